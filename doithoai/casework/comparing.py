"""Two versions of a text side by side: what was taken out, what came in."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from doithoai.casework.models import Answer
from doithoai.opinion.states import MatterState

_PIECES = re.compile(r"\S+\s*|\s+")
#: So few words that stayed between two changes are read more easily as changed with them.
ISLAND = 3
#: Of longer changed passages the words are no longer compared one by one: the time would grow with the square.
LONGEST_PASSAGE = 4000
#: The columns of an answer that the public reads, in the order of its page.
COLUMNS = ("short", "body", "basis", "result", "not_accepted_reason")


@dataclass(frozen=True)
class Piece:
    """A run of words: `same`, `out` of the earlier text, or `in` the later one."""

    kind: str
    text: str


@dataclass(frozen=True)
class Column:
    """One column of two versions that differs in them."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def earlier(self) -> list[Piece]:
        return [one for one in self.pieces if one.kind != "in"]

    @property
    def later(self) -> list[Piece]:
        return [one for one in self.pieces if one.kind != "out"]


def differences(earlier: str, later: str) -> list[Piece]:
    """Lines first, words within what changed; `same` and `in` are the later text, `same` and `out` the earlier."""
    if earlier == later:
        return [Piece("same", later)] if later else []
    before, after = earlier.splitlines(keepends=True), later.splitlines(keepends=True)
    found: list[Piece] = []
    for kind, a, b, c, d in difflib.SequenceMatcher(None, before, after).get_opcodes():
        old, new = "".join(before[a:b]), "".join(after[c:d])
        if kind == "equal":
            found.append(Piece("same", old))
        else:
            found += _words(old, new)
    return _joined(found)


def _words(earlier: str, later: str) -> list[Piece]:
    before, after = _PIECES.findall(earlier), _PIECES.findall(later)
    if max(len(before), len(after)) > LONGEST_PASSAGE:
        return _changed(earlier, later)
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


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one run."""
    found: list[Piece] = []
    for one in pieces:
        if found and found[-1].kind == one.kind:
            found[-1] = Piece(one.kind, found[-1].text + one.text)
        else:
            found.append(one)
    return found


def columns(earlier: Mapping[str, str], later: Mapping[str, str]) -> list[Column]:
    """What differs between two texts by column; a result is compared by its words, as a whole."""
    found: list[Column] = []
    for name in COLUMNS:
        one, other = (_said(text.get(name, ""), name) for text in (earlier, later))
        if one != other:
            pieces = _changed(one, other) if name == "result" else differences(one, other)
            found.append(Column(name, tuple(pieces)))
    return found


def of(answer: Answer) -> dict[str, str]:
    return {name: str(getattr(answer, name)) for name in COLUMNS}


def versions(earlier: Answer, later: Answer) -> list[Column]:
    return columns(of(earlier), of(later))


def _said(value: str, name: str) -> str:
    if name != "result":
        return value.replace("\r\n", "\n").strip()
    return str(MatterState(value).label) if value in MatterState.values else ""
