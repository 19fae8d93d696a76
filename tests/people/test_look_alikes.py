"""Two authorities with the same numbers, names, codes and file names: nothing of the one is shown in the other."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import time_machine
from django import forms
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.test import Client

from doithoai.core.models import Entry
from doithoai.documents import search as paper_search
from doithoai.opinion import search
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Authority
from doithoai.programme.models import Plan
from tests.conftest import SOAK
from tests.emptying import without_triggers
from tests.factories.conference import NOW
from tests.house import matrix, world
from tests.house.matrix import Page
from tests.house.world import FOREIGN, OWN, Side

#: Stands in every text of the neighbour.
MARK = "zqkhac"
#: What leads to a row or stands for a code is the same on both sides, or unique.
NOT_WORDS = {
    "slug",
    "code",
    "number",
    "state",
    "username",
    "password",
    "public_id",
    "verb",
    "series",
    "role",
    "key",
    "unit",
}
ENDINGS = ("path", "sha256", "hash", "_ref", "profile", "_key", "_code", "_kind", "_type", "_mark")
#: How lists are asked besides plainly: words and numbers that both have, and tables to take away.
ASKED = ("q=cong+sau+cho", "q=VĐ", "q=0001", "q=Nguyen", "dang=csv", "dang=xlsx", "tai=xlsx", "tai=csv", "trang=1")
#: So many people who may open a page look at it.
LOOKING = 2 if SOAK else 1

pytestmark = pytest.mark.pages


def marked(there: Side) -> dict[str, int]:
    """Put the mark into the texts of the neighbour, past the rules; how many rows of each kind carry it."""
    count: dict[str, int] = {}
    with without_triggers(connection):
        for model in apps.get_models():
            if not model.__module__.startswith("doithoai.") or model is Entry:
                continue
            columns = [one for one in model._meta.concrete_fields if _has_words(one)]
            for row in model._base_manager.all() if columns else []:
                if _authority_of(row) == there.authority.pk and _mark(row, columns):
                    count[model.__name__] = count.get(model.__name__, 0) + 1
    search.rebuild()
    paper_search.rebuild()
    return count


def _has_words(column: models.Field[Any, Any]) -> bool:
    words = isinstance(column, models.CharField | models.TextField) and not (column.choices or column.unique)
    return words and column.name not in NOT_WORDS and not column.name.endswith(ENDINGS)


def _mark(row: models.Model, columns: list[models.Field[Any, Any]]) -> bool:
    values = {}
    for column in columns:
        text = getattr(row, column.name)
        if text and not text.startswith(("{", "[")):
            values[column.name] = f"{MARK} {text}"[: column.max_length]
    try:
        with transaction.atomic():
            return bool(values) and bool(type(row)._base_manager.filter(pk=row.pk).update(**values))
    except IntegrityError:
        return False


def _authority_of(row: models.Model) -> int | None:
    if isinstance(row, Authority):
        return row.pk
    for way in ("authority_id", "matter", "conference", "submission", "opinion", "plan", "sitting", "person"):
        found = getattr(row, way, None)
        if found is not None:
            if way == "person":
                return row.person.memberships.values_list("authority_id", flat=True).first()  # type: ignore[attr-defined]
            return found if way == "authority_id" else _authority_of(found)
    held = getattr(row, "memberships", None)
    if held is not None:
        return held.values_list("authority_id", flat=True).first()  # type: ignore[no-any-return]
    scope = getattr(row, "scope", None)
    return scope().authority_id if scope is not None else None


def words_of(answer: Any) -> str:
    """Everything that an answer carries: its heads, and its body unpacked."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    heads = [f"{name}: {value}" for name, value in answer.items()]
    return "\n".join([*heads, *unpacked(body)])


def unpacked(body: bytes) -> Iterator[str]:
    """The words in bytes: of a PDF its text, of an office file every part of it."""
    if body.startswith(b"%PDF-"):
        for page in pypdfium2.PdfDocument(body):
            yield page.get_textpage().get_text_range()
    elif body.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            for name in packed.namelist():
                yield packed.read(name).decode("utf-8", "replace")
    yield body.decode("utf-8", "replace")


def who_opens(page: Page) -> list[str]:
    """Some of those who may open a page, by the list."""
    row = matrix.expected()[page.name]
    return [who for who in row if who in row and row[who].startswith("ok") and who != "neighbour"][:LOOKING]


def asked(page: Page, here: Side, there: Side, relation: str) -> list[str]:
    address = matrix.address(page, here, there, relation)
    return [address] if page.parts else [address, *(f"{address}?{query}" for query in ASKED)]


def seen(page: Page, browser: Client, address: str) -> str:
    """What the browser receives, wherever it is sent on; a button is pressed. All is taken back."""
    with transaction.atomic():
        answer = browser.get(address, follow=True)
        if answer.status_code == 405:
            answer = browser.post(address, {"screen": "chair"}, follow=True)
        words = words_of(answer)
        transaction.set_rollback(True)
    return words


@pytest.fixture
def sides(settings: Any, tmp_path: Path) -> Iterator[tuple[Side, Side]]:
    settings.MEDIA_ROOT = settings.DOITHOAI_DATA_DIR = tmp_path
    with time_machine.travel(NOW, tick=False):
        here, there = world.side("xa-tan-yen"), world.side("xa-phuc-hoa")
        count = marked(there)
        missing = MUST_CARRY - set(count)
        assert not missing, f"not marked: {missing}"
        yield here, there


MUST_CARRY = {
    "Authority",
    "Organisation",
    "Person",
    "Plan",
    "Conference",
    "Announcement",
    "Attendance",
    "Submission",
    "Opinion",
    "Matter",
    "Field",
    "Commitment",
    "Assignment",
    "Remark",
    "Paper",
    "Notice",
    "Turn",
    "Question",
}


@pytest.mark.django_db
def test_they_do_look_alike(sides: tuple[Side, Side]) -> None:
    here, there = (one.authority for one in sides)

    for kind, way in ((Matter, "authority"), (Opinion, "matter__authority"), (Plan, "authority")):
        column = "number_text" if kind is Plan else "number"
        mine, theirs = (
            list(kind._base_manager.filter(**{way: one}).order_by("pk").values_list(column, flat=True))
            for one in (here, there)
        )
        assert mine == [text.removeprefix(f"{MARK} ") for text in theirs] and mine, kind


@pytest.mark.django_db
@pytest.mark.parametrize("desk", ["office", "portal", "hall"])
def test_no_page_list_search_or_file_carries_a_word_of_the_neighbour(sides: tuple[Side, Side], desk: str) -> None:
    here, there = sides
    browsers = matrix.clients(here, there)
    leaks, looked = [], 0
    for page in (one for one in matrix.pages() if one.name.startswith(f"{desk}:")):
        for who in who_opens(page):
            for relation in (OWN, FOREIGN) if page.parts else (OWN,):
                for address in asked(page, here, there, relation):
                    looked += 1
                    if MARK in seen(page, browsers[who], address).casefold():
                        leaks.append(f"{page.name} as {who}, {relation}: {address}")

    assert leaks == []
    assert looked > 20


@pytest.mark.django_db
def test_the_neighbour_finds_its_own_words_everywhere(sides: tuple[Side, Side]) -> None:
    here, there = sides
    browsers = matrix.clients(there, here)
    found = {
        page.name
        for page in matrix.pages()
        if page.name in FULL_OF_WORDS
        and MARK in seen(page, browsers[who_opens(page)[-1]], matrix.address(page, there, here, OWN)).casefold()
    }

    assert found == FULL_OF_WORDS


#: Pages, tables and papers that must show the mark when the neighbour itself looks: or the test above sees nothing.
FULL_OF_WORDS = {
    "office:matters",
    "office:matters_export",
    "office:matter",
    "office:opinion",
    "office:conference",
    "office:notice_file",
    "office:people",
    "office:commitments",
    "portal:conference",
    "portal:commitments",
}


@pytest.mark.django_db
def test_a_row_of_the_neighbour_cannot_be_chosen_in_any_form(sides: tuple[Side, Side]) -> None:
    here, there = sides
    browsers = matrix.clients(here, there)
    taken, tried = [], 0
    for page in matrix.pages():
        for who in who_opens(page)[:1]:
            address = matrix.address(page, here, there, OWN)
            answer = browsers[who].get(address)
            form = (answer.context or {}).get("form") if answer.status_code == 200 else None
            for name, foreign in _choices(form, there):
                tried += 1
                before = Entry.objects.count()
                again = browsers[who].post(address, {**_typed(form), name: foreign})
                listed = browsers[who].get(address, {name: foreign})
                if again.status_code == 302 or MARK in (words_of(again) + words_of(listed)).casefold():
                    taken.append(f"{page.name} as {who}: {name}={foreign} gives {again.status_code}")
                assert Entry.objects.count() == before, (page.name, name)

    assert taken == []
    assert tried > 10


def _choices(form: Any, there: Side) -> Iterator[tuple[str, object]]:
    """Each field in which a row is chosen, with the key of such a row of the neighbour."""
    for name, field in form.fields.items() if isinstance(form, forms.BaseForm) else ():
        if isinstance(field, forms.ModelChoiceField) and field.queryset is not None:
            rows = field.queryset.model._base_manager.all()
            foreign = next((row for row in rows if _authority_of(row) == there.authority.pk), None)
            if foreign is not None:
                yield form.add_prefix(name), field.prepare_value(foreign)


def _typed(form: Any) -> dict[str, Any]:
    """What stands in the form at first."""
    values = {form.add_prefix(name): form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, "", False)}
