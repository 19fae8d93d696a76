"""How many statements each of the main pages asks: exactly, so that one more is noticed on the day it comes."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.core.actors import CITIZEN
from doithoai.opinion import index, intake
from doithoai.opinion.models import Matter, Opinion
from doithoai.programme import parts
from tests import once
from tests.factories import people, programme
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def full_page() -> Commune:
    """A few dozen matters, so that a page is full, and one promise."""
    commune = Commune()
    commune.commitment(commune.matter("Cống ngõ Hạ"), what="Thay cống ngõ Hạ")
    for number in range(30):
        intake.receive(commune.authority, door="web", texts=[f"Cống số {number} sau chợ bé"], by=CITIZEN)
    return commune


made = once.fixture(full_page)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def asked(browser: Client, act: str, path: str, data: dict[str, str] | None = None) -> int:
    """Statements besides those that begin and end transactions."""
    with CaptureQueriesContext(connection) as queries:
        answer = getattr(browser, act)(path, data)
    assert answer.status_code in (200, 302)
    return sum(not str(one["sql"]).startswith(CONTROL) for one in queries)


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


@pytest.mark.parametrize(
    ("name", "query", "statements"),
    [
        ("matters", {}, 7),
        ("matters", {"state": "due"}, 7),
        ("matters", {"state": "received"}, 7),
        ("matters", {"q": "cong"}, 7),
        ("matters", {"q": "cống chợ"}, 7),
        ("matters", {"q": '"cống số 7"'}, 8),
        ("search", {"q": "cong"}, 10),
        ("matters", {"lead": "{lead}", "field": "{field}"}, 10),
        ("inbox", {"nhom": "xong"}, 7),
        ("today", {}, 11),
    ],
)
def test_a_page_asks_as_many_statements_as_it_did(
    place: Commune, name: str, query: dict[str, str], statements: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    # PostgreSQL asks every few seconds where the newest slice of the index is: not in the middle of this.
    monkeypatch.setattr(index, "KNOWN_FOR", 1e6)
    index.top_of([None])
    of = {"lead": place.agency.pk, "field": place.field().pk}
    query = {key: value.format(**of) for key, value in query.items()}
    assert asked(people.signed_in(place.coordinator), "get", url(name), query) == statements


@pytest.mark.clause("S-28a")
def test_the_draft_of_a_plan_asks_few_however_many_parts_it_has(place: Commune) -> None:
    browser = people.signed_in(place.coordinator)
    plan = programme.plan(place.authority, by=place.coordinator)
    before = asked(browser, "get", url("plan", plan.public_id))
    for _number in range(3):
        programme.planned(plan, by=place.coordinator)
        parts.add_task(
            plan, by=place.coordinator, text="Báo cáo kết quả.", lead=place.agency, cooperating=[place.agency]
        )

    assert (before, asked(browser, "get", url("plan", plan.public_id))) == (14, 14)


def test_the_inbox_with_an_opinion_open_asks_few(place: Commune) -> None:
    browser = people.signed_in(place.coordinator)
    opinion = Opinion.objects.order_by("pk")[3]

    assert asked(browser, "get", url("opinion", opinion.public_id)) == 16
    assert asked(browser, "get", url("inbox")) == 16


def test_a_matter_and_the_figures_ask_few(place: Commune) -> None:
    matter = Matter.objects.order_by("-pk")[0]

    assert asked(people.signed_in(place.coordinator), "get", url("matter", matter.public_id)) == 10
    assert asked(people.signed_in(place.coordinator), "get", url("figures")) == 10


def test_the_last_press_of_the_public_form_asks_few(place: Commune) -> None:
    browser = Client()
    step = {
        name: reverse(f"portal:{name}", args=[SLUG]) for name in ("send", "send_text", "send_contact", "send_check")
    }
    browser.post(step["send"], {"field": "", "place": "thôn Đông"})
    browser.post(step["send_text"], {"text": "Đường lầy lội"})
    browser.post(step["send_contact"], {})

    assert asked(browser, "post", step["send_check"], {}) <= 20
    assert settings.DOITHOAI_SUBMIT_LIMIT  # the limit is counted with it
