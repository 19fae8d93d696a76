"""Text files (.csv, .txt): their encoding and their delimiter are found, every record is a row."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Callable

from doithoai.opinion.spreadsheets import encodings
from doithoai.opinion.spreadsheets.grid import Cell, Meter, Sheet, broken, disguised
from doithoai.opinion.spreadsheets.ods import ERROR

_DELIMITERS = (";", "\t", ",", "|")
_LONGEST_FIELD = 1 << 20


def read(data: bytes, name: str, known_headings: Callable[[list[str]], int]) -> list[Sheet]:
    """One sheet. `known_headings` counts the cells of a record that name a column: it settles the delimiter."""
    text, is_legacy = decoded(data)
    if text.count("\x00"):
        raise disguised()
    csv.field_size_limit(_LONGEST_FIELD)
    named, text = _named_delimiter(text)
    records = max(
        (_records(text, mark) for mark in named or _DELIMITERS), key=lambda rows: _fitness(rows, known_headings)
    )
    sheet, meter = Sheet(name, is_workbook=False, is_legacy=is_legacy), Meter()
    for number, record in enumerate(records, start=1):
        for column, value in enumerate(record, start=1):
            if value.strip():
                meter.count(value)
                sheet.put(number, column, Cell(value, is_error=bool(ERROR.fullmatch(value.strip()))))
    return [sheet]


def decoded(data: bytes) -> tuple[str, bool]:
    """(text, came in an old encoding). What only a look at each cell can settle stays as it is."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), False
    if b"\x00" in data[:2]:
        return data.decode("utf-16-be" if data[0] == 0 else "utf-16-le", errors="replace"), False
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return _from_bytes(data)


def _from_bytes(data: bytes) -> tuple[str, bool]:
    """Not Unicode throughout: the code page of Windows, letters of an old font, or a damaged file."""
    western = data.decode("cp1252", errors="replace")
    page = unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))
    damaged = data.decode("utf-8-sig", errors="replace")
    sample = slice(0, 20_000)
    readings = [
        (encodings.likelihood(page[sample]), page, True),
        (encodings.likelihood(damaged[sample]), damaged, False),
    ]
    for family in (encodings.TCVN3, encodings.VNI):
        lines = (encodings.convert(line, family) or line for line in western[sample].splitlines())
        readings.append((encodings.likelihood("\n".join(lines)), western, False))
    _score, text, is_legacy = max(readings, key=lambda reading: reading[0])
    return text, is_legacy and not text.isascii()


def _named_delimiter(text: str) -> tuple[str, str]:
    """(the delimiter that the first line names, the rest): programs show no such line and count from the next."""
    first, _end, rest = text.partition("\n")
    found = re.fullmatch(r'"?sep=(.)"?\s*', first, re.IGNORECASE)
    return (found[1], rest) if found else ("", text)


def _records(text: str, delimiter: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise broken() from error


def _fitness(rows: list[list[str]], known_headings: Callable[[list[str]], int]) -> tuple[int, int, int]:
    """How well the records stand under the row that names most columns: a heading may hold commas of its own."""
    at, heading = max(enumerate(rows[:30]), key=lambda one: known_headings(one[1]), default=(0, []))
    named = known_headings(heading)
    below = [len(row) for row in rows[at + 1 : at + 200] if any(row)]
    fits = below.count(len(heading)) * 2 >= len(below)
    return named if fits else 0, _evenness(rows), named


def _evenness(rows: list[list[str]]) -> int:
    """How many records have the usual number of fields, if that is more than one."""
    widths = Counter(len(row) for row in rows[:200] if len(row) > 1)
    return max(widths.values(), default=0)
