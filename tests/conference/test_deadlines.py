"""Rounds of time: late ones still do their work, repeated ones double nothing."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from doithoai.conference import deadlines, duties, scheduling
from doithoai.conference.models import Duty
from doithoai.core.models import Entry
from doithoai.notices.models import Notice
from tests.factories.conference import DAY, NOW, announced, conference, fixed
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


def all_of(round_: object, now: datetime) -> int:
    """Run a round until it has nothing left to do; stop a round that never ends."""
    times = 0
    while round_(now):  # type: ignore[operator]
        times += 1
        assert times < 200
    return times


@pytest.mark.clause("S-80", "S-74")
def test_a_missed_day_is_recorded_once_also_by_a_late_round() -> None:
    with time_machine.travel(NOW, tick=False):
        announced(authority())
    on_the_day = datetime(2026, 11, 30, 16, 59, tzinfo=UTC)
    next_day = on_the_day + timedelta(minutes=2)

    assert all_of(deadlines.mark_one, on_the_day) == 0
    assert all_of(deadlines.mark_one, next_day) == 2
    assert all_of(deadlines.mark_one, next_day) == 0
    assert all_of(deadlines.mark_one, next_day + timedelta(days=60)) == 10
    assert Entry.objects.filter(verb="duty.late").count() == 12


def test_nobody_is_late_at_a_conference_that_was_called_off() -> None:
    writer = coordinator(authority())
    with time_machine.travel(NOW, tick=False):
        row = announced(authority(), by=writer)
        scheduling.postpone(row, reason="Bão số 9.", by=writer)

    assert all_of(deadlines.mark_one, NOW + timedelta(days=90)) == 0
    assert all_of(deadlines.remind_one, NOW + timedelta(days=90)) == 0


@pytest.mark.clause("S-80")
def test_a_duty_is_reminded_before_urged_after_and_then_reported_upwards() -> None:
    commune = authority()
    agency = organisation(commune, "phong-kinh-te")
    clerk, head = person("agency_clerk", commune, agency), person("agency_head", commune, agency)
    standing = person("standing", commune)
    writer = coordinator(commune)
    with time_machine.travel(NOW, tick=False):
        row = announced(commune, by=writer)
        for other in row.duties.exclude(lead=agency):
            duties.show(other, evidence_text="Đã làm.", by=writer)
        duty = row.duties.get(lead=agency)

    moments = []
    for day in range(60):
        now = NOW + timedelta(days=day)
        with time_machine.travel(now, tick=False):
            if all_of(deadlines.remind_one, now):
                moments.append(now.date().isoformat())
            assert all_of(deadlines.remind_one, now) == 0

    assert moments[:4] == ["2026-11-26", "2026-12-01", "2026-12-04", "2026-12-09"]
    verbs = list(Entry.objects.filter(subject_id=duty.pk, subject="conference.duty").values_list("verb", flat=True))
    assert verbs.count("duty.remind") == 1
    assert verbs.count("duty.escalate") == 1
    assert Notice.objects.filter(reader=standing.person, key__startswith="duty.escalate").count() == 1
    assert Notice.objects.filter(reader=head.person, key__startswith="duty.escalate").count() == 1
    assert Notice.objects.filter(reader=clerk.person, key__startswith="duty.escalate").count() == 0


def test_shown_evidence_stops_the_reminders() -> None:
    writer = coordinator(authority())
    with time_machine.travel(NOW, tick=False):
        row = announced(authority(), by=writer)
        for duty in row.duties.all():
            duties.show(duty, evidence_text="Đã làm.", by=writer)

    assert all_of(deadlines.remind_one, NOW + timedelta(days=200)) == 0


@pytest.mark.clause("S-48")
def test_a_conference_without_a_day_is_brought_to_mind_in_time_and_once() -> None:
    writer = coordinator(authority())
    with time_machine.travel(NOW, tick=False):
        row = conference(authority(), by=writer)

    assert deadlines.latest_fixing_day(row).isoformat() == "2026-12-11"
    assert all_of(deadlines.remind_to_fix_one, datetime(2026, 11, 30, 3, 0, tzinfo=UTC)) == 0
    assert all_of(deadlines.remind_to_fix_one, datetime(2026, 12, 1, 3, 0, tzinfo=UTC)) == 1
    assert all_of(deadlines.remind_to_fix_one, datetime(2026, 12, 20, 3, 0, tzinfo=UTC)) == 0
    assert Notice.objects.filter(reader=writer.person, key=f"fix-day:{row.pk}:{writer.pk}").count() == 1


def test_a_conference_with_a_day_needs_no_such_reminder() -> None:
    writer = coordinator(authority())
    with time_machine.travel(NOW, tick=False):
        fixed(conference(authority(), by=writer), by=writer, day=DAY)

    assert all_of(deadlines.remind_to_fix_one, datetime(2026, 12, 20, 3, 0, tzinfo=UTC)) == 0
    assert Duty.objects.exclude(due_on=None).exists()
