"""Every answer carries the headers of the house, every unsafe method asks for its token, and reading writes nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.conf import settings as house_settings
from django.db import OperationalError, connection
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from doithoai.core import web
from tests.factories.conference import NOW
from tests.house import matrix, world

CSP = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; "
    "frame-ancestors 'none'; img-src 'self' blob:; manifest-src 'self'; media-src 'self'; script-src 'self'; "
    "style-src 'self'; worker-src 'self'"
)
SHUT_IN = "default-src 'none'; frame-ancestors 'none'; sandbox"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
    "X-Frame-Options": "DENY",
}
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")
#: The link in a letter is itself the secret that a form elsewhere cannot know; it is good for one act.
TOKEN_IN_THE_ADDRESS = "<slug:slug>/van-phong/mot-viec/<slug:token>/"
#: The clock of a session and counters of visits move by reading; what is read or taken away leaves a journal line.
TRACES = ("core_entry", "django_session", "usersessions_usersession", "core_rate", "core_pulse", "cache")


def faults(answer: Any) -> list[str]:
    """The headers that an answer lacks or says differently."""
    said = "; ".join(sorted(part.strip() for part in answer.get("Content-Security-Policy", "").split(";")))
    # The page behind a link in a letter tells even less of where one came from.
    allowed = {"Referrer-Policy": ("same-origin", "no-referrer")}
    wrong = [
        f"{name}: {answer.get(name)}" for name, v in HEADERS.items() if answer.get(name) not in allowed.get(name, (v,))
    ]
    is_file = answer.get("Content-Disposition", "").startswith("attachment")
    is_right = said == SHUT_IN if is_file else said == CSP or said.startswith("default-src 'none'; sandbox")
    return wrong if is_right else [*wrong, f"Content-Security-Policy: {said}"]


def tables() -> dict[str, str]:
    """Each table with a digest of its rows."""
    found: dict[str, str] = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            if table in TRACES or table.startswith(("matter_search", "matter_words")):
                continue
            cursor.execute(f'SELECT * FROM "{table}"')
            found[table] = hashlib.sha256("\n".join(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return found


def changed(before: dict[str, str]) -> list[str]:
    now = tables()
    return [table for table in now if now[table] != before.get(table)]


#: A statement that changes rows, and the table that it names.
WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|REPLACE INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)


def note_writes(written: list[str]) -> Any:
    """For `connection.execute_wrapper`: the names of the tables that are written, but for traces of reading."""

    def look(execute: Any, sql: str, *rest: Any) -> Any:
        found = WRITES.match(sql)
        if found and found[1] not in TRACES:
            written.append(found[1])
        return execute(sql, *rest)

    return look


def patterns(inside: Any = None, start: str = "") -> Iterator[tuple[str, Any]]:
    """Every address with its view."""
    for entry in (inside or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry, start + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield start + str(entry.pattern), entry.callback


@pytest.mark.pages
@pytest.mark.django_db
@pytest.mark.parametrize("desk", matrix.DESKS)
def test_every_page_carries_the_headers_and_opening_it_changes_nothing(
    desk: str, settings: Any, tmp_path: Path
) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path
    wrong: list[str] = []
    with time_machine.travel(NOW, tick=False):
        here, there = world.side("tan-yen"), world.side("lang-giang")
        browsers = matrix.clients(here, there)
        browsers = {who: browsers[who] for who in ("anonymous", "coordinator", "agency_clerk", "administrator")}
        before = tables()
        for page in matrix.pages():
            if not page.name.startswith(f"{desk}:"):
                continue
            path = matrix.address(page, here, there, world.OWN)
            for who, browser in browsers.items():
                written: list[str] = []
                with connection.execute_wrapper(note_writes(written)):
                    answer = browser.get(path)
                # What a preview tries and takes back leaves no trace.
                wrong += [f"{page.name} as {who} writes {table}" for table in written and changed(before)]
                wrong += [f"{page.name} as {who}: {fault}" for fault in faults(answer)]
                if who != "anonymous" and answer.get("Cache-Control") != "no-store":
                    wrong.append(f"{page.name} as {who}: Cache-Control {answer.get('Cache-Control')}")
                if answer.status_code >= 500:
                    wrong.append(f"{page.name} as {who}: {answer.status_code}")
        wrong += [f"a page of {desk} writes {table}, by no statement that was seen" for table in changed(before)]

    assert "\n".join(wrong) == ""


def _answer(path: str) -> HttpResponse:
    return Client(raise_request_exception=False).get(path)


@pytest.mark.django_db
def test_refusals_files_and_early_answers_carry_the_headers_too(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {path: _answer(path) for path in ("/", "/khong-co/", "/static/js/app.js", "/static/img/icons.svg", "/livez")}
    said["413"] = Client().generic("POST", "/", b"", CONTENT_LENGTH=str(web.LARGEST_REQUEST + 1))
    said["csrf"] = Client(enforce_csrf_checks=True).post("/tai-khoan/dang-nhap/")
    for name, error in (("500", RuntimeError("xyzzy")), ("503", OperationalError("xyzzy"))):

        def broken(*_args: Any, error: Exception = error) -> Any:
            raise error

        monkeypatch.setattr("doithoai.core.web._in_authority", broken)
        said[name] = _answer("/tan-yen/")

    codes = {name: answer.status_code for name, answer in said.items()}
    assert [f"{name}: {fault}" for name, answer in said.items() for fault in faults(answer)] == []
    assert (codes["/khong-co/"], codes["/static/js/app.js"]) == (404, 200)
    assert (codes["413"], codes["csrf"], codes["500"], codes["503"]) == (413, 403, 500, 503)
    assert all(b"xyzzy" not in said[name].content and b"Traceback" not in said[name].content for name in ("500", "503"))


@pytest.mark.django_db
def test_no_address_takes_an_unsafe_method_without_its_token() -> None:
    every = list(patterns())
    browser = Client(enforce_csrf_checks=True)
    known = ("/", "/tai-khoan/dang-nhap/", "/tai-khoan/dang-xuat/", "/dung-thu/", "/khoi-tao/")

    assert len(every) > 100
    assert [path for path, view in every if getattr(view, "csrf_exempt", False)] == [TOKEN_IN_THE_ADDRESS]
    assert "django.middleware.csrf.CsrfViewMiddleware" in house_settings.MIDDLEWARE
    answers = {(path, how): browser.generic(how, path).status_code for path in known for how in UNSAFE}
    assert set(answers.values()) == {403}


@pytest.mark.django_db
def test_under_tls_the_browser_is_told_to_stay_there(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS, settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = 31536000, True

    answer = Client().get("/", secure=True)

    assert answer["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_a_missing_header_is_named() -> None:
    bare = HttpResponse()

    assert len(faults(bare)) == len(HEADERS) + 1
