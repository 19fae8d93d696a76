"""Arithmetic with working days."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from doithoai.core.workdays import Calendar, days_before

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
CALENDARS = st.builds(Calendar, st.frozensets(DAYS, max_size=40), st.frozensets(DAYS, max_size=20))
COUNTS = st.integers(0, 60)


def slow_count(calendar: Calendar, start: date, end: date) -> int:
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(calendar.is_working(day) for day in days)


def test_the_first_day_is_not_counted_and_the_week_end_is_skipped() -> None:
    friday = date(2026, 3, 6)

    assert Calendar().add(friday, 1) == date(2026, 3, 9)
    assert Calendar().add(friday, 10) == date(2026, 3, 20)
    assert Calendar().back(date(2026, 3, 9), 1) == friday
    assert Calendar().between(friday, date(2026, 3, 9)) == 1


def test_a_swapped_saturday_is_worked_and_its_monday_is_not() -> None:
    calendar = Calendar(frozenset({date(2024, 4, 29)}), frozenset({date(2024, 5, 4)}))

    assert calendar.add(date(2024, 4, 26), 1) == date(2024, 4, 30)
    assert calendar.add(date(2024, 5, 3), 1) == date(2024, 5, 4)


def test_a_period_that_ends_on_a_day_off_ends_on_the_next_working_day() -> None:
    sunday = date(2026, 3, 8)

    assert Calendar().on_or_after(sunday) == date(2026, 3, 9)
    assert Calendar().on_or_before(sunday) == date(2026, 3, 6)
    assert Calendar().on_or_after(date(2026, 3, 9)) == date(2026, 3, 9)


def test_calendar_days_are_counted_back_from_the_day_itself() -> None:
    assert days_before(date(2024, 3, 8), 10) == date(2024, 2, 27)


@given(CALENDARS, DAYS, COUNTS)
def test_adding_lands_on_a_working_day_with_that_many_between(calendar: Calendar, day: date, count: int) -> None:
    end = calendar.add(day, count)

    assert slow_count(calendar, day, end) == count == calendar.between(day, end)
    assert count == 0 or calendar.is_working(end)


@given(CALENDARS, DAYS, COUNTS)
def test_going_back_undoes_adding_from_a_working_day(calendar: Calendar, day: date, count: int) -> None:
    start = calendar.on_or_after(day)

    assert calendar.back(calendar.add(start, count), count) == start
    assert calendar.add(start, -count) == calendar.back(start, count)
    assert calendar.between(start, calendar.back(start, count)) == -count
