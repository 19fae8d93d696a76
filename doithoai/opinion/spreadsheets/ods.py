"""Open-document spreadsheets (.ods), from content.xml; repeated rows and cells count as often as they stand for."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from doithoai.core.sheets import guarded_zip
from doithoai.opinion.spreadsheets.grid import Cell, Meter, Sheet
from doithoai.opinion.spreadsheets.xml_parts import Part

ERROR = re.compile(r"#(?:N/A|REF!|VALUE!|NAME\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}")


def read(data: bytes) -> list[Sheet]:
    with guarded_zip(data) as archive:
        content = _Content()
        content.read(archive, "content.xml")
    return content.sheets


@dataclass
class _Open:
    """The cell being read."""

    attributes: dict[str, str]
    paragraphs: list[str] = field(default_factory=list)


class _Content(Part):
    # Notes at a cell, shapes and the changes kept aside are no content of the cell.
    silent = frozenset({"annotation", "tracked-changes", "shapes", "frame", "custom-shape"})
    keeps = frozenset({"p"})

    def __init__(self) -> None:
        super().__init__()
        self.sheets: list[Sheet] = []
        self._meter = Meter()
        self._fonts: dict[str, str] = {}
        self._closed: set[str] = set()
        self._style = ""
        self._row = self._column = self._header_column = 0
        self._rows_repeated = 1
        self._cells: list[tuple[int, Cell]] = []
        self._spans: list[tuple[int, int, int]] = []
        self._hides_row = False
        self._cell: _Open | None = None

    def start_style(self, attributes: dict[str, str]) -> None:
        self._style = attributes.get("name", "")

    def start_text_properties(self, attributes: dict[str, str]) -> None:
        self._fonts[self._style] = attributes.get("font-name") or attributes.get("font-family", "").strip("'\"")

    def start_table_properties(self, attributes: dict[str, str]) -> None:
        if attributes.get("display") == "false":
            self._closed.add(self._style)

    def start_table(self, attributes: dict[str, str]) -> None:
        self.sheets.append(
            Sheet(attributes.get("name", ""), is_hidden=attributes.get("style-name", "") in self._closed)
        )
        self._row = self._header_column = 0

    def start_table_column(self, attributes: dict[str, str]) -> None:
        first = self._header_column + 1
        self._header_column += _repeated(attributes, "number-columns-repeated")
        if attributes.get("visibility", "visible") != "visible":
            self.sheets[-1].hidden_columns.update(range(first, min(self._header_column, 16_384) + 1))

    def start_table_row(self, attributes: dict[str, str]) -> None:
        self._rows_repeated = _repeated(attributes, "number-rows-repeated")
        self._hides_row = attributes.get("visibility", "visible") != "visible"
        self._cells, self._spans, self._column = [], [], 0

    def start_table_cell(self, attributes: dict[str, str]) -> None:
        self._cell = _Open(attributes)

    def start_covered_table_cell(self, attributes: dict[str, str]) -> None:
        self._cell = None
        self._column += _repeated(attributes, "number-columns-repeated")

    def end_p(self, text: str) -> None:
        if self._cell is not None:
            self._cell.paragraphs.append(text)

    def start_s(self, attributes: dict[str, str]) -> None:
        self.letters(" " * min(_repeated(attributes, "c"), 100))

    def start_tab(self, _attributes: dict[str, str]) -> None:
        self.letters(" ")

    def start_line_break(self, _attributes: dict[str, str]) -> None:
        self.letters("\n")

    def end_table_cell(self, _text: str) -> None:
        found, self._cell = self._cell, None
        if found is None:
            return
        times = _repeated(found.attributes, "number-columns-repeated")
        cell = self._understood(found)
        down = _repeated(found.attributes, "number-rows-spanned")
        across = _repeated(found.attributes, "number-columns-spanned")
        if down > 1 or across > 1:
            self._spans.append((self._column + 1, down, across))
        if cell is not None:
            for place in range(times):
                self._meter.count(cell.value)
                self._cells.append((self._column + 1 + place, cell))
        self._column += times

    def end_table_row(self, _text: str) -> None:
        sheet = self.sheets[-1]
        if self._cells:
            for row in range(self._row + 1, self._row + self._rows_repeated + 1):
                for column, cell in self._cells:
                    self._meter.count(cell.value)
                    sheet.put(row, column, cell)
                if self._hides_row:
                    sheet.hidden_rows.add(row)
        for column, down, across in self._spans:
            sheet.merges.append((self._row + 1, column, self._row + down, column + across - 1))
        self._row += self._rows_repeated

    def _understood(self, found: _Open) -> Cell | None:
        attributes, text = found.attributes, "\n".join(found.paragraphs)
        is_formula = "formula" in attributes
        kind = attributes.get("value-type", "")
        font = self._fonts.get(attributes.get("style-name", ""), "")
        value: str | float | bool | date = text
        if ERROR.fullmatch(text.strip()):
            return Cell(text.strip(), font, is_formula, is_error=True)
        if kind == "date":
            value = _day(attributes.get("date-value", "")) or text
        elif kind == "boolean":
            value = attributes.get("boolean-value") == "true"
        elif kind in {"float", "percentage", "currency"}:
            try:
                value = float(attributes.get("value", ""))
            except ValueError:
                value = text
        elif not text and kind == "string":
            value = attributes.get("string-value", "")
        if value == "":
            return Cell(None, font, is_formula=True) if is_formula else None
        return Cell(value, font, is_formula)


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _repeated(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() else 1
