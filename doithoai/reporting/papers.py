"""Báo cáo kết quả (22): what became of all that was raised with one conference, or in a span of days."""

from __future__ import annotations

from datetime import date

from doithoai.casework.models import Commitment
from doithoai.casework.states import CommitmentState
from doithoai.conference.models import Conference
from doithoai.core.formats import vndate, vnnumber
from doithoai.documents import drafting
from doithoai.documents.content import Content, Heading, Item, Paragraph, Table
from doithoai.reporting.figures import Span, overview

#: More late promises than a reader of a report goes through one by one.
_MOST = 30


def results(conference: Conference, *, on: date) -> Content:
    """Counts with their wholes, what is late and why, what is proposed."""
    authority = conference.authority
    told = overview(authority, on, Span(conference=conference))
    promises = Commitment.objects.of(authority).unsealed().filter(matter__conference=conference)
    late = promises.filter(state=CommitmentState.OPEN, due_on__lt=on)
    rows = (
        ("Vấn đề được nêu", told.matters, None),
        ("Đã trả lời", told.answered, told.matters),
        ("Đã giải quyết xong", told.resolved, told.matters),
        ("Trả lời đã công khai", told.published, told.matters),
        ("Trả lời đúng hạn", told.in_time, told.published),
        ("Cam kết", told.commitments, None),
        ("Cam kết đã thực hiện", told.kept, told.commitments),
        ("Cam kết quá hạn", told.late_commitments, told.commitments),
    )
    return drafting.paper(
        authority,
        kind="Báo cáo",
        symbol="BC",
        abstract=("kết quả giải quyết, trả lời ý kiến", f"sau {drafting.lowered(conference.title)}"),
        day=on,
        body=(
            Heading(1, "KẾT QUẢ"),
            Paragraph(f"Số liệu tính đến ngày {vndate(on)}."),
            Table(
                ("Chỉ tiêu", "Số lượng", "Trên tổng số"),
                tuple(
                    (name, vnnumber(count), vnnumber(whole) if whole is not None else "") for name, count, whole in rows
                ),
                widths=(6, 2, 2),
                aligns=("left", "right", "right"),
            ),
            Heading(1, "CAM KẾT QUÁ HẠN"),
            *(_late(one, on) for one in late.select_related("owner").order_by("due_on", "pk")[:_MOST]),
            *(() if late.exists() else (Paragraph("Không có cam kết quá hạn."),)),
            Heading(1, "ĐỀ XUẤT"),
            Paragraph(
                "Các cơ quan, đơn vị tiếp tục thực hiện cam kết đúng thời hạn; nội dung chưa xong chuyển theo dõi ở "
                "hội nghị sau."
            ),
        ),
        recipients=(f"Thường trực {authority.short_name}",),
    )


def _late(one: Commitment, on: date) -> Item:
    return Item(f"{one.number}: {one.owner.name}, hạn {vndate(one.due_on)}, quá hạn {(on - one.due_on).days} ngày.")
