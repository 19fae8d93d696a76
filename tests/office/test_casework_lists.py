"""The lists of the work ask no more of the database for three rows of everything than for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.casework import promising, verdicts
from doithoai.casework.models import Assignment
from doithoai.core import clock
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


def url(name: str, *args: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


NAMES = ["today", "answers", "commitments", "verdicts", "extensions", "referrals", "figures"]


@dataclass
class Three:
    """One row of everything, then two more; how many questions each page asked of the one."""

    browser: Client
    first: dict[str, int]


def three() -> Three:
    commune = Commune()
    boss = people.also(commune.coordinator, "standing", commune.authority)

    def more() -> None:
        answer = commune.published(commune.assigned(commune.matter()))
        verdicts.give(answer.matter.opinions.get(), grade="not_yet", words="Chưa")
        commune.handed_in(commune.assigned(commune.matter()))
        promise = commune.scheduled(commune.matter())
        promising.ask_extension(promise, to_day=promise.due_on + timedelta(days=9), reason="Chờ", by=commune.head)
        commune.referral(commune.matter(), reply_by=clock.today() + timedelta(days=9))
        Assignment.objects.filter(state="given").update(is_late=True)

    more()
    browser = people.signed_in(boss)
    for name in NAMES:
        browser.get(url(name))
    first = {name: asked(browser, name) for name in NAMES}
    more()
    more()
    return Three(browser, first)


def asked(browser: Client, name: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        browser.get(url(name))
    return len(queries)


made = once.fixture(three)


@pytest.mark.parametrize("name", NAMES)
def test_lists_ask_the_same_number_of_queries_with_one_row_and_with_three(made: Three, name: str) -> None:
    assert made.first[name] <= 70
    assert asked(made.browser, name) == made.first[name]
