"""The words of a deadline, computed in one place and in the unit of its rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from doithoai.core.formats import vndate

CALENDAR_DAYS = "day"
WORKING_DAYS = "workday"
_SOON = {CALENDAR_DAYS: 3, WORKING_DAYS: 5}
Count = Callable[[date, date], int]


@dataclass(frozen=True)
class Chip:
    """What a deadline chip shows."""

    tone: str  # ok, soon, late, met
    words: str

    @property
    def icon(self) -> str:
        return {"late": "late", "met": "check"}.get(self.tone, "clock")


def chip(
    due_on: date, *, today: date, met_on: date | None = None, unit: str = CALENDAR_DAYS, between: Count | None = None
) -> Chip:
    """How a deadline stands on `today`; `between` counts working days when the rule counts them."""
    if met_on is not None:
        return Chip("met", _met(due_on, met_on))
    if due_on == today:
        return Chip("soon", _("due today"))
    days, unit = _distance(today, due_on, unit, between)
    if due_on < today:
        return Chip("late", _late(-days, unit))
    return Chip("soon" if days <= _SOON[unit] else "ok", _left(days, unit))


def _distance(today: date, due_on: date, unit: str, between: Count | None) -> tuple[int, str]:
    """Days in the unit of the rule, the day one starts from not counted; else, over days off only, calendar days."""
    if unit == WORKING_DAYS and between is not None:
        days = between(today, due_on) if today < due_on else -between(due_on, today)
        if days:
            return days, unit
    return (due_on - today).days, CALENDAR_DAYS


def _left(days: int, unit: str) -> str:
    words = _("%(days)s working days left") if unit == WORKING_DAYS else _("%(days)s days left")
    return words % {"days": days}


def _late(days: int, unit: str) -> str:
    words = _("%(days)s working days overdue") if unit == WORKING_DAYS else _("%(days)s days overdue")
    return words % {"days": days}


def _met(due_on: date, met_on: date) -> str:
    days = (due_on - met_on).days
    if days > 0:
        return _("done %(days)s days early") % {"days": days}
    if days < 0:
        return _("done %(days)s days late") % {"days": -days}
    return _("done on %(day)s") % {"day": vndate(met_on)}
