"""The yearly decision as lines of a paper or of a spreadsheet: days off, and working days in exchange."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from doithoai.core import vietnamese

HEADER = ("Từ ngày", "Đến ngày", "Nghỉ hay làm bù")
#: A single decision never closes offices for longer.
LONGEST = 31
_DAY = re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b")
_WORK = re.compile(r"\blam bu\b|\blam viec\b|\bdi lam\b")
_OFF = re.compile(r"\bnghi\b")


@dataclass
class Decided:
    """What was understood: each day once, True for a working day; and what was not, by its line."""

    days: dict[date, bool] = field(default_factory=dict)
    errors: list[tuple[int, str]] = field(default_factory=list)


def read(text: str) -> Decided:
    """One line for each day or span: "14/02/2027 - 20/02/2027 nghỉ", "27/02/2027 làm bù"."""
    found = Decided()
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not _is_heading(line):
            _take(found, number, line)
    return found


def lines_of(rows: Iterable[Sequence[str]]) -> str:
    """The rows of a spreadsheet as such lines."""
    return "\n".join(" ".join(cell.strip() for cell in row if cell.strip()) for row in rows if any(row))


def _take(found: Decided, number: int, line: str) -> None:
    folded = vietnamese.fold(line)
    is_working = bool(_WORK.search(folded))
    if not is_working and not _OFF.search(folded):
        found.errors.append((number, _("Say whether it is a day off (nghỉ) or a working day (làm bù).")))
        return
    try:
        days = [date(int(year), int(month), int(day)) for day, month, year in _DAY.findall(line)]
    except ValueError:
        days = []
    if len(days) == 2 and is_working and _OFF.search(folded):
        found.errors.append((number, _("Write the day off and the working day in exchange on two lines.")))
        return
    if not days or len(days) > 2:
        found.errors.append((number, _("Write one day, or the first and the last day, as 14/02/2027.")))
        return
    first, last = days[0], days[-1]
    if not 0 <= (last - first).days < LONGEST:
        found.errors.append((number, _("The last day lies before the first one, or more than a month after it.")))
        return
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        if found.days.setdefault(day, is_working) != is_working:
            found.errors.append((number, _("The same day is a day off and a working day.")))
            return


def _is_heading(line: str) -> bool:
    return not _DAY.search(line) and "ngay" in vietnamese.fold(line)
