"""The sheet on which the hall goes on by hand: queue, attendance, numbered blank lines of the minutes."""

from __future__ import annotations

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core import clock
from doithoai.documents import drafting
from doithoai.documents.content import Content, Heading, Paragraph, Table
from doithoai.live import queue
from doithoai.live.models import NameShown, Sitting, Turn

#: Blank lines for the minutes: about an hour.
LINES = 40


def sheet(sitting: Sitting) -> Content:
    """Phiếu ghi tay: as the hall stands at this moment, to be entered later with the times written on it."""
    conference = sitting.conference
    now = clock.local(clock.now())
    return drafting.listed(
        conference.authority,
        kind="Phiếu ghi tay",
        abstract=("khi mất điện, mất kết nối tại", drafting.lowered(conference.title)),
        body=(
            Paragraph(f"In lúc {now:%H giờ %M}. Ghi giờ thực tế; nhập bù vào phần mềm khi có kết nối."),
            Heading(1, "THỨ TỰ PHÁT BIỂU"),
            Table(
                ("Số", "Người đăng ký", "Nội dung", "Bắt đầu", "Kết thúc"),
                tuple(_speaker(turn) for turn in queue.waiting(sitting)) or (("", "", "", "", ""),),
                widths=(0.7, 2.6, 4, 1.3, 1.3),
                aligns=("center", "left", "left", "left", "left"),
            ),
            Heading(1, "ĐIỂM DANH"),
            Table(
                ("Số", "Họ và tên", "Đơn vị, thôn", "Giờ đến"),
                tuple(_delegate(row) for row in _expected(sitting)) or (("", "", "", ""),),
                widths=(0.7, 3.4, 3.4, 1.3),
                aligns=("center", "left", "left", "left"),
            ),
            Heading(1, "DIỄN BIẾN"),
            Table(
                ("TT", "Giờ", "Số đại biểu", "Nội dung"),
                tuple((str(number), "", "", "") for number in range(1, LINES + 1)),
                widths=(0.7, 1.2, 1.4, 7),
                aligns=("center", "left", "left", "left"),
            ),
        ),
    )


def _speaker(turn: Turn) -> tuple[str, ...]:
    is_named = turn.name_shown in (NameShown.FULL, NameShown.PLACE)
    return (str(turn.number), turn.name if is_named else f"Đại biểu số {turn.number}", turn.topic, "", "")


def _expected(sitting: Sitting) -> list[Attendance]:
    return list(Attendance.objects.filter(conference=sitting.conference).order_by("number"))


def _delegate(row: Attendance) -> tuple[str, ...]:
    is_here = row.status == AttendanceStatus.PRESENT and row.checked_in_at is not None
    came = f"{clock.local(row.checked_in_at):%H:%M}" if is_here and row.checked_in_at else ""
    return (row.shown_number, row.name, row.unit, came)
