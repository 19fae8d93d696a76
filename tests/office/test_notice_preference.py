"""Each official says on the page of notices how to be told; it holds for the own person alone."""

from __future__ import annotations

import re

import pytest

from doithoai.notices import outbox
from doithoai.notices.models import How, Preference
from doithoai.people.models import Person
from tests.factories import people
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/xa-tan-yen/van-phong/tin-nhan/cach-nhan/"


def test_one_letter_a_day_is_chosen_on_the_page_that_the_notices_lead_to() -> None:
    actor = people.person("coordinator", people.authority())
    neighbour = people.person("intake", people.authority())
    browser = signed_in(actor)

    assert PAGE in browser.get("/xa-tan-yen/van-phong/tin-nhan/").content.decode()
    assert browser.post(PAGE, {"how": "daily"}).status_code == 302

    assert (outbox.wanted_by(actor.person), outbox.wanted_by(neighbour.person)) == (How.DAILY, How.AT_ONCE)
    assert re.search(r'value="daily"[^>]* checked', browser.get(PAGE).content.decode())


def test_a_way_that_does_not_exist_is_refused_and_nothing_changes() -> None:
    browser = signed_in(people.person("coordinator", people.authority()))

    assert browser.post(PAGE, {"how": "pigeon"}).status_code == 422
    assert not Preference.objects.exists()


def test_whom_no_letter_reaches_is_told_so_on_the_page() -> None:
    actor = people.person("coordinator", people.authority())
    browser = signed_in(actor)
    words = "notice--warn"

    assert words in browser.get(PAGE).content.decode()
    Person.objects.filter(pk=actor.pk).update(email="can.bo@example.org")
    assert words not in browser.get(PAGE).content.decode()
