"""Figures of matters: changes are added up by the clock, read as stored sums plus what is not yet folded."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, F, Sum

from doithoai.opinion.models import Matter, Tally, TallyDelta
from doithoai.people.models import Authority

CELL = ("authority_id", "lead_id", "field_id", "conference_id", "month", "state")
BATCH = 500


def fold(now: datetime) -> bool:
    """Add one batch of changes into the sums; True when there may be more."""
    with transaction.atomic():
        lines = list(TallyDelta.objects.select_for_update(skip_locked=True).order_by("pk")[:BATCH])
        if not lines:
            return False
        sums: Counter[tuple[Any, ...]] = Counter()
        for line in lines:
            sums[tuple(getattr(line, name) for name in CELL)] += line.n
        for cell, n in sums.items():
            _add(dict(zip(CELL, cell, strict=True)), n)
        TallyDelta.objects.filter(pk__in=[line.pk for line in lines]).delete()
    return len(lines) == BATCH


def _add(cell: dict[str, Any], n: int) -> None:
    if n == 0:
        return
    wanted = {f"{name}__isnull" if value is None else name: value is None or value for name, value in cell.items()}
    first = Tally.objects.filter(**wanted).order_by("pk").values_list("pk", flat=True).first()
    if first is None:
        Tally.objects.create(**cell, n=n)
    else:
        Tally.objects.filter(pk=first).update(n=F("n") + n)


def by_column(authority: Authority, column: str, **only: Any) -> dict[Any, int]:
    """Matters of an authority by one column of the cells (state, lead_id, field_id, conference_id, month)."""
    found: Counter[Any] = Counter()
    for model in (Tally, TallyDelta):
        rows = model.objects.filter(authority_id=authority.pk, **only).values(column).annotate(sum=Sum("n"))
        found.update({row[column]: row["sum"] for row in rows.order_by()})
    return {value: n for value, n in found.items() if n}


def stored() -> dict[tuple[Any, ...], int]:
    """Every cell as the figures say."""
    found: Counter[tuple[Any, ...]] = Counter()
    for model in (Tally, TallyDelta):
        for row in model.objects.values(*CELL).annotate(sum=Sum("n")).order_by():
            found[tuple(row[name] for name in CELL)] += row["sum"]
    return {cell: n for cell, n in found.items() if n}


def live() -> dict[tuple[Any, ...], int]:
    """Every cell as the matters themselves say."""
    found: Counter[tuple[Any, ...]] = Counter()
    columns = ("authority_id", "lead_id", "field_id", "conference_id", "received_on__year", "received_on__month", "state")
    rows = Matter.objects.standing().values_list(*columns).annotate(n=Count("pk")).order_by()
    for authority, lead, field, conference, year, month, state, n in rows:
        found[(authority, lead, field, conference, year * 100 + month, state)] += n
    return dict(found)
