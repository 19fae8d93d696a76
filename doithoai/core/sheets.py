"""Spreadsheets in and out: rows of plain text, read under a guard, written so that no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import chain
from typing import Any

from django.utils.translation import gettext_lazy as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from doithoai.core import vietnamese
from doithoai.core.formats import vndate, vntime
from doithoai.core.transitions import Refused

Value = str | int | float | bool | date | datetime | time | Decimal | None

MAX_BYTES = 10 * 1024 * 1024
MAX_UNPACKED = 80 * 1024 * 1024
MAX_MEMBERS = 1000
MAX_RATIO = 250
MAX_CELLS = 2_000_000
#: So far down the cells of a column of choices offer them.
OFFERED_DOWN_TO = 2000
_SMALL = 1024 * 1024

_HAZARD = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
# A cell or row address; the last group matches a cell without content, which makes no sheet larger.
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,7})(\d{1,9})["'](?:(?:\s+[\w:]+\s*=\s*"[^"<>]*")*\s*(/>))?""")


def read_rows(data: bytes, name: str) -> list[list[str]]:
    """The rows of the first visible sheet that holds anything, from the very first row on."""
    return next((rows for rows in read_sheets(data, name).values() if rows), [])


def read_sheets(data: bytes, name: str) -> dict[str, list[list[str]]]:
    """The rows of every visible sheet by its name (a csv file is one sheet); raises Refused."""
    if len(data) > MAX_BYTES:
        raise Refused(_("The file is larger than 10 MB. Split it and send the parts."), code="too_large")
    if not data.strip():
        raise Refused(_("The file is empty."), code="empty")
    if data.startswith(b"PK\x03\x04"):
        return _read_xlsx(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise Refused(
            _("The file has a password or the old .xls form. Save it as .xlsx and send it again."),
            code="locked",
        )
    return {name: _read_csv(data)}


def guarded_zip(data: bytes) -> zipfile.ZipFile:
    """A zip container whose members are few, sound and not absurdly large; raises Refused."""
    too_large = Refused(_("The file unpacks to far more than it should. It was not opened."), code="bomb")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        members = archive.infolist()
        if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise too_large
        for member in members:
            if member.file_size > _SMALL and member.file_size > MAX_RATIO * max(member.compress_size, 1):
                raise too_large
            if member.flag_bits & 0x1:
                raise Refused(_("The file is locked with a password."), code="locked")
        # Reads every member up to its declared size and checks the sum: a false size does not pass.
        if archive.testzip() is not None:
            raise _broken()
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise _broken() from error
    return archive


def write_xlsx(
    header: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    title: str = "",
    choices: Mapping[str, Sequence[str]] | None = None,
    wide: Sequence[str] = (),
) -> bytes:
    """A workbook with one sheet; text stays text whatever it begins with.

    `choices` are offered in the cells under a heading (none of them holds a comma); `wide` columns hold sentences.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(header, start=1):
        width = 50 if heading in wide else min(max(len(heading) + 4, 12), 60)
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_cell(sheet, heading, bold=True) for heading in header])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    for heading, words in (choices or {}).items():
        offered = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        column = get_column_letter(list(header).index(heading) + 1)
        offered.add(f"{column}2:{column}{OFFERED_DOWN_TO}")
        sheet.data_validations.append(offered)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """UTF-8 with a mark for spreadsheet programs; text that looks like a formula gets an apostrophe."""
    return b"".join(csv_lines(header, rows))


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """The same line by line, for tables that are too long to lie in memory."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    mark = b"\xef\xbb\xbf"
    for row in chain([header], rows):
        writer.writerow([_harmless(value) for value in row])
        yield mark + out.getvalue().encode()
        mark = b""
        out.seek(0)
        out.truncate()


def text_of(value: Any) -> str:
    """One cell as text: 1.0 is "1", a date is d/m/Y, a yes is "x"."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        day = vndate(value)
        return day if value.time() == time() else f"{day} {vntime(value, staff=True)}"
    if isinstance(value, date):
        return vndate(value)
    if isinstance(value, time):
        return vntime(value, staff=True)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    return vietnamese.plain(_CONTROL.sub("", str(value))).strip()


def _read_xlsx(data: bytes) -> dict[str, list[list[str]]]:
    with guarded_zip(data) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            raise Refused(_("This is not a table. Send an Excel (.xlsx) or CSV file."), code="disguised")
        for member in archive.namelist():
            if "sheets/" in member and not member.endswith(".rels"):
                _check_extent(archive.read(member))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        return {
            sheet.name: _tidy(book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
            for sheet in book.sheets_metadata
            if sheet.visible == SheetVisibleEnum.Visible and sheet.typ == SheetTypeEnum.WorkSheet
        }
    except (CalamineError, OSError, ValueError) as error:
        raise _broken() from error


def _check_extent(sheet: bytes) -> None:
    """Refuse a sheet with a lonely cell in the farthest corner: reading it would fill the memory."""
    rows = columns = 1
    for letters, digits, is_empty in _ADDRESS.findall(sheet):
        if not is_empty:
            rows = max(rows, int(digits))
            columns = max(columns, _column(letters)) if letters else columns
    if rows * columns > MAX_CELLS:
        raise Refused(
            _("A sheet reaches down to row %(rows)d. Remove the empty rows and columns at its end.") % {"rows": rows},
            code="bomb",
        )


def _column(letters: bytes) -> int:
    try:
        return column_index_from_string(letters.decode().upper())
    except ValueError:
        return MAX_CELLS


def _read_csv(data: bytes) -> list[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise Refused(_("This is not a table. Send an Excel (.xlsx) or CSV file."), code="disguised")
    head = text[:4096]
    first = head.split("\n", 1)[0]
    delimiter = max((";", "\t", ","), key=lambda mark: (first.count(mark), head.count(mark)))
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise _broken() from error
    if sum(len(row) for row in rows) > MAX_CELLS:
        raise Refused(_("The table has too many cells. Split it and send the parts."), code="too_large")
    return _tidy(rows)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", errors="replace")


def _tidy(rows: Iterable[Iterable[Any]]) -> list[list[str]]:
    texts = [[text_of(value) for value in row] for row in rows]
    while texts and not any(texts[-1]):
        texts.pop()
    return texts


def _cell(sheet: Any, value: Value, *, bold: bool = False) -> Any:
    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=None)
        cell.value = _CONTROL.sub("", value)[:32767]
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_HAZARD)
    elif isinstance(value, datetime):
        cell = WriteOnlyCell(sheet, value=text_of(value))
    else:
        cell = WriteOnlyCell(sheet, value=None)
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _harmless(value: Value) -> str:
    if not isinstance(value, str):
        return text_of(value)
    text = _CONTROL.sub("", value)
    return f"'{text}" if text.startswith(_HAZARD) else text


def _sheet_name(title: str) -> str:
    return re.sub(r"[\\/*?:\[\]]", " ", title).strip()[:31] or "Sheet1"


def _broken() -> Refused:
    return Refused(_("The file cannot be read. Open it, save it again and send the new file."), code="broken")
