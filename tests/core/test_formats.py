"""Dates, times and numbers for people, and how forms read them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal

import pytest
from django.forms import DateField, TimeField
from django.utils import formats as django_formats
from django.utils import translation

from doithoai.core.formats import vndate, vnmoment, vnnumber, vntime

MOMENT = datetime(2024, 11, 4, 18, 5, tzinfo=UTC)


def test_dates_are_written_day_first_in_vietnamese_time() -> None:
    assert vndate(date(2024, 11, 5)) == "05/11/2024"
    assert vndate(MOMENT) == "05/11/2024"
    assert vndate(None) == ""


def test_hours_are_written_for_papers_and_for_screens() -> None:
    assert vntime(time(8)) == "08 giờ 00"
    assert vntime(time(8), staff=True) == "08:00"
    assert vntime(MOMENT) == "01 giờ 05"
    assert vnmoment(MOMENT) == "01 giờ 05 ngày 05/11/2024"
    assert vnmoment(MOMENT, staff=True) == "01:05 05/11/2024"


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        (1234.5, None, "1.234,5"),
        (1234567, None, "1.234.567"),
        (100, None, "100"),
        (12.0, None, "12"),
        (0.125, 2, "0,13"),
        (1234, 1, "1.234,0"),
        (-1500, None, "-1.500"),
        (Decimal("66.67"), None, "66,67"),
        (None, None, ""),
    ],
)
def test_numbers_have_dots_and_a_comma(number: float, places: int | None, written: str) -> None:
    assert vnnumber(number, places) == written


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("typed", ["05/11/2024", "5/11/2024", "05-11-2024", "5.11.2024", "2024-11-05"])
def test_a_typed_date_is_read_day_first_in_both_languages(language: str, typed: str) -> None:
    with translation.override(language):
        assert DateField().clean(typed) == date(2024, 11, 5)
        assert DateField().clean("25/11/2024") == date(2024, 11, 25)
        assert django_formats.date_format(date(2024, 11, 5)) == "05/11/2024"


def test_django_itself_groups_thousands_the_vietnamese_way() -> None:
    with translation.override("vi"):
        assert django_formats.number_format(1234567.5, use_l10n=True, force_grouping=True) == "1.234.567,5"


@pytest.mark.parametrize("typed", ["08:30", "8h30", "8 giờ 30", "08g30"])
def test_a_typed_hour_may_be_written_as_people_write_it(typed: str) -> None:
    with translation.override("vi"):
        assert TimeField().clean(typed) == time(8, 30)
