"""The own password again, before something goes public or persons' data leave; and the lines of the security log."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from doithoai.conference.models import Announcement
from doithoai.config import log_words
from doithoai.core import clock
from doithoai.people.models import Authority, Person
from tests.factories import people
from tests.factories.conference import NOW, announced, fixed
from tests.office.test_entry import SIGN_IN, WORDS, official, sign_in, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_counters() -> None:
    cache.clear()


@pytest.fixture
def place() -> Authority:
    return people.authority()


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, Any]]:
    form = log_words.lines()
    return [json.loads(form.format(one)) for one in caplog.records if one.name == "doithoai.security"]


def test_what_goes_public_wants_the_password_again_and_nothing_typed_is_lost(place: Authority) -> None:
    person = official(place)
    browser = Client()
    with time_machine.travel(NOW, tick=False) as moment:
        row = announced(place)
        address = reverse("office:announce", args=[place.slug, row.public_id])
        fixed(row, by=people.Acting(person, place), day=row.day + timedelta(days=7), reason="Trùng lịch họp.")
        sign_in(browser)
        moment.shift(timedelta(minutes=11))
        typed = {"change_note": "Đổi ngày họp.", "override_reason": "Cấp trên triệu tập."}
        read = browser.get(address).status_code
        asked = browser.post(address, typed)
        kept = json.dumps(dict(browser.session), default=str)
        before = Announcement.objects.filter(conference=row, state="published").count()
        done = browser.post(asked["Location"], {"password": WORDS, "next": address})

    assert (read, asked["Location"].split("?")[0]) == (200, "/tai-khoan/xac-nhan/")
    assert "ngày họp" not in kept and "sessionid" not in kept
    assert done["Location"] == reverse("office:conference", args=[place.slug, row.public_id])
    newest = Announcement.objects.filter(conference=row).latest("version")
    assert (before, newest.state, newest.change_note) == (0, "published", "Đổi ngày họp.")


def test_a_file_of_persons_wants_the_password_again_and_then_stands_behind_a_button(
    place: Authority, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    person = official(place, "standing")
    browser = Client()
    sign_in(browser)
    address = reverse("office:openings_export", args=[place.slug])
    with time_machine.travel(clock.now() + timedelta(minutes=11)):
        asked = browser.get(f"{address}?what=contact")
        page = browser.post(asked["Location"], {"password": WORDS, "next": f"{address}?what=contact"})
        href = re.search(r'download href="([^"]+)"', text(page))
        taken = browser.get(href[1]) if href else None
    settings.DOITHOAI_PROOF_MINUTES = 0
    with time_machine.travel(clock.now() + timedelta(minutes=25)):
        off = browser.get(address).status_code

    assert asked.status_code == 302 and href and href[1] == f"{address}?what=contact"
    assert taken is not None and taken["Content-Disposition"].startswith("attachment") and off == 200
    told = [line for line in lines(caplog) if line["event"] == "export"]
    assert [(line["person"], line["page"], line["authority"]) for line in told] == [
        (person.pk, "office:openings_export", place.slug)
    ] * 2


def test_sign_ins_failures_and_refusals_are_logged_and_name_nobody(
    place: Authority, caplog: pytest.LogCaptureFixture
) -> None:
    person = official(place)
    browser = Client(REMOTE_ADDR="203.0.113.7")
    sign_in(browser, "lam.td", "sai mat khau roi")
    sign_in(browser, "mat-khau-go-nham", "sai mat khau roi")
    sign_in(browser)
    browser.get(reverse("office:people", args=[place.slug]))
    browser.post(reverse("account_logout"))

    told = lines(caplog)

    assert [(line["event"], line["person"], line["page"]) for line in told] == [
        ("sign_in_failed", person.pk, "account_login"),
        ("sign_in_failed", None, "account_login"),
        ("signed_in", person.pk, "account_login"),
        ("refused", person.pk, "office:people"),
        ("signed_out", person.pk, "account_logout"),
    ]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z", line["time"]) and line["client"] for line in told)
    assert not [word for word in ("lam.td", "go-nham", "203.0.113.7", person.full_name) if word in caplog.text]


def _counted(monkeypatch: pytest.MonkeyPatch, act: str, reckoned: list[int]) -> None:
    real = getattr(Argon2PasswordHasher, act)

    def counting(*args: Any) -> Any:
        reckoned.append(1)
        return real(*args)

    monkeypatch.setattr(Argon2PasswordHasher, act, counting)


def test_an_unknown_name_costs_as_much_work_as_a_wrong_password(
    place: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The hash of a password is what takes time: one for each try, whoever is named, closed accounts too."""
    official(place)
    closed = official(place, "intake", "hoa.lt")
    Person.objects.filter(pk=closed.pk).update(is_active=False)
    without = people.person("office", place, username="khong.mk").person
    reckoned: list[int] = []
    for act in ("encode", "verify"):
        _counted(monkeypatch, act, reckoned)

    works = {}
    for name in ("lam.td", "hoa.lt", without.username, "khong.co"):
        reckoned.clear()
        assert Client().post(SIGN_IN, {"login": name, "password": "sai mat khau roi"}).status_code == 422
        works[name] = len(reckoned)

    assert set(works.values()) == {1}
