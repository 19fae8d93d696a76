"""The letters and the drawn lines of a PDF page, in millimetres from its left and upper edge."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from doithoai.documents.metrics import MM_PER_PT


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter; `base` is where its line stands."""

    sign: str
    font: str
    size: float
    left: float
    right: float
    top: float
    base: float
    colour: str
    #: The file says a blank before it.
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """A drawn line or frame."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def is_level(self) -> bool:
        return self.bottom - self.top < 1 and self.right - self.left > 1

    @property
    def is_upright(self) -> bool:
        return self.right - self.left < 1 and self.bottom - self.top > 2

    @property
    def is_frame(self) -> bool:
        return self.right - self.left > 5 and self.bottom - self.top > 3


def letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    """Every letter of a page, blanks left out."""
    text = page.get_textpage()
    height = page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    parts = [ctypes.c_uint() for _ in range(4)]
    spaced = False
    try:
        for place in range(text.count_chars()):
            sign = chr(raw.FPDFText_GetUnicode(text, place))
            if not sign.strip():
                spaced = True
                continue
            # Letters are as wide as the font says, however little of that is ink; their height is that of the ink.
            left, _low, right, _high = (side * MM_PER_PT for side in text.get_charbox(place, loose=True))
            top = text.get_charbox(place)[3] * MM_PER_PT
            raw.FPDFText_GetCharOrigin(text, place, ctypes.byref(x), ctypes.byref(y))
            raw.FPDFText_GetFillColor(text, place, *(ctypes.byref(part) for part in parts))
            yield Letter(
                sign=sign,
                font=_font(text, place),
                size=round(raw.FPDFText_GetFontSize(text, place), 2),
                left=left,
                right=right,
                top=height * MM_PER_PT - top,
                base=(height - y.value) * MM_PER_PT,
                colour="".join(f"{part.value:02X}" for part in parts[:3]),
                spaced=spaced,
            )
            spaced = False
    finally:
        text.close()


def strokes(page: pypdfium2.PdfPage) -> list[Stroke]:
    """Every path that is drawn on a page."""
    height = page.get_height()
    found = []
    for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        sides = (left, right, height - top, height - bottom)
        found.append(Stroke(*(side * MM_PER_PT for side in sides)))
    return found


def _font(text: pypdfium2.PdfTextPage, place: int) -> str:
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, place, name, 128, ctypes.byref(ctypes.c_int()))
    return name.value.decode("utf-8", "replace")
