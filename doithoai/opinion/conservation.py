"""Rule 1: no opinion is ever lost. received = waiting + the nine results, for any period and filter."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q

from doithoai.conference.models import Conference
from doithoai.core.models import Counter, Entry
from doithoai.opinion.models import Opinion, Submission
from doithoai.opinion.states import PLACES, place_of
from doithoai.people.models import Authority


@dataclass(frozen=True)
class Balance:
    """Each opinion in exactly one place."""

    received: int
    places: dict[str, int]
    submissions: int
    breaches: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        return self.received == sum(self.places.values()) and not self.breaches


def balance(
    authority: Authority | None = None,
    *,
    conference: Conference | None = None,
    since: date | None = None,
    until: date | None = None,
) -> Balance:
    """The sum, from the rows. `received` comes from the journal of receipts, the places from the matters.

    What is still sealed counts as waiting, once confirmed as diverted; nothing else is said of it.
    """
    wanted = Q()
    if authority is not None:
        wanted &= Q(authority=authority)
    if conference is not None:
        wanted &= Q(conference=conference)
    if since is not None:
        wanted &= Q(received_on__gte=since)
    if until is not None:
        wanted &= Q(received_on__lte=until)
    places = dict.fromkeys(PLACES, 0)
    rows = Opinion.objects.filter(wanted).values("matter__state").annotate(n=Count("pk"))
    for row in rows:
        places[place_of(row["matter__state"])] += row["n"]
    if wanted == Q() or wanted == Q(authority=authority):
        received = _received(authority)
        submissions = Submission.objects.filter(Q(authority=authority) if authority else Q()).count()
    else:
        received = Opinion.objects.filter(wanted).count()
        submissions = Opinion.objects.filter(wanted).aggregate(n=Count("submission", distinct=True))["n"]
    return Balance(received, places, submissions, tuple(check(authority)))


def _received(authority: Authority | None) -> int:
    entries = Entry.objects.filter(verb="opinion.receive")
    return (entries.filter(authority_id=authority.pk) if authority else entries).count()


def check(authority: Authority | None = None) -> list[str]:
    """Every loss that can be seen: rows without a receipt, receipts without a row, numbers without an opinion."""
    opinions, submissions = Opinion.objects.all(), Submission.objects.all()
    entries = Entry.objects.filter(verb__in=["opinion.receive", "submission.receive"])
    if authority is not None:
        opinions, submissions = opinions.filter(authority=authority), submissions.filter(authority=authority)
        entries = entries.filter(authority_id=authority.pk)
    breaches = []
    told = set(entries.filter(verb="opinion.receive").values_list("subject_id", flat=True))
    held = set(opinions.values_list("pk", flat=True))
    if lost := told - held:
        breaches.append(f"{len(lost)} opinions were received and are gone")
    if strange := held - told:
        breaches.append(f"{len(strange)} opinions have no entry of their receipt")
    breaches += _parts(entries, submissions)
    breaches += _numbers(opinions)
    return breaches


def _parts(entries: object, submissions: object) -> list[str]:
    """The opinions that a submission was split into add up."""
    promised = {
        entry.subject_id: entry.facts.get("points", 0)
        for entry in entries.filter(verb="submission.receive")  # type: ignore[attr-defined]  # a query set
    }
    counted = dict(
        submissions.annotate(n=Count("opinions")).values_list("pk", "n")  # type: ignore[attr-defined]  # a query set
    )
    wrong = [pk for pk, points in promised.items() if counted.get(pk, 0) < points]
    missing = set(counted) - set(promised)
    found = [f"{len(wrong)} submissions have fewer opinions than they were split into"] if wrong else []
    return found + ([f"{len(missing)} submissions have no entry of their receipt"] if missing else [])


def _numbers(opinions: object) -> list[str]:
    """No number was given out without an opinion that carries it."""
    per_series: dict[tuple[int, str], int] = {}
    for authority_id, number in opinions.values_list("authority_id", "number"):  # type: ignore[attr-defined]  # a query set
        series = (authority_id, number.split("-")[1])
        per_series[series] = per_series.get(series, 0) + 1
    found = []
    for (authority_id, year), count in per_series.items():
        given = Counter.objects.filter(pk=f"YK:{authority_id}:{year}").values_list("value", flat=True).first() or 0
        if given != count:
            found.append(f"{given} numbers were given in {year}, {count} opinions carry one")
    return found
