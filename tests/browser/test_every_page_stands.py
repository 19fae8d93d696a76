"""Every page that a link leads to stands: no error, no barrier, nothing wider than the screen, no English."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from scripts.served import Served
from scripts.walking import sign_in, sign_in_buttons
from tests.browser.crawl import faults
from tests.conftest import SOAK

pytestmark = [pytest.mark.browser, pytest.mark.pages]


def test_every_public_page_stands(sample_house: Served, phone: Page, complaints: list[str]) -> None:
    visited: set[str] = set()

    assert faults(phone, f"{sample_house.url}/", visited, complaints) == []
    assert len(visited) >= 8, visited


#: Whose pages are walked in every run; in the soak everybody's.
WALKING = ("Cán bộ điều phối", "Thư ký")


def test_every_page_of_the_staff_stands(sample_house: Served, phone: Page, complaints: list[str]) -> None:
    visited: set[str] = set()
    found = []

    for place, button in enumerate(sign_in_buttons(phone, sample_house.url)):
        if not SOAK and not button.startswith(WALKING):
            continue
        sign_in(phone, sample_house.url, place)
        found += faults(phone, phone.url, visited, complaints, limit=40)
        phone.context.clear_cookies()

    assert found == []
    assert len(visited) >= 25, visited
