"""How wide a text stands in the font of the papers, and which letters that font has."""

from __future__ import annotations

import struct
from functools import lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).resolve().parent / "fonts"
MM_PER_PT = 25.4 / 72
#: Ascender plus descender of the font, as a multiple of its size: the natural distance of lines.
NATURAL_LINE = 1.149
_MEASURED_AT = 1000
_MISSING = "\u25a1"


@lru_cache(maxsize=4)
def _font(bold: bool, italic: bool) -> ImageFont.FreeTypeFont:
    name = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
    return ImageFont.truetype(FONTS / f"LiberationSerif-{name[bold, italic]}.ttf", _MEASURED_AT)


@lru_cache(maxsize=4096)
def width_mm(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """The width of one line of text."""
    return _font(bold, italic).getlength(text) / _MEASURED_AT * size * MM_PER_PT


def balanced(text: str, size: float, room_mm: float, *, bold: bool = False, italic: bool = False) -> list[str]:
    """The text in as few lines as fit, and these as even as can be."""
    words = text.split(" ")
    count = 1
    while count < len(words):
        lines = _evenly(words, count, size, bold, italic)
        if max(width_mm(line, size, bold=bold, italic=italic) for line in lines) <= room_mm:
            return lines
        count += 1
    return words


def _evenly(words: list[str], count: int, size: float, bold: bool, italic: bool) -> list[str]:
    whole = width_mm(" ".join(words), size, bold=bold, italic=italic)
    lines: list[str] = []
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        half_word = width_mm(word, size, bold=bold, italic=italic) / 2
        too_long = width_mm(longer, size, bold=bold, italic=italic) - half_word > whole / count
        if line and too_long and len(lines) < count - 1:
            lines.append(line)
            line = word
        else:
            line = longer
    return [*lines, line]


def displayable(text: str) -> str:
    """The text with a square for every letter that the font lacks (emoji, foreign scripts)."""
    known = _letters()
    return "".join(letter if ord(letter) in known else _MISSING for letter in text)


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """The letters of the regular font, read from its character map (format 4)."""
    data = (FONTS / "LiberationSerif-Regular.ttf").read_bytes()
    tables = struct.unpack(">H", data[4:6])[0]
    heads = (struct.unpack(">4sIII", data[12 + 16 * n : 28 + 16 * n]) for n in range(tables))
    start = next(offset for tag, _sum, offset, _length in heads if tag == b"cmap")
    parts = struct.unpack(">H", data[start + 2 : start + 4])[0]
    known: set[int] = set()
    for n in range(parts):
        offset = start + struct.unpack(">I", data[start + 8 + 8 * n : start + 12 + 8 * n])[0]
        if struct.unpack(">H", data[offset : offset + 2])[0] == 4:
            known |= _segments(data, offset)
    return frozenset(known - {0xFFFF})


def _segments(data: bytes, offset: int) -> set[int]:
    count = struct.unpack(">H", data[offset + 6 : offset + 8])[0] // 2
    ends = struct.unpack(f">{count}H", data[offset + 14 : offset + 14 + 2 * count])
    starts = struct.unpack(f">{count}H", data[offset + 16 + 2 * count : offset + 16 + 4 * count])
    return {letter for first, last in zip(starts, ends, strict=True) for letter in range(first, last + 1)}
