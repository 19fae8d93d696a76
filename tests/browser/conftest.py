"""A real browser on the shipped server, a file database and the sample data."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from doithoai.people.roles import Acting
from scripts.served import CHROMIUM, FLAGS, Served, served
from tests.factories import people

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
DESKTOP = {"width": 1366, "height": 768}
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The whole product as it is shipped, with the sample programme of this year."""
    url = os.environ.get("DOITHOAI_DATABASE_URL")
    with served(tmp_path_factory.mktemp("house"), database_url=url, only="xa-tan-yen") as running:
        yield running


@pytest.fixture(scope="module")
def sample_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """With both sample programmes, as `make demo` begins."""
    url = os.environ.get("DOITHOAI_DATABASE_URL")
    with served(tmp_path_factory.mktemp("samples"), database_url=url) as running:
        yield running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as play:
        # The browser's loop runs in the thread of the tests, where tests may ask the database.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        chromium = play.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


def open_page(browser: Browser, size: dict[str, int], complaints: list[str], **options: object) -> Page:
    """A page of its own session; what the browser complains of is collected."""
    context = browser.new_context(viewport=size, locale="vi-VN", **options)  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    return page


@pytest.fixture
def complaints() -> list[str]:
    """Errors that the browser reported: scripts, blocked content, missing files."""
    return []


@pytest.fixture
def page(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    one = open_page(browser, DESKTOP, complaints)
    yield one
    one.context.close()


@pytest.fixture
def phone(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    one = open_page(browser, PHONE, complaints, has_touch=True, is_mobile=True)
    yield one
    one.context.close()


def enter(page: Page, server: LiveServer, who: Acting, path: str) -> Page:
    """Signed in as this person, at this address."""
    session = people.signed_in(who).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": server.url}])
    page.goto(f"{server.url}{path}")
    return page


#: Told in the page itself: the whole answer of axe is a megabyte. No page has frames or films to look for.
BARRIERS = """async () => {
  const found = await axe.run(document, {resultTypes: ['violations'], preload: false, iframes: false});
  return found.violations.flatMap(one =>
    one.nodes.map(node => `${one.id} (${one.impact}): ${node.html.slice(0, 140)}`));
}"""


def barriers(page: Page) -> list[str]:
    """Whatever axe finds, of every impact, one line per element."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)  # a script tag would be blocked by the CSP
    return list(page.evaluate(BARRIERS))


def overflows(page: Page) -> bool:
    """True when the page is wider than the screen."""
    page.wait_for_load_state()  # a page that is still coming has nothing to measure
    return bool(page.evaluate("() => document.scrollingElement.scrollWidth > document.scrollingElement.clientWidth"))
