"""What an old converter broke is put together again: sentences cut in two, page numbers, lost strokes, spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doithoai.programme.reading import phrases, syllables
from doithoai.programme.reading.blocks import Block

_ONE = re.compile(r"(?<=\d)[lI|](?![^\W\d_])|(?<![\w/])[lI|](?=\d)")
_COUNTED = re.compile(r"(\b(?:cụm|ngày|tháng|điểm|đợt|khu|số|lần|hội nghị)\s)(l{1,2})(?![^\W\d_])", re.IGNORECASE)
_YEAR = re.compile(r"\bnam (?=(?:19|20)\d\d\b)")
_NOUGHT = re.compile(r"(?<=\d)(?<![^\W\d_]\d)[oO](?![^\W\d_])|(?<!\w)[oO](?=\d)")
_GLUED = re.compile(r"(?<=\d)(?=(?:ngày|giờ|tháng|năm|phút|người|đại biểu|tuần)\b)")
_GREEDY = re.compile(r"(?<!tham )\bnhũng\b(?! nhiễu)", re.IGNORECASE)
_RUNS = re.compile(r"[ \t]{2,}|\t")
_PAGE = re.compile(r"\s*(?:[-–—(]?\s*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—)]?)\s*", re.IGNORECASE)
MARKER = re.compile(
    r"\s*(?:(?:[IVXL]+|[A-ZĐ])\s*[./)–-](?=\s|[A-ZĐ])|\d{1,2}(?:\.\d{1,2})*\s*[./)–-](?=\s*[^\d\s/])|"
    r"\d{1,2}(?:\.\d{1,2})+\s"
    r"|\(\d{1,2}\)(?=\s*\S)|[a-zđ]\s*[./)](?=\s)|[-–—•+*▪](?=\s*\S))"
)
_FINISHED = (".", ";", ":", "!", "?", "./.", ")", "…")
_BEGINS = re.compile(
    r"\s*(?:Căn cứ|Thực hiện|Theo đề nghị|Xét\s|Nơi nhận|Trên đây|(?:T/M|TM\.|KT\.|K/T|TL\.|T/L)\s|Số\s*:?\s*\d)",
    re.IGNORECASE,
)
_LONG, _NO_HEADING, _WHOLE = 55, 140, 6_000


def heal(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks with sound words; a number of a page is emptied, never a number of a table."""
    known = syllables.words("\n".join(block.text for block in blocks))
    return [_healed(block, known) for block in blocks]


def _healed(block: Block, known: set[str]) -> Block:
    if not block.is_cell and _PAGE.fullmatch(block.text) and not block.text.strip().endswith("."):
        return replace(block, text="")
    text = _NOUGHT.sub("0", _ONE.sub("1", block.text))
    text = _COUNTED.sub(lambda found: found[1] + "1" * len(found[2]), text)
    text = _YEAR.sub("năm ", text)
    text = _GLUED.sub(" ", text)
    text = phrases.mend(syllables.mend(text, known))
    return replace(block, text=_GREEDY.sub(lambda found: "Những" if found[0][0] == "N" else "những", text))


def plain(text: str) -> str:
    """Runs of blanks to one blank."""
    return re.sub(r"\s+", " ", text).strip()


def columns(text: str) -> list[str]:
    """The parts of a line that stood in two columns of the page."""
    return [part.strip() for part in _RUNS.split(text) if part.strip()]


def is_cut(before: str, after: str) -> bool:
    """True when the second line goes on with the sentence of the first."""
    before, after = before.strip(), after.strip()
    if not before or not after or before.endswith(_FINISHED) or MARKER.match(after) or _BEGINS.match(after):
        return False
    if before.isupper() or after.isupper() or len(before) > _WHOLE:
        return False
    if re.match(r"\([^\W\d_A-ZĐÀ-Ỹ]", after) and len(before) < _NO_HEADING:
        return True
    if before.endswith(","):
        return after[:1].islower() or not _BEGINS.match(before.lstrip("-–+• "))
    # A numbered line without an end is a heading, unless it is too long for one.
    return after[:1].islower() or len(before) > (_NO_HEADING if MARKER.match(before) else _LONG)
