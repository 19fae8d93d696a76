"""A period that was read, as the first and the last day of the plan's own columns."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from doithoai.programme.models import PeriodKind
from doithoai.programme.parts import quarter
from doithoai.programme.reading.days import Period


def columns(period: Period | None) -> tuple[str, date | None, date | None]:
    """Kind, first and last day; of several days to choose from the span that holds them."""
    if period is None:
        return PeriodKind.NONE, None, None
    if period["kind"] == "day":
        day = date.fromisoformat(period["date"])
        return PeriodKind.DAY, day, day
    if period["kind"] == "month":
        first = date(period["year"], period["month"], 1)
        return PeriodKind.MONTH, first, first.replace(day=monthrange(first.year, first.month)[1])
    if period["kind"] == "quarter":
        return PeriodKind.QUARTER, *quarter(period["year"], period["quarter"])
    if period["kind"] == "alternative_days":
        chosen = sorted(date.fromisoformat(day) for day in period["dates"])
        return PeriodKind.DAYS, chosen[0], chosen[-1]
    return PeriodKind.RANGE, date.fromisoformat(period["from"]), date.fromisoformat(period["to"])


def several(period: Period | None) -> list[str]:
    """The days between which the paper leaves the choice, as ISO texts."""
    return sorted(period["dates"]) if period and period["kind"] == "alternative_days" else []


def day_of(text: str | None) -> date | None:
    """A day as it was read."""
    return date.fromisoformat(text) if text else None
