"""The form "Phiếu lấy ý kiến" for the printer: a sheet a number, with a stub that the sender keeps (paper 5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import segno

from doithoai.conference.models import Category, Conference
from doithoai.core import clock, codes
from doithoai.core.formats import vndate
from doithoai.documents import pdf
from doithoai.documents.metrics import displayable
from doithoai.opinion import paper_runs
from doithoai.opinion.models import Field, PaperRun
from doithoai.people.models import Authority, valid_on

_TEMPLATE = Path(__file__).resolve().parent / "templates" / "opinion" / "form.typ"
#: More fields than this are written by the sender, not ticked.
MOST_FIELDS = {"a4": 18, "a5": 12}

#: Who comes to such conferences, in the words of the form.
SENDERS = (
    (Category.OFFICIAL, "Cán bộ, công chức"),
    (Category.PARTY_MEMBER, "Đảng viên"),
    (Category.ASSOCIATION_MEMBER, "Hội viên đoàn thể"),
    (Category.PEOPLE, "Người dân"),
    (Category.OWNER, "Chủ doanh nghiệp"),
    (Category.WORKER, "Công nhân, người lao động"),
)
CONSENTS = (
    "Đồng ý công khai nội dung ý kiến (đã che thông tin cá nhân).",
    "Đồng ý công khai cả họ và tên.",
    "Đề nghị giấu tên với người khác trong hội trường và nơi làm việc.",
)
SPEAK = "Có nguyện vọng phát biểu tại hội nghị."
PRIVACY = "Họ tên, điện thoại chỉ cán bộ tiếp nhận được xem. Có thể không ghi tên; ý kiến vẫn được trả lời."
NO_COMPLAINTS = "Khiếu nại, tố cáo gửi theo Luật Khiếu nại, Luật Tố cáo; xin không ghi vào phiếu này."


def render(run: PaperRun, sheets: Sequence[int], *, send_at: str, look_up_at: str) -> bytes:
    """The sheets of these numbers as one PDF; the square code leads to the sending page of this conference."""
    authority, conference = run.authority, run.conference
    form: dict[str, Any] = {
        "size": run.size,
        "issuer": authority.name,
        "superior": authority.superior_name,
        "title": "PHIẾU LẤY Ý KIẾN",
        "conference": conference.title,
        "when": _when(conference),
        "senders": [words for _value, words in SENDERS],
        "fields": _fields(authority, MOST_FIELDS[run.size]),
        "consents": CONSENTS,
        "speak": SPEAK,
        "privacy": PRIVACY,
        "no_complaints": NO_COMPLAINTS,
        "back_to": run.through.name if run.through else authority.name,
        "phone": authority.phone,
        "address": authority.address,
        "send_at": _shown(send_at),
        "look_up_at": _shown(look_up_at),
        "square": segno.make(send_at, error="m", micro=False).svg_inline(border=0),
        "sheets": [
            {"number": run.name_of(number), "code": codes.grouped(paper_runs.code_of(run, number))} for number in sheets
        ],
    }
    moment = datetime.combine(run.printed_on, time(), clock.ZONE)
    return pdf.draw(_TEMPLATE, "form", _displayable(form), moment=moment)


def _when(conference: Conference) -> str:
    parts = [vndate(conference.day)] if conference.day else []
    return ", ".join([*parts, *([conference.venue] if conference.venue else [])])


def _fields(authority: Authority, most: int) -> list[str]:
    """The main fields that the public may know of, to tick; none when they are too many."""
    rows = Field.objects.filter(valid_on(clock.today()), authority=authority, parent=None, is_internal=False)
    names = list(rows.values_list("name", flat=True))
    return names if len(names) <= most else []


def _shown(address: str) -> str:
    """An address as people type it."""
    return address.partition("://")[2].partition("?")[0].rstrip("/")


def _displayable(value: Any) -> Any:
    """All words, with what the typeface cannot draw taken out."""
    match value:
        case str():
            return displayable(value)
        case dict():
            return {name: part if name == "square" else _displayable(part) for name, part in value.items()}
        case list() | tuple():
            return [_displayable(part) for part in value]
    return value
