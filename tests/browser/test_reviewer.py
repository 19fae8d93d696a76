"""A reviewer: reads what is handed in, sends one back, agrees to the others; the second reviewer approves in turn."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.casework import reviewing
from doithoai.casework.models import Answer
from tests.browser.conftest import PHONE, barriers, enter, open_page, overflows
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
TITLES = ("Đèn đường xóm Đồi", "Nước máy thôn Hạ", "Mương cạnh đình")
WHY = "Chưa nêu ngày hoàn thành và người chịu trách nhiệm."


@pytest.fixture
def place() -> Commune:
    commune = Commune()
    for title in TITLES:
        commune.handed_in(commune.assigned(commune.matter(title=title)))
    return commune


def address(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *parts])


def answer(title: str) -> Answer:
    return Answer.objects.get(matter__title=title)


def press(page: Page, locator: str) -> None:
    with page.expect_navigation():
        page.locator(f"main {locator}").first.click()


@pytest.mark.clause("S-35", "S-81")
def test_three_answers_are_reviewed(
    browser: Browser, page: Page, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    desk = enter(page, live_server, place.reviewer, address("today"))
    press(desk, f"a.btn[href='{address('answers')}']")
    for title in TITLES:
        expect(desk.locator("main")).to_contain_text(title)
    assert barriers(desk) == []

    # One lacks a day: it goes back with the reason, which the clerk reads where the answer is written.
    press(desk, f"a[href='{address('answer', answer(TITLES[0]).public_id)}']")
    assert barriers(desk) == []
    press(desk, "a[href$='/bo-sung/']")
    press(desk, "form:has([name=reason]) button[type=submit]")
    expect(desk.locator("main [aria-invalid=true]")).to_have_count(1)  # without a reason nothing is sent back
    desk.locator("[name=reason]").fill(WHY)
    press(desk, "form:has([name=reason]) button[type=submit]")
    assert answer(TITLES[0]).state == "sent_back"

    clerk = enter(
        open_page(browser, PHONE, complaints),
        live_server,
        place.clerk,
        address("answer", answer(TITLES[0]).public_id),
    )
    expect(clerk.locator("main")).to_contain_text(WHY)
    assert barriers(clerk) == [] and not overflows(clerk)
    clerk.locator("[name=body]").fill("Thay 12 bóng đèn trước ngày 15/12/2026, ông Lành chịu trách nhiệm.")
    press(clerk, "[name=hand_in]")
    clerk.context.close()

    # The second is approved at once; the third is read by two, one after the other.
    colleague = people.person("reviewer", place.authority)
    reviewing.set_order(answer(TITLES[2]).matter, [place.reviewer.person, colleague.person], by=place.coordinator)
    second = enter(open_page(browser, PHONE, complaints), live_server, colleague, address("today"))
    for title in TITLES:
        desk.goto(f"{live_server.url}{address('answer', answer(title).public_id)}")
        press(desk, "form[action$='/duyet/'] button")
    assert [answer(title).state for title in TITLES] == ["approved", "approved", "in_review"]
    expect(desk.locator("main form[action$='/duyet/']")).to_have_count(0)

    second.goto(f"{live_server.url}{address('answer', answer(TITLES[2]).public_id)}")
    assert barriers(second) == [] and not overflows(second)
    press(second, "form[action$='/duyet/'] button")
    assert answer(TITLES[2]).state == "approved" and answer(TITLES[2]).frozen_hash
    second.goto(f"{live_server.url}{address('today')}")
    expect(second.locator(f"main a.btn[href='{address('answers')}']")).to_have_count(0)
    second.context.close()
    assert [one for one in complaints if "422" not in one] == []
