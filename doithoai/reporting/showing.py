"""How figures stand on a page: each with its whole, differences in words, what charts are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from doithoai.core.formats import vnnumber
from doithoai.core.pieces import Share
from doithoai.reporting.breaking import Numbers, empty
from doithoai.reporting.measures import COLUMNS, COMPARED, Measure

#: A chart of more bars than that says nothing; of months the newest are drawn.
BARS, MONTHS = 15, 24

#: Word, number and parts of one bar.
Bar = tuple[str, int, list[Share]]


def cells(numbers: Mapping[str, int]) -> list[str]:
    """One row of a table."""
    return [cell(numbers, one) for one in COLUMNS]


def cell(numbers: Mapping[str, int], one: Measure) -> str:
    """A figure with its whole; a dash where there is nothing that it could be a part of."""
    if one.code not in numbers:
        return _("not told")
    if not one.of:
        return vnnumber(numbers[one.code])
    whole = numbers[one.of]
    return f"{vnnumber(numbers[one.code])} / {vnnumber(whole)}" if whole else "–"


def heads() -> tuple[list[str], str]:
    """The heads of these cells, and which columns of the table hold numbers."""
    return [str(one.label) for one in COLUMNS], ",".join(str(n) for n in range(2, len(COLUMNS) + 2))


def difference(now: int, before: int) -> str:
    """In words, without a judgement."""
    if not before:
        return _("none the year before") if now else "–"
    if now == before:
        return _("as many")
    words = _("%(n)s more") if now > before else _("%(n)s fewer")
    return words % {"n": vnnumber(abs(now - before))}


def shares(numbers: Mapping[str, int]) -> list[Share]:
    """Resolved and answered stay apart; together with what waits they are all that was received."""
    received, answered, resolved = (numbers[code] for code in COMPARED)
    return [
        Share("done", resolved, _("Resolved")),
        Share("say", answered - resolved, _("Answered, not resolved")),
        Share("rest", received - answered, _("Waiting, withdrawn or diverted")),
    ]


def bars(rows: Iterable[tuple[str, Mapping[str, int]]]) -> list[Bar]:
    """One bar for each row, as long as they are few."""
    drawn = [(label, numbers["received"], shares(numbers)) for label, numbers in rows if "answered" in numbers]
    return drawn if len(drawn) <= BARS else []


def months(rows: Mapping[str, Numbers]) -> list[Bar]:
    """The newest months in the order of time, those in which nothing came among them."""
    known = sorted(key for key in rows if key)
    if not known:
        return []
    first, last = (int(key[:4]) * 12 + int(key[5:7]) - 1 for key in (known[0], known[-1]))
    drawn: list[Bar] = []
    for month in range(max(first, last - MONTHS + 1), last + 1):
        year, number = divmod(month, 12)
        numbers = rows.get(f"{year:04d}-{number + 1:02d}", empty())
        drawn.append((f"{number + 1}/{year % 100:02d}", numbers["received"], shares(numbers)))
    return drawn
