"""What an old converter broke is put together again: sentences cut in two, page numbers, lost strokes, spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from doithoai.programme.reading import phrases, syllables
from doithoai.programme.reading.blocks import Block

_ONE = re.compile(r"(?<=\d)[lI|](?![^\W\d_])|(?<![\w/])[lI|](?=\d)|(?<=\d/)[lI|](?=\d)")
_COUNTED = re.compile(r"(\b(?:cụm|ngày|tháng|điểm|đợt|khu|số|lần|hội nghị)\s)(l{1,2})(?![^\W\d_])", re.IGNORECASE)
_YEAR = re.compile(r"\bnam (?=(?:19|20)\d\d\b)")
_NOUGHT = re.compile(r"(?<=\d)(?<![^\W\d_]\d)[oO](?![^\W\d_])|(?<!\w)[oO](?=\d)")
_GLUED = re.compile(r"(?<=\d)(?=(?:ngày|giờ|tháng|năm|phút|người|đại biểu|tuần)\b)")
_GREEDY = re.compile(r"(?<!tham )\bnhũng\b(?! nhiễu)", re.IGNORECASE)
_RUNS = re.compile(r"[ \t]{2,}|\t|(?:^|\s)\|(?=\s|$)")
_PAGE = re.compile(r"\s*(?:[-–—(]?\s*(?:trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—)]?)\s*", re.IGNORECASE)
#: "UBND xã …   Trang 2", "3/5 | Kế hoạch …"
_WITH_PAGE = re.compile(
    r"^\d{1,3}\s*[/|]\s*(?:\d{1,3}\s)?|\s*[-–|(]?\s*trang\s+\d{1,3}(?:\s*/\s*\d{1,3})?\)?", re.IGNORECASE
)
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
#: Words that no sentence and no heading ends with.
_NEEDS_MORE = re.compile(
    r"(?:^|\s)(?:ngày|tháng|năm|số|của|và|với|tại|lúc|vào|các|những|mỗi|từng|để|về|từ|do|bởi|theo|trong|trên|dưới|"
    r"giữa|cùng|hoặc|hay|là|gồm|đồng chí|chủ trì,? phối hợp)$",
    re.IGNORECASE,
)
_NEEDS_NUMBER = re.compile(r"(?:^|\s)(?:ngày|tháng|số|khoảng|lúc)$", re.IGNORECASE)
_COUNTS = re.compile(r"\d{1,3}\s+(?:ngày|người|đại biểu)\b")
_LABELLED = re.compile(r"[^\W\d_][^:;.,]{2,40}:\s")
_LONG, _NO_HEADING, _WHOLE = 55, 140, 6_000


def heal(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks with sound words; a number of a page and its running head are emptied, never one of a table."""
    known = syllables.words("\n".join(block.text for block in blocks))
    heads = _running_heads(blocks)
    return [
        replace(block, text="") if number in heads else _healed(block, known) for number, block in enumerate(blocks)
    ]


def _running_heads(blocks: Sequence[Block]) -> set[int]:
    """Lines that come again on each page: with the number of the page in them, or next to one."""
    texts = ["" if block.is_cell else plain(block.text) for block in blocks]
    pages = {number for number, text in enumerate(texts) if text and _PAGE.fullmatch(text)}
    places: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        beside = bool(pages & {number - 1, number + 1})
        if text and number not in pages and len(text) < _NO_HEADING and (beside or _WITH_PAGE.search(text)):
            places.setdefault(_WITH_PAGE.sub("", text), []).append(number)
    again = [text for text, numbers in places.items() if len(numbers) > 1]
    return {number for text in again for number in places[text]}


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
    if _NEEDS_NUMBER.search(before) and after[:1].isdigit():
        return True
    if not before or not after or before.endswith(_FINISHED) or MARKER.match(after) or _BEGINS.match(after):
        return False
    if before.isupper() or after.isupper() or len(before) > _WHOLE:
        return False
    if _NEEDS_MORE.search(before) and not _LABELLED.match(after):
        return True
    if re.match(r"\([^\W\d_A-ZĐÀ-Ỹ]", after) and len(before) < _NO_HEADING:
        return True
    if before.endswith(","):
        return after[:1].islower() or not _BEGINS.match(before.lstrip("-–+• "))
    # A numbered line without an end is a heading, unless it is too long for one.
    if after[:1].islower() or _COUNTS.match(after):
        return True
    is_told = re.search(r":\s+\S", before) is not None and not _LABELLED.match(after)
    if is_told and re.match(r"[^\W\d_]+[;,]", after):
        return True
    return len(before) > (_NO_HEADING if MARKER.match(before) and not is_told else _LONG)
