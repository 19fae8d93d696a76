"""Which days a report is about: pure arithmetic. Consecutive periods leave no day out and count none twice."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from doithoai.reporting.models import Rhythm

#: Months of one period.
LENGTH: dict[str, int] = {Rhythm.MONTH: 1, Rhythm.QUARTER: 3, Rhythm.HALF: 6, Rhythm.NINE: 9, Rhythm.YEAR: 12}


#: The day of the month on which figures are cut, by the rule that holds at the end of a month; None: its last day.
CutDay = Callable[[date], int | None]


@dataclass(frozen=True)
class Period:
    """The `number`-th period of a year, both days included."""

    year: int
    number: int
    since: date
    until: date


def of_year(rhythm: str, year: int, cut_day: CutDay) -> list[Period]:
    """All periods that end in the year; none for what has no calendar."""
    length = LENGTH.get(rhythm)
    if length is None:
        return []
    found = []
    for number in range(1, 12 // length + 1):
        before = (number - 1) * length
        since = _cut(year, before, cut_day) if before else _cut(year - 1, 12, cut_day)
        found.append(Period(year, number, since + timedelta(days=1), _cut(year, before + length, cut_day)))
    return found


def before(period: Period, rhythm: str, cut_day: CutDay) -> Period:
    """The one before it; of nine months, those of the year before."""
    known = {one.number: one for one in of_year(rhythm, period.year, cut_day)}
    if period.number > 1:
        return known[period.number - 1]
    return of_year(rhythm, period.year - 1, cut_day)[-1]


def _cut(year: int, month: int, cut_day: CutDay) -> date:
    last = date(year, month, monthrange(year, month)[1])
    day = cut_day(last)
    return last if day is None else date(year, month, day)
