"""Numbers of papers: the next of a book, a reserved one, or one that another registry gave."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.models import Counter
from doithoai.core.numbers import next_number
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.documents.models import LineOrigin, Paper, Register, RegisterLine
from doithoai.documents.profiles import Profile
from doithoai.people.models import Authority, Organisation

journal.register_verb("register.reserve", _("Number reserved"))
journal.register_verb("register.release", _("Reserved number given up"))


def series(authority: Authority, profile: Profile, day: date) -> str:
    """Party papers count through the committee's term, State papers through the calendar year."""
    return authority.term_label if profile.numbered_by == "term" and authority.term_label else str(day.year)


def book(
    authority: Authority, organisation: Organisation | None, *, kind: str, profile: Profile, day: date
) -> Register:
    """The number book for a paper of this issuer, kind and day; made when first needed."""
    return Register.objects.get_or_create(
        authority=authority, organisation=organisation, kind=kind, series=series(authority, profile, day)
    )[0]


def take(paper: Paper, *, day: date) -> RegisterLine:
    """The next number for the paper; the one it has, when it has one already."""
    with transaction.atomic():
        # The lock on the counter makes a second clerk wait here, so the paper is asked after it.
        register = book(paper.authority, paper.organisation, kind=paper.kind, profile=paper.profile, day=day)
        number = _next(register)
        held = RegisterLine.objects.filter(paper=paper).first()
        if held is None:
            return RegisterLine.objects.create(register=register, number=number, paper=paper, day=day)
        transaction.set_rollback(True)
    return held


def use(paper: Paper, *, line: RegisterLine) -> RegisterLine:
    """Give the paper a number that was reserved for it."""
    register = line.register
    same = (register.authority_id, register.organisation_id, register.kind)
    if same != (paper.authority_id, paper.organisation_id, paper.kind):
        raise Refused(_("This number was reserved for another kind of paper."), code="line", field="line")
    with transaction.atomic():
        if not RegisterLine.objects.free().filter(pk=line.pk).update(paper=paper):
            raise Refused(_("This reserved number has been used. Choose another."), code="line", field="line")
    line.paper = paper
    return line


def enter(paper: Paper, *, number: int, reason: str, day: date) -> RegisterLine:
    """Give the paper a number that another registry gave it."""
    if not reason.strip():
        raise Refused(_("Say which registry gave this number."), code="reason", field="reason")
    with transaction.atomic():
        register = book(paper.authority, paper.organisation, kind=paper.kind, profile=paper.profile, day=day)
        line, is_new = RegisterLine.objects.get_or_create(
            register=register,
            number=number,
            defaults={"paper": paper, "origin": LineOrigin.TYPED, "reason": reason.strip(), "day": day},
        )
    if not is_new:
        raise Refused(_("This number is already in the book. Enter another."), code="number", field="number")
    return line


def reserve(register: Register, *, by: Actor, reason: str, day: date | None = None) -> RegisterLine:
    """Keep the next number back for a paper that will come."""
    if not reason.strip():
        raise Refused(_("Say what the number is reserved for."), code="reason", field="reason")
    allow(by, "paper.issue", register)
    with transaction.atomic():
        line = RegisterLine(
            register=register,
            number=_next(register),
            origin=LineOrigin.RESERVED,
            reason=reason.strip(),
            day=day or clock.today(),
        )
        return begin(
            line, "register.reserve", by=by, right="paper.issue", facts={"book": str(register), "number": line.number}
        )


def release(line: RegisterLine, *, by: Actor, reason: str) -> None:
    """Give a reserved number up: it stays in the book, unused, with the reason."""
    if not reason.strip():
        raise Refused(_("Say why the number is not used."), code="reason", field="reason")
    with transaction.atomic():
        if not RegisterLine.objects.free().filter(pk=line.pk).exists():
            raise Refused(_("This number is no longer reserved."), code="done")
        amend(line, "register.release", by=by, right="paper.issue", is_void=True, reason=reason.strip())


def missing(register: Register) -> list[int]:
    """Numbers that were given out and stand in no line; must always be none."""
    known = set(register.lines.values_list("number", flat=True))
    last = Counter.objects.filter(pk=_counter(register)).values_list("value", flat=True).first() or 0
    return [number for number in range(1, last + 1) if number not in known]


def _next(register: Register) -> int:
    """The next number that no typed line holds already."""
    while True:
        number = next_number(_counter(register))
        if not RegisterLine.objects.filter(register=register, number=number).exists():
            return number


def _counter(register: Register) -> str:
    return f"paper:{register.pk}"
