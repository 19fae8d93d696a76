"""What can be wrong on any page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from playwright.sync_api import Page

from scripts.walking import visits
from tests.browser.conftest import DESKTOP, PHONE, barriers, overflows
from tests.conftest import SOAK

#: Words that no Vietnamese text holds, whatever its marks.
ENGLISH = re.compile(
    r"\b(the|and|of|with|this|please|required|search|save|submit|delete|select|is|are|not|your|page)\b", re.I
)


def faults(page: Page, start: str, visited: set[str], complaints: list[str], limit: int = 80) -> list[str]:
    """Visit every kind of page that is reached from `start`; what is wrong, one line per fault."""
    found = []
    for kind, status in visits(page, start, visited, limit):
        found += [f"{kind}: {fault}" for fault in wrong_on(page, status)]
        found += [f"{kind}: the browser says: {words}" for words in complaints]
        complaints.clear()
    return found


def wrong_on(page: Page, status: int) -> Iterator[str]:
    if status >= 400 or status == 0:
        yield f"status {status}"
        return
    headings = page.locator("h1").count()
    if headings != 1:
        yield f"{headings} headings of the first level"
    if overflows(page):
        yield "wider than the screen"
    if SOAK:  # each page type is looked at for barriers, at both widths, by test_barriers
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)  # type: ignore[arg-type]
            yield from (f"{barrier}, at {size['width']}" for barrier in barriers(page))
    english = sorted({word.lower() for word in ENGLISH.findall(page.inner_text("body"))})
    if english:
        yield f"English: {', '.join(english)}"
