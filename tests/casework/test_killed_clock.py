"""The clock is killed at any moment, again and again: nothing is urged twice, nothing is forgotten."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from datetime import datetime

import pytest
import time_machine

from doithoai.casework.models import Assignment
from doithoai.core.clock import ZONE
from doithoai.core.models import Entry
from doithoai.notices.models import Notice
from doithoai.people.models import Person
from tests.factories.casework import Commune
from tests.racing import ROOT, database_url

MONDAY = datetime(2026, 11, 9, 9, tzinfo=ZONE)
MATTERS, KILLS = 30, 25


def clock(*, kill_after: float | None = None) -> None:
    """One tick on Thursday at half past eight, in a process of its own; or as much of it as there is time for."""
    environment = {
        **os.environ,
        "DOITHOAI_DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
        "DOITHOAI_CLOCK_START": "2026-11-12T08:30:00",
        # A server that nobody answers at: letters are written, and wait.
        "DOITHOAI_SMTP_HOST": "127.0.0.1",
        "DOITHOAI_SMTP_PORT": "9",
    }
    process = subprocess.Popen([sys.executable, "manage.py", "clock", "--once"], cwd=ROOT, env=environment)
    if kill_after is None:
        assert process.wait(120) == 0
        return
    time.sleep(kill_after)
    process.kill()
    process.wait()


@pytest.mark.soak
@pytest.mark.clause("S-80")
@pytest.mark.django_db(transaction=True)
def test_a_clock_killed_at_any_moment_tells_each_reader_of_each_occasion_once() -> None:
    commune = Commune()
    Person.objects.filter(pk=commune.clerk.pk).update(email="can.bo@example.org")
    with time_machine.travel(MONDAY, tick=False):
        for place in range(MATTERS):
            commune.assigned(commune.matter(f"Việc thứ {place}"), due_on=datetime(2026, 11, 16).date())
    chance = random.Random(7)

    for _kill in range(KILLS):
        clock(kill_after=chance.uniform(0.6, 2.2))  # it needs about half a second to begin
    clock()
    clock()

    rows = list(Assignment.objects.all())
    assert {row.reminders for row in rows} == {1}
    assert Entry.objects.filter(verb="assignment.remind").count() == MATTERS
    expected = {f"remind:{row.public_id}:1:{who}" for row in rows for who in (commune.clerk.pk, commune.head.pk)}
    assert set(Notice.objects.filter(key__startswith="remind:").values_list("key", flat=True)) == expected
    taken = Notice.objects.filter(in_digest=True, key__startswith="remind:").exclude(taken_at=None).count()
    letters = list(Notice.objects.filter(key__startswith="digest:").values_list("body", flat=True))
    assert len(letters) == 1 and sum(body.count("sắp đến hạn") for body in letters) == taken
