"""Columns whose heading says nothing known, or that have none: what stands in them tells what they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from doithoai.opinion.spreadsheets import dates, headings, senders
from doithoai.opinion.spreadsheets.tables import Heading, Table
from doithoai.opinion.spreadsheets.texts import is_ditto, words

#: How many rows with an opinion are looked at.
LOOKED_AT = 60
_ENOUGH = 0.7

#: Whoever wrote the list, keeps it or works on it did not speak.
_CLERKS = re.compile(
    r".*\b(?:can bo|chuyen vien|nhan vien|phu trach|lanh dao|xu ly|giai quyet|dau moi|ktv|dien thoai vien|tiep nhan"
    r"|nguoi nhan|agent|user|tai khoan|truong|chu tich|bi thu|theo doi|ky|duyet)\b.*"
)


def fill(table: Table, heading: Heading) -> None:
    """Gives the columns of unknown meaning the roles that nobody has yet and that their cells show."""
    contents = heading.columns(headings.CONTENT)
    below = (row for row in table.rows if row > max(heading.rows) and any(table.at(row, column) for column in contents))
    rows = list(islice(below, LOOKED_AT))
    columns = sorted({column for row in rows for column in table.texts[row]} | set(heading.roles))
    for column in columns:
        role, title = heading.roles.get(column, ""), heading.titles.get(column, "")
        texts = [text for row in rows if (text := table.at(row, column).strip()) and not is_ditto(text)]
        if role == headings.PHONE and headings.NAME not in heading.roles.values() and _mostly(_is_contact, texts):
            heading.roles[column] = headings.NAME
        elif not role and (guessed := _role(texts, title, {*heading.roles.values()})):
            heading.roles[column] = guessed
            heading.titles.setdefault(column, "")


def _role(texts: list[str], title: str, taken: set[str]) -> str:
    """What the cells of one column are; one cell alone is enough only under a heading."""
    if len(texts) < (1 if title else 2):
        return ""
    shown: tuple[tuple[str, Callable[[str], bool]], ...] = (
        (headings.EMAIL, _is_email),
        (headings.PHONE, _is_phone),
        (headings.DATE, _is_day),
        (headings.NAME, _is_person_or_contact),
    )
    found = next((role for role, is_one in shown if role not in taken and _mostly(is_one, texts)), "")
    return "" if found == headings.NAME and _CLERKS.fullmatch(words(title)) else found


def _mostly(is_one: Callable[[str], bool], texts: list[str]) -> bool:
    return bool(texts) and sum(map(is_one, texts)) >= _ENOUGH * len(texts)


def _is_email(text: str) -> bool:
    return senders.email(text) == text


def _is_phone(text: str) -> bool:
    return bool(senders.phone(text)[0]) and not re.search(r"[^\W\d_]{4}", text)


def _is_day(text: str) -> bool:
    return len(text) <= 40 and len(dates.read(text)[0]) == len("2025-01-01") and not text.isdigit()


def _is_contact(text: str) -> bool:
    """A phone or a place, and a person before or after it."""
    return senders.is_person(senders.taken_apart(text).name)


def _is_person_or_contact(text: str) -> bool:
    return len(text) <= 120 and (senders.is_person(text) or _is_contact(text))
