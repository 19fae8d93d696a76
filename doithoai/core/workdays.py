"""Arithmetic with working days: pure, the first day is never counted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """Which days are worked: Monday to Friday without `holidays`, and the swapped-in `workdays`."""

    holidays: frozenset[date] = frozenset()
    workdays: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """True when offices work on the day; a swapped-in working day wins over everything."""
        if day in self.workdays:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays

    def add(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; `day` itself for 0."""
        return self.back(day, -count) if count < 0 else self._walk(day, count, _DAY)

    def back(self, day: date, count: int) -> date:
        """The `count`-th working day before `day`; `day` itself for 0."""
        return self.add(day, -count) if count < 0 else self._walk(day, count, -_DAY)

    def between(self, start: date, end: date) -> int:
        """Working days from `start` (not counted) to `end` (counted); negative when `end` lies before."""
        step = _DAY if start <= end else -_DAY
        days = 0
        while start != end:
            start += step
            days += self.is_working(start)
        return days if step > timedelta() else -days

    def on_or_after(self, day: date) -> date:
        """The day, or the first working day after it: where a period that ends on a day off really ends."""
        return day if self.is_working(day) else self.add(day, 1)

    def on_or_before(self, day: date) -> date:
        """The day, or the last working day before it: for what must be ready by then."""
        return day if self.is_working(day) else self.back(day, 1)

    def _walk(self, day: date, count: int, step: timedelta) -> date:
        while count:
            day += step
            count -= self.is_working(day)
        return day


def days_before(day: date, count: int) -> date:
    """Calendar days counted back from `day`, which is not counted itself."""
    return day - count * _DAY
