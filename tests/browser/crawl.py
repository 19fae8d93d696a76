"""Walk through a desk by its own links and note what is wrong on each kind of page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.conftest import barriers, overflows

PUBLIC_ID = re.compile(r"(?<=/)[a-km-np-z2-9]{10}(?=/|$)")
NUMBER = re.compile(r"\d+")
#: Words that no Vietnamese text holds, whatever its marks.
ENGLISH = re.compile(
    r"\b(the|and|of|with|this|please|required|search|save|submit|delete|select|is|are|not|your|page)\b", re.I
)
FILES = re.compile(r"\.(docx|pdf|xlsx|csv|ics|xml|zip|svg|png|jpe?g|txt)$")


@dataclass
class Walk:
    """What was visited, by kind of page, and what was found there."""

    start: str
    visited: dict[str, str] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


def kind_of(address: str) -> str:
    """The address without its ids and numbers: one visit per kind is enough."""
    return NUMBER.sub("0", PUBLIC_ID.sub("*", urlsplit(address).path))


def links(page: Page, inside: str) -> Iterator[str]:
    """Addresses of the same house below `inside`, in the order of the page."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    house = urlsplit(page.url).netloc
    for address in found:
        parts = urlsplit(address)
        if parts.netloc == house and parts.path.startswith(inside) and not FILES.search(parts.path):
            yield address.split("#")[0]


def walk(page: Page, start: str, inside: str, complaints: list[str], *, limit: int = 60) -> Walk:
    """Visit each kind of page below `inside` once."""
    done, waiting = Walk(start), [start]
    while waiting and len(done.visited) < limit:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind in done.visited:
            continue
        done.visited[kind] = address
        complaints.clear()
        answer = page.goto(address)
        done.wrong += [f"{kind}: {what}" for what in wrong_on(page, answer.status if answer else 0)]
        done.wrong += [f"{kind}: the browser says: {what}" for what in complaints]
        waiting += [link for link in links(page, inside) if kind_of(link) not in done.visited]
    return done


def wrong_on(page: Page, status: int) -> Iterator[str]:
    if status >= 400 or status == 0:
        yield f"status {status}"
        return
    if page.locator("main h1").count() != 1:
        yield f"{page.locator('main h1').count()} headings of the first level"
    if overflows(page):
        yield "wider than the screen"
    yield from barriers(page)
    english = sorted({word.lower() for word in ENGLISH.findall(page.inner_text("body"))})
    if english:
        yield f"English: {', '.join(english)}"
