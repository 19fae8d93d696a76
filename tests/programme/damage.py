"""What an old converter leaves of a plan: mixed columns, cut sentences, page numbers inside, lost strokes."""

from __future__ import annotations

import random
import re
import unicodedata
from itertools import zip_longest

from doithoai.programme.reading.blocks import Block

_STROKES = {"ư": "u", "ơ": "o", "ă": "a", "đ": "d"}


def damaged(blocks: list[Block], seed: int) -> str:
    """The text of a Word file as it comes out of such a program; the same for the same seed."""
    chance = random.Random(seed)
    last = max((block.table for block in blocks), default=0)
    lines: list[str] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if not block.is_cell:
            lines += [*_paragraph(block, chance), ""]
            place += 1
            continue
        row = [one for one in blocks[place:] if (one.table, one.row) == (block.table, block.row)]
        place += len(row)
        if len(row) == 2 and (block.table in (1, last) or row[0].text.startswith("Nơi nhận")):
            lines += [*_mixed([one.text.split("\n") for one in row], is_head=block.table == 1), ""]
        else:
            cells = {one.column: _worn(one.text.replace("\n", " "), chance) for one in row}
            lines.append("\t".join(cells.get(column, "") for column in range(1, max(cells) + 1)))
    return "\n".join(lines)


def _mixed(columns: list[list[str]], *, is_head: bool) -> list[str]:
    """Two columns as one: each line of the left with that of the right, below or beside it."""
    found: list[str] = []
    for pair in zip_longest(*columns, fillvalue=""):
        parts = [part for part in pair if part.strip()]
        found += parts if is_head else ["        ".join(parts)] if parts else []
    return found


def _paragraph(block: Block, chance: random.Random) -> list[str]:
    """One paragraph, sometimes cut in two, with the number of a page between."""
    marker = f"{block.marker}{'' if block.marker == '-' else '.'} " if block.marker else ""
    text = marker + _worn(block.text, chance)
    words = text.split()
    is_heading = text.isupper() or len(words) < 14
    if is_heading or chance.random() > 0.3:
        return [text]
    cut = chance.randrange(len(words) // 2, len(words) - 2)
    between = ["", f"{chance.randrange(2, 9)}", ""] if chance.random() < 0.3 else [""]
    return [" ".join(words[:cut]), *between, " ".join(words[cut:])]


def _worn(text: str, chance: random.Random) -> str:
    """Strokes and digits lost here and there, blanks doubled."""
    words = []
    for word in re.split(r"(\s+)", text):
        worn = word
        if chance.random() < 0.04 and word.islower():
            worn = _without_stroke(word)
        elif chance.random() < 0.2 and re.fullmatch(r"0?1|1\d|\d1", word):
            worn = word.replace("1", "l")
        words.append("  " if worn == " " and chance.random() < 0.02 else worn)
    return "".join(words)


def _without_stroke(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    for letter, bare in _STROKES.items():
        for found in (letter, unicodedata.normalize("NFD", letter)):
            if found in letters:
                return unicodedata.normalize("NFC", letters.replace(found, bare, 1))
    return word
