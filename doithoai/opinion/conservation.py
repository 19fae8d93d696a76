"""No opinion is ever lost: what was received equals the sum of the ten places, and the books agree.

The books are four and independent: the opinions, the parts their submissions were taken apart into, the
journal, and the counters that gave out the numbers. A row that vanished is missing in the first alone.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.models import Counter as Numbers
from doithoai.core.models import Entry
from doithoai.opinion import figures
from doithoai.opinion.models import Matter, Opinion, Submission
from doithoai.opinion.states import PLACES, place_of
from doithoai.people.models import Authority


@dataclass(frozen=True)
class Balance:
    """The sum of process rule 1, counted in opinions."""

    received: int
    places: dict[str, int]
    holds: bool
    submissions: int


def balance(
    authority: Authority | None = None,
    *,
    conference: Conference | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Balance:
    """Received on one side, the ten places on the other; each side is counted from its own rows."""
    opinions, submissions = _within(authority, conference, since, until)
    places = dict.fromkeys(PLACES, 0)
    rows = opinions.values_list("matter__state").annotate(n=Count("pk")).order_by()
    for state, n in rows:
        places[place_of(state)] += n
    said = submissions.aggregate(parts=Sum("parts"), n=Count("pk"))
    received = said["parts"] or 0
    return Balance(received, places, received == sum(places.values()), said["n"])


def _within(
    authority: Authority | None, conference: Conference | None, since: date | None, until: date | None
) -> tuple[Any, Any]:
    opinions, submissions = Opinion.objects.all(), Submission.objects.all()
    if authority is not None:
        opinions, submissions = opinions.filter(authority=authority), submissions.filter(authority=authority)
    if conference is not None:
        opinions, submissions = opinions.filter(conference=conference), submissions.filter(conference=conference)
    if since is not None:
        opinions = opinions.filter(received_on__gte=since)
        submissions = submissions.filter(received_at__gte=_midnight(since))
    if until is not None:
        opinions = opinions.filter(received_on__lte=until)
        submissions = submissions.filter(received_at__lt=_midnight(until + timedelta(days=1)))
    return opinions, submissions


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.ZONE)


def check(authority: Authority | None = None) -> list[str]:
    """What does not agree, one sentence each; empty when every opinion is where it must be."""
    only = {"authority": authority} if authority is not None else {}
    found = [
        *_numbers("YK", Opinion, authority),
        *_numbers("VĐ", Matter, authority),
        *_journal("opinion.received", "opinion.opinion", Opinion, authority),
        *_journal("submission.received", "opinion.submission", Submission, authority),
        *_parts(only),
        *_places(only),
    ]
    if not balance(authority).holds:
        found.append("received is not the sum of the ten places")
    if authority is None:
        found += _tally()
    return found


def _numbers(prefix: str, model: Any, authority: Authority | None) -> list[str]:
    """Every number that was given out still belongs to a row."""
    given: Counter[int] = Counter()
    for name, value in Numbers.objects.filter(name__startswith=f"{prefix}:").values_list("name", "value"):
        given[int(name.split(":")[1])] += value
    rows = model.objects.filter(number__startswith=f"{prefix}-").values_list("authority_id")
    present = dict(rows.annotate(n=Count("pk")).order_by())
    wanted = [authority.pk] if authority is not None else sorted({*given, *present})
    return [
        f"{prefix}: {given[pk]} numbers given out, {present.get(pk, 0)} rows (authority {pk})"
        for pk in wanted
        if given[pk] != present.get(pk, 0)
    ]


def _journal(verb: str, subject: str, model: Any, authority: Authority | None) -> list[str]:
    """Each reception in the journal has its row, each row its reception."""
    entries = Entry.objects.filter(verb=verb, subject=subject)
    rows = model.objects.all()
    if authority is not None:
        entries, rows = entries.filter(authority_id=authority.pk), rows.filter(authority=authority)
    told = set(entries.values_list("subject_id", flat=True))
    present = set(rows.values_list("pk", flat=True))
    lost = [f"{subject} {pk}: in the journal, the row is gone" for pk in sorted(told - present)]
    return lost + [f"{subject} {pk}: no reception in the journal" for pk in sorted(present - told)]


def _parts(only: dict[str, Any]) -> list[str]:
    counted = Opinion.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
    rows = Submission.objects.filter(**only).annotate(
        present=Coalesce(Subquery(counted.annotate(n=Count("pk")).values("n")), 0)
    )
    wrong = rows.exclude(present=F("parts")).values_list("pk", "parts", "present")
    return [f"submission {pk}: taken apart into {parts}, {present} there" for pk, parts, present in wrong]


def _places(only: dict[str, Any]) -> list[str]:
    opinions = Opinion.objects.filter(**only)
    astray = opinions.filter(~Q(matter__authority=F("authority")) | Q(matter__joined_into__isnull=False))
    empty = Matter.objects.filter(**only).standing().filter(opinions=None)
    return [
        *(f"opinion {pk}: stands in a matter that is not counted" for pk in astray.values_list("pk", flat=True)),
        *(f"matter {pk}: no opinion behind it" for pk in empty.values_list("pk", flat=True)),
    ]


def _tally() -> list[str]:
    stored, live = figures.stored(), figures.live()
    cells = sorted({*stored, *live}, key=str)
    return [
        f"figures {cell}: {stored.get(cell, 0)} stored, {live.get(cell, 0)} counted"
        for cell in cells
        if stored.get(cell, 0) != live.get(cell, 0)
    ]
