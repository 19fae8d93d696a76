"""Reminders in working time only; one letter a day to each official, with what is still open when it is sent."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail
from django.db import transaction
from django.db.models import Q
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.casework import answering, deadlines, digest
from doithoai.casework.models import Assignment
from doithoai.core import clock, holidays, working_time
from doithoai.core.clock import ZONE
from doithoai.notices import outbox
from doithoai.notices.models import How, Notice
from doithoai.operations import rounds
from doithoai.people.models import Membership, Person
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 9, 9, tzinfo=ZONE)


def at(day: int, hour: int = 8, minute: int = 30) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.fixture
def commune() -> Commune:
    place = Commune()
    Person.objects.filter(pk=place.clerk.pk).update(email="can.bo@example.org")
    return place


def given_two(commune: Commune) -> list[Assignment]:
    """Due on Monday the 16th: both are reminded of on Thursday the 12th; that they were given is known by then."""
    with time_machine.travel(MONDAY, tick=False):
        given = [commune.assigned(commune.matter(title), due_on=at(16).date()) for title in ("Cống chợ", "Đèn thôn")]
        while rounds.tick(MONDAY):
            pass
        return given


def tick(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        while rounds.tick(now):
            pass


def letters() -> list[str]:
    return [one.body for one in Notice.objects.filter(key__startswith="digest:").order_by("pk")]


@pytest.mark.clause("S-80")
def test_two_reminders_of_one_day_are_one_letter_and_stand_in_the_inbox_each(commune: Commune) -> None:
    given_two(commune)
    mail.outbox.clear()
    tick(at(12))

    assert [body.count("hạn 16/11/2026") for body in letters()] == [2]
    assert letters()[0].startswith("Sắp đến hạn (2):")
    own = Notice.objects.inbox_of(commune.clerk.pk, commune.authority).filter(key__startswith="remind:")
    with time_machine.travel(at(12), tick=False):
        assert own.count() == 2
    assert (
        len([one for one in mail.outbox if one.to == ["can.bo@example.org"] and "Việc cần lưu ý" in one.subject]) == 1
    )
    tick(at(12, 15))
    assert len(letters()) == 1


@pytest.mark.parametrize("moment", [at(12, 7), at(12, 18), at(14, 10), at(15, 10)])  # early, late, Saturday, Sunday
def test_nothing_is_urged_outside_working_time(commune: Commune, moment: datetime) -> None:
    given_two(commune)
    tick(moment)

    assert not Notice.objects.filter(key__startswith="remind:").exists() and letters() == []


def test_what_was_done_meanwhile_is_no_line_and_an_empty_letter_is_not_sent(commune: Commune) -> None:
    one, other = given_two(commune)
    with time_machine.travel(at(12), tick=False):
        while deadlines.remind_one(at(12)):
            pass
        answering.hand_in(commune.drafted(one), by=commune.clerk)
    tick(at(12, 10))
    assert len(letters()) == 1 and other.matter.number in letters()[0] and one.matter.number not in letters()[0]

    with time_machine.travel(at(17), tick=False):
        while deadlines.remind_one(at(17)):
            pass
        answering.hand_in(commune.drafted(other), by=commune.clerk)
    tick(at(17, 10))
    assert len(letters()) == 1


def test_after_a_dead_week_one_letter_not_seven(commune: Commune) -> None:
    given_two(commune)
    for day in (12, 25):
        tick(at(day))
    assert len(letters()) == 2
    tick(at(25, 16))
    assert len(letters()) == 2


def test_who_left_the_authority_is_not_written_to(commune: Commune) -> None:
    given_two(commune)
    with time_machine.travel(at(12), tick=False):
        while deadlines.remind_one(at(12)):
            pass
    Membership.objects.filter(person=commune.clerk.pk).update(valid_to=at(11).date())
    tick(at(12, 10))

    assert letters() == []


def test_each_wants_to_be_told_in_an_own_way(commune: Commune) -> None:
    person = Person.objects.get(pk=commune.clerk.pk)

    def told(key: str) -> tuple[str, bool]:
        outbox.tell(commune.authority, [person], key=key, subject="Được giao", body="Việc mới")
        row = Notice.objects.get(key=f"{key}:{person.pk}")
        return row.carrier, row.in_digest

    assert told("a") == ("email", False)
    outbox.prefer(person, How.DAILY)
    assert told("b") == ("inbox", True)
    outbox.prefer(person, How.INBOX)
    assert told("c") == ("inbox", False)
    with override_settings(EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend", EMAIL_HOST=""):
        outbox.prefer(person, How.DAILY)
        assert told("d") == ("inbox", False)


def test_two_clocks_write_one_letter(commune: Commune) -> None:
    given_two(commune)
    with time_machine.travel(at(12), tick=False):
        while deadlines.remind_one(at(12)):
            pass
        assert digest.send_one(at(12)) and not digest.send_one(at(12))
    assert len(letters()) == 1


DAYS = st.dates(datetime(2025, 1, 1).date(), datetime(2030, 12, 31).date())


@given(due=DAYS, asked=st.integers(0, 30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_reminder_never_falls_on_a_day_off(due: object, asked: int) -> None:
    authority = people.authority()
    with time_machine.travel(datetime.combine(due, datetime.min.time(), ZONE) - timedelta(days=asked), tick=False):
        first = deadlines.first_reminder(authority, due)
        following = deadlines.next_reminder(authority, clock.now())
    for moment in (first, following):
        local = clock.local(moment)
        assert working_time.is_open(moment) and holidays.calendar_for([local.year]).is_working(local.date())


QUARTERS = st.lists(st.integers(0, 21 * 96), min_size=1, max_size=10).map(sorted)


@given(quarters=QUARTERS, due=st.integers(1, 18), done_at=st.integers(0, 9))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.clause("S-80")
def test_however_seldom_the_clock_lives_it_urges_in_working_time_once_a_day(
    commune: Commune, quarters: list[int], due: int, done_at: int
) -> None:
    """Over three weeks with a day off; somewhere between one of two things is done."""
    with transaction.atomic():
        with time_machine.travel(MONDAY, tick=False):
            rows = [commune.assigned(commune.matter(title), due_on=day(due)) for title in ("Cống chợ", "Đèn thôn")]
        for place, quarter in enumerate(quarters):
            now = MONDAY + timedelta(minutes=15 * quarter)
            with time_machine.travel(now, tick=False):
                if place == done_at:
                    answering.hand_in(commune.drafted(rows[0]), by=commune.clerk)
                while rounds.tick(now):
                    pass

        urged = list(Notice.objects.filter(Q(key__startswith="remind:") | Q(key__startswith="digest:")))
        waiting = [row.remind_at for row in Assignment.objects.exclude(remind_at=None)]
        told = Counter((row.reader_id, clock.local(row.created_at).date()) for row in urged if row.key[:6] == "digest")
        transaction.set_rollback(True)

    assert [row.key for row in urged if not working_time.is_open(row.created_at)] == []
    assert all(working_time.is_open(moment) for moment in waiting)
    assert set(told.values()) <= {1}
    assert not any(line.key.startswith("digest:") and not line.body for line in urged)


def day(later: int) -> date:
    return MONDAY.date() + timedelta(days=later)
