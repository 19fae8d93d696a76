"""Papers of a conference: notice (3), programme (11), invitation (12), delegates (13), what is read aloud (23)."""

from __future__ import annotations

from collections.abc import Iterable

from doithoai.conference import bulletin as loudspeaker
from doithoai.conference import hall_papers, inviting
from doithoai.conference.models import Announcement, Attendance, AttendanceStatus, Conference
from doithoai.core import clock
from doithoai.core.formats import vndate, vntime
from doithoai.documents import drafting, wording
from doithoai.documents.content import (
    Blank,
    Block,
    Content,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Recipient,
    Signature,
    Symbol,
    Table,
    paragraphs,
)
from doithoai.people.clocks import WEEKDAYS
from doithoai.people.models import HeadKind

INVITATION_CLOSES = wording.passage(
    "invitation.closing",
    number=12,
    paper="Giấy mời",
    name="Câu kết",
    text="Rất mong đồng chí, ông (bà) đến dự đúng thời gian. {lien_he}",
    fields={"lien_he": "Liên hệ: Văn phòng Đảng ủy xã, điện thoại 0204 300 0115"},
    needed=("lien_he",),
)
SUMMONS_CLOSES = wording.passage(
    "summons.closing",
    number=12,
    paper="Giấy triệu tập",
    name="Câu kết",
    text="Đề nghị đồng chí có mặt đúng thành phần, thời gian; vắng mặt phải báo cáo lý do. {lien_he}",
    fields={"lien_he": "Liên hệ: Văn phòng Đảng ủy xã, điện thoại 0204 300 0115"},
    needed=("lien_he",),
)


def notice(announcement: Announcement) -> Content:
    """What is read out and put up; a later version says first what changed."""
    conference = announcement.conference
    authority = conference.authority
    party = authority.head_kind == HeadKind.PARTY
    published = announcement.published_at
    return Content(
        letterhead=Letterhead(issuer=authority.name, superior=authority.superior_name),
        symbol=Symbol(kind="TB", body=authority.symbol),
        place=authority.place_name,
        kind="Thông báo",
        abstract=(f"tổ chức {conference.title[:1].lower()}{conference.title[1:]}",),
        body=tuple(_body(announcement)),
        signature=Signature(
            position="CHÁNH VĂN PHÒNG",
            authority="T/L BAN THƯỜNG VỤ" if party else "TL. CHỦ TỊCH",
        ),
        day=clock.local(published).date() if published else None,
        recipients=(Recipient("Các cơ quan, đơn vị liên quan"), Recipient("Hệ thống truyền thanh cơ sở")),
        filing="Văn phòng",
    )


def when(announcement: Announcement) -> str:
    """08 giờ 00, thứ Năm, ngày 10/12/2026."""
    if announcement.day is None:
        return "có thông báo sau"
    return f"{vntime(announcement.starts_at)}, {WEEKDAYS[announcement.day.weekday()]}, ngày {vndate(announcement.day)}"


def _body(announcement: Announcement) -> Iterable[Block]:
    if announcement.change_note:
        yield Paragraph(announcement.change_note, lead="Nội dung thay đổi:")
    if announcement.conference.is_called_off:
        return
    yield Heading(1, "THỜI GIAN, ĐỊA ĐIỂM")
    yield Paragraph(f"{when(announcement)}.", lead="Thời gian:")
    yield Paragraph(f"{announcement.venue}.", lead="Địa điểm:")
    yield Heading(1, "NỘI DUNG")
    yield from paragraphs(announcement.content)
    yield Heading(1, "CHƯƠNG TRÌNH")
    for line in paragraphs(announcement.programme):
        yield Item(line.text)
    yield Heading(1, "CÁCH THAM GIA")
    yield from paragraphs(announcement.how_to_take_part)


def programme(conference: Conference, *, timetable: str = "") -> Content:
    """Chương trình (11): the timetable, how long somebody speaks, the rules of the house.

    `timetable` stands in where no programme was written yet.
    """
    authority = conference.authority
    rows = tuple(_timetable(conference.programme or timetable))
    body: list[Block] = [
        Paragraph(f"{_held(conference)}.", lead="Thời gian, địa điểm:"),
        Table(("TT", "Thời gian", "Nội dung"), rows, widths=(0.7, 1.8, 7.5), aligns=("center", "center", "left")),
        Heading(1, "NỘI QUY"),
        *hall_papers.rules_body(conference),
    ]
    return drafting.paper(
        authority,
        kind="Chương trình",
        symbol="CTr",
        abstract=(drafting.lowered(conference.title),),
        body=body,
        recipients=("Đại biểu dự hội nghị",),
        circulation="TÀI LIỆU HỘI NGHỊ",
    )


def invitation(conference: Conference, *, summons: bool = False, delegate: Attendance | None = None) -> Content:
    """Giấy mời, or giấy triệu tập for those who must come (12); the name is written by hand when none is given."""
    authority = conference.authority
    verb = "triệu tập" if summons else "trân trọng kính mời"
    who: tuple[Block, ...] = (Blank(1),)
    if delegate is not None:
        named = ", ".join(part for part in (delegate.name, delegate.position, delegate.unit) if part)
        who = (Paragraph(named),)
    closes = SUMMONS_CLOSES if summons else INVITATION_CLOSES
    contact = f"Liên hệ: Văn phòng {authority.short_name}" + (
        f", điện thoại {authority.phone}" if authority.phone else ""
    )
    return drafting.paper(
        authority,
        kind="Giấy triệu tập" if summons else "Giấy mời",
        symbol="GTT" if summons else "GM",
        abstract=(f"dự {drafting.lowered(conference.title)}",),
        body=(
            Paragraph(f"{authority.issuing_body} {verb}:"),
            *who,
            Paragraph(f"{drafting.lowered(conference.title)}.", lead="Đến dự:"),
            Paragraph(f"{_held(conference)}.", lead="Thời gian, địa điểm:"),
            *(Paragraph(line.text, lead="Nội dung:") for line in paragraphs(conference.content)[:1]),
            Paragraph("Chương trình và tài liệu gửi kèm.", lead="Tài liệu:"),
            Paragraph(closes.said(authority, lien_he=contact)),
        ),
        filing="",
    )


def delegates(conference: Conference) -> Content:
    """Danh sách đại biểu, điểm danh (13): invited or summoned, present or why not, room to sign."""
    rows = tuple(
        (
            str(place),
            row.name,
            ", ".join(part for part in (row.position, row.unit) if part),
            "Triệu tập" if row.is_summoned else ("Tự đến" if row.is_walk_in else "Mời"),
            _came(row),
            "",
        )
        for place, row in enumerate(_listed(conference), start=1)
    )
    return drafting.listed(
        conference.authority,
        kind="Danh sách",
        abstract=(f"đại biểu dự {drafting.lowered(conference.title)}",),
        body=(
            Paragraph(f"{_held(conference)}."),
            Table(
                ("TT", "Họ và tên", "Chức vụ, đơn vị", "Thành phần", "Có mặt", "Ký tên"),
                rows,
                widths=(0.6, 2.6, 3, 1.3, 1.6, 1.2),
                aligns=("center", "left", "left", "left", "left", "left"),
            ),
        ),
    )


def _listed(conference: Conference) -> list[Attendance]:
    """In the order in which they are presented (S-53); who sent somebody else keeps no line."""
    return inviting.in_protocol(conference.attendances.filter(stand_in=None).select_related("organisation"))


def bulletin(announcement: Announcement) -> str:
    """Bản tin truyền thanh (23): the text as it is read, how long it takes, when it was on the air."""
    script = loudspeaker.whole(announcement, loudspeaker.pace_of(announcement.conference.authority))
    log = [
        f"- {one.organisation.name}: {vntime(one.aired_at)} ngày {vndate(one.aired_at)}"
        for one in announcement.broadcasts.select_related("organisation").order_by("aired_at", "pk")
    ]
    length = "" if script.seconds is None else f"Thời lượng đọc: khoảng {script.minutes} phút {script.rest} giây.\n"
    aired = "\n".join(["Đã phát:", *log]) if log else "Đã phát: chưa ghi nhận."
    return f"{script.text}\n\n{length}{aired}\n"


def _timetable(text: str) -> Iterable[tuple[str, str, str]]:
    for place, line in enumerate(paragraphs(text), start=1):
        at, found, what = line.text.partition(" ")
        is_time = found and at[:1].isdigit()
        yield str(place), at.rstrip(":-–") if is_time else "", what.lstrip("-–: ") if is_time else line.text


def _held(conference: Conference) -> str:
    if conference.day is None:
        return "Thời gian, địa điểm có thông báo sau"
    at = f"{vntime(conference.starts_at)}, " if conference.starts_at else ""
    return f"{at}{WEEKDAYS[conference.day.weekday()]}, ngày {vndate(conference.day)}, tại {conference.venue}"


def _came(row: Attendance) -> str:
    words = {
        AttendanceStatus.PRESENT: "Có mặt",
        AttendanceStatus.EXCUSED: f"Vắng: {row.absence_reason}",
        AttendanceStatus.ABSENT: "Vắng không lý do",
    }
    return words.get(AttendanceStatus(row.status), "")
