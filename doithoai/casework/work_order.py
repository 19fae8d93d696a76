"""The work of the workshop leafed through: the next due first, on one day what more people raised.

The index by state and day says up to which day a page reaches; only the rows of these days are put in order.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from doithoai.casework.models import Assignment, AssignmentSet
from doithoai.casework.states import ACTIVE
from doithoai.core import keyset
from doithoai.core.keyset import Leaf

SIZE = 25
#: What a line of the list shows.
SHOWN = (
    *("public_id", "purpose", "state", "is_lead", "due_on", "taken_by"),
    *("matter__number", "matter__title", "matter__said", "organisation__short_name"),
)
#: Day, opinions behind the matter, key.
Place = tuple[date, int, int]


def leaf(rows: AssignmentSet, passed: str, *, size: int = SIZE) -> Leaf[Assignment]:
    """One page after the place that the address gives; of `rows`, which name no state, the active ones are shown."""
    return keyset.leaf(passed, lambda after: _page(rows, _place(after), size))


def _page(rows: AssignmentSet, place: Place | None, size: int) -> tuple[list[Assignment], str]:
    """One row more than a page is looked for: it says whether there is a next one."""
    last = _last_day(rows, place, size + 1)
    chosen = rows.active() if place is None else rows.active().filter(_behind(place))
    if last is not None:
        chosen = chosen.filter(due_on__lte=last)
    chosen = chosen.select_related("matter", "organisation").only(*SHOWN)
    found = list(chosen.order_by("due_on", "-matter__said", "pk")[: size + 1])
    if len(found) <= size:
        return found, ""
    end = found[size - 1]
    return found[:size], f"{end.due_on:%Y%m%d}-{end.matter.said}-{end.pk}"


def _last_day(rows: AssignmentSet, place: Place | None, wanted: int) -> date | None:
    """The day by which so many rows are found beside those of the day on which the page begins."""
    later = rows if place is None else rows.filter(due_on__gt=place[0])
    # One question per state, put together: with "or" between them PostgreSQL reads the whole table.
    first = [later.filter(state=state).order_by("due_on").values("pk")[:wanted] for state in ACTIVE]
    parts = [Assignment.objects.filter(pk__in=ids).values_list("due_on", flat=True) for ids in first]
    days = sorted(parts[0].union(*parts[1:], all=True))
    return days[wanted - 1] if len(days) >= wanted else None


def _behind(place: Place) -> Q:
    """The first condition bounds the index, the others cut the day."""
    day, said, pk = place
    same = Q(matter__said__lt=said) | Q(matter__said=said, pk__gt=pk)
    return Q(due_on__gte=day) & (Q(due_on__gt=day) | same)


def _place(after: str) -> Place | None:
    """Where a page begins; the beginning when the address says nothing sensible."""
    day, _dash, rest = after.partition("-")
    said, _dash, pk = rest.partition("-")
    if not (len(day) == 8 and day.isdecimal() and said.isdecimal() and pk.isdecimal()):
        return None
    try:
        return date.fromisoformat(day), int(said[:9]), int(pk[:18])
    except ValueError:
        return None
