"""Counting by a rule, backwards and forwards: over holidays, swapped days and the turn of the year (G-1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.core.workdays import Calendar
from doithoai.people.clocks import BACKWARD, reckon
from doithoai.people.models import Clock, ClockAnchor, ClockUnit

#: Around two turns of the year, Tết and the holidays of spring among them.
DAYS = st.dates(date(2025, 11, 1), date(2027, 3, 31))
CALENDARS = st.builds(Calendar, st.frozensets(DAYS, max_size=40), st.frozensets(DAYS, max_size=20))
ANCHORS = st.sampled_from([ClockAnchor.CONFERENCE_BEFORE, ClockAnchor.CONFERENCE_AFTER, ClockAnchor.RECEIPT])
RULES = st.builds(
    Clock,
    code=st.just("gathered"),
    name=st.just("Báo cáo"),
    basis=st.just("Kế hoạch năm"),
    amount=st.integers(0, 40),
    unit=st.sampled_from(list(ClockUnit)),
    anchor=ANCHORS,
)


def walked(rule: Clock, anchor: date, calendar: Calendar) -> date:
    """The slow way: one day after the other, the first one not counted."""
    step = timedelta(days=-1 if rule.anchor in BACKWARD else 1)
    day, left = anchor, rule.amount or 0
    while left:
        day += step
        left -= rule.unit == ClockUnit.DAYS or calendar.is_working(day)
    return day


@pytest.mark.clause("G-1", "S-74", "S-85")
@given(RULES, DAYS, CALENDARS)
def test_every_rule_gives_the_day_that_one_reaches_by_counting_on_the_fingers(
    rule: Clock, anchor: date, calendar: Calendar
) -> None:
    assert reckon(rule, anchor, calendar).day == walked(rule, anchor, calendar)


@given(RULES, DAYS, CALENDARS)
def test_met_on_the_due_day_and_missed_on_the_next_by_the_same_count(
    rule: Clock, anchor: date, calendar: Calendar
) -> None:
    day = reckon(rule, anchor, calendar).day
    assert day is not None
    working = rule.unit == ClockUnit.WORKING_DAYS
    first, last = min(anchor, day), max(anchor, day)
    between = (first + timedelta(days=n) for n in range(1, (last - first).days))
    inside = sum(calendar.is_working(one) or not working for one in between)

    # The anchor is not counted, the due day is: so one less lies between them.
    assert day == anchor or inside == (rule.amount or 0) - 1


@given(RULES, DAYS, CALENDARS)
def test_a_due_day_that_is_off_proposes_the_last_working_day_before_it(
    rule: Clock, anchor: date, calendar: Calendar
) -> None:
    due = reckon(rule, anchor, calendar)
    assert due.day is not None

    if calendar.is_working(due.day):
        assert (due.proposed, due.warning) == (None, "")
    else:
        assert due.proposed is not None and due.proposed < due.day and due.warning
        assert calendar.is_working(due.proposed) and calendar.between(due.proposed, due.day) == 0


@given(RULES, DAYS, CALENDARS, st.integers(1, 60))
def test_a_later_conference_never_has_an_earlier_due_day(
    rule: Clock, anchor: date, calendar: Calendar, later: int
) -> None:
    first, second = reckon(rule, anchor, calendar).day, reckon(rule, anchor + timedelta(days=later), calendar).day

    assert first is not None and second is not None and first <= second


@given(RULES, DAYS, CALENDARS, DAYS)
def test_one_more_day_off_never_brings_a_working_day_rule_nearer(
    rule: Clock, anchor: date, calendar: Calendar, off: date
) -> None:
    fuller = Calendar(calendar.holidays | {off}, calendar.workdays - {off})
    before, after = reckon(rule, anchor, calendar).day, reckon(rule, anchor, fuller).day
    assert before is not None and after is not None

    assert abs((after - anchor).days) >= abs((before - anchor).days)
    assert rule.unit == ClockUnit.WORKING_DAYS or before == after
