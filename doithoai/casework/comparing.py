"""Two versions of a text side by side: what was taken out, what came in."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from doithoai.casework.models import Answer

_PIECES = re.compile(r"\S+\s*|\s+")
#: So few words that stayed between two changes are read more easily as changed with them.
ISLAND = 3
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
    steps = difflib.SequenceMatcher(None, before, after).get_opcodes()
    found: list[Piece] = []
    out = new = ""
    for place, (kind, a, b, c, d) in enumerate(steps):
        alone = 0 < place < len(steps) - 1 and b - a < ISLAND
        if kind == "equal" and not alone:
            found += _changed(out, new)
            out = new = ""
            found.append(Piece("same", "".join(before[a:b])))
        else:
            out, new = out + "".join(before[a:b]), new + "".join(after[c:d])
    return found + _changed(out, new)


def _changed(out: str, new: str) -> list[Piece]:
    return [Piece(kind, text) for kind, text in (("out", out), ("in", new)) if text]


def versions(earlier: Answer, later: Answer) -> list[tuple[str, list[Piece]]]:
    """The name of each column that differs, with its pieces; a result is compared by its words."""
    pairs = [(name, _said(earlier, name), _said(later, name)) for name in COLUMNS]
    return [
        (name, _changed(one, other) if name == "result" else differences(one, other))
        for name, one, other in pairs
        if one != other
    ]


def _said(answer: Answer, name: str) -> str:
    return str(answer.get_result_display()) if name == "result" else str(getattr(answer, name))
