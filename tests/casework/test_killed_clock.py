"""The clock is killed at any moment, again and again: nothing is urged twice, nothing is forgotten."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from datetime import datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection

from doithoai.casework.models import Assignment
from doithoai.core.clock import ZONE
from doithoai.core.models import Entry
from doithoai.notices import outbox
from doithoai.notices.models import Notice
from doithoai.operations import rounds
from doithoai.people.models import Person
from tests.factories.casework import Commune
from tests.racing import ROOT, database_url, press_together

MONDAY = datetime(2026, 11, 9, 9, tzinfo=ZONE)
THURSDAY = datetime(2026, 11, 12, 8, 30, tzinfo=ZONE)


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


def commune_with(matters: int) -> Commune:
    """Two of the agency read their mail; everything was given on Monday and is reminded of on Thursday."""
    commune = Commune()
    for actor in (commune.clerk, commune.head):
        Person.objects.filter(pk=actor.pk).update(email=f"can.bo.{actor.pk}@example.org")
    with time_machine.travel(MONDAY, tick=False):
        for place in range(matters):
            commune.assigned(commune.matter(f"Việc thứ {place}"), due_on=datetime(2026, 11, 16).date())
        while rounds.tick(MONDAY):
            pass
    return commune


def assert_told_once(commune: Commune) -> None:
    """One reminder of each thing for each reader, one letter a day, and each line in it."""
    rows = list(Assignment.objects.all())
    readers = {commune.clerk.pk, commune.head.pk}
    assert {row.reminders for row in rows} == {1}
    assert Entry.objects.filter(verb="assignment.remind").count() == len(rows)
    expected = sorted(f"remind:{row.public_id}:1:{who}" for row in rows for who in readers)
    assert sorted(Notice.objects.filter(key__startswith="remind:").values_list("key", flat=True)) == expected
    letters = Notice.objects.filter(key__startswith="digest:")
    assert sorted(letters.values_list("reader", flat=True)) == sorted(readers)
    assert {body.count("hạn 16/11/2026") for body in letters.values_list("body", flat=True)} == {len(rows)}
    assert not Notice.objects.to_gather().exists()


@pytest.mark.parametrize(("matters", "kills"), [(6, 3), pytest.param(30, 25, marks=pytest.mark.soak)])
@pytest.mark.clause("S-80")
@pytest.mark.django_db(transaction=True)
def test_a_clock_killed_at_any_moment_tells_each_reader_of_each_occasion_once(matters: int, kills: int) -> None:
    commune = commune_with(matters)
    chance = random.Random(kills)

    for _kill in range(kills):
        clock(kill_after=chance.uniform(0.6, 2.2))  # it needs about half a second to begin
    clock()
    clock()

    assert_told_once(commune)


class Killed(BaseException):
    """What no round can catch."""


def killed_at(statement: int) -> bool:
    """A tick that dies at this statement to the database; False when it ended before."""
    asked = 0

    def ask(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        nonlocal asked
        asked += 1
        if asked == statement:
            raise Killed
        return execute(sql, params, many, context)

    try:
        with time_machine.travel(THURSDAY, tick=False), connection.execute_wrapper(ask):
            rounds.tick(THURSDAY)
    except Killed:
        return True
    return False


@pytest.mark.django_db(transaction=True)
def test_a_clock_that_dies_at_every_statement_in_turn_still_tells_once() -> None:
    commune = commune_with(4)

    statement = 1
    while killed_at(statement):
        statement += 1
    followed = THURSDAY + outbox.TAKEN_FOR  # by another carrier, what one took and did not stamp
    with time_machine.travel(followed, tick=False):
        rounds.tick(followed)
    carried = {(one.to[0], one.extra_headers["Message-ID"]) for one in mail.outbox if "lưu ý" in one.subject}

    assert statement > 30
    assert_told_once(commune)
    assert not Notice.objects.waiting().exists()
    assert sorted(to for to, _id in carried) == sorted(
        f"can.bo.{who}@example.org" for who in (commune.clerk.pk, commune.head.pk)
    )


TICK = """
from datetime import datetime
from doithoai.core import clock
from doithoai.operations import rounds

def act():
    clock.show(datetime.fromisoformat(sys.argv[1]))
    return sum(rounds.tick(clock.now()) for _time in range(3)) >= 0
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_four_clocks_at_once_tell_each_reader_once(monkeypatch: pytest.MonkeyPatch) -> None:
    commune = commune_with(8)
    monkeypatch.setenv("DOITHOAI_SMTP_HOST", "127.0.0.1")
    monkeypatch.setenv("DOITHOAI_SMTP_PORT", "9")

    press_together(TICK, [(THURSDAY.isoformat(),)] * 4)
    clock()

    assert_told_once(commune)
