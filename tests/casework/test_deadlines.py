"""Reminders at eight in the morning, rounds, escalation; lateness recorded for good; a dead clock harms nothing."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
import time_machine

from doithoai.casework import answering, deadlines, promising
from doithoai.casework.models import Assignment, Commitment
from doithoai.core import clock, journal
from doithoai.core.clock import ZONE
from doithoai.core.models import Entry
from doithoai.notices.models import Notice
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db

MONDAY = "2026-11-09 09:00+07:00"


def at(day: int, hour: int = 8, month: int = 11, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def commune() -> Commune:
    return Commune()


def given(commune: Commune, due: datetime) -> Assignment:
    with time_machine.travel(MONDAY, tick=False):
        return commune.assigned(due_on=due.date())


def run(round_: Callable[[datetime], bool], now: datetime) -> int:
    pieces = 0
    with time_machine.travel(now, tick=False):
        while round_(now):
            pieces += 1
            assert pieces < 50
    return pieces


def told(row: Assignment | Commitment, number: int) -> set[int]:
    rows = Notice.objects.filter(key__startswith=f"remind:{row.public_id}:{number}:")
    return set(rows.values_list("reader", flat=True))


@pytest.mark.clause("S-80")
def test_two_working_days_before_at_eight_then_every_three_then_the_head_then_the_standing_members(
    commune: Commune,
) -> None:
    row = given(commune, at(16))  # Monday; two working days before is Thursday the 12th

    assert clock.local(row.remind_at) == at(12)
    assert run(deadlines.remind_one, at(12, 7, minute=59)) == 0
    everybody = {commune.clerk.pk, commune.head.pk}
    expected = (
        (at(12), everybody),
        (at(17), everybody),
        (at(20), everybody),
        (at(26), {commune.head.pk}),  # Tuesday the 24th is a day off
        (at(1, month=12), {commune.head.pk, commune.standing.pk}),
    )
    for number, (moment, readers) in enumerate(expected, start=1):
        assert run(deadlines.remind_one, moment - timedelta(minutes=1)) == 0
        assert run(deadlines.remind_one, moment) == 1
        assert run(deadlines.remind_one, moment) == 0
        assert told(row, number) == readers


def test_a_clock_dead_for_weeks_loses_no_reminder_and_doubles_none(commune: Commune) -> None:
    row = given(commune, at(16))

    assert run(deadlines.remind_one, at(7, month=12)) == 1
    assert run(deadlines.remind_one, at(7, month=12)) == 0

    row.refresh_from_db()
    assert row.reminders == 1
    assert clock.local(row.remind_at) == at(10, month=12)
    assert told(row, 1) == {commune.clerk.pk, commune.head.pk}
    assert journal.history(row).filter(verb="assignment.remind").count() == 1


def test_two_clocks_at_once_remind_once(commune: Commune) -> None:
    row = given(commune, at(16))
    stale = Assignment.objects.select_related("matter").get()

    run(deadlines.remind_one, at(12))
    deadlines._remind(stale, deadlines.WORKING, at(12))

    row.refresh_from_db()
    assert row.reminders == 1
    assert Entry.objects.filter(verb="assignment.remind").count() == 1


def test_what_was_handed_in_is_not_reminded_of(commune: Commune) -> None:
    row = given(commune, at(16))
    with time_machine.travel(MONDAY, tick=False):
        answering.hand_in(commune.drafted(row), by=commune.clerk)

    assert run(deadlines.remind_one, at(30)) == 0
    assert not Notice.objects.filter(key__startswith="remind:").exists()


def test_work_given_at_short_notice_is_reminded_of_on_its_day_not_at_once(commune: Commune) -> None:
    row = given(commune, at(10))

    assert clock.local(row.remind_at) == at(10)


@pytest.mark.clause("S-13")
def test_what_passes_its_day_is_late_for_good_and_said_once(commune: Commune) -> None:
    row = given(commune, at(16))

    assert run(deadlines.mark_late_one, at(16, 23, minute=59)) == 0
    assert run(deadlines.mark_late_one, at(17, 0)) == 2  # the assignment and its matter
    assert run(deadlines.mark_late_one, at(25)) == 0

    row.refresh_from_db()
    assert row.is_late and Matter.objects.get().is_late
    assert journal.history(row).filter(verb="assignment.late").count() == 1
    with time_machine.travel(at(18), tick=False):
        answering.publish(commune.approved(row), by=commune.publisher)
    assert journal.history(row).filter(verb="assignment.late").count() == 1


def test_a_promise_past_its_day_is_late_in_sight_of_all_but_not_while_its_evidence_is_looked_at(
    commune: Commune,
) -> None:
    with time_machine.travel(MONDAY, tick=False):
        late = commune.scheduled(days=7)
        shown = commune.scheduled(days=7)
        promising.show(shown, evidence_text="Đã xong", by=commune.clerk)

    run(deadlines.mark_late_one, at(20))

    assert [row.is_late for row in Commitment.objects.order_by("pk")] == [True, False]
    assert journal.history(late, public=True).filter(verb="commitment.late").count() == 1


def test_a_matter_answered_in_time_is_not_late_because_its_old_day_passes(commune: Commune) -> None:
    with time_machine.travel(MONDAY, tick=False):
        commune.scheduled(days=60)

    run(deadlines.mark_late_one, at(20, month=12))

    assert not Matter.objects.get().is_late


def test_an_idle_round_is_a_handful_of_queries(
    commune: Commune, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    given(commune, at(16))

    with django_assert_max_num_queries(6):  # type: ignore[attr-defined]  # a context manager
        assert not deadlines.remind_one(at(10))
        assert not deadlines.mark_late_one(at(10))
