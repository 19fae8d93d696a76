"""A day off entered later, a changed rule: what stands on a rule moves, is shown before, told, and explains itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.casework import answering, assigning, verdicts
from doithoai.casework.models import Assignment, Purpose
from doithoai.conference import recomputing
from doithoai.core import clock, holidays, journal
from doithoai.core.clock import ZONE
from doithoai.core.models import Entry, HolidayDecision
from doithoai.notices.models import Notice
from doithoai.opinion.models import Opinion
from doithoai.people import clocks
from doithoai.people.models import Clock, ClockUnit
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 12, 1)


@pytest.fixture
def commune() -> Commune:
    return Commune()


def at(day: date, hour: int = 9) -> time_machine.travel:
    return time_machine.travel(datetime(day.year, day.month, day.day, hour, tzinfo=ZONE), tick=False)


@pytest.mark.clause("G-1", "G-2", "G-3")
def test_a_day_off_entered_later_moves_working_days_is_shown_first_and_can_be_explained(commune: Commune) -> None:
    boss = people.person("administrator", commune.authority)
    with at(TUESDAY):
        Clock.objects.filter(authority=commune.authority, code="resolve").update(unit=ClockUnit.WORKING_DAYS)
        row = commune.assigned()
        before = row.hand_back_by
        off = TUESDAY + timedelta(days=1)
        shown = recomputing.preview_holiday(commune.authority, day=off, is_working=False)
        untouched = Assignment.objects.get(pk=row.pk)
        moved = recomputing.decide_holiday(
            commune.authority, day=off, is_working=False, reason="Nghỉ bù theo thông báo", by=boss
        )

        now = Assignment.objects.get(pk=row.pk)

    assert untouched.hand_back_by == before and untouched.due_on == row.due_on
    assert [(one.what, one.where, one.old, one.new) for one in shown] == [
        (one.what, one.where, one.old, one.new) for one in moved
    ]
    assert (before, now.hand_back_by) == (date(2026, 12, 3), date(2026, 12, 4))
    assert now.due_on == clocks.due(commune.authority, "resolve", anchor=TUESDAY).day
    assert "02/12" in now.due_rule
    entry = Entry.objects.get(verb="assignment.recount")
    assert (entry.facts["from"], entry.facts["to"]) == (row.due_on.isoformat(), now.due_on.isoformat())
    assert now.matter.due_on == now.due_on
    assert Notice.objects.filter(key__startswith="assignment_recounted:", reader=commune.clerk.person).count() == 1


def test_what_a_person_set_or_extended_or_what_has_ended_stays(commune: Commune) -> None:
    boss = people.person("administrator", commune.authority)
    with at(TUESDAY):
        commune.assigned(commune.matter("Một"), due_on=TUESDAY + timedelta(days=9))
        extended = commune.assigned(commune.matter("Hai"))
        asked = assigning.ask_extension(
            extended, to_day=extended.due_on + timedelta(days=5), reason="Chờ số liệu", by=commune.head
        )
        assigning.decide(asked, granted=True, by=commune.coordinator)
        ended = commune.assigned(commune.matter("Ba"))
        assigning.withdraw(ended, reason="Nhầm", by=commune.coordinator)
        days = {row.pk: row.due_on for row in Assignment.objects.all()}
        rule = clocks.rules_of(commune.authority)["resolve"]
        moved = recomputing.change_clock(rule, amount=40, unit="days", basis="Quyết định số 12", by=boss)

        assert {row.pk: row.due_on for row in Assignment.objects.all()} == days
    assert [one for one in moved if one.where != ""] == []


@pytest.mark.clause("S-77")
def test_a_longer_rule_moves_an_explanation_and_the_same_change_twice_moves_nothing(commune: Commune) -> None:
    boss = people.person("administrator", commune.authority)
    with at(TUESDAY):
        row = commune.assigned(purpose=Purpose.RESOLVE)
        rule = clocks.rules_of(commune.authority)["resolve"]
        first = recomputing.change_clock(rule, amount=20, unit="days", basis="Quyết định số 12", by=boss)
        again = clocks.rules_of(commune.authority)["resolve"]
        second = recomputing.change_clock(again, amount=20, unit="days", basis="Quyết định số 12", by=boss)

        row.refresh_from_db()
    assert row.due_on == TUESDAY + timedelta(days=20)
    assert [(one.old, one.new) for one in first] == [(TUESDAY + timedelta(days=15), row.due_on)]
    assert second == []


def test_an_acknowledgement_that_nobody_gave_moves_and_one_that_was_given_stays(commune: Commune) -> None:
    boss = people.person("administrator", commune.authority)
    with at(TUESDAY):
        waiting, told = commune.opinion("Đèn hỏng"), commune.opinion("Loa rè")
        Opinion.objects.filter(pk=waiting.pk).update(acknowledged_at=None)
        Opinion.objects.filter(pk=told.pk).update(acknowledged_at=clock.now())
        moved = recomputing.decide_holiday(
            commune.authority, day=TUESDAY + timedelta(days=2), is_working=False, reason="Nghỉ bù", by=boss
        )
        after = {row.pk: row.acknowledge_by for row in Opinion.objects.all()}

    assert after[waiting.pk] == waiting.acknowledge_by + timedelta(days=1) and after[told.pk] == told.acknowledge_by
    assert [(one.old, one.new) for one in moved] == [(waiting.acknowledge_by, after[waiting.pk])]
    assert journal.history(waiting).filter(verb="opinion.recount").count() == 1


def test_the_neighbour_keeps_its_days_when_a_rule_changes_and_moves_with_a_day_off(commune: Commune) -> None:
    far = Commune("xa-viet-lap")
    boss = people.person("administrator", commune.authority)
    with at(TUESDAY):
        theirs = far.assigned()
        rule = clocks.rules_of(commune.authority)["resolve"]
        recomputing.change_clock(rule, amount=20, unit="days", basis="Quyết định số 12", by=boss)
        assert Assignment.objects.get(pk=theirs.pk).due_on == theirs.due_on
        recomputing.decide_holiday(
            commune.authority, day=TUESDAY + timedelta(days=1), is_working=False, reason="Nghỉ bù", by=boss
        )
        assert Assignment.objects.get(pk=theirs.pk).hand_back_by == date(2026, 12, 4)


DAYS = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@given(given_on=DAYS, hour=st.integers(0, 23))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_days_of_an_assignment_hold_over_tet_the_turn_of_the_year_and_every_hour(given_on: date, hour: int) -> None:
    """The Vietnamese day counts, whatever the hour; handing back ends two working days on."""
    authority = people.authority()
    with at(given_on, hour):
        hand_back = clocks.due(authority, "hand_back", anchor=clock.today()).day
        resolve = clocks.due(authority, "resolve", anchor=clock.today()).day
        assert clock.today() == given_on
    assert hand_back is not None and resolve == given_on + timedelta(days=15)
    calendar = holidays.calendar_for([given_on.year])
    worked = [
        day
        for n in range(1, (hand_back - given_on).days + 1)
        if calendar.is_working(day := given_on + timedelta(days=n))
    ]
    assert len(worked) == 2 and worked[-1] == hand_back


@pytest.mark.parametrize("hour", [0, 6, 17, 23])
def test_the_last_day_of_handing_back_is_met_until_midnight_here(commune: Commune, hour: int) -> None:
    with at(TUESDAY):
        row = commune.assigned()
    with at(row.hand_back_by, hour):
        assigning.hand_back(row, reason="Không thuộc chức năng", believed_competent=commune.other, by=commune.head)
    with at(TUESDAY):
        answer = commune.drafted(commune.assigned(commune.matter("Khác")))
    with at(answer.assignment.due_on, hour):
        answering.hand_in(answer, by=commune.clerk)
        assert not Assignment.objects.late(clock.today()).exists()


@pytest.mark.clause("S-17a")
def test_the_day_of_a_decision_on_a_not_yet_follows_its_rule_while_it_has_not_come(commune: Commune) -> None:
    boss = people.person("administrator", commune.authority)
    with at(TUESDAY):
        answer = commune.published()
        opinion = Opinion.objects.get(matter=answer.matter)
        row = verdicts.give(opinion, grade="not_yet", words="Chưa làm")
        old = row.due_on
        off = TUESDAY + timedelta(days=1)
        recomputing.decide_holiday(commune.authority, day=off, is_working=False, reason="Nghỉ bù", by=boss)
        moved = verdicts.to_decide(commune.authority).get().due_on
        entry = journal.history(opinion).get(verb="verdict.recount")
        verdicts.give(opinion, grade="satisfied")
        again = recomputing.remove_holiday(commune.authority, HolidayDecision.objects.get(day=off), by=boss)

    assert (old, moved) == (date(2026, 12, 8), date(2026, 12, 9))
    assert entry.facts == {"from": "2026-12-08", "to": "2026-12-09"}
    assert [one for one in again if one.old == moved] == []
