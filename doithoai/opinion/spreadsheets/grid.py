"""A sheet as every reader hands it over: cells by row and column, counted as a spreadsheet program counts, from 1."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import Refused

MAX_CELLS = 600_000
MAX_LETTERS = 20_000_000

Merge = tuple[int, int, int, int]  # first row, first column, last row, last column


@dataclass(slots=True)
class Cell:
    """One cell that holds something. A formula whose value was not stored has the value None."""

    value: str | float | bool | date | None
    font: str = ""
    is_formula: bool = False
    is_error: bool = False


@dataclass
class Sheet:
    name: str
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_hidden: bool = False
    is_workbook: bool = True
    #: The whole sheet came in an old encoding (a text file has one, a cell of a workbook its own).
    is_legacy: bool = False

    def put(self, row: int, column: int, cell: Cell) -> None:
        self.rows.setdefault(row, {})[column] = cell


class Meter:
    """Stops a small file that unfolds to more cells or letters than any list of opinions has."""

    def __init__(self) -> None:
        self.cells = self.letters = 0

    def count(self, value: object) -> None:
        self.cells += 1
        self.letters += len(value) if isinstance(value, str) else 0
        if self.cells > MAX_CELLS or self.letters > MAX_LETTERS:
            raise bomb()


def day_of_serial(serial: float, *, since_1904: bool = False) -> date | None:
    """The day that a spreadsheet counts as this number; None outside what it can count."""
    if not 1 <= serial < 2_958_466:
        return None
    first = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30 if serial >= 60 else 31)
    return (first + timedelta(days=int(serial))).date()


def bomb() -> Refused:
    return Refused(_("The file unpacks to far more than it should. It was not opened."), code="bomb")


def broken() -> Refused:
    return Refused(_("The file cannot be read. Open it, save it again and send the new file."), code="broken")


def locked() -> Refused:
    return Refused(_("The file is locked with a password. Remove the password and send it again."), code="locked")


def disguised() -> Refused:
    return Refused(_("This is not a table. Send an Excel (.xlsx, .xls), .ods or CSV file."), code="disguised")
