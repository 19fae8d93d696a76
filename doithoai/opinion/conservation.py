"""Rule 1: no opinion is ever lost. received = waiting + the nine results, for any period and filter.

`balance` is quick enough for a page: the parts that submissions were taken apart into on one side, the places
of the opinions on the other. `examine` also asks the journal and the counters of numbers, which know of rows
that somebody made away with together with everything that points at them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from doithoai.conference.models import Conference
from doithoai.core import clock, counting
from doithoai.core.models import Counter, Entry
from doithoai.opinion import dividing, figures, inherited
from doithoai.opinion.models import Division, Matter, Opinion, Submission
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
    """The sum, each side from its own rows."""
    return balanced(counting.sum_each(questions(authority, conference=conference, since=since, until=until)))


def questions(
    authority: Authority | None = None,
    *,
    conference: Conference | None = None,
    since: date | None = None,
    until: date | None = None,
) -> dict[str, counting.Sums]:
    """What has to be counted for the sum."""
    opinions, submissions = Q(), Q()
    if authority is not None:
        opinions, submissions = Q(authority=authority), Q(authority=authority)
    if conference is not None:
        opinions, submissions = opinions & Q(conference=conference), submissions & Q(conference=conference)
    if since is not None:
        opinions, submissions = opinions & Q(received_on__gte=since), submissions & Q(received_at__gte=_start(since))
    if until is not None:
        after = until + timedelta(days=1)
        opinions, submissions = opinions & Q(received_on__lte=until), submissions & Q(received_at__lt=_start(after))
    received = {"parts": Sum("parts"), "n": Count("pk")}
    return {
        "places": counting.Sums(Opinion.objects.filter(opinions), {"n": Count("pk")}, "matter__state"),
        "submissions": counting.Sums(Submission.objects.filter(submissions), received),
        "added": dividing.added_points(submissions),
    }


def balanced(counted: Mapping[str, counting.Summed]) -> Balance:
    """What is still sealed counts as waiting, once confirmed as diverted; nothing else is said of it."""
    places = dict.fromkeys(PLACES, 0)
    for state, own in counted["places"].items():
        places[place_of(state)] += own["n"]
    submissions = counted["submissions"][""]
    return Balance(submissions["parts"] + counted["added"][""]["n"], places, submissions["n"])


def told(authority: Authority, sums: figures.Sums | None = None) -> Balance:
    """The same sum from the figures, for pages that cannot read every row: numbers given out on one side,
    the cells of the figures on the other. `check` compares both with the rows."""
    known = sums or figures.sums(authority.pk)
    places = dict.fromkeys(PLACES, 0)
    for state, (_matters, opinions) in known.by_state.items():
        places[place_of(state)] += opinions
    return Balance(known.given - known.divided, places, 0)


def _start(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.ZONE)


def examine(authority: Authority | None = None) -> Balance:
    """The sum with everything that does not agree."""
    return replace(balance(authority), breaches=tuple(check(authority)))


def check(authority: Authority | None = None) -> list[str]:
    """Every loss that can be seen, one sentence each; none when every opinion is where it must be."""
    places = [authority] if authority is not None else list(Authority.objects.order_by("pk"))
    return [f"{place.slug}: {breach}" for place in places for breach in _breaches(place)]


def _breaches(authority: Authority) -> list[str]:
    opinions = Opinion.objects.filter(authority=authority)
    every = Opinion.every.filter(authority=authority)
    submissions = Submission.objects.filter(authority=authority)
    matters = Matter.objects.filter(authority=authority)
    found = [
        *_told(authority, "opinion.receive", every, "opinions"),
        *_told(authority, "submission.receive", submissions, "submissions"),
        *_numbers(authority, "YK", every, "opinions"),
        *_numbers(authority, "VĐ", matters, "matters"),
        *_parts(submissions),
        *_astray(authority, opinions, matters),
    ]
    return found if figures.check(authority.pk) else [*found, "the figures differ from the matters"]


def _told(authority: Authority, verb: str, rows: Any, name: str) -> list[str]:
    """Each receipt in the journal has its row, each row its receipt."""
    told = set(Entry.objects.filter(authority_id=authority.pk, verb=verb).values_list("subject_id", flat=True))
    held = set(rows.values_list("pk", flat=True))
    found = [f"{len(told - held)} {name} were received and are gone"] if told - held else []
    return found + ([f"{len(held - told)} {name} have no entry of their receipt"] if held - told else [])


def _numbers(authority: Authority, prefix: str, rows: Any, name: str) -> list[str]:
    """No number was given out without a row that carries it."""
    series = Counter.objects.filter(name__startswith=f"{prefix}:{authority.pk}:")
    given = series.aggregate(sum=Sum("value"))["sum"] or 0
    carried = rows.filter(number__startswith=f"{prefix}-").count()
    return [] if given == carried else [f"{given} numbers {prefix} were given out, {carried} {name} carry one"]


def _parts(submissions: Any) -> list[str]:
    """The opinions that a submission was taken apart into add up, those of a later taking apart too."""
    standing = Opinion.objects.filter(submission=OuterRef("pk")).order_by().values("submission")
    later = Division.objects.filter(undone_at=None, opinion__submission=OuterRef("pk")).order_by()
    added = later.values("opinion__submission").annotate(n=Sum(F("parts") - 1)).values("n")
    counted = submissions.annotate(
        present=Coalesce(Subquery(standing.annotate(n=Count("pk")).values("n")), 0),
        added=Coalesce(Subquery(added), 0),
    )
    wrong = counted.exclude(present=F("parts") + F("added")).count()
    return [f"{wrong} submissions have not the opinions they were taken apart into"] if wrong else []


def _astray(authority: Authority, opinions: Any, matters: Any) -> list[str]:
    """No opinion in a matter that is not counted, no counted matter without an opinion."""
    astray = opinions.filter(~Q(matter__authority=authority) | Q(matter__joined_into__isnull=False)).count()
    standing = Opinion.objects.filter(matter=OuterRef("pk"))
    empty = matters.filter(~Exists(standing), joined_into=None).exclude(pk__in=_inherited(authority)).count()
    found = [f"{astray} opinions stand in a matter that is not counted"] if astray else []
    return found + ([f"{empty} matters have no opinion behind them"] if empty else [])


def _inherited(authority: Authority) -> Any:
    """Matters that never had an opinion, by the entry of their opening."""
    return Entry.objects.filter(authority_id=authority.pk, verb__in=inherited.OPENED).values("subject_id")
