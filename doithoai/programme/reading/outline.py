"""The body of the paper with its outline: how deep each line stands, and under which headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from doithoai.core import vietnamese
from doithoai.programme.reading import columns, healing
from doithoai.programme.reading.blocks import Grid, Piece

#: How deep a line stands that begins with a dash; one with another sign below it stands deeper by one.
BULLET = 5
_LETTERS = frozenset("ABCDĐEGHK")
_DEPTHS = (
    (1, re.compile(r"([IVXL]+|[A-ZĐ])\s*[./)–-]")),
    (3, re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\s*[./)–-]?")),
    (2, re.compile(r"(\d{1,2})\s*[./)–-]")),
    (4, re.compile(r"([a-zđ])\s*[./)]|\((\d{1,2})\)")),
    (BULLET, re.compile(r"([-–—•+*▪])")),
)
_PART = re.compile(r"\s*(?:Phần|Mục)\s+(?:thứ\s+)?(\w+)\s*[.:–-]?\s*", re.IGNORECASE)


@dataclass
class Line:
    """One paragraph of the body: its marker and how deep it stands, its words, under which headings."""

    text: str
    at: tuple[int, ...]
    marker: str = ""
    depth: int = 0
    path: tuple[Line, ...] = ()
    #: "Phần thứ hai", or "B" where Roman numbers stand below letters: sections are under it.
    is_part: bool = False

    @property
    def section(self) -> str:
        """The words of all headings above, for looking up what this part of the paper is about."""
        return " / ".join(one.text for one in self.path)

    @property
    def piece(self) -> Piece:
        return Piece(self.text, self.at)


@dataclass
class TableLine:
    """A table of the body, where it stands."""

    grid: Grid
    path: tuple[Line, ...] = ()

    @property
    def at(self) -> tuple[int, ...]:
        return tuple(place for row in self.grid for cell in row for place in cell.at)

    @property
    def section(self) -> str:
        return " / ".join(one.text for one in self.path)


def outlined(pieces: Sequence[Piece | Grid]) -> list[Line | TableLine]:
    found: list[Line | TableLine] = []
    stack: list[Line] = []
    letters, points = _letters_head_romans(pieces), _romans_head_letters(pieces)
    again = _begins_again(pieces)
    outer = ""
    for place, piece in enumerate(pieces):
        if isinstance(piece, list):
            found.append(TableLine(columns.upright([row for row in piece if row]), tuple(stack)))
            continue
        line = _line(piece)
        line.is_part = line.is_part or letters and line.depth == 1 and line.marker in _LETTERS
        if place in again:
            line.depth = 1
        if points and line.depth == 1 and line.marker in _LETTERS:
            line.depth = 2
        if line.depth == BULLET:
            outer = outer or line.marker
            line.depth += line.marker != outer
        elif line.depth:
            outer = ""
        if line.depth:
            while stack and stack[-1].depth >= line.depth and (line.is_part or not stack[-1].is_part):
                stack.pop()
        line.path = tuple(stack)
        is_headed = line.depth == BULLET and (line.text.endswith(":") or _has_signs_below(line, pieces[place + 1 :]))
        if 0 < line.depth < BULLET or is_headed:
            stack.append(line)
        found.append(line)
    return found


def _has_signs_below(line: Line, after: Sequence[Piece | Grid]) -> bool:
    """True for a dash with another sign in the next line."""
    below = _line(after[0]) if after and isinstance(after[0], Piece) else None
    return below is not None and below.depth == BULLET and below.marker != line.marker


def _begins_again(pieces: Sequence[Piece | Grid]) -> set[int]:
    """Sections that are numbered 1, 2, 3 where points below one of them begin with 1 again."""
    lines = [_line(one) if isinstance(one, Piece) else None for one in pieces]
    if any(line and line.depth == 1 and line.marker for line in lines):
        return set()
    found: set[int] = set()
    last = 0
    for place, line in enumerate(lines):
        if line and line.depth == 2 and line.marker == str(last + 1) and _is_section(line):
            found.add(place)
            last += 1
    first_below = [place for place, line in enumerate(lines) if line and line.depth == 2 and line.marker == "1"]
    return found if any(place - 1 in found and place not in found for place in first_below) else set()


def _is_section(line: Line) -> bool:
    return len(line.text) < 90 and not line.text.rstrip().endswith((".", ";")) and ": " not in line.text


def _letters_head_romans(pieces: Sequence[Piece | Grid]) -> bool:
    """True for a paper whose parts are A, B, C and whose sections are I, II, III."""
    markers = _capitals(pieces)
    return {"A", "B", "I"} <= set(markers) and markers.index("A") < markers.index("I")


def _romans_head_letters(pieces: Sequence[Piece | Grid]) -> bool:
    """True for a paper whose sections are I, II, III, with A and B as points of one of them."""
    markers = _capitals(pieces)
    return {"A", "I"} <= set(markers) and markers.index("I") < markers.index("A")


def _capitals(pieces: Sequence[Piece | Grid]) -> list[str]:
    lines = (_line(one) for one in pieces if isinstance(one, Piece))
    return [line.marker for line in lines if line.depth == 1 and not line.is_part]


def _line(piece: Piece) -> Line:
    if part := _PART.match(piece.text):
        is_part = piece.text.lstrip().lower().startswith("phần")
        return Line(piece.text[part.end() :].strip() or piece.text, piece.at, part[1], 1, is_part=is_part)
    if healing.MARKER.match(piece.text):
        for depth, pattern in _DEPTHS:
            if found := pattern.match(piece.text.lstrip()):
                text = piece.text.lstrip()[found.end() :].strip()
                return Line(text, piece.at, next(filter(None, found.groups())), depth)
    if piece.text.isupper() and len(piece.text) > 5:
        return Line(piece.text, piece.at, "", 1)
    return Line(piece.text, piece.at)


def folded(text: str) -> str:
    """Words without marks or case, to look for what a heading or a column is about."""
    return vietnamese.fold(text)
