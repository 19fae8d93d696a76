"""Two versions of a text side by side: what was taken out, what came in."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from doithoai.casework.models import Answer

_PIECES = re.compile(r"\s+|[^\s]+")
#: The columns of an answer that the public reads, in the order of its page.
COLUMNS = ("short", "body", "basis", "result", "not_accepted_reason")


@dataclass(frozen=True)
class Piece:
    """A run of words: `same`, `out` of the earlier text, or `in` the later one."""

    kind: str
    text: str


def differences(earlier: str, later: str) -> list[Piece]:
    """Word by word; together the pieces `same` and `in` are the later text, `same` and `out` the earlier one."""
    before, after = _PIECES.findall(earlier), _PIECES.findall(later)
    found: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(before[a:b])))
            continue
        if b > a:
            found.append(Piece("out", "".join(before[a:b])))
        if d > c:
            found.append(Piece("in", "".join(after[c:d])))
    return found


def versions(earlier: Answer, later: Answer) -> list[tuple[str, list[Piece]]]:
    """The name of each column that differs, with its pieces; a result is compared by its words."""
    pairs = [(name, _said(earlier, name), _said(later, name)) for name in COLUMNS]
    return [(name, differences(one, other)) for name, one, other in pairs if one != other]


def _said(answer: Answer, name: str) -> str:
    return str(answer.get_result_display()) if name == "result" else str(getattr(answer, name))
