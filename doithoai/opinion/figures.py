"""Figures of matters: tally lines folded by the clock, and their check against the rows."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.db.models import Count, Sum

from doithoai.opinion.models import Matter, Tally, TallyDelta

CELL = ("authority_id", "lead_id", "field_id", "conference_id", "month", "state")
FOLDED_AT_ONCE = 500


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
        sums: dict[tuple[object, ...], int] = {}
        for row in rows:
            cell = tuple(getattr(row, name) for name in CELL)
            sums[cell] = sums.get(cell, 0) + row.n
        for cell, n in sums.items():
            _add(dict(zip(CELL, cell, strict=True)), n)
    return len(rows) == FOLDED_AT_ONCE


def _add(cell: dict[str, object], n: int) -> None:
    rows = Tally.objects.filter(**{name: value for name, value in cell.items() if value is not None})
    for name, value in cell.items():
        if value is None:
            rows = rows.filter(**{f"{name}__isnull": True})
    if connection.features.has_select_for_update:
        rows = rows.select_for_update()
    known = rows.first()
    if known is None:
        Tally.objects.create(**cell, n=n)
    else:
        Tally.objects.filter(pk=known.pk).update(n=known.n + n)


def matters_by_state(authority_id: int) -> dict[str, int]:
    """Matters per state from the figures: folded cells and the lines not folded yet."""
    found: dict[str, int] = {}
    for model in (Tally, TallyDelta):
        rows = model._default_manager.filter(authority_id=authority_id).values("state").annotate(total=Sum("n"))
        for row in rows:
            found[row["state"]] = found.get(row["state"], 0) + row["total"]
    return {state: n for state, n in found.items() if n}


def check(authority_id: int) -> bool:
    """True when the figures say, cell by cell, what the rows say."""
    return stored(authority_id) == live(authority_id)


def stored(authority_id: int) -> dict[tuple[object, ...], int]:
    """Every cell as the figures say."""
    found: dict[tuple[object, ...], int] = {}
    for model in (Tally, TallyDelta):
        rows = model._default_manager.filter(authority_id=authority_id).values_list(*CELL).annotate(total=Sum("n"))
        for *cell, total in rows.order_by():
            found[tuple(cell)] = found.get(tuple(cell), 0) + total
    return {cell: n for cell, n in found.items() if n}


def live(authority_id: int) -> dict[tuple[object, ...], int]:
    """Every cell as the matters themselves say."""
    columns = ("lead_id", "field_id", "conference_id", "received_on__year", "received_on__month", "state")
    rows = Matter.objects.standing().filter(authority_id=authority_id).values_list(*columns).annotate(n=Count("pk"))
    found: dict[tuple[object, ...], int] = {}
    for lead, field, conference, year, month, state, n in rows.order_by():
        found[(authority_id, lead, field, conference, year * 100 + month, state)] = n
    return found
