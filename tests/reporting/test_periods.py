"""Consecutive periods of a line of the calendar hold every day once, over year ends and changes of the rule."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.reporting import periods
from doithoai.reporting.models import Rhythm

CUT = st.one_of(st.none(), st.integers(1, 28))
FOLLOWING = (Rhythm.MONTH, Rhythm.QUARTER, Rhythm.HALF, Rhythm.YEAR)


@pytest.mark.clause("G-16")
@given(rhythm=st.sampled_from(FOLLOWING), first=CUT, then=CUT, turn=st.dates(date(2023, 1, 1), date(2027, 12, 31)))
def test_every_day_lies_in_exactly_one_period(rhythm: str, first: int | None, then: int | None, turn: date) -> None:
    def cut_day(day: date) -> int | None:
        return first if day < turn else then

    found = [one for year in range(2022, 2029) for one in periods.of_year(rhythm, year, cut_day)]

    for earlier, later in zip(found, found[1:], strict=False):
        assert later.since == earlier.until + timedelta(days=1)
        assert periods.before(later, rhythm, cut_day) == earlier
    assert all(one.since <= one.until for one in found)


def test_a_year_ends_with_the_calendar_or_on_the_day_that_the_rule_sets() -> None:
    (whole,) = periods.of_year(Rhythm.YEAR, 2026, lambda _day: None)
    (cut,) = periods.of_year(Rhythm.YEAR, 2026, lambda _day: 14)

    assert (whole.since, whole.until) == (date(2026, 1, 1), date(2026, 12, 31))
    assert (cut.since, cut.until) == (date(2025, 12, 15), date(2026, 12, 14))


def test_nine_months_begin_with_the_year() -> None:
    (one,) = periods.of_year(Rhythm.NINE, 2026, lambda _day: None)

    assert (one.since, one.until) == (date(2026, 1, 1), date(2026, 9, 30))


def test_reports_after_conferences_and_on_request_have_no_calendar() -> None:
    assert periods.of_year(Rhythm.CONFERENCE, 2026, lambda _day: None) == []
