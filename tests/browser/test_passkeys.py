"""A real browser with a device of its own: the key is added and opens the second step, under the house's own policy."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import PHONE, barriers, open_page, overflows
from tests.factories import people
from tests.office.test_entry import WORDS, official

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def test_a_key_of_the_device_is_added_and_opens_the_second_step(
    browser: Browser, live_server: LiveServer, complaints: list[str]
) -> None:
    cache.clear()
    official(people.authority())
    house = live_server.url.replace("127.0.0.1", "localhost")
    page = open_page(browser, PHONE, complaints)
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})

    def sign_in() -> None:
        page.goto(f"{house}/tai-khoan/dang-nhap/")
        page.fill("[name=login]", "lam.td")
        page.fill("[name=password]", WORDS)
        page.click("main button[type=submit]")

    sign_in()
    page.goto(f"{house}/tai-khoan/xac-thuc-hai-buoc/them-khoa/")
    assert barriers(page) == [] and not overflows(page)
    page.fill("[name=name]", "Máy cơ quan")
    page.click(".wizard__acts button")
    expect(page.locator(".codes li")).to_have_count(10)
    page.context.clear_cookies()
    sign_in()
    page.click("a[href$='/khoa/']")
    assert barriers(page) == [] and not overflows(page)
    page.click("main form button")
    page.wait_for_url("**/van-phong/")

    assert complaints == []
    page.context.close()
