"""What a body may ask for under Decision 742, each a setting, each off unless it is set."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from doithoai.core import clock
from doithoai.people import accounts
from doithoai.people.models import Authority, Membership
from tests.factories import people
from tests.factories.conference import NOW
from tests.house.syntax import ROOT
from tests.office.test_entry import CHANGE, OWN, WORDS, official, sign_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_counters() -> None:
    cache.clear()


@pytest.fixture
def place() -> Authority:
    return people.authority()


@pytest.mark.parametrize(
    ("password", "good"), [("bon tu khong quen", False), ("Bon tu khong quen 1", True), ("BontukhongquenN1", False)]
)
def test_kinds_of_signs_are_asked_for_only_where_it_is_set(
    place: Authority, settings: Any, password: str, good: bool
) -> None:
    person = official(place)
    browser = people.signed_in(people.Acting(person, place))
    typed = {"oldpassword": WORDS, "password1": "nam tu khac han nhau", "password2": "nam tu khac han nhau"}
    browser.post(CHANGE, typed)
    settings.DOITHOAI_PASSWORD_KINDS = True

    person.refresh_from_db()
    browser = people.signed_in(people.Acting(person, place))
    answer = browser.post(CHANGE, typed | {"oldpassword": "nam tu khac han nhau"} | _twice(password))

    person.refresh_from_db()
    assert (answer.status_code == 302, person.check_password(password)) == (good, good)


def _twice(password: str) -> dict[str, str]:
    return {"password1": password, "password2": password}


def test_a_password_grows_old_only_where_it_is_set_and_a_new_one_is_young(place: Authority, settings: Any) -> None:
    official(place)
    office = reverse("office:today", args=[place.slug])
    with time_machine.travel(clock.now() + timedelta(days=91)):
        free = Client()
        sign_in(free)
        before = free.get(office).status_code
        settings.DOITHOAI_PASSWORD_DAYS = 90
        browser = Client()
        sign_in(browser)
        asked, page = browser.get(office)["Location"], text(browser.get(CHANGE))
        browser.post(CHANGE, {"oldpassword": WORDS, **_twice("nam tu khac han nhau")})
        again = Client()
        sign_in(again, password="nam tu khac han nhau")
        after = again.get(office).status_code

    assert (before, asked, after) == (200, CHANGE, 200)
    assert "mật khẩu ban đầu" not in page


@pytest.mark.parametrize(
    ("address", "hour", "day", "said"),
    [
        ("10.1.2.3", 9, 0, 200),
        ("10.2.0.1", 9, 0, 403),
        ("2001:db8::7", 9, 0, 200),
        ("10.1.2.3", 20, 0, 403),
        ("10.1.2.3", 9, 6, 403),
    ],
)
def test_the_administrators_pages_are_open_from_named_networks_in_working_hours(
    place: Authority, settings: Any, address: str, hour: int, day: int, said: int
) -> None:
    settings.DOITHOAI_ADMIN_NETWORKS, settings.DOITHOAI_ADMIN_HOURS = ["10.1.0.0/16", "2001:db8::/32"], "07:00-18:00"
    admin, clerk = people.person("administrator", place), people.person("coordinator", place)
    monday_at_nine = NOW
    with time_machine.travel(monday_at_nine + timedelta(days=day, hours=hour - 9), tick=False):
        opened = people.signed_in(admin).get(reverse("office:people", args=[place.slug]), REMOTE_ADDR=address)
        work = people.signed_in(clerk).get(reverse("office:inbox", args=[place.slug]), REMOTE_ADDR=address)
    settings.DOITHOAI_ADMIN_NETWORKS, settings.DOITHOAI_ADMIN_HOURS = [], ""
    off = people.signed_in(admin).get(reverse("office:people", args=[place.slug]), REMOTE_ADDR=address)

    assert (opened.status_code, work.status_code, off.status_code) == (said, 200, 200)


def test_sessions_end_with_the_last_role_at_once_or_on_its_day(place: Authority) -> None:
    admin = people.person("administrator", place)
    first, second = official(place), official(place, "intake", "hoa.lt")
    people.also(first, "text_reviewer", place)
    one, other = Client(), Client()
    sign_in(one)
    sign_in(other, "hoa.lt")
    held = list(Membership.objects.filter(person=first).order_by("pk"))

    accounts.end_role(held[0], by=admin)
    with_another = one.get(OWN).status_code
    accounts.end_role(held[1], by=admin)
    without = one.get(OWN).status_code
    Membership.objects.filter(person=second).update(valid_to=clock.today())
    with time_machine.travel(clock.now() + timedelta(minutes=2)):
        today = other.get(OWN).status_code
    with time_machine.travel(clock.now() + timedelta(minutes=10)):
        Membership.objects.filter(person=second).update(valid_to=clock.today() - timedelta(days=1))
        tomorrow = other.get(OWN).status_code

    assert (with_another, without, today, tomorrow) == (200, 302, 200, 302)


def test_passwords_are_hashed_with_argon2id_at_the_cost_of_the_framework_or_more() -> None:
    """In a process of its own: the tests hash cheaply. 19 MiB and two rounds are the least of ASVS 11.4.2."""
    lines = "import django; django.setup(); from django.contrib.auth import hashers; print(hashers.make_password('x'))"
    given = os.environ | {"DJANGO_SETTINGS_MODULE": "doithoai.config.settings"}
    command = [sys.executable, "-c", lines]
    told = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=True)

    way, version, cost = told.stdout.split("$")[1:4]
    memory, rounds, _lanes = (int(word.partition("=")[2]) for word in cost.split(","))

    assert (way, version) == ("argon2id", "v=19") and memory >= 19 * 1024 and rounds >= 2
