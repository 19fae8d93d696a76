"""A period that was read, as the first and the last day of the plan's own columns."""

from __future__ import annotations

from datetime import date

from doithoai.programme.models import PeriodKind
from doithoai.programme.reading.days import Period, bounds

_KINDS = {
    "day": PeriodKind.DAY,
    "month": PeriodKind.MONTH,
    "quarter": PeriodKind.QUARTER,
    "alternative_days": PeriodKind.DAYS,
    "range": PeriodKind.RANGE,
}


def columns(period: Period | None) -> tuple[str, date | None, date | None]:
    """Kind, first and last day."""
    return (PeriodKind.NONE, None, None) if period is None else (_KINDS[period["kind"]], *bounds(period))


def several(period: Period | None) -> list[str]:
    """The days between which the paper leaves the choice, as ISO texts."""
    return sorted(period["dates"]) if period and period["kind"] == "alternative_days" else []


def day_of(text: str | None) -> date | None:
    """A day as it was read."""
    return date.fromisoformat(text) if text else None
