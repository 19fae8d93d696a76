"""From a file to its opinions: what was said, by whom, when; which rows were refused or skipped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import PurePath

from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import Refused
from doithoai.opinion.spreadsheets import delimited, guarding, guessing, headings, ods, rows, xls, xlsx
from doithoai.opinion.spreadsheets.grid import Sheet
from doithoai.opinion.spreadsheets.outcome import Earlier, Found, Sheetful
from doithoai.opinion.spreadsheets.tables import Heading, Table

_READERS: dict[str, Callable[[bytes], list[Sheet]]] = {"xlsx": xlsx.read, "xls": xls.read, "ods": ods.read}

#: The roles of columns by the words of their heading, as a person set them for a sender before.
Mapping = dict[str, str]


@dataclass
class Reading:
    """Everything that a file holds, sheet by sheet."""

    name: str
    sheets: list[Sheetful] = field(default_factory=list)

    @property
    def found(self) -> list[Found]:
        return [found for sheet in self.sheets for found in sheet.found]


def plain_rows(data: bytes, name: str) -> dict[int, list[str]]:
    """The first visible table of any other list: texts by row as the spreadsheet counts; the same guard at the door."""
    kind = guarding.kind_of(data)
    sheets = delimited.read(data, PurePath(name).stem, len) if kind == "csv" else _READERS[kind](data)
    for table in (Table(sheet) for sheet in sheets if not sheet.is_hidden):
        if table.rows:
            last = max(max(line) for line in table.texts.values())
            return {row: [table.at(row, column) for column in range(1, last + 1)] for row in table.rows}
    raise Refused(_("The file is empty."), code="empty")


def read(data: bytes, name: str, mapping: Mapping | None = None) -> Reading:
    """Raises Refused with the reason as its code when nothing of the file may be taken."""
    kind = guarding.kind_of(data)
    stem = PurePath(name).stem
    sheets = delimited.read(data, stem, headings.known) if kind == "csv" else _READERS[kind](data)
    tables = [Table(sheet) for sheet in sheets]
    if not any(table.rows for table in tables):
        raise Refused(_("The file is empty."), code="empty")
    heads = [_heading(table, mapping or {}) for table in tables]
    for table, head in zip(tables, heads, strict=True):
        if table.carries_secret_mark(head.rows[0] if head else None):
            raise Refused(_("The file carries a mark of secrecy. Nothing secret may be entered here."), code="secret")
    if all(head is None or table.sheet.is_hidden for table, head in zip(tables, heads, strict=True)):
        raise Refused(
            _("No column of opinions was found. Name it in the heading, for example “Nội dung kiến nghị”."),
            code="no_content_column",
        )
    reading, earlier = Reading(name), Earlier()
    for table, head in zip(tables, heads, strict=True):
        reading.sheets.append(rows.read(table, None if table.sheet.is_hidden else head, earlier))
    if not any(sheet.found or sheet.refused for sheet in reading.sheets):
        raise Refused(_("The table has a heading and no row below it."), code="empty")
    return reading


def _heading(table: Table, mapping: Mapping) -> Heading | None:
    head = table.heading() or table.heading_named(
        {title for title, role in mapping.items() if role == headings.CONTENT}
    )
    if head is not None:
        guessing.fill(table, head)
        for column, title in head.titles.items():
            head.roles[column] = mapping.get(title, head.roles[column])
    return head
