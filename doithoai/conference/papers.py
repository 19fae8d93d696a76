"""Notice of a conference as a paper: programme, content, time, place and how to take part (Thông báo)."""

from __future__ import annotations

from collections.abc import Iterable

from doithoai.conference.models import Announcement
from doithoai.core import clock
from doithoai.core.formats import vndate, vntime
from doithoai.documents.content import (
    Block,
    Content,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Recipient,
    Signature,
    Symbol,
    paragraphs,
)
from doithoai.people.clocks import WEEKDAYS
from doithoai.people.models import HeadKind


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
