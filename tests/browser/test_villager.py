"""A villager of seventy: a cheap phone of 360 px, no JavaScript, no name; sends, reads the receipt, looks it up."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.served import Served
from tests.browser.conftest import PHONE, barriers, open_page, overflows

pytestmark = [pytest.mark.browser, pytest.mark.pages]
SAID = "Cầu ván qua mương cuối thôn gãy hai tấm, các cháu đi học phải lội. Mong xã sửa trước vụ đông."


@pytest.fixture
def plain_phone(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    one = open_page(browser, PHONE, complaints, has_touch=True, is_mobile=True, java_script_enabled=False)
    yield one
    one.context.close()


@pytest.mark.clause("S-29")
def test_a_villager_sends_and_follows_without_javascript(house: Served, plain_phone: Page) -> None:
    page = plain_phone
    page.goto(f"{house.url}/xa-tan-yen/")
    page.get_by_role("link", name="Gửi ý kiến").first.click()
    page.get_by_label("Ở đâu?").fill("Cuối thôn Trung Hòa")
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Tiếp tục").click()
    expect(page.locator(".error-summary, [role=alert]").first).to_be_visible()  # nothing was written yet
    page.get_by_label("Ông/bà muốn nói điều gì?").fill(SAID)
    page.get_by_role("button", name="Tiếp tục").click()
    page.get_by_role("button", name="Tiếp tục").click()  # no name, no telephone
    expect(page.locator("main")).to_contain_text(SAID)
    ticked = page.locator("input[type=checkbox]:checked")
    assert ticked.count() == 0  # consent is never ticked for anybody
    page.get_by_role("button", name="Gửi ý kiến").click()

    expect(page.locator("h1")).to_contain_text("Đã nhận ý kiến")
    number = re.search(r"YK-\d{4}-\d{4}", page.inner_text("main"))
    code = page.locator(".slip__code, .code").first.inner_text()
    assert number is not None and code.strip()

    page.get_by_role("link", name="Tra cứu").last.click()
    page.get_by_label("Mã tra cứu").fill(code)
    page.get_by_role("button", name="Xem ý kiến của tôi").click()
    expect(page.locator("main")).to_contain_text(number[0])
    expect(page.locator("main")).to_contain_text(SAID)
    assert code.replace(" ", "").replace("-", "") not in page.url


def test_every_step_fits_the_phone_and_has_no_barrier(house: Served, phone: Page, complaints: list[str]) -> None:
    phone.goto(f"{house.url}/xa-tan-yen/gui-y-kien/")
    for fill in (None, SAID, None):
        assert not overflows(phone)
        assert barriers(phone) == []
        if fill:
            phone.locator("textarea").first.fill(fill)
        phone.get_by_role("button", name="Tiếp tục").click()
    assert not overflows(phone)
    assert barriers(phone) == []
    assert complaints == []
