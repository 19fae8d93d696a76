"""Show rendered pages in the browser, with their styles and scripts, and ask each at both widths for barriers."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page, Route

from tests.browser.conftest import AXE, DESKTOP, PHONE, barriers, overflows
from tests.browser.page_types import Shown

HOUSE = "http://house.test"


def shown(browser: Browser, pages: Iterable[Shown]) -> Iterator[tuple[Shown, Page]]:
    """One after the other in the same page of the browser."""
    context = browser.new_context(viewport=DESKTOP, locale="vi-VN", reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_init_script(AXE)
    page = context.new_page()
    showing: dict[str, str] = {}
    page.route("**/*", lambda route: _answer(route, showing))
    for one in pages:
        showing.clear()
        showing[one.path.split("#")[0]] = one.body
        page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
        page.goto(f"{HOUSE}{one.path}", wait_until="load")
        yield one, page
    context.close()


def faults_of(browser: Browser, pages: Iterable[Shown]) -> list[str]:
    """What is wrong on the pages, one line per fault."""
    found = []
    for one, page in shown(browser, pages):
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            found += [f"{one.name} at {size['width']}: {fault}" for fault in _wrong(page)]
    return found


def _answer(route: Route, showing: dict[str, str]) -> None:
    """The page itself, and the files of the house; nothing else of it is there."""
    parts = urlsplit(route.request.url)
    address = f"{parts.path}?{parts.query}" if parts.query else parts.path
    file = finders.find(parts.path.removeprefix("/static/")) if parts.path.startswith("/static/") else None
    if file:
        kind = mimetypes.guess_type(str(file))[0] or "application/octet-stream"
        route.fulfill(body=Path(str(file)).read_bytes(), content_type=kind)
    elif address in showing and route.request.is_navigation_request():
        route.fulfill(body=showing[address], content_type="text/html; charset=utf-8")
    else:
        route.fulfill(status=404)


def _wrong(page: Page) -> Iterator[str]:
    if overflows(page):
        yield "wider than the screen"
    yield from barriers(page)
