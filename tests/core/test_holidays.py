"""Days off: the country's, and what the yearly decision says."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from doithoai.core import holidays
from doithoai.core.models import HolidayDecision, HolidayYear

pytestmark = pytest.mark.django_db


def test_lunar_new_year_swap_days_and_working_saturdays_are_known() -> None:
    calendar = holidays.calendar_for([2024])

    assert calendar.add(date(2024, 2, 7), 1) == date(2024, 2, 15)
    assert not calendar.is_working(date(2024, 4, 29))
    assert calendar.is_working(date(2024, 5, 4))
    assert holidays.explain(date(2024, 2, 10)) == "Tết Nguyên Đán"


def test_a_period_over_the_turn_of_the_year_meets_new_years_day() -> None:
    assert holidays.calendar_for([2026]).add(date(2026, 12, 31), 1) == date(2027, 1, 4)


def test_the_yearly_decision_wins_both_ways() -> None:
    HolidayDecision.objects.create(day=date(2026, 8, 31), is_working=True, reason="Không hoán đổi", year=2026)
    HolidayDecision.objects.create(
        day=date(2026, 1, 2), is_working=False, reason="Nghỉ hoán đổi sang ngày 10/01", year=2026
    )
    HolidayDecision.objects.create(day=date(2026, 1, 10), is_working=True, reason="Làm bù cho ngày 02/01", year=2026)

    calendar = holidays.calendar_for([2026])

    assert calendar.is_working(date(2026, 8, 31))
    assert holidays.explain(date(2026, 8, 31)) is None
    assert calendar.add(date(2025, 12, 31), 1) == date(2026, 1, 5)
    assert holidays.explain(date(2026, 1, 2)) == "Nghỉ hoán đổi sang ngày 10/01"
    assert calendar.add(date(2026, 1, 9), 1) == date(2026, 1, 10)


def test_a_plain_day_and_a_plain_week_end_have_no_name() -> None:
    assert holidays.explain(date(2026, 3, 4)) is None
    assert holidays.explain(date(2026, 3, 7)) is None


def test_a_calendar_of_many_years_costs_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        holidays.calendar_for(range(2024, 2028))


def test_a_year_is_confirmed_only_when_somebody_said_so() -> None:
    HolidayYear.objects.create(year=2026, basis="Thông báo số 12/TB-BNV")

    assert holidays.is_confirmed(2026)
    assert not holidays.is_confirmed(2027)
