"""An organisation that no longer works on a matter finds nothing of it: no list, page, file, export, search, notice."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from doithoai.casework import answering, assigning, working
from doithoai.casework.models import Assignment
from doithoai.core import clock
from doithoai.opinion import triage
from doithoai.people.models import Membership
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
#: Words that stand in no other matter of these tests.
TITLE, SAID = "Mương tiêu Đồng Vông bị lấp", "Mương tiêu Đồng Vông bị lấp, lúa úng hai vụ."


@pytest.fixture
def commune() -> Commune:
    return Commune()


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def worked_on(commune: Commune) -> Assignment:
    """A matter with words, a note, a draft: all that an organisation leaves on its way."""
    matter = commune.opinion(SAID).matter
    triage.classify(matter, field=commune.field(), by=commune.coordinator, title=TITLE)
    row = commune.assigned(matter)
    working.note(row, text="Đã ra hiện trường Đồng Vông.", by=commune.clerk)
    answering.draft(row, by=commune.clerk)
    return row


def pages(row: Assignment) -> list[str]:
    """Every address of the office that names the matter, its assignment or its answer."""
    answer = row.answers.get()
    of_assignment = ("assignment", "assignment_hand_back", "assignment_extend")
    return [
        url("matter", row.matter.public_id),
        url("answer", answer.public_id),
        *(url(name, row.public_id) for name in of_assignment),
    ]


def lists() -> list[str]:
    return [
        *(url(name) for name in ("today", "answers", "matters", "commitments")),
        f"{url('matters')}?q=Đồng+Vông",
        f"{url('search')}?q=Đồng+Vông",
        f"{url('matters')}?q=dong+vong",
    ]


def exported(browser: Client) -> str:
    answer = browser.get(url("matters_export"))
    if answer.status_code != 200:
        return ""
    sheet = load_workbook(io.BytesIO(answer.content)).active
    return " ".join(str(cell.value) for line in sheet.iter_rows() for cell in line)


def finds(browser: Client) -> list[str]:
    """The lists on which the matter stands; notices of the past keep their own words and are not lists of work."""
    found = [one for one in lists() if TITLE in _work(browser.get(one).content.decode())]
    return [*found, *(["export"] if TITLE in exported(browser) else [])]


def _work(page: str) -> str:
    return page.partition("Tin báo")[0]


def hand_back(commune: Commune, row: Assignment) -> None:
    assigning.hand_back(row, reason="Không thuộc chức năng", believed_competent=commune.other, by=commune.head)


def withdraw(commune: Commune, row: Assignment) -> None:
    assigning.withdraw(row, reason="Giao lại", by=commune.coordinator)


def give_to_another(commune: Commune, row: Assignment) -> None:
    withdraw(commune, row)
    commune.assigned(row.matter, lead=commune.other)


def expire(commune: Commune, _row: Assignment) -> None:
    yesterday = clock.today() - timedelta(days=1)
    Membership.objects.filter(person=commune.clerk.person).update(valid_to=yesterday)


@pytest.mark.clause("S-75")
@pytest.mark.parametrize("act", [hand_back, withdraw, give_to_another, expire])
def test_who_no_longer_works_on_it_finds_nothing_of_it(
    commune: Commune, act: Callable[[Commune, Assignment], None]
) -> None:
    row = worked_on(commune)
    browser = people.signed_in(commune.clerk)
    assert [browser.get(one).status_code for one in pages(row)[:3]] == [200, 200, 200]
    assert finds(browser) != []

    act(commune, row)

    assert {browser.get(one).status_code for one in pages(row)} <= {404, 403}
    assert 200 not in {browser.post(one, {}).status_code for one in pages(row)}
    if act is not expire:  # without a membership there is no list either
        assert finds(browser) == []
    else:
        assert {browser.get(one).status_code for one in lists()} == {404}


def test_the_next_organisation_finds_it_and_not_what_the_former_one_said_among_itself(commune: Commune) -> None:
    row = worked_on(commune)
    give_to_another(commune, row)
    browser = people.signed_in(commune.neighbour)

    assert browser.get(url("matter", row.matter.public_id)).status_code == 200
    assert browser.get(url("assignment", row.public_id)).status_code == 404
    mine = Assignment.objects.get(organisation=commune.other)
    assert "Đã ra hiện trường Đồng Vông." not in browser.get(url("assignment", mine.public_id)).content.decode()
