"""Leafing through long lists: a page begins after a row, not after a number of rows.

The address carries where the pages already turned ended, so that one can turn back and come back to the place.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

RowT = TypeVar("RowT")
_CURSOR = re.compile(r"[0-9-]{1,32}")
#: So many pages can be turned back one by one; further back one begins anew.
REMEMBERED = 30


@dataclass(frozen=True)
class Leaf(Generic[RowT]):
    """Rows of one page; `before` and `after` are what the address says there, None when there is no such page."""

    rows: list[RowT]
    before: str | None
    after: str | None


def leaf(passed: str, page: Callable[[str], tuple[list[RowT], str]]) -> Leaf[RowT]:
    """`passed` as the address gives it; `page` answers a cursor ("" = the beginning) with rows and the next cursor."""
    ends = [end for end in passed.split(".") if _CURSOR.fullmatch(end)][-REMEMBERED:]
    rows, following = page(ends[-1] if ends else "")
    return Leaf(
        rows,
        ".".join(ends[:-1]) if ends else None,
        ".".join([*ends, following]) if following else None,
    )
