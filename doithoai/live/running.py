"""The day minute by minute: who does what at which time, from the agenda, the roles, the rules and the lists (S-52)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from doithoai.conference import appointing, attending, briefing, hall_rules
from doithoai.conference import papers as conference_papers
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.documents import drafting
from doithoai.documents.content import Content, Table
from doithoai.live.agenda import REPORT, parts
from doithoai.live.models import Segment
from doithoai.people.models import HeadKind
from doithoai.people.roles import Role

#: Who leads a part, where the agenda names a body and not a role of the hall.
LEADS = {"Khai mạc": Role.HOST, "Nội quy": Role.HOST, "Bế mạc": Role.HOST}


@dataclass(frozen=True)
class Line:
    """One part of the day."""

    at: time | None
    minutes: int
    title: str
    short: str
    who: str
    does: tuple[str, ...]

    @property
    def begins(self) -> str:
        return f"{self.at:%H:%M}" if self.at else ""


@dataclass(frozen=True)
class _Day:
    """What the words of the script are made of, read once."""

    conference: Conference
    named: dict[str, str]
    expected: int
    summoned: int

    def name(self, role: Role) -> str:
        return self.named.get(role, "chưa phân công")


def lines(conference: Conference) -> list[Line]:
    """From the parts of the open sitting, else from the agenda that it will have."""
    planned = [
        (row.title, row.short, row.who, row.planned_minutes)
        for row in Segment.objects.filter(sitting__conference=conference).order_by("order")
    ] or [(part.title, part.short, part.who, part.minutes) for part in parts(conference)]
    day, begins, found = _read(conference), _begins(conference), []
    for title, short, who, minutes in planned:
        at = begins.time() if begins else None
        found.append(Line(at, minutes, title, short, _leads(day, short, who), _does(day, short)))
        begins = begins + timedelta(minutes=minutes) if begins else None
    return found


def ends_at(conference: Conference) -> time | None:
    """When the last part is over if every part keeps its time."""
    rows = lines(conference)
    begins = _begins(conference)
    return (begins + timedelta(minutes=sum(row.minutes for row in rows))).time() if begins else None


def programme_text(conference: Conference) -> str:
    """The programme of the day as it is announced: one part a line, with its time."""
    return "\n".join(f"{row.begins} {row.title}".strip() for row in lines(conference))


def programme(conference: Conference) -> Content:
    """Chương trình (11): as it was written, else as the agenda gives it."""
    return conference_papers.programme(conference, timetable=programme_text(conference))


def script(conference: Conference) -> Content:
    """Kịch bản điều hành (11): time, part, who leads it, what is done and shown meanwhile."""
    rows = tuple(
        (row.begins or str(place), str(row.minutes), row.title, row.who, "; ".join(row.does))
        for place, row in enumerate(lines(conference), start=1)
    )
    return drafting.listed(
        conference.authority,
        kind="Kịch bản điều hành",
        abstract=(drafting.lowered(conference.title),),
        body=(
            Table(
                ("Giờ", "Phút", "Phần việc", "Người thực hiện", "Việc làm, màn hình"),
                rows,
                widths=(0.8, 0.7, 2.5, 2, 4.4),
                aligns=("center", "center", "left", "left", "left"),
            ),
        ),
        circulation="TÀI LIỆU HỘI NGHỊ",
    )


def _begins(conference: Conference) -> datetime | None:
    if conference.starts_at is None:
        return None
    return datetime.combine(conference.day or clock.today(), conference.starts_at)


def _read(conference: Conference) -> _Day:
    named: dict[str, list[str]] = {}
    for row in appointing.people_of(conference):
        named.setdefault(row.role, []).append(row.person.full_name)
    counted = attending.figures(conference)
    return _Day(
        conference,
        {role: ", ".join(names) for role, names in named.items()},
        counted.expected,
        counted.summoned,
    )


def _leads(day: _Day, short: str, who: str) -> str:
    """The role and the person, where one was appointed."""
    role = LEADS.get(short)
    if role is not None:
        return f"Người dẫn chương trình: {day.name(Role.HOST)}"
    if who == day.conference.authority.head_title:
        return f"{who}: {day.name(Role.CHAIR)}"
    return who


def _does(day: _Day, short: str) -> tuple[str, ...]:
    said = _SAYS.get(short)
    return said(day) if said is not None else ()


def _opening(day: _Day) -> tuple[str, ...]:
    listed = f"Giới thiệu đại biểu theo danh sách ({day.expected} người"
    summoned = f", trong đó triệu tập {day.summoned}" if day.summoned else ""
    return (f"{listed}{summoned})", "màn hình: chào mừng")


def _house_rules(day: _Day) -> tuple[str, ...]:
    return (
        f"Đọc nội quy ({len(hall_rules.of(day.conference))} điều)",
        f"giới thiệu chủ tọa: {day.name(Role.CHAIR)}; thư ký: {day.name(Role.MINUTE_TAKER)}",
        f"bộ phận tiếp nhận, đăng ký phát biểu: {day.name(Role.DESK)}",
        "màn hình: nội quy",
    )


def _method(day: _Day) -> tuple[str, ...]:
    ways = "trả lời tại chỗ, giao cơ quan, hoặc hẹn ngày trả lời"
    return (f"Nêu nội dung và cách trả lời từng ý kiến: {ways}",)


def _report(day: _Day) -> tuple[str, ...]:
    row = briefing.of(day.conference)
    if row is None or row.owner is None:
        return ("Chưa giao đơn vị chuẩn bị phần thông tin",)
    slides = "có trình chiếu; " if row.slides_id else ""
    return (f"{row.title} ({row.owner.name} chuẩn bị)", f"{slides}màn hình: phần thông tin")


def _dialogue(day: _Day) -> tuple[str, ...]:
    return (
        f"Mỗi lượt không quá {hall_rules.time_words(day.conference)}, theo thứ tự đăng ký",
        f"bấm giờ, màn hình: {day.name(Role.OPERATOR)}",
        f"ghi ý kiến, biên bản: {day.name(Role.MINUTE_TAKER)}",
    )


def _concluding(day: _Day) -> tuple[str, ...]:
    party = day.conference.authority.head_kind == HeadKind.PARTY
    who = "cấp ủy" if party else "Ủy ban nhân dân"
    return ("Chốt danh mục kết luận: cơ quan, việc, thời hạn", f"{who} kết luận; màn hình: kết luận")


def _closing(day: _Day) -> tuple[str, ...]:
    return ("Cảm ơn đại biểu; báo nơi xem kết quả trả lời", "màn hình: cảm ơn")


_SAYS: dict[str, Callable[[_Day], tuple[str, ...]]] = {
    "Khai mạc": _opening,
    "Nội quy": _house_rules,
    "Phương pháp": _method,
    REPORT: _report,
    "Đối thoại": _dialogue,
    "Kết luận": _concluding,
    "Bế mạc": _closing,
}
