"""Who opened contact data or a sealed matter, when and why: the authority looks at it, nobody changes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Q, QuerySet

from doithoai.core import clock
from doithoai.opinion.models import Opened
from doithoai.people.models import Authority, Person

CONTACT, SEALED = "contact", "sealed"


@dataclass(frozen=True)
class Opening:
    """One line: numbers alone, never a word of what was opened."""

    at: datetime
    person: str
    what: str
    number: str
    reason: str


def of(
    authority: Authority,
    *,
    what: str = "",
    person: Person | None = None,
    since: date | None = None,
    until: date | None = None,
) -> QuerySet[Opened]:
    """The openings of one authority, the newest first."""
    rows = Opened.objects.filter(Q(submission__authority=authority) | Q(matter__authority=authority))
    if what:
        rows = rows.filter(matter__isnull=what == CONTACT)
    if person is not None:
        rows = rows.filter(person_id=person.pk)
    if since is not None:
        rows = rows.filter(at__gte=_start(since))
    if until is not None:
        rows = rows.filter(at__lt=_start(until + timedelta(days=1)))
    return rows.select_related("submission", "matter").prefetch_related("submission__opinions").order_by("-at", "-pk")


def lines(rows: QuerySet[Opened] | list[Opened]) -> Iterator[Opening]:
    """The same with the names of those who opened."""
    held = list(rows)
    names = dict(Person.objects.filter(pk__in={row.person_id for row in held}).values_list("pk", "full_name"))
    for row in held:
        if row.matter is not None:
            what, number = SEALED, row.matter.number
        else:
            opinions = row.submission.opinions.all() if row.submission else ()
            what, number = CONTACT, ", ".join(one.number for one in opinions)
        yield Opening(row.at, names.get(row.person_id, ""), what, number, row.reason)


def people(authority: Authority) -> QuerySet[Person]:
    """Everybody who ever opened something here."""
    return Person.objects.filter(pk__in=of(authority).order_by().values("person_id")).order_by("full_name")


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.ZONE)
