"""What a person folds out in the hall stays as the person left it, whatever arrives meanwhile."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Locator, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from tests.factories import live, people
from tests.factories.live import Hall

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]


def chair_screen(page: Page, server: LiveServer, hall: Hall) -> list[Route]:
    """The chair's screen without its stream, and the presses that are held until the test lets them go."""
    held: list[Route] = []
    page.route("**/stream/**", lambda _route: None)
    page.route("**/viec/**", lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    session = people.signed_in(hall.chair).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])
    page.set_default_timeout(6000)
    page.goto(f"{server.url}{reverse('hall:chair', args=[hall.authority.slug, hall.conference.public_id])}")
    return held


def fold(page: Page, words: str) -> Locator:
    return page.locator("details", has=page.locator("summary", has_text=words))


def numbers(page: Page) -> list[str]:
    return page.locator(".queue .speaker__no").all_inner_texts()


def pressed_and_held(page: Page, held: list[Route], within: Locator, words: str) -> None:
    within.get_by_role("button", name=words).click()
    page.wait_for_function("() => document.querySelector('form[data-going]')")
    assert len(held) == 1


def test_a_fold_opened_while_a_press_is_on_its_way_stays_open_and_the_one_of_the_press_closes(
    page: Page, live_server: LiveServer
) -> None:
    hall = live.in_session()
    first, second = live.speaker(hall), live.speaker(hall, "Bà Thân Thị Lý")
    held = chair_screen(page, live_server, hall)
    of_press, other = fold(page, f"Việc khác với số {first.number}"), fold(page, "Giao điều hành")
    of_press.locator("> summary").click()

    pressed_and_held(page, held, of_press, "Xuống cuối danh sách")
    other.locator("> summary").click()
    held[0].continue_()

    expect(page.locator("#main > .messages")).to_be_visible()
    expect(other).to_have_attribute("open", "")
    expect(of_press).not_to_have_attribute("open", "")
    assert numbers(page) == [str(first.number), str(second.number)]

    # What stood still for the open fold follows once it is closed.
    other.locator("> summary").click()
    expect(page.locator(".queue .speaker__no").first).to_have_text(str(second.number))


def test_a_fold_of_another_part_outlasts_the_redrawing_of_the_rest(page: Page, live_server: LiveServer) -> None:
    hall = live.in_session()
    turn = live.speaking(hall)
    live.speaker(hall, "Bà Thân Thị Lý")
    held = chair_screen(page, live_server, hall)

    pressed_and_held(page, held, page.locator("[data-live=speaking]"), f"Kết thúc lượt số {turn.number}")
    fold(page, "Giao điều hành").locator("> summary").click()
    held[0].continue_()

    expect(page.locator("[data-live=speaking]")).to_contain_text("Hiện không có ai phát biểu")
    expect(fold(page, "Giao điều hành")).to_have_attribute("open", "")


def test_a_fold_stays_open_with_what_was_typed_when_the_press_is_refused(page: Page, live_server: LiveServer) -> None:
    hall = live.in_session()
    first = live.speaker(hall)
    held = chair_screen(page, live_server, hall)
    of_press = fold(page, f"Việc khác với số {first.number}")
    of_press.locator("> summary").click()
    leave = fold(page, "Mời ra ngoài").last
    leave.locator("> summary").click()
    leave.get_by_label("Lý do").fill("Gây mất trật tự")

    pressed_and_held(page, held, leave, "Mời ra ngoài")
    held[0].continue_()

    expect(leave.locator(".error-summary")).to_be_visible()
    for one in (of_press, leave):
        expect(one).to_have_attribute("open", "")
    expect(leave.get_by_label("Lý do")).to_have_value("Gây mất trật tự")
