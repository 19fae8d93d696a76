"""Days off in Vietnam: public holidays with lunar ones and swaps, and the yearly decisions entered here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from holidays import country_holidays

from doithoai.core.models import HolidayDecision, HolidayYear
from doithoai.core.workdays import Calendar


@lru_cache(maxsize=64)
def _country(year: int) -> tuple[dict[date, str], frozenset[date]]:
    days = country_holidays("VN", years=year, language="vi")
    return dict(days.items()), frozenset(days.weekend_workdays)


def calendar_for(years: Iterable[int]) -> Calendar:
    """The calendar of the years and their neighbours (a period runs over the turn of the year); one query."""
    wanted = {near for year in years for near in (year - 1, year, year + 1)}
    off: set[date] = set()
    worked: set[date] = set()
    for year in wanted:
        names, swapped = _country(year)
        off.update(names)
        worked.update(swapped)
    for day, is_working in _decisions(wanted):
        (worked if is_working else off).add(day)
        (off if is_working else worked).discard(day)
    return Calendar(frozenset(off - worked), frozenset(worked))


calendar = calendar_for


def explain(day: date) -> str | None:
    """The Vietnamese name of the day off, or None when the day is not one (a plain week-end has no name)."""
    decision = HolidayDecision.objects.filter(day=day).first()
    if decision:
        return None if decision.is_working else decision.reason
    names, worked = _country(day.year)
    return None if day in worked else names.get(day)


def days_off(year: int) -> list[tuple[date, str]]:
    """The named days off of one year, decisions included."""
    names, worked = _country(year)
    named = {day: name for day, name in names.items() if day not in worked}
    for decision in HolidayDecision.objects.filter(day__year=year):
        named.pop(decision.day, None)
        if not decision.is_working:
            named[decision.day] = decision.reason
    return sorted(named.items())


def confirmation(year: int) -> HolidayYear | None:
    """When and by which paper the year was confirmed."""
    return HolidayYear.objects.filter(pk=year).first()


def unconfirmed(day: date) -> list[int]:
    """Years that deadlines run through and that nobody has compared with the yearly decision yet.

    The decision for the coming year is made in autumn: it is asked for from November on.
    """
    years = {day.year, day.year + 1} if day.month >= 11 else {day.year}
    return sorted(years - set(HolidayYear.objects.filter(pk__in=years).values_list("pk", flat=True)))


def unconfirmed_of(days: Iterable[date]) -> list[int]:
    """Of the years in which these days fall, those that nobody has compared with the yearly decision."""
    years = {day.year for day in days}
    return sorted(years - set(HolidayYear.objects.filter(pk__in=years).values_list("pk", flat=True))) if years else []


def is_confirmed(year: int) -> bool:
    """True when somebody compared the year with its official decision."""
    return HolidayYear.objects.filter(pk=year).exists()


def _decisions(years: set[int]) -> Iterable[tuple[date, bool]]:
    if not years:
        return []
    span = (date(min(years), 1, 1), date(max(years), 12, 31))
    return HolidayDecision.objects.filter(day__range=span).values_list("day", "is_working")
