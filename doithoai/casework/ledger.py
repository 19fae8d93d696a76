"""The list of promises leafed through by keyset: overdue first, then what waits, what is under way, what has ended.

Each part of the list is one state in the order of its day, so that the index by state and day answers it and no page
sorts all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q

from doithoai.casework.models import Commitment, CommitmentSet
from doithoai.casework.states import CommitmentState
from doithoai.core import keyset
from doithoai.core.keyset import Leaf

SIZE = 24
#: Looked no further than this to say how many there are.
COUNTED = 1000

#: The parts in their order: state, which days of it, and whether the latest day stands first.
_PARTS: tuple[tuple[str, Callable[[date], Q], bool], ...] = (
    (CommitmentState.OPEN, lambda day: Q(due_on__lt=day), False),
    (CommitmentState.EVIDENCE, lambda _day: Q(), False),
    (CommitmentState.OPEN, lambda day: Q(due_on__gte=day), False),
    (CommitmentState.DONE, lambda _day: Q(), True),
    (CommitmentState.NOT_POSSIBLE, lambda _day: Q(), True),
)


def leaf(rows: CommitmentSet, passed: str, day: date, *, size: int = SIZE) -> Leaf[Commitment]:
    """One page after the place that the address gives."""
    return keyset.leaf(passed, lambda after: _page(rows, after, day, size))


def how_many(rows: CommitmentSet) -> tuple[int, bool]:
    """Number, and True when there are more than were counted."""
    number = rows.order_by().values("pk")[: COUNTED + 1].count()
    return min(number, COUNTED), number > COUNTED


def _page(rows: CommitmentSet, after: str, day: date, size: int) -> tuple[list[Commitment], str]:
    """One row more than a page is looked for: it says whether there is a next one."""
    first, position = _position(after)
    found: list[tuple[int, Commitment]] = []
    for part in range(first, len(_PARTS)):
        state, days, latest_first = _PARTS[part]
        chosen = rows.filter(days(day), state=state)
        if part == first and position is not None:
            chosen = chosen.filter(_behind(position, latest_first))
        order = ("-due_on", "-pk") if latest_first else ("due_on", "pk")
        found += [(part, row) for row in chosen.order_by(*order)[: size + 1 - len(found)]]
        if len(found) > size:
            break
    shown = found[:size]
    if len(found) <= size:
        return [row for _part, row in shown], ""
    part, last = shown[-1]
    return [row for _part, row in shown], f"{part}-{last.due_on:%Y%m%d}-{last.pk}"


def _behind(position: tuple[date, int], latest_first: bool) -> Q:
    """The first condition bounds the index, the second cuts the day."""
    on, pk = position
    if latest_first:
        return Q(due_on__lte=on) & (Q(due_on__lt=on) | Q(pk__lt=pk))
    return Q(due_on__gte=on) & (Q(due_on__gt=on) | Q(pk__gt=pk))


def _position(after: str) -> tuple[int, tuple[date, int] | None]:
    """Where a page begins; the beginning when the address says nothing sensible."""
    part, _dash, rest = after.partition("-")
    on, _dash, pk = rest.partition("-")
    if not (part.isdecimal() and int(part[:2]) < len(_PARTS) and len(on) == 8 and on.isdecimal() and pk.isdecimal()):
        return 0, None
    try:
        return int(part), (date.fromisoformat(on), int(pk[:18]))
    except ValueError:
        return 0, None
