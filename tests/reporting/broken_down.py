"""Break-downs as a count by hand calls their rows."""

from __future__ import annotations

from collections.abc import Mapping

from doithoai.core import clock
from doithoai.reporting import breaking, naming
from doithoai.reporting.breaking import Counted
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import NUMBERS, By
from tests.factories.casework import Commune


def break_down(commune: Commune, by: str, span: Span | None = None) -> Counted:
    return breaking.break_down(commune.authority, clock.today(), span or Span(), by)


def short(label: str, by: str) -> str:
    """The name of a row as the count by hand calls it."""
    if label == str(naming.WITHOUT[by]):
        return ""
    if by == By.FIELD:
        return label.rpartition(" – ")[2]
    if by == By.PLACE:
        return label.lower()
    if by == By.CONFERENCE:
        return label.partition(" (")[0]
    if by == By.PROGRAMME:
        return label[-4:]
    return label.rpartition(" ")[2] if by == By.MONTH else label


def known(numbers: Mapping[str, int]) -> dict[str, int]:
    return {name: n for name, n in numbers.items() if n and name in NUMBERS}
