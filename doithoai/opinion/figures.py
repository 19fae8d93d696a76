"""Figures of matters: tally lines folded by the clock, and their check against the rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from doithoai.core import counting
from doithoai.core.counting import sum_each
from doithoai.core.models import Counter
from doithoai.opinion import fields
from doithoai.opinion.models import Matter, Opinion, Tally, TallyDelta, opinion_lines
from doithoai.people.models import Authority

CELL = ("authority_id", "lead_id", "field_id", "conference_id", "month", "state")
FOLDED_AT_ONCE = 500

#: Matters and opinions of a cell.
Pair = tuple[int, int]


def recount(matter: Matter) -> None:
    """How many opinions stand in a matter, after one came or left."""
    now = matter.opinions.count()
    if now != matter.said:
        TallyDelta.objects.bulk_create(opinion_lines(matter, now - matter.said))
        Matter.objects.filter(pk=matter.pk).update(said=now)
        matter.said = now


def fold(now: datetime) -> bool:
    """Take some lines out and add them to their cells; True when there may be more."""
    with transaction.atomic():
        rows = list(TallyDelta.objects.order_by("pk")[:FOLDED_AT_ONCE])
        if not rows:
            return False
        taken, _by_model = TallyDelta.objects.filter(pk__in=[row.pk for row in rows]).delete()
        if taken != len(rows):
            transaction.set_rollback(True)  # somebody else folded them
            return True
        sums: dict[tuple[object, ...], Pair] = {}
        for row in rows:
            cell = tuple(getattr(row, name) for name in CELL)
            n, said = sums.get(cell, (0, 0))
            sums[cell] = (n + row.n, said + row.said)
        for cell, (n, said) in sums.items():
            _add(dict(zip(CELL, cell, strict=True)), n, said)
    return len(rows) == FOLDED_AT_ONCE


def _add(cell: dict[str, object], n: int, said: int) -> None:
    rows = Tally.objects.filter(**{name: value for name, value in cell.items() if value is not None})
    for name, value in cell.items():
        if value is None:
            rows = rows.filter(**{f"{name}__isnull": True})
    known = rows.select_for_update().first()
    if known is None:
        Tally.objects.create(**cell, n=n, said=said)
    else:
        Tally.objects.filter(pk=known.pk).update(n=known.n + n, said=known.said + said)


def by_state(authority_id: int) -> dict[str, Pair]:
    """Matters and opinions per state from the figures: folded cells and the lines not folded yet."""
    return {str(state): pair for (state,), pair in _summed(authority_id, "state").items()}


@dataclass(frozen=True)
class Sums:
    """What the inbox and rule 1 ask of an authority."""

    by_state: dict[str, Pair]
    #: Sealed opinions by the state of their matter.
    sealed: dict[str, int]
    #: Numbers given out to opinions, and how many of these were taken apart into others since.
    given: int
    divided: int


def sums(authority_id: int) -> Sums:
    """All of it in one statement."""
    every = Opinion.every.filter(authority=authority_id)
    sealed = Matter.objects.filter(authority=authority_id, is_sealed=True)
    both = {"matters": Sum("n"), "opinions": Sum("said")}
    count = {"n": Count("pk")}
    found = sum_each(
        {
            "folded": counting.Sums(Tally.objects.filter(authority_id=authority_id), both, "state"),
            "fresh": counting.Sums(TallyDelta.objects.filter(authority_id=authority_id), both, "state"),
            # From the few sealed matters: over the opinions SQLite would read all of them.
            "sealed": counting.Sums(sealed, {"n": Sum("said")}, "state"),
            "divided": counting.Sums(every.filter(stands=False), count),
            "given": counting.Sums(Counter.objects.filter(name__startswith=f"YK:{authority_id}:"), {"n": Sum("value")}),
        }
    )
    by_state: dict[str, Pair] = {}
    for part in (found["folded"], found["fresh"]):
        for state, own in part.items():
            known = by_state.get(state, (0, 0))
            by_state[state] = (known[0] + own["matters"], known[1] + own["opinions"])
    return Sums(
        by_state={state: pair for state, pair in by_state.items() if any(pair)},
        sealed={state: own["n"] for state, own in found["sealed"].items()},
        given=found["given"][""]["n"],
        divided=found["divided"][""]["n"],
    )


def by_report_group(authority: Authority) -> list[tuple[str, Pair]]:
    """Matters and opinions of each line of the reports, what is retired among them; unsorted ones last as ""."""
    names = fields.report_names(authority)
    found: dict[str, Pair] = {}
    for (pk,), (n, said) in _summed(authority.pk, "field_id").items():
        name = names.get(pk, "") if isinstance(pk, int) else ""
        known = found.get(name, (0, 0))
        found[name] = (known[0] + n, known[1] + said)
    return sorted(found.items(), key=lambda one: (not one[0], -one[1][1], one[0]))


def _summed(authority_id: int, *names: str) -> dict[tuple[object, ...], Pair]:
    found: dict[tuple[object, ...], Pair] = {}
    folded, fresh = (
        model._default_manager.filter(authority_id=authority_id)
        .order_by()
        .values_list(*names)
        .annotate(matters=Sum("n"), opinions=Sum("said"))
        for model in (Tally, TallyDelta)
    )
    for *cell, n, said in folded.union(fresh, all=True):
        known = found.get(tuple(cell), (0, 0))
        found[tuple(cell)] = (known[0] + n, known[1] + said)
    return {cell: pair for cell, pair in found.items() if any(pair)}


def check(authority_id: int) -> bool:
    """True when the figures say, cell by cell, what the rows say."""
    return stored(authority_id) == live(authority_id)


def stored(authority_id: int) -> dict[tuple[object, ...], Pair]:
    """Every cell as the figures say."""
    return _summed(authority_id, *CELL)


def live(authority_id: int) -> dict[tuple[object, ...], Pair]:
    """Every cell as the matters and the opinions themselves say."""
    columns = ("lead_id", "field_id", "conference_id", "received_on__year", "received_on__month", "state")
    standing = Matter.objects.standing().filter(authority_id=authority_id)
    matters = standing.values_list(*columns).annotate(n=Count("pk")).order_by()
    opinions = standing.filter(opinions__stands=True).values_list(*columns).annotate(n=Count("opinions")).order_by()
    found: dict[tuple[object, ...], Pair] = {}
    for place, rows in enumerate((matters, opinions)):
        for lead, field, conference, year, month, state, n in rows:
            cell = (authority_id, lead, field, conference, year * 100 + month, state)
            known = found.get(cell, (0, 0))
            found[cell] = (n, known[1]) if place == 0 else (known[0], n)
    return found


def rebuild(authority_id: int) -> None:
    """Count everything anew; nothing else may write meanwhile."""
    with transaction.atomic():
        for matters in (Tally, TallyDelta):
            matters._default_manager.filter(authority_id=authority_id).delete()
        said = Opinion.objects.filter(matter=OuterRef("pk")).order_by().values("matter").annotate(n=Count("pk"))
        rows = Matter.objects.filter(authority_id=authority_id)
        rows.update(said=Coalesce(Subquery(said.values("n")), 0))
        Tally.objects.bulk_create(
            (
                Tally(**dict(zip(CELL, cell, strict=True)), n=n, said=opinions)
                for cell, (n, opinions) in live(authority_id).items()
            ),
            batch_size=1000,
        )
