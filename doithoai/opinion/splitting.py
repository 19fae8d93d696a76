"""Several points in one text, told by the marks that people set before them; proposed, never forced.

Sheets, paper forms and the portal share these rules: a text stays whole unless two marks of one row follow each
other from the first on (1. 2. …; a) b) …; Thứ nhất … Thứ hai …; lines that begin with a dash).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
_ALSO = {"bốn": "tư", "bẩy": "bảy", "nhứt": "nhất"}
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_LETTERS = ("abcdefghijklmnopqrstuvwxyz", "abcdđefghiklmnopq")

#: A mark stands at the start, on a new line, or after the end of a sentence.
_BEFORE = r"(?:^|(?<=\n)|(?<=[.!?;:…”\"’]\s))[ \t]*"
_MARKS = re.compile(
    rf"""{_BEFORE}(?:
        (?P<bullet>[-–—+•*●▪])(?!\d)[ \t]*(?=\S)
      | [Tt]hứ[ ](?P<ordinal>nhất|nhứt|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|mười)\b(?:[ ]?(?:là|,|:|[-–]))*[ ]*
      | (?P<open>\(?)(?P<count>\d{{1,2}}|[a-zđ]|[ivx]{{2,4}})(?P<close>[.)/])(?!\d)(?:[ \t]+|(?=[^\W\d_]|["“(]))
    )""",
    re.VERBOSE | re.MULTILINE,
)
_DASH = re.compile(r"[-–—](?!\d)\s*(?=\S)")


@dataclass(frozen=True)
class Points:
    """The points of a text, and the words that stood before the first of them."""

    points: list[str]
    lead: str = ""


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    row: str  # marks of one row are counted together
    place: int | None  # from 1; None for those that are not counted


def split(text: str) -> Points:
    """The points of a cleaned text; one point, the text itself, when it has no row of marks."""
    for marks in _rows(text):
        points = [
            _trimmed(text[mark.end : after.start if after else len(text)])
            for mark, after in zip(marks, [*marks[1:], None], strict=True)
        ]
        lead = text[: marks[0].start].strip()
        if all(any(letter.isalnum() for letter in point) for point in points):
            return Points(points, _without_dash(lead))
    return Points([_without_dash(text.strip())])


def _rows(text: str) -> Iterator[list[_Mark]]:
    """Each row of at least two marks in its order, the row that begins first before those within its points."""
    found = [mark for match in _MARKS.finditer(text) for mark in _readings(match)]
    rows: dict[str, list[_Mark]] = {}
    for mark in found:
        row = rows.setdefault(mark.row, [])
        if mark.place is None or mark.place == len(row) + 1:
            row.append(mark)
    for row in sorted((row for row in rows.values() if len(row) > 1), key=lambda row: (row[0].start, -len(row))):
        yield row


def _readings(match: re.Match[str]) -> Iterator[_Mark]:
    """A mark may count in more than one way: i) is the ninth letter and the first Roman number."""
    start, end = match.span()
    if sign := match["bullet"]:
        if match.start("bullet") == 0 or match.string[: match.start("bullet")].rstrip(" \t").endswith("\n"):
            yield _Mark(start, end, "dash" if sign in "-–—" else sign, None)
        return
    if word := match["ordinal"]:
        yield _Mark(start, end, "ordinal", _ORDINALS.index(_ALSO.get(word, word)) + 1)
        return
    count, shape = match["count"], f"{'(' if match['open'] and match['close'] == ')' else ''}{match['close']}"
    if count.isdecimal():
        yield _Mark(start, end, f"1{shape}", int(count))
        return
    if count in _ROMAN and match["close"] == ")":
        yield _Mark(start, end, f"i{shape}", _ROMAN.index(count) + 1)
    if len(count) == 1:
        for number, letters in enumerate(_LETTERS):
            if count in letters:
                yield _Mark(start, end, f"a{number}{shape}", letters.index(count) + 1)


def _trimmed(point: str) -> str:
    return point.strip().rstrip(";").rstrip()


def _without_dash(text: str) -> str:
    return _DASH.sub("", text, count=1) if _DASH.match(text) else text
