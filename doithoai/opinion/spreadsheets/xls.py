"""Workbooks of the old form (.xls): xlrd tells fonts, merged and hidden cells, the records tell the formulas."""

from __future__ import annotations

import io
import struct
from datetime import date
from typing import Any

import xlrd
from xlrd.biffh import XLRDError

from doithoai.opinion.spreadsheets.grid import Cell, Meter, Sheet, broken, day_of_serial, locked

_FORMULAS = frozenset({0x0006, 0x0206, 0x0406})
_STARTS, _END = frozenset({0x0009, 0x0209, 0x0409, 0x0809}), 0x000A


def read(data: bytes) -> list[Sheet]:
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, on_demand=True, ragged_rows=True, logfile=io.StringIO()
        )
        meter = Meter()
        return [_sheet(book, place, meter) for place in range(book.nsheets)]
    except XLRDError as error:
        raise (locked() if "encrypted" in str(error).lower() else broken()) from error
    except (ValueError, LookupError, struct.error, AssertionError, TypeError, AttributeError, OSError) as error:
        raise broken() from error  # a damaged record may surface anywhere in the reader


def _sheet(book: Any, place: int, meter: Meter) -> Sheet:
    source = book.sheet_by_index(place)
    sheet = Sheet(source.name, is_hidden=source.visibility != 0)
    formulas = _formulas(book.mem, book._sh_abs_posn[place])
    for top, bottom, left, right in source.merged_cells:
        sheet.merges.append((top + 1, left + 1, bottom, right))
        meter.count(None)
    sheet.hidden_rows = {row + 1 for row, look in source.rowinfo_map.items() if look.hidden}
    sheet.hidden_columns = {column + 1 for column, look in source.colinfo_map.items() if look.hidden}
    for row in range(source.nrows):
        for column, found in enumerate(source.row(row)):
            if (cell := _cell(book, found, (row, column) in formulas)) is not None:
                meter.count(cell.value)
                sheet.put(row + 1, column + 1, cell)
    book.unload_sheet(place)
    return sheet


def _cell(book: Any, found: Any, is_formula: bool) -> Cell | None:
    if found.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK) or (found.value == "" and not is_formula):
        return None
    font = book.font_list[book.xf_list[found.xf_index].font_index].name if found.xf_index is not None else ""
    if found.ctype == xlrd.XL_CELL_ERROR:
        return Cell(xlrd.error_text_from_code.get(found.value, "#N/A"), font, is_formula, is_error=True)
    value: str | float | bool | date | None = found.value if found.value != "" else None
    if found.ctype == xlrd.XL_CELL_BOOLEAN:
        value = bool(found.value)
    elif found.ctype == xlrd.XL_CELL_DATE:
        value = day_of_serial(found.value, since_1904=book.datemode == 1) or found.value
    return Cell(value, font, is_formula)


def _formulas(records: bytes, start: int) -> set[tuple[int, int]]:
    """The places of all formulas of the sheet whose records begin at `start`."""
    places: set[tuple[int, int]] = set()
    at, depth = start, 0
    while at + 4 <= len(records):
        kind, length = struct.unpack_from("<HH", records, at)
        if kind in _STARTS:
            depth += 1
        elif kind == _END:
            depth -= 1
            if depth <= 0:
                break
        elif kind in _FORMULAS and depth == 1 and length >= 4:
            places.add(struct.unpack_from("<HH", records, at + 4))
        at += 4 + length
    return places
