"""Hostile words through every form and in every column: they are shown as words, and act nowhere (security, row 28)."""

from __future__ import annotations

import dataclasses
import itertools
import re
import zlib
from collections.abc import Callable, Iterator
from email import message_from_bytes
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.db import connection, models
from django.test import Client, RequestFactory

from doithoai.core import letters, sheets
from doithoai.core.models import SealedText
from doithoai.documents import docx, docx_page, pdf, profiles
from doithoai.hall import letters as kept
from doithoai.notices import carriers
from doithoai.notices.models import Notice
from tests.browser import page_types
from tests.conftest import BESIDE
from tests.emptying import without_triggers
from tests.factories import documents, people
from tests.factories.conference import NOW
from tests.house import hostile, matrix, world

pytestmark = pytest.mark.django_db
#: Columns of words that the house makes itself: numbers, marks, digests, names of files and of rules.
MADE = {
    "public_id", "slug", "number", "code", "path", "host", "username", "password", "key", "card", "seed", "root",
    "session_mark", "role", "kind", "state", "category", "paper_profile", "profile_code", "about_kind", "about", "act",
    "text_hash", "code_digest", "frozen_hash", "content_hash", "phone_index", "desk_number", "paper_ref", "clock_code",
    "docx_path", "pdf_path", "docx_sha256", "pdf_sha256", "scan", "subject", "verb", "source", "target", "line",
    "page", "query", "due_unit", "only", "sheet", "outcome", "content_text", "generated_text", "sealed_text",
    "device", "slide", "minutes_paper", "conclusion_paper", "wanted",
}  # fmt: skip


def test_every_page_and_form_takes_hostile_words_as_words(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    settings.DOITHOAI_SUBMIT_LIMIT = settings.DOITHOAI_LOOKUP_LIMIT = settings.DOITHOAI_OPEN_DATA_LIMIT = "9999/1m"
    with time_machine.travel(NOW, tick=False):
        here = world.side("xa-tan-yen")
        browsers = matrix.clients(here, here)
        write_everywhere()
        walk = Walk(here, browsers)
        walk.whole_house()

    assert walk.wrong == []
    share = 0.15 if BESIDE else 1
    assert walk.pages > 180 * share and walk.forms > 110 * share and len(walk.files) > (1 if BESIDE else 2)


def write_everywhere() -> None:
    """Hostile words in every column that holds what somebody typed: another text in each."""
    turns = itertools.cycle(hostile.texts(stored=True))
    with without_triggers(connection):
        for model in apps.get_models():
            columns = [one for one in model._meta.local_concrete_fields if is_typed(one)]
            if columns and model.__module__.startswith("doithoai."):
                rows = model._base_manager.all()
                if hasattr(model, "sealed_text"):  # what is sealed has no plain words
                    rows = rows.exclude(text="")
                rows.update(**{one.name: fitting(one, turns) for one in columns})


def is_typed(column: Any) -> bool:
    once = {name for rule in column.model._meta.constraints for name in getattr(rule, "fields", ())}
    is_text = isinstance(column, models.CharField | models.TextField | SealedText)
    return is_text and not column.choices and not column.unique and column.name not in MADE | once


def fitting(column: Any, turns: Iterator[str]) -> str:
    return next(text for text in turns if column.max_length is None or len(text) <= column.max_length)


class Walk:
    """Every page as somebody who may open it, and each of its forms with hostile words in it."""

    def __init__(self, here: world.Side, browsers: dict[str, Client]) -> None:
        self.here, self.browsers = here, browsers
        self.wrong: list[str] = []
        self.pages = self.forms = 0
        self.files: set[str] = set()
        self._pressed: set[str] = set()

    def whole_house(self) -> None:
        allowed = matrix.expected()
        for page in matrix.pages():
            may = [one for one, said in allowed[page.name].items() if said.split("/")[0] == "ok"]
            path = matrix.address(page, self.here, self.here, world.OWN)
            if may and not is_slow(path) and not is_for_the_other(page.name):
                self.look(page.name, path, self.browsers[may[0]])

    def look(self, name: str, path: str, browser: Client) -> None:
        answer = browser.get(path)
        self.check(name, answer)
        if page_types.is_page(answer) and answer.status_code == 200:
            self.pages += 1
            for form in page_types.Forms(path, answer.content.decode()).found:
                self.press(name, form, browser)

    def press(self, name: str, form: page_types.Form, browser: Client) -> None:
        target = page_types.name_of(form.action)
        if not form.asks or target in self._pressed:
            return
        self._pressed.add(target)
        self.forms += 1
        turns = itertools.cycle(hostile.texts())
        sent = {field: next(turns) for field, kind, _value in form.fields if kind in ("text", "textarea", "search")}
        self.check(f"{target} on {name}", page_types._pressed(browser, form.action, form.left_empty() | sent))

    def check(self, name: str, answer: Any) -> None:
        if answer.status_code >= 500:
            self.wrong.append(f"{name}: {answer.status_code}")
            return
        kind = answer.headers.get("Content-Type", "").partition(";")[0]
        looked: Callable[[Any], Iterator[str]] | None = LOOKED.get(kind)
        if looked is not None:
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            self.files.add(kind)
            self.wrong += [f"{name}: {one}" for one in looked(body)]


LOOKED = {
    "text/html": hostile.in_page,
    "text/csv": hostile.in_csv,
    "text/calendar": hostile.in_ics,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": hostile.in_xlsx,
}


def is_for_the_other(name: str) -> bool:
    """Where both databases are asked side by side, SQLite walks through three pages, PostgreSQL through the fourth."""
    return BESIDE and (zlib.crc32(name.encode()) % 4 == 0) == (connection.vendor == "sqlite")


def is_slow(path: str) -> bool:
    """Papers are drawn for seconds: what is in them is looked at below, in one of each form."""
    return path.endswith((".docx", ".pdf", ".zip"))


def test_no_paper_and_no_picture_of_a_paper_obeys_words() -> None:
    """Every text of a paper is hostile, in both of its files."""
    turns = itertools.cycle(hostile.texts())

    def spoilt(value: Any) -> Any:
        if isinstance(value, str):
            return next(turns) if value and value not in docx_page.ALIGN else value
        if isinstance(value, tuple):
            return tuple(spoilt(one) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return dataclasses.replace(
                value, **{one.name: spoilt(getattr(value, one.name)) for one in dataclasses.fields(value)}
            )
        return value

    for content in (documents.letter(), documents.plan()):
        said = spoilt(content)
        word, drawn = docx.render(said, profiles.DANG_2026), pdf.render(said, profiles.DANG_2026)
        assert [*hostile.in_docx(word), *hostile.in_pdf(drawn)] == []


def test_words_make_no_header_no_cell_and_no_property() -> None:
    texts = hostile.texts()
    assert list(hostile.in_csv(sheets.write_csv(["a"], [[text] for text in hostile.texts(stored=True)]))) == []
    assert list(hostile.in_xlsx(sheets.write_xlsx(["a"], [[text] for text in texts]))) == []
    for text in texts:
        for clean in (letters.visible(text), letters.in_one_line(text)):
            clean.encode()
            assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff]", clean)
        assert not re.search("[\r\n\u2028\u2029\x85]", letters.in_one_line(text))
    emoji = hostile.corpus()["letters.emoji"]
    assert letters.visible(emoji) == emoji and letters.visible("Tiếng Việt\n– “hai”") == "Tiếng Việt\n– “hai”"


def test_a_letter_of_the_house_has_the_headers_that_it_was_given() -> None:
    place, texts = people.authority(), hostile.texts(stored=True)
    for text in texts:
        row = Notice(authority=place, key=text[:80], subject=text[:300], body=text, address="lua@example.org")
        carriers.Mail().carry(row)

    sent = [message_from_bytes(one.message().as_bytes()) for one in mail.outbox]
    assert [one for letter in sent for one in hostile.in_letter(letter)] == []
    assert len(sent) == len(texts) and {one["To"] for one in sent} == {"lua@example.org"}


@pytest.mark.parametrize("key", ["khoa\\ud800khoa", "khoa\\u0000khoa"], ids=["half a letter", "nothing"])
def test_what_no_table_can_hold_is_refused_from_a_screen_that_was_away(key: str) -> None:
    command = f'{{"key": "{key}", "act": "line", "seq": 1, "t": 0, "fields": {{}}}}'
    body = f'{{"screen": "secretary", "device": "may-thu-ky", "commands": [{command}]}}'

    with pytest.raises(kept.Malformed):
        kept.read(RequestFactory().post("/", body, content_type="application/json"))
