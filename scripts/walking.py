"""Find the pages of a desk by its own links: one visit per kind of address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from playwright.sync_api import Page

PUBLIC_ID = re.compile(r"(?<=/)[a-km-np-z2-9]{10}(?=/|$)")
ANCHOR = re.compile(r"<a [^>]*>")
HREF = re.compile(r'href="(/[^"#]*)')
NUMBER = re.compile(r"\d+")
FILES = re.compile(r"\.(docx|pdf|xlsx|csv|ics|xml|zip|svg|png|jpe?g|txt|atom|jsonl?|py)$")


def kind_of(address: str) -> str:
    """The address without its ids and numbers."""
    return NUMBER.sub("0", PUBLIC_ID.sub("*", urlsplit(address).path))


def links(page: Page) -> Iterator[str]:
    """Addresses of the same house, in the order of the page; no files, no sign-out."""
    house = urlsplit(page.url).netloc
    for address in page.eval_on_selector_all("a[href]:not([download])", "all => all.map(one => one.href)"):
        parts = urlsplit(address)
        if parts.netloc == house and not FILES.search(parts.path) and "logout" not in parts.path:
            yield address.split("#")[0]


def visits(
    page: Page, start: str, visited: set[str], limit: int = 80, *, thorough: bool = False
) -> Iterator[tuple[str, int]]:
    """Go to each kind of page not visited yet; give its kind and status while the page is open.

    The start is opened in any case: another role finds other links on a page that was seen before. Thorough reads,
    without showing them, the pages that others have seen: there too a role finds links of its own.
    """
    page.goto(start)
    waiting, count, known = [start, *links(page)], 0, set[str]()
    while waiting and count < limit:
        address = waiting.pop(0)
        kind = kind_of(address)
        if kind in known or (kind in visited and not thorough):
            continue
        known.add(kind)
        if kind in visited:
            waiting += [link for link in _read(page, address) if kind_of(link) not in known]
            continue
        visited.add(kind)
        count += 1
        answer = page.goto(address)
        if "text/html" in (answer.headers.get("content-type", "") if answer else ""):
            yield kind, answer.status if answer else 0
            waiting += [link for link in links(page) if kind_of(link) not in known]


def _read(page: Page, address: str) -> list[str]:
    """The links of a page that is fetched with the same cookies and not shown."""
    answer = page.request.get(address)
    if not answer.ok or "text/html" not in answer.headers.get("content-type", ""):
        return []
    house = "{0.scheme}://{0.netloc}".format(urlsplit(address))
    found = [unescape(tag) for tag in ANCHOR.findall(answer.text()) if " download" not in tag]
    paths = [match[1] for tag in found if (match := HREF.search(tag))]
    return [house + path for path in paths if not FILES.search(urlsplit(path).path) and "logout" not in path]


def sign_in_buttons(page: Page, house: str) -> list[str]:
    """What the buttons of the demo say, one per person and role."""
    page.goto(f"{house}/dung-thu/")
    return [" ".join(text.split()) for text in page.locator("form:has(input[name=person])").all_inner_texts()]


def sign_in(page: Page, house: str, place: int) -> None:
    """Press the button at this place of the demo page; afterwards the person's first page is open."""
    page.goto(f"{house}/dung-thu/")
    page.locator("form:has(input[name=person])").nth(place).locator("button").click()
    page.wait_for_url(re.compile("/van-phong/|/hoi-truong/"))
