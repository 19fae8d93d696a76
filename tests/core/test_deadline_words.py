"""Deadlines in words: in the unit of the rule, whole days, nothing left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from doithoai.core.deadline_words import WORKING_DAYS, Chip, chip
from doithoai.core.workdays import Calendar

TODAY = date(2026, 12, 2)  # a Wednesday
WORKED = Calendar()


@pytest.fixture(autouse=True)
def in_english() -> object:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("due_on", "shown"),
    [
        (date(2026, 12, 14), Chip("ok", "12 days left")),
        (date(2026, 12, 6), Chip("ok", "4 days left")),
        (date(2026, 12, 5), Chip("soon", "3 days left")),
        (date(2026, 12, 2), Chip("soon", "due today")),
        (date(2026, 12, 1), Chip("late", "1 days overdue")),
    ],
)
def test_days_of_the_calendar(due_on: date, shown: Chip) -> None:
    assert chip(due_on, today=TODAY) == shown


@pytest.mark.parametrize(
    ("due_on", "shown"),
    [
        (date(2026, 12, 16), Chip("ok", "10 working days left")),
        (date(2026, 12, 9), Chip("soon", "5 working days left")),
        (date(2026, 12, 10), Chip("ok", "6 working days left")),
        (date(2026, 11, 30), Chip("late", "2 working days overdue")),
    ],
)
def test_working_days_where_the_rule_counts_them(due_on: date, shown: Chip) -> None:
    assert chip(due_on, today=TODAY, unit=WORKING_DAYS, between=WORKED.between) == shown


def test_a_deadline_missed_over_the_week_end_is_late_at_once() -> None:
    friday, saturday = date(2026, 12, 4), date(2026, 12, 5)

    assert chip(friday, today=saturday, unit=WORKING_DAYS, between=WORKED.between) == Chip("late", "1 days overdue")


@pytest.mark.parametrize(
    ("met_on", "words"),
    [
        (date(2026, 11, 18), "done 12 days early"),
        (date(2026, 11, 30), "done on 30/11/2026"),
        (date(2026, 12, 2), "done 2 days late"),
    ],
)
def test_what_is_done_says_when_and_is_never_overdue_again(met_on: date, words: str) -> None:
    long_after = date(2027, 6, 1)

    assert chip(date(2026, 11, 30), today=long_after, met_on=met_on) == Chip("met", words)


@given(st.integers(-400, 400))
def test_late_is_exactly_what_lies_before_today(days: int) -> None:
    shown = chip(TODAY + timedelta(days), today=TODAY, unit=WORKING_DAYS, between=WORKED.between)

    assert (shown.tone == "late") == (days < 0)
    assert "-" not in shown.words
