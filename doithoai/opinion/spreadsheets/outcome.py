"""What the rows of a sheet gave."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as part_of

from doithoai.opinion.spreadsheets.senders import Sender
from doithoai.opinion.spreadsheets.tables import Heading
from doithoai.opinion.spreadsheets.texts import flat


@dataclass
class Found:
    """One row that holds an opinion, as it was understood."""

    sheet: str
    row: int
    text: str
    points: list[str]
    lead: str
    sender: Sender
    date: str = ""
    field: str = ""
    level: str = ""
    section: str = ""
    note: str = ""
    routes: list[str] = part_of(default_factory=list)
    warnings: list[str] = part_of(default_factory=list)


@dataclass
class Sheetful:
    """What one sheet gave."""

    name: str
    heading: Heading | None = None
    found: list[Found] = part_of(default_factory=list)
    refused: list[tuple[int, str, int | None]] = part_of(default_factory=list)
    skipped: list[tuple[int, str]] = part_of(default_factory=list)
    warnings: list[tuple[int | None, str]] = part_of(default_factory=list)


@dataclass
class Count:
    """What a total may mean: points, rows taken, rows with a number."""

    points: int = 0
    rows: int = 0
    numbered: int = 0

    def less(self, other: Count) -> set[int]:
        return {self.points - other.points, self.rows - other.rows, self.numbered - other.numbered}


class Earlier:
    """The texts of the rows of a file that came before, with whose they were."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[tuple[str, str], int]] = {}

    def seen(self, text: str, who: tuple[str, str], row: int) -> tuple[bool, int | None]:
        """(the same words stand above, the row where the same person said them)."""
        key = flat(text).casefold()
        known = self.rows.setdefault(key, {})
        is_known, first = bool(known), known.get(who) if any(who) else None
        known.setdefault(who, row)
        return is_known, first
