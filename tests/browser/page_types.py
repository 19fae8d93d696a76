"""Every page type of the addresses, rendered by somebody who may open it: full, and with an error in each form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, URLPattern, get_resolver, resolve, reverse

from tests.house import matrix
from tests.house.world import OWN, Side

#: What a field of each type refuses; everything else refuses an unknown choice or words without end.
WRONG = {"date": "99/99/9999", "number": "-1", "email": "không", "tel": "12", "file": ""}
SILENT = {"hidden", "submit", "button", "image", "reset"}


@dataclass(frozen=True)
class Shown:
    """One page as the browser will get it."""

    name: str
    path: str
    body: str


@dataclass
class Form:
    action: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Somebody fills something in; a lone button does not."""
        return any(kind not in SILENT for _name, kind, _value in self.fields)

    def left_empty(self) -> dict[str, str]:
        return {name: value for name, kind, value in self.fields if kind == "hidden"}

    def filled_wrong(self) -> dict[str, str]:
        wrong = {name: WRONG.get(kind, "không có " * 3000) for name, kind, _value in self.fields if kind not in SILENT}
        return wrong | self.left_empty()


class Forms(HTMLParser):
    """The forms of a page that are sent by POST."""

    def __init__(self, path: str, body: str) -> None:
        super().__init__()
        self.path = path
        self.found: list[Form] = []
        self.by_id: dict[str, Form] = {}
        self.open: Form | None = None
        self.feed(body)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = Form(urljoin(self.path, said.get("action", "")))
            self.by_id[said.get("id", "")] = self.open
            if said.get("method", "").lower() == "post":
                self.found.append(self.open)
        elif tag in ("input", "select", "textarea", "button") and said.get("name"):
            owner = self.by_id.get(said["form"]) if "form" in said else self.open
            kind = said.get("type", "text") if tag == "input" else "submit" if tag == "button" else tag
            if owner is not None:
                owner.fields.append((said["name"], kind, said.get("value", "")))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None


def name_of(path: str) -> str:
    try:
        return resolve(path.split("?")[0].split("#")[0]).view_name
    except Resolver404:
        return path


def is_page(answer: HttpResponse) -> bool:
    is_html = answer.headers.get("Content-Type", "").startswith("text/html")
    return is_html and b"<html" in getattr(answer, "content", b"")


#: Pages that stand only after a step before them, or of rows that were ticked.
LATER = {
    *("portal:send_contact", "portal:send_check", "portal:case", "portal:own_data", "office:bulk"),
    "portal:consistency_file",
}


#: What no person opens: figures behind a word, the way back from a provider.
FOR_MACHINES = {"metrics", "outside_callback"}
#: Addresses above the authorities that are about one row.
OF_ONE: dict[str, dict[str, Any]] = {"session_end": {"pk": 1}, "second_factor_remove": {"public_id": "a"}}


def house_addresses() -> Iterator[str]:
    """The names of the addresses above the authorities."""
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLPattern) and pattern.name and pattern.name not in FOR_MACHINES:
            yield pattern.name


def has_page(name: str) -> bool:
    """Files are shown by what reads them; a notice leads on to what it is about."""
    return not name.endswith(("_file", "_scan", "_sound")) and name != "office:notice_open"


@dataclass
class Tour:
    """What became of every type of the addresses, visited in one language.

    `special` holds an address and a browser for types that need something done before.
    """

    language: str = "vi"
    special: Mapping[str, tuple[str, Client]] = field(default_factory=dict)
    full: list[Shown] = field(default_factory=list)
    with_error: list[Shown] = field(default_factory=list)
    never_shown: list[str] = field(default_factory=list)
    never_refused: list[str] = field(default_factory=list)
    _done: set[str] = field(default_factory=set)
    _refused: set[str] = field(default_factory=set)

    def whole_house(self, here: Side, there: Side, browsers: dict[str, Client]) -> None:
        """Ask for every type; what is pressed for its error is taken back."""
        allowed = matrix.expected()
        for name in house_addresses():
            self.visit(name, reverse(name, kwargs=OF_ONE.get(name, {})), browsers)
        for page in matrix.pages():
            may = {one: browsers[one] for one, said in allowed.get(page.name, {}).items() if said.split("/")[0] == "ok"}
            if has_page(page.name):
                self.visit(page.name, matrix.address(page, here, there, OWN), may or browsers)

    def without_rows(self, slug: str, browsers: dict[str, Client]) -> None:
        """Ask for every type that is about no row: lists, searches and first pages."""
        allowed = matrix.expected()
        for page in matrix.pages():
            may = {one: browsers[one] for one, said in allowed[page.name].items() if said == "ok" and one in browsers}
            if not page.parts and page.name not in LATER:
                self.visit(page.name, reverse(page.name, args=[slug]), may or browsers)

    def visit(self, name: str, path: str, who: Mapping[str, Client]) -> None:
        """The page as the first of these who may open it sees it, and with an error in each of its forms."""
        if name in self._done:
            return
        self._done.add(name)
        if name in self.special:
            path, browser = self.special[name]
            who = {"somebody": browser}
        said = []
        for one, browser in who.items():
            answer = self._get(browser, path)
            said.append(f"{one} {answer.status_code}")
            if answer.status_code == 405 or (answer.status_code == 200 and not is_page(answer)):
                return
            if answer.status_code == 200:
                self._keep(name, path, answer, browser)
                return
        self.never_shown.append(f"{name}: {', '.join(said)}")

    def look(self, name: str, path: str, browser: Client) -> None:
        """One more state of a page."""
        answer = self._get(browser, path)
        if answer.status_code == 200 and is_page(answer):
            self._keep(name, path, answer, browser)
        else:
            self.never_shown.append(f"{name}: {answer.status_code}")

    def _get(self, browser: Client, path: str) -> Any:
        browser.cookies[settings.LANGUAGE_COOKIE_NAME] = self.language
        return browser.get(path)

    def _keep(self, name: str, path: str, answer: Any, browser: Client) -> None:
        body = answer.content.decode()
        self.full.append(Shown(name, path, body))
        for form in Forms(path, body).found:
            self._refuse(name, form, browser)

    def _refuse(self, name: str, form: Form, browser: Client) -> None:
        target = name_of(form.action)
        if not form.asks or target in self._refused:
            return
        said = []
        for sent in (form.left_empty(), form.filled_wrong()):
            answer = _pressed(browser, form.action, sent)
            if answer.status_code == 422 and is_page(answer):
                self._refused.add(target)
                self.with_error.append(Shown(f"{target} (refused)", form.action, answer.content.decode()))
                return
            said.append(str(answer.status_code))
        self.never_refused.append(f"{target} on {name}: {', '.join(said)}")


def _pressed(browser: Client, path: str, sent: dict[str, Any]) -> Any:
    with transaction.atomic():
        answer = browser.post(path, sent)
        transaction.set_rollback(True)
    return answer
