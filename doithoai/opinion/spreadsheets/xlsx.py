"""Workbooks of the present form (.xlsx), from their XML: values, formulas, fonts, what is hidden, what is merged."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from datetime import date, datetime

from doithoai.core.sheets import guarded_zip
from doithoai.opinion.spreadsheets.grid import Cell, Meter, Sheet, broken, day_of_serial
from doithoai.opinion.spreadsheets.xml_parts import Part

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
#: What a number format holds besides its letters: quoted words, escaped signs, colours, widths.
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DAY_FORMATS = frozenset([*range(14, 18), 22, *range(27, 32), 36, *range(50, 59)])
_OLD_FONT = re.compile(r"\.vn|vni", re.IGNORECASE)


def read(data: bytes) -> list[Sheet]:
    with guarded_zip(data) as archive:
        names = set(archive.namelist())
        book, links, shared, styles = _Book(), _Links(), _Strings(), _Styles()
        book.read(archive, "xl/workbook.xml")
        links.read(archive, "xl/_rels/workbook.xml.rels")
        for kind, part in (("sharedStrings", shared), ("styles", styles)):
            for member in links.members(kind):
                if member in names:
                    part.read(archive, member)
        tables = Tables(shared.strings, styles.fonts_of_cells(), styles.days_of_cells(), book.since_1904)
        meter, sheets = Meter(), []
        for name, reference, is_hidden in book.tabs:
            member, kind = links.targets.get(reference, ("", ""))
            if kind == "worksheet":
                rows = _Rows(Sheet(name, is_hidden=is_hidden), tables, meter)
                rows.read(archive, member)
                sheets.append(rows.sheet)
    return sheets


@dataclass(frozen=True)
class Tables:
    """What the cells of all sheets point to."""

    strings: list[tuple[str, str]]
    fonts: list[str]
    is_day: list[bool]
    since_1904: bool


class _Book(Part):
    """Which sheets there are, in the order of their tabs."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs: list[tuple[str, str, bool]] = []
        self.since_1904 = False

    def start_workbookPr(self, attributes: dict[str, str]) -> None:
        self.since_1904 = attributes.get("date1904", "0") in {"1", "true"}

    def start_sheet(self, attributes: dict[str, str]) -> None:
        is_hidden = attributes.get("state", "visible") != "visible"
        self.tabs.append((attributes.get("name", ""), attributes.get("id", ""), is_hidden))


class _Links(Part):
    """Where the parts of the workbook lie."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: dict[str, tuple[str, str]] = {}

    def start_Relationship(self, attributes: dict[str, str]) -> None:
        target = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", ""))).lstrip("/")
        self.targets[attributes.get("Id", "")] = (target, attributes.get("Type", "").rpartition("/")[2])

    def members(self, kind: str) -> list[str]:
        return [target for target, what in self.targets.values() if what == kind]


class _Strings(Part):
    """The texts that cells share, each with the old font of one of its runs, if any."""

    silent = frozenset({"rPh"})
    keeps = frozenset({"t"})

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[tuple[str, str]] = []
        self._pieces: list[str] = []
        self._font = ""
        self._meter = Meter()

    def start_si(self, _attributes: dict[str, str]) -> None:
        self._pieces, self._font = [], ""

    def start_rFont(self, attributes: dict[str, str]) -> None:
        if _OLD_FONT.match(attributes.get("val", "")):
            self._font = attributes["val"]

    def end_t(self, text: str) -> None:
        self._pieces.append(text)

    def end_si(self, _text: str) -> None:
        words = _unescaped("".join(self._pieces))
        self._meter.count(words)
        self.strings.append((words, self._font))


class _Styles(Part):
    """Fonts and number formats by the index that a cell names."""

    def __init__(self) -> None:
        super().__init__()
        self._fonts: list[str] = []
        self._formats: dict[int, str] = {}
        self._cells: list[tuple[int, int]] = []
        self._within = ""

    def start_fonts(self, _attributes: dict[str, str]) -> None:
        self._within = "fonts"

    def end_fonts(self, _text: str) -> None:
        self._within = ""

    def start_font(self, _attributes: dict[str, str]) -> None:
        if self._within == "fonts":
            self._fonts.append("")

    def start_name(self, attributes: dict[str, str]) -> None:
        if self._within == "fonts" and self._fonts:
            self._fonts[-1] = attributes.get("val", "")

    def start_numFmt(self, attributes: dict[str, str]) -> None:
        self._formats[_number(attributes.get("numFmtId"))] = attributes.get("formatCode", "")

    def start_cellXfs(self, _attributes: dict[str, str]) -> None:
        self._within = "cells"

    def end_cellXfs(self, _text: str) -> None:
        self._within = ""

    def start_xf(self, attributes: dict[str, str]) -> None:
        if self._within == "cells":
            self._cells.append((_number(attributes.get("fontId")), _number(attributes.get("numFmtId"))))

    def fonts_of_cells(self) -> list[str]:
        return [self._fonts[font] if font < len(self._fonts) else "" for font, _format in self._cells]

    def days_of_cells(self) -> list[bool]:
        return [self._shows_day(number) for _font, number in self._cells]

    def _shows_day(self, number: int) -> bool:
        letters = _QUOTED.sub("", self._formats.get(number, "")).lower()
        return number in _DAY_FORMATS or ("d" in letters or "y" in letters) and "general" not in letters


@dataclass
class _Open:
    """The cell being read."""

    column: int
    kind: str
    style: int
    is_formula: bool = False
    value: str | None = None
    pieces: list[str] = field(default_factory=list)
    font: str = ""


class _Rows(Part):
    silent = frozenset({"rPh"})
    keeps = frozenset({"v", "t"})

    def __init__(self, sheet: Sheet, tables: Tables, meter: Meter) -> None:
        super().__init__()
        self.sheet, self._tables, self._meter = sheet, tables, meter
        self._row = self._column = 0
        self._cell: _Open | None = None

    def start_col(self, attributes: dict[str, str]) -> None:
        if attributes.get("hidden") in {"1", "true"}:
            first, last = _number(attributes.get("min")), _number(attributes.get("max"))
            self.sheet.hidden_columns.update(range(first, min(last, 16_384) + 1))

    def start_row(self, attributes: dict[str, str]) -> None:
        self._row = _number(attributes.get("r")) or self._row + 1
        self._column = 0
        if attributes.get("hidden") in {"1", "true"}:
            self.sheet.hidden_rows.add(self._row)

    def start_c(self, attributes: dict[str, str]) -> None:
        self._column = _column(attributes.get("r", "")) or self._column + 1
        self._cell = _Open(self._column, attributes.get("t", "n"), _number(attributes.get("s")))

    def start_f(self, _attributes: dict[str, str]) -> None:
        if self._cell is not None:
            self._cell.is_formula = True

    def start_rFont(self, attributes: dict[str, str]) -> None:
        if self._cell is not None and _OLD_FONT.match(attributes.get("val", "")):
            self._cell.font = attributes["val"]

    def end_v(self, text: str) -> None:
        if self._cell is not None:
            self._cell.value = text

    def end_t(self, text: str) -> None:
        if self._cell is not None:
            self._cell.pieces.append(text)

    def end_c(self, _text: str) -> None:
        cell, self._cell = self._cell, None
        if cell is None or (kept := self._understood(cell)) is None:
            return
        self._meter.count(kept.value)
        self.sheet.put(self._row, cell.column, kept)

    def start_mergeCell(self, attributes: dict[str, str]) -> None:
        places = [_ADDRESS.fullmatch(end) for end in attributes.get("ref", "").upper().split(":")]
        if len(places) == 2 and places[0] and places[1]:
            (left, top), (right, bottom) = places[0].groups(), places[1].groups()
            self.sheet.merges.append((int(top), _column(left), int(bottom), _column(right)))
            self._meter.count(None)

    def _understood(self, cell: _Open) -> Cell | None:
        tables = self._tables
        font = tables.fonts[cell.style] if cell.style < len(tables.fonts) else ""
        value: str | float | bool | date | None
        if cell.kind == "inlineStr":
            value = _unescaped("".join(cell.pieces))
        elif cell.value is None:
            return Cell(None, font, is_formula=True) if cell.is_formula else None
        elif cell.kind == "s":
            index = _number(cell.value)
            if index >= len(tables.strings):
                raise broken()
            value, cell.font = tables.strings[index]
        elif cell.kind == "b":
            value = cell.value.strip() in {"1", "true"}
        elif cell.kind == "e":
            return Cell(cell.value, font, cell.is_formula, is_error=True)
        elif cell.kind == "str":
            value = _unescaped(cell.value)
        elif cell.kind == "d":
            value = _iso(cell.value)
        else:
            is_day = cell.style < len(tables.is_day) and tables.is_day[cell.style]
            value = _measured(cell.value, is_day, tables.since_1904)
        if value == "":
            return Cell(None, font, is_formula=True) if cell.is_formula else None
        return Cell(value, cell.font or font, cell.is_formula)


def _measured(text: str, is_day: bool, since_1904: bool) -> float | date | str:
    try:
        number = float(text)
    except ValueError:
        return text
    if is_day and (day := day_of_serial(number, since_1904=since_1904)) is not None:
        return day
    return number


def _iso(text: str) -> date | str:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return text


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(address: str) -> int:
    number = 0
    for letter in address:
        if not "A" <= letter <= "Z":
            break
        number = number * 26 + ord(letter) - 64
    return number


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
