"""For a report of a breach: whose data, and of which kinds, were opened in a span of time. Numbers, no names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext_lazy as _

from doithoai.core import journal, sheets
from doithoai.core.actors import Actor
from doithoai.core.formats import vnmoment
from doithoai.core.transitions import allow
from doithoai.opinion import openings
from doithoai.opinion.models import Contact, Opened
from doithoai.people.models import Authority, Person

journal.register_verb("breach.extract", _("Extract for a report of a breach drawn up"))

RIGHT = "opening.read"
HEADER = ("Thời điểm", "Tài khoản đã mở", "Loại", "Số ý kiến, vấn đề", "Loại dữ liệu bị lộ", "Lý do ghi khi mở")
KINDS = (("name", "họ tên"), ("phone", "số điện thoại"), ("email", "thư điện tử"), ("address", "địa chỉ"))
WORDS = {openings.CONTACT: "Thông tin liên hệ", openings.SEALED: "Nội dung giữ kín"}


@dataclass(frozen=True)
class Reach:
    """How many people and what of them could be read."""

    openings: int
    persons: int
    sealed: int
    kinds: dict[str, int]


@dataclass(frozen=True)
class Line:
    at: datetime
    account: str
    what: str
    number: str
    kinds: str
    reason: str


def lines(authority: Authority, *, since: date, until: date, person: Person | None = None) -> list[Line]:
    """Each opening with the kinds of data that lie there today."""
    rows = list(openings.of(authority, since=since, until=until, person=person))
    held = _held(rows)
    return [
        Line(told.at, told.person, told.what, told.number, _kinds(row, held), told.reason)
        for row, told in zip(rows, openings.lines(rows), strict=True)
    ]


def reach(authority: Authority, *, since: date, until: date, person: Person | None = None) -> Reach:
    """The figures that the report asks for."""
    rows = list(openings.of(authority, since=since, until=until, person=person))
    held = _held(rows)
    persons = {row.submission_id for row in rows if row.submission_id}
    kinds = {words: len(held[column] & persons) for column, words in KINDS}
    return Reach(len(rows), len(persons), len({row.matter_id for row in rows if row.matter_id}), kinds)


def sheet(authority: Authority, *, since: date, until: date, by: Actor, person: Person | None = None) -> bytes:
    """The table to enclose; that it was drawn up stands in the journal."""
    allow(by, RIGHT, authority)
    found = lines(authority, since=since, until=until, person=person)
    facts = {"since": since.isoformat(), "until": until.isoformat(), "lines": len(found)}
    journal.record(authority, "breach.extract", by=by, facts=facts)
    return sheets.write_xlsx(HEADER, _cells(found), title="Trích xuất sự cố")


def _cells(found: list[Line]) -> Iterator[list[str]]:
    for one in found:
        yield [vnmoment(one.at, staff=True), one.account, WORDS[one.what], one.number, one.kinds, one.reason]


def _held(rows: list[Opened]) -> dict[str, set[int]]:
    """Column of the contact data -> submissions that have it; asked without decrypting anything."""
    contacts = Contact.objects.filter(submission__in={row.submission_id for row in rows if row.submission_id})
    return {
        column: set(contacts.exclude(**{column: ""}).values_list("submission_id", flat=True))
        for column, _words in KINDS
    }


def _kinds(row: Opened, held: dict[str, set[int]]) -> str:
    if row.submission_id is None:
        return "nội dung đơn"
    return ", ".join(words for column, words in KINDS if row.submission_id in held[column]) or "đã xóa"
