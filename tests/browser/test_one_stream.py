"""Tabs of one browser share one stream, and a screen with a wrong clock counts from the time of the house."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.hall.serving import House, hall_served

pytestmark = [pytest.mark.browser, pytest.mark.pages]


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with hall_served(tmp_path_factory.mktemp("shared"), os.environ.get("DOITHOAI_DATABASE_URL")) as house:
        yield house


def opened(page: Page, hall: House) -> list[str]:
    """The phone page, and the streams it asks for from now on."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/stream/" in request.url else None)
    page.goto(f"{hall.server.url}{hall.page('dien-thoai')}")
    expect(page.locator("[data-link-words]")).to_contain_text(":")
    return asked


def test_two_tabs_have_one_stream_and_the_second_takes_over_when_the_first_is_closed(
    browser: Browser, hall: House
) -> None:
    with browser.new_context(locale="vi-VN") as context:
        first, second = context.new_page(), context.new_page()
        of_first = opened(first, hall)
        of_second = opened(second, hall)
        second.wait_for_timeout(300)

        hall.press("dong-danh-sach")

        for page in (first, second):
            expect(page.locator("#live [data-open='0']")).to_be_visible(timeout=3000)
        assert len(of_first) == 1 and of_second == []

        first.close()
        second.wait_for_timeout(1000)
        hall.press("mo-danh-sach")
        expect(second.locator("#live [data-open='1']")).to_be_visible(timeout=6000)
        assert len(of_second) == 1


def test_a_machine_whose_clock_is_an_hour_wrong_shows_the_time_of_the_house(browser: Browser, hall: House) -> None:
    with browser.new_context(locale="vi-VN") as context:
        page = context.new_page()
        page.clock.install(time=datetime.now(UTC) + timedelta(hours=1))
        page.goto(f"{hall.server.url}{hall.page('man-chieu')}")
        page.clock.run_for(1000)
        now = datetime.now(ZoneInfo("Asia/Ho_Chi_Minh"))
        near = [f"{now + timedelta(minutes=minutes):%H:%M}" for minutes in (-1, 0, 1)]
        assert page.locator("[data-clock]").inner_text() in near
