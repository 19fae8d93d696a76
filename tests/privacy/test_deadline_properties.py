"""The days of a request about data, whatever day it comes on: over holidays, swapped days and the turn of the year."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from doithoai.conference import recomputing
from doithoai.core import clock, holidays, journal, working_time
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.opinion import intake
from doithoai.privacy import asking, deadlines, doing
from doithoai.privacy.models import DataRequest, RequestKind
from doithoai.privacy.states import OPEN
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
#: What Decree 356/2025 gives, by what is asked and whether another body holds the data too; once more so many days.
STOPS, OTHER, MORE = {False: 15, True: 20}, {False: 10, True: 20}, 15
ANSWER = 2
#: Two turns of the year, with Tết of 2026 and 2027.
DAYS = st.dates(date(2025, 11, 1), date(2027, 3, 31))
#: Which days after the receipt the government turns into days off (False) or working days (True) by a decision.
DECISIONS = st.dictionaries(st.integers(1, 45), st.booleans(), max_size=6)
KINDS = st.sampled_from([RequestKind.SEE, RequestKind.CORRECT, RequestKind.ERASE, RequestKind.RESTRICT])
CHECKED = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
TET = date(2026, 2, 13)
NEW_YEAR = date(2026, 12, 30)


@pytest.fixture
def place() -> Commune:
    return Commune()


def moment(day: date, hour: int = 9) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=clock.ZONE)


def at(day: date, hour: int = 9) -> time_machine.travel:
    return time_machine.travel(moment(day, hour), tick=False)


@contextmanager
def taken_back() -> Iterator[None]:
    """What one example wrote is not there for the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def decide(place: Commune, on: date, decisions: dict[int, bool]) -> None:
    by = people.person("administrator", place.authority)
    for after, is_working in decisions.items():
        recomputing.decide_holiday(
            place.authority, day=on + timedelta(days=after), is_working=is_working, reason="Hoán đổi", by=by
        )


def asked(place: Commune, kind: str, *, shared: bool) -> DataRequest:
    said = "Cống sau chợ bé, mưa là ngập."
    made = intake.receive(place.authority, door="web", texts=[said], by=CITIZEN, contact_for_agency=shared)
    number = made.opinions[0].number
    wanted = {"name": "Lục Thị Mầu"} if kind == RequestKind.CORRECT else {}
    return asking.entered(
        place.authority, opinions=number, kind=kind, door="counter", proof="document", by=place.coordinator, **wanted
    )


def on_the_fingers(start: date, working_days: int) -> date:
    """One day after the other, the first one not counted."""
    day = start
    while working_days:
        day += timedelta(days=1)
        working_days -= holidays.calendar_for([day.year]).is_working(day)
    return day


def assert_reminded_of_the_answer(row: DataRequest) -> None:
    assert row.remind_at is not None and working_time.is_open(row.remind_at)
    assert clock.local(row.remind_at).date() == row.answer_by


@CHECKED
@given(DAYS, KINDS, st.booleans(), DECISIONS)
@example(TET, RequestKind.SEE, False, {})
@example(NEW_YEAR, RequestKind.RESTRICT, True, {1: False, 4: True})
def test_days_of_the_law_are_counted_from_the_day_after_and_no_day_off_makes_them_longer(
    place: Commune, on: date, kind: str, shared: bool, decisions: dict[int, bool]
) -> None:
    days = (STOPS if kind == RequestKind.RESTRICT else OTHER)[shared]
    with taken_back(), at(on):
        decide(place, on, decisions)
        row = asked(place, kind, shared=shared)

        assert row.due_on == on + timedelta(days=days)
        assert row.answer_by == on_the_fingers(on, ANSWER)
        assert_reminded_of_the_answer(row)
        assert row.number.startswith(f"DL-{on.year}-") and row.due_on.strftime("%d/%m/%Y") in row.due_rule


@CHECKED
@given(DAYS, KINDS, st.booleans(), DECISIONS, st.integers(0, 30))
@example(TET, RequestKind.SEE, False, {10: False}, 10)
@example(NEW_YEAR, RequestKind.ERASE, False, {}, 11)
def test_more_time_is_counted_from_the_day_that_was_due_once_and_not_after_it(
    place: Commune, on: date, kind: str, shared: bool, decisions: dict[int, bool], later: int
) -> None:
    with taken_back():
        with at(on):
            row = asked(place, kind, shared=shared)
        due = row.due_on
        assert due is not None
        with at(on + timedelta(days=later), hour=23):
            if on + timedelta(days=later) > due:
                with pytest.raises(Refused) as no:
                    doing.extend(row, because="Hồ sơ ở kho.", by=place.coordinator)
                assert no.value.code == "late" and not row.is_extended
                return
            doing.extend(row, because="Hồ sơ ở kho.", by=place.coordinator)
            with pytest.raises(Refused) as no:
                doing.extend(row, because="Lần nữa.", by=place.coordinator)
            assert no.value.code == "once"
            # What was told to the person stands, whatever becomes a day off afterwards.
            decide(place, on, decisions)

        row.refresh_from_db()
        assert row.due_on == due + timedelta(days=MORE) and row.is_extended
        facts = journal.history(row).get(verb="data_request.extend").facts
        assert (facts["from"], facts["to"]) == (due.isoformat(), row.due_on.isoformat())


@CHECKED
@given(DAYS, KINDS, st.booleans(), st.booleans())
@example(NEW_YEAR, RequestKind.SEE, False, False)
def test_in_time_until_the_last_minute_of_the_day_and_late_from_the_next_for_good(
    place: Commune, on: date, kind: str, shared: bool, extended: bool
) -> None:
    with taken_back():
        with at(on):
            row = asked(place, kind, shared=shared)
            if extended:
                doing.extend(row, because="Hồ sơ ở kho.", by=place.coordinator)
        assert row.due_on is not None
        midnight = moment(row.due_on + timedelta(days=1), hour=0)
        for now, is_late in ((midnight - timedelta(minutes=1), False), (midnight, True)):
            with time_machine.travel(now, tick=False):
                assert deadlines.mark_late_one(now) is is_late
                assert DataRequest.objects.get(pk=row.pk).is_late is is_late


@CHECKED
@given(DAYS, KINDS, DECISIONS)
@example(TET, RequestKind.SEE, {3: True})
def test_a_day_off_entered_later_moves_the_answer_as_if_it_had_been_known_before(
    place: Commune, on: date, kind: str, decisions: dict[int, bool]
) -> None:
    with taken_back(), at(on):
        row = asked(place, kind, shared=False)
        due = row.due_on
        decide(place, on, decisions)

        row.refresh_from_db()
        assert row.state in OPEN and row.due_on == due
        assert row.answer_by == on_the_fingers(on, ANSWER)
        assert_reminded_of_the_answer(row)
