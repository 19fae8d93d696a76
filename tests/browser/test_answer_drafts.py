"""What is typed into an answer lies on the machine until it reached the house: offered back, never lost, then gone."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.casework import answering
from doithoai.casework.models import Answer
from tests.browser.conftest import barriers, overflows
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
OFFER, SHORT = "[data-keep-offer]", "textarea[name=short]"
SAVE, HAND_IN = "form[data-keep] button[type=submit]:not([name])", "button[name=hand_in]"
KEPT = "() => Object.keys(localStorage).filter(one => one.startsWith('doithoai.draft.answer.')).length"


@pytest.fixture
def place() -> Commune:
    return Commune()


@pytest.fixture
def answer(place: Commune) -> Answer:
    return answering.draft(place.assigned(), by=place.clerk)


@pytest.fixture
def desk(page: Page, live_server: LiveServer, place: Commune, answer: Answer) -> Page:
    """The page of the draft, as its writer has it open."""
    session = people.signed_in(place.clerk).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}{reverse('office:answer', args=['xa-tan-yen', answer.public_id])}")
    return page


def typed(desk: Page, words: str) -> None:
    desk.locator(SHORT).fill(words)
    desk.wait_for_function(KEPT)


def press(desk: Page, button: str) -> None:
    with desk.expect_navigation():
        desk.locator(button).click()


def test_what_was_typed_and_not_saved_is_offered_back_and_gone_once_saved(desk: Page, complaints: list[str]) -> None:
    expect(desk.locator(OFFER)).to_be_hidden()
    typed(desk, "Xã sửa cống trong quý I")

    desk.reload()
    expect(desk.locator(OFFER)).to_be_visible()
    expect(desk.locator(SHORT)).to_have_value("")
    assert barriers(desk) == [] and not overflows(desk)
    desk.locator("[data-keep-restore]").click()
    expect(desk.locator(SHORT)).to_have_value("Xã sửa cống trong quý I")

    press(desk, SAVE)
    expect(desk.locator(SHORT)).to_have_value("Xã sửa cống trong quý I")
    expect(desk.locator(OFFER)).to_be_hidden()
    assert desk.evaluate(KEPT) == 0
    assert complaints == []


def test_what_is_thrown_away_is_not_offered_again(desk: Page) -> None:
    typed(desk, "Thử")
    desk.reload()
    desk.locator("[data-keep-discard]").click()

    desk.reload()
    expect(desk.locator(OFFER)).to_be_hidden()
    assert desk.evaluate(KEPT) == 0


def test_when_somebody_else_saved_meanwhile_both_texts_are_shown_and_nothing_typed_is_thrown_away(
    desk: Page, place: Commune, answer: Answer
) -> None:
    words = {"short": "Bản của trưởng phòng", "body": "", "basis": "", "result": ""}
    answering.save(answer, by=place.head, seen_edits=0, **words)
    typed(desk, "Bản của chuyên viên")

    press(desk, SAVE)

    expect(desk.locator("del").first).to_have_text("trưởng phòng")
    expect(desk.locator(SHORT)).to_have_value("Bản của chuyên viên")
    assert desk.evaluate(KEPT) == 1
    press(desk, SAVE)
    assert Answer.objects.get().short == "Bản của chuyên viên"
    assert desk.evaluate(KEPT) == 0


def test_after_handing_in_nothing_is_left_on_the_machine(desk: Page) -> None:
    typed(desk, "Xã sửa cống trong quý I")
    desk.locator("textarea[name=body]").fill("Đã khảo sát.")
    desk.locator("select[name=result]").select_option("explained")

    press(desk, HAND_IN)

    assert Answer.objects.get().state == "in_review"
    assert desk.evaluate(KEPT) == 0
