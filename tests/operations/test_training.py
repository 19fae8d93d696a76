"""The movable clock of the demonstration: time works on the way, the beginning comes back, nothing moves elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.core.management import call_command
from django.db import connection
from django.test import Client

from doithoai.casework.models import Assignment
from doithoai.config.training import Follow
from doithoai.core import clock
from doithoai.core.models import Entry, Pulse
from doithoai.core.transitions import Refused
from doithoai.operations import heartbeat, training
from doithoai.people.models import Authority
from tests.factories import people
from tests.factories.casework import Commune

PAGE = "/dung-thu/dong-ho/"


@pytest.fixture(autouse=True)
def unmoved() -> Iterator[None]:
    yield
    clock.set_offset(timedelta())


@pytest.fixture
def demo(settings: Any, tmp_path: Path) -> Any:
    settings.DOITHOAI_DEMO = True
    settings.DOITHOAI_DATA_DIR = tmp_path
    return settings


@pytest.mark.django_db(transaction=True)
def test_days_are_lived_on_the_way_and_the_beginning_comes_back(demo: Any) -> None:
    given = Commune(demo=True).assigned()
    due = Assignment.objects.get(pk=given.pk).due_on
    assert due is not None
    start, entries = clock.now(), Entry.objects.count()

    lived = training.live_until(datetime.combine(due + timedelta(days=20), training.MORNING, clock.ZONE))
    later = Assignment.objects.get(pk=given.pk)
    there = clock.now()
    heartbeat.beat(there, {}, None)
    clock.set_offset(timedelta())  # the doctor is another process, which has not heard of it
    with suppress(SystemExit):
        call_command("doctor", quick=True, json=True, stdout=(said := StringIO()))
    rounds = next(one for one in json.loads(said.getvalue())["checks"] if one["name"] == "clock")

    assert (rounds["verdict"], abs(clock.now() - there) < timedelta(seconds=5)) == ("ok", True)
    assert (later.is_late, later.reminders >= 2) == (True, True)
    assert lived.days > 20 and lived.acts
    if connection.vendor != "sqlite":
        with pytest.raises(Refused):
            training.begin_again()
        return
    training.begin_again()
    again = Assignment.objects.get(pk=given.pk)
    assert (again.is_late, again.reminders, Entry.objects.count()) == (False, 0, entries)
    assert abs(clock.now() - start) < timedelta(minutes=1)
    assert not training.may_go_back()


@pytest.mark.django_db
def test_outside_the_demonstration_there_is_no_page_and_no_clock_to_move(settings: Any) -> None:
    people.authority(demo=True)
    Pulse.objects.create(pk=training.KEY, beat=86400)
    settings.DOITHOAI_DEMO = False

    training.follow()

    assert not clock.is_moved()
    assert (Client().get(PAGE).status_code, Client().post(PAGE, {"step": "tuan"}).status_code) == (404, 404)
    with pytest.raises(Refused):
        training.live_until(clock.now() + timedelta(days=1))
    with pytest.raises(Refused):
        training.begin_again()
    with pytest.raises(MiddlewareNotUsed):
        Follow(lambda request: None)  # type: ignore[arg-type,return-value]


@pytest.mark.django_db
def test_beside_a_real_authority_the_clock_stands_still(demo: Any) -> None:
    people.authority(demo=True)
    Authority.objects.create(slug="that", name="Đảng ủy xã Thật", short_name="Thật", level="commune")

    answer = Client().post(PAGE, {"step": "tuan"})

    assert (answer.status_code, clock.is_moved()) == (403, False)


@pytest.mark.django_db
def test_the_page_shows_the_moment_to_everybody_and_refuses_to_run_backwards(demo: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr(training, "_keep_the_beginning", lambda: None)  # a copy inside a transaction would wait for it
    place = people.authority(demo=True)
    browser = Client()
    yesterday = clock.today() - timedelta(days=1)

    back = browser.post(PAGE, {"day": f"{yesterday:%d/%m/%Y}", "hour": "08:00"})
    on = browser.post(PAGE, {"step": "ba-ngay"}, headers={"accept-language": "en"})
    portal = browser.get(f"/{place.slug}/", headers={"accept-language": "en"}).content.decode()

    assert (back.status_code, on.status_code) == (422, 200)
    assert clock.today() == yesterday + timedelta(days=4)
    assert f"{clock.today():%d/%m/%Y}" in portal and PAGE in portal
