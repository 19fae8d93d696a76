"""A PDF paper against its profile, as far as the finished page can tell: page, fonts, sizes, places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from doithoai.documents.checking import Deviation
from doithoai.documents.metrics import MM_PER_PT
from doithoai.documents.profiles import CENTRE_MM, EDGE_MM, Profile

#: Times New Roman itself, or its metric twin.
_FONTS = ("TimesNewRoman", "LiberationSerif")
_PAGE_MM = (210.0, 297.0)


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter on a page; places in mm from the left and upper edge."""

    sign: str
    font: str
    size: float
    left: float
    right: float
    top: float


def check_pdf(data: bytes, profile: Profile) -> list[Deviation]:
    """Every deviation of a PDF paper that its pages show."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [one for number, page in enumerate(document) for one in _page(number, page, profile)]
    finally:
        document.close()


def _page(number: int, page: pypdfium2.PdfPage, profile: Profile) -> Iterator[Deviation]:
    size = tuple(side * MM_PER_PT for side in page.get_size())
    if any(abs(found - wanted) > EDGE_MM for found, wanted in zip(size, _PAGE_MM, strict=True)):
        yield Deviation("page", f"{size[0]:.0f} × {size[1]:.0f} mm", "210 × 297 mm")
    letters = [one for one in _letters(page) if one.sign.strip()]
    strange = sorted({one.font for one in letters if not _known(one.font)})
    if strange:
        yield Deviation("font", ", ".join(strange), "Times New Roman")
    head = [one for one in letters if one.top < profile.margins_mm[0] - 2]
    text = [one for one in letters if one not in head]
    yield from _edges(number, text, profile)
    yield from _number(number, head, profile)
    if number == 0:
        yield from _title(letters, profile)


def _known(font: str) -> bool:
    return font.split("+")[-1].replace(" ", "").startswith(_FONTS)


def _edges(number: int, letters: list[Letter], profile: Profile) -> Iterator[Deviation]:
    _top, bottom, inner, outer = profile.margins_mm
    left, right = (inner, outer) if number % 2 == 0 else (outer, inner)
    if letters and min(one.left for one in letters) < left - EDGE_MM:
        yield Deviation("margin left", f"{min(one.left for one in letters):.1f} mm", f"{left:g} mm")
    # Letters lean over the edge by their side bearing, a fraction of a millimetre.
    if letters and max(one.right for one in letters) > 210 - right + 2 * EDGE_MM:
        yield Deviation("margin right", f"{210 - max(one.right for one in letters):.1f} mm", f"{right:g} mm")
    if letters and max(one.top for one in letters) > 297 - bottom:
        yield Deviation("margin bottom", "text in it", f"{bottom:g} mm")


def _number(number: int, head: list[Letter], profile: Profile) -> Iterator[Deviation]:
    found = "".join(one.sign for one in head)
    expected = "" if number == 0 else str(number + 1)
    if found != expected:
        yield Deviation("page_number", found or "none", expected or "none")
    elif head:
        if not 9 <= min(one.top for one in head) <= 12.5:
            yield Deviation("page_number", f"{min(one.top for one in head):.1f} mm", "10 mm from the edge")
        inner, outer = profile.margins_mm[2:]
        left, right = (inner, outer) if number % 2 == 0 else (outer, inner)
        centre = (left + 210 - right) / 2
        middle = (head[0].left + head[-1].right) / 2
        if abs(middle - centre) > CENTRE_MM:
            yield Deviation("page_number", f"{middle:.1f} mm", f"centred at {centre:.1f} mm")


def _title(letters: list[Letter], profile: Profile) -> Iterator[Deviation]:
    """The national title or the Party's: its words, size and weight."""
    joined = "".join(one.sign for one in letters)
    for element, words in zip(("title", "motto"), profile.title, strict=False):
        start = joined.find(words.replace(" ", ""))
        if start < 0:
            yield Deviation(element, "missing", words)
            continue
        first, (low, high) = letters[start], profile.styles[element].sizes
        if not low - 0.1 <= first.size <= high + 0.1:
            yield Deviation(element, f"{first.size:g} pt", f"{low:g}-{high:g} pt")
        if "Bold" not in first.font:
            yield Deviation(element, first.font, "bold")


def _letters(page: pypdfium2.PdfPage) -> Iterator[Letter]:
    text = page.get_textpage()
    height = page.get_height()
    try:
        for place in range(text.count_chars()):
            left, bottom, right, top = (side * MM_PER_PT for side in text.get_charbox(place))
            yield Letter(
                sign=chr(raw.FPDFText_GetUnicode(text, place)),
                font=_font(text, place),
                size=round(raw.FPDFText_GetFontSize(text, place), 2),
                left=left,
                right=right,
                top=height * MM_PER_PT - top,
            )
    finally:
        text.close()


def _font(text: pypdfium2.PdfTextPage, place: int) -> str:
    name = ctypes.create_string_buffer(128)
    raw.FPDFText_GetFontInfo(text, place, name, 128, ctypes.byref(ctypes.c_int()))
    return name.value.decode("utf-8", "replace")
