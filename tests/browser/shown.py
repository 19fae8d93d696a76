"""Show rendered pages in the browser, with their styles and scripts, and ask each at both widths for barriers."""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from playwright.sync_api import Browser, Page

from tests.browser.conftest import AXE, DESKTOP, PHONE, barriers, overflows
from tests.browser.page_types import Shown


class House(ThreadingHTTPServer):
    """The page that is shown, and the files of the house; nothing else of it is there."""

    showing: tuple[str, str] = ("", "")

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answer(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        assert isinstance(self.server, House)
        path, (shown_path, body) = urlsplit(self.path).path, self.server.showing
        file = finders.find(path.removeprefix("/static/")) if path.startswith("/static/") else None
        if file:
            self._answer(200, mimetypes.guess_type(str(file))[0] or "application/octet-stream", _read(str(file)))
        elif self.path == shown_path:
            self._answer(200, "text/html; charset=utf-8", body.encode())
        else:
            self._answer(404, "text/plain", b"")

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        # The files stay the same from page to page, the page does not.
        self.send_header("Cache-Control", "no-store" if kind.startswith("text/html") else "max-age=3600")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_said: object) -> None:
        """Silent: thousands of requests."""


@cache
def _read(path: str) -> bytes:
    return Path(path).read_bytes()


def shown(browser: Browser, pages: Iterable[Shown]) -> Iterator[tuple[Shown, Page]]:
    """One after the other in the same page of the browser."""
    context = browser.new_context(viewport=DESKTOP, locale="vi-VN", reduced_motion="reduce")  # type: ignore[arg-type]
    context.add_init_script(AXE)
    page = context.new_page()
    with House() as house:
        Thread(target=house.serve_forever, daemon=True).start()
        for one in pages:
            house.showing = one.path.split("#")[0], one.body
            page.set_viewport_size(DESKTOP)  # type: ignore[arg-type]
            page.goto(f"{house.address}{one.path}", wait_until="load")
            yield one, page
        context.close()
        house.shutdown()


def faults_of(browser: Browser, pages: Iterable[Shown]) -> list[str]:
    """What is wrong on the pages, one line per fault."""
    found = []
    for one, page in shown(browser, pages):
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            found += [f"{one.name} at {size['width']}: {fault}" for fault in _wrong(page)]
    return found


def _wrong(page: Page) -> Iterator[str]:
    if overflows(page):
        yield "wider than the screen"
    yield from barriers(page)
