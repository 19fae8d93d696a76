"""Somebody lost telephone and paper: one person asks, another one who knows the official takes the factors off."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Machine
from doithoai.core.journal import Typed
from doithoai.core.models import public_id
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.people.accounts import home_of
from doithoai.people.models import Authority, FactorReset, Person

#: Whoever has a shell on the server, for the only administrator who lost everything.
OPERATOR = Machine("operator", frozenset({"people.manage", "factor.confirm"}))

journal.register_verb("factor.reset_ask", _("Reset of the second factor asked for"))
journal.register_verb("factor.reset", _("Second factor taken off by a second person"))
journal.register_verb("factor.reset_refuse", _("Reset of the second factor refused"))
journal.register_verb("factor.reset_operator", _("Second factor taken off at the server"))


def waiting(authority: Authority) -> QuerySet[FactorReset]:
    rows = FactorReset.objects.filter(authority=authority, decided_at=None)
    return rows.select_related("person", "asked_by")


def ask(person: Person, *, authority: Authority, reason: str, by: Actor) -> FactorReset:
    """The first of two: who it is was looked at, face to face."""
    home = home_of(person)
    if home is None or home.pk != authority.pk:
        raise Refused(_("Another authority keeps this account. Ask the administrator there."))
    if not reason.strip():
        raise Refused(_("Say what happened and how you made sure who it is."), field="reason")
    if not person.second_factors.exists():
        raise Refused(_("This person has no second factor."))
    row = FactorReset(authority=authority, person=person, reason=reason.strip()[:300])
    row.asked_by_id = by.pk  # type: ignore[assignment]  # a person: the machine asks for nothing
    facts = {"person": person.pk, "reason": Typed(row.reason)}
    try:
        with transaction.atomic():
            return begin(row, "factor.reset_ask", by=by, right="people.manage", facts=facts)
    except IntegrityError as error:
        raise Refused(_("This is asked for already. Another person confirms it."), code="twice") from error


def confirm(row: FactorReset, *, by: Actor) -> None:
    """The second of two: neither who asked nor who is concerned. Twice is once."""
    _another(row, by)
    with transaction.atomic():
        if _decide(row, "factor.reset", by, is_done=True):
            _take_off(row.person)


def refuse(row: FactorReset, *, by: Actor) -> None:
    _another(row, by)
    with transaction.atomic():
        _decide(row, "factor.reset_refuse", by, is_done=False)


def at_the_server(person: Person) -> None:
    """By the command alone."""
    home = home_of(person)
    with transaction.atomic():
        _take_off(person)
        if home is not None:
            journal.record(home, "factor.reset_operator", by=OPERATOR, facts={"person": person.pk})


def _another(row: FactorReset, by: Actor) -> None:
    allow(by, "factor.confirm", row)
    if by.pk in {row.asked_by_id, row.person_id}:
        raise Refused(_("A second person confirms this: neither who asked nor whom it concerns."), code="second")


def _decide(row: FactorReset, verb: str, by: Actor, *, is_done: bool) -> bool:
    open_row = FactorReset.objects.select_for_update().filter(pk=row.pk, decided_at=None).first()
    if open_row is None:
        return False
    facts = {"person": row.person_id}
    amend(
        open_row,
        verb,
        by=by,
        right="factor.confirm",
        facts=facts,
        decided_by_id=by.pk,
        decided_at=clock.now(),
        is_done=is_done,
    )
    return True


def _take_off(person: Person) -> None:
    person.second_factors.all().delete()
    person.recovery_codes.all().delete()
    person.session_mark = public_id()
    person.save(update_fields=["session_mark"])
