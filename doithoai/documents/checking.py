"""A paper against its profile: what stands otherwise than the form prescribes."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from doithoai.documents.docx import STYLE_PREFIX
from doithoai.documents.metrics import width_mm
from doithoai.documents.profiles import EDGE_MM, FONT, TOP_BODIES, Profile, Style

_ALIGN = {
    WD_ALIGN_PARAGRAPH.LEFT: "left",
    WD_ALIGN_PARAGRAPH.CENTER: "center",
    WD_ALIGN_PARAGRAPH.RIGHT: "right",
    WD_ALIGN_PARAGRAPH.JUSTIFY: "justify",
}
#: Elements whose alignment may be set for one line (a single addressee, a column of a table).
_FREE_ALIGN = {"addressee", "addressee_word", "cell"}
#: Elements whose first words may stand out.
_FREE_RUNS = {"paragraph", "item", "addressee"}
_BODY = ("paragraph", "item", "basis")
_MINUTES = "BIÊN BẢN"
_WITHOUT_RECIPIENTS = (_MINUTES, "GIẤY MỜI", "GIẤY TRIỆU TẬP", "PHIẾU CHUYỂN", "PHIẾU HƯỚNG DẪN", "PHIẾU LẤY Ý KIẾN")
_DAY = re.compile(r"^[^,]+, ngày (0[1-9]|[12]\d|3[01]) tháng (01|02|[3-9]|1[0-2]) năm \d{4}$")


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that is not as prescribed."""

    element: str
    found: str
    expected: str


def check_docx(data: bytes, profile: Profile, *, numbered: bool = True) -> list[Deviation]:
    """Every deviation of a Word paper from its form; an empty list when there is none."""
    document = Document(io.BytesIO(data))
    lines = list(_lines(document, profile))
    return [
        *_page(document, profile),
        *_texts(document),
        *(one for element, paragraph in lines for one in _look(element, paragraph, profile)),
        *_present(lines, profile),
        *_words(lines, profile, numbered=numbered),
        *_rules(lines, profile),
    ]


def _lines(document: WordDocument, profile: Profile) -> Iterator[tuple[str, WordParagraph]]:
    """Every paragraph with its element, cells included; known by its style, else by what it says."""
    for node in document.element.body.iter(qn("w:p")):
        paragraph = WordParagraph(node, document._body)
        element = _element(paragraph, profile)
        if element:
            yield element, paragraph


def _element(paragraph: WordParagraph, profile: Profile) -> str:
    name = (paragraph.style.name if paragraph.style is not None else "") or ""
    if name.startswith(STYLE_PREFIX):
        return name.removeprefix(STYLE_PREFIX).replace(" ", "_")
    text = paragraph.text.strip()
    if text == profile.title[0]:
        return "title"
    if len(profile.title) > 1 and text == profile.title[1]:
        return "motto"
    if re.match(r"^Số:?\s*\S+[-/]", text):
        return "number"
    if re.match(r"^[^,]{2,40}, ngày .{1,3} tháng .{1,3} năm \d{4}$", text):
        return "place_date"
    return "recipient_head" if text == profile.recipient_head else ""


# -- page ------------------------------------------------------------------------------------------


def _page(document: WordDocument, profile: Profile) -> Iterator[Deviation]:
    section = document.sections[0]
    size = (_mm(section.page_width), _mm(section.page_height))
    if abs(size[0] - 210) > EDGE_MM or abs(size[1] - 297) > EDGE_MM:
        yield Deviation("page", f"{size[0]:.0f} × {size[1]:.0f} mm", "210 × 297 mm")
    names = ("top", "bottom", "left", "right")
    sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    for name, side, (low, high) in zip(names, sides, profile.margin_ranges, strict=True):
        if not low - EDGE_MM <= _mm(side) <= high + EDGE_MM:
            yield Deviation(f"margin {name}", f"{_mm(side):.1f} mm", f"{low:g}-{high:g} mm")
    if document.settings.element.find(qn("w:mirrorMargins")) is None:
        yield Deviation("margins", "not mirrored", "even pages mirrored")
    yield from _page_number(document, profile)


def _page_number(document: WordDocument, profile: Profile) -> Iterator[Deviation]:
    section = document.sections[0]
    header = section.header
    if "PAGE" not in "".join(node.text or "" for node in header._element.iter(qn("w:instrText"))):
        yield Deviation("page_number", "none", "in the top margin from page 2")
        return
    first = section.first_page_header
    if not section.different_first_page_header_footer or "PAGE" in first._element.xml:
        yield Deviation("page_number", "on page 1", "not on page 1")
    if not 9 <= _mm(section.header_distance) + 1 <= 12.5:
        yield Deviation("page_number", f"{_mm(section.header_distance):.1f} mm", "10 mm from the edge")
    yield from _look("page_number", header.paragraphs[0], profile)


def _mm(length: Length | None) -> float:
    return float(length / Mm(1)) if length is not None else 0.0


# -- language and letters ----------------------------------------------------------------------------


def _texts(document: WordDocument) -> Iterator[Deviation]:
    language = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    found = language.get(qn("w:val")) if language is not None else "none"
    if found != "vi-VN":
        yield Deviation("language", str(found), "vi-VN")
    text = "".join(node.text or "" for node in document.element.body.iter(qn("w:t")))
    if not unicodedata.is_normalized("NFC", text):
        yield Deviation("letters", "decomposed", "NFC")


# -- looks -------------------------------------------------------------------------------------------


def _look(element: str, paragraph: WordParagraph, profile: Profile) -> Iterator[Deviation]:
    """Font, size, weight, case and place of one paragraph."""
    prescribed = profile.styles.get(element)
    if prescribed is None or element == "gap":
        return
    for run in paragraph.runs:
        if run.text.strip():
            yield from _run_look(element, run, paragraph, prescribed)
    text = paragraph.text.strip()
    if prescribed.caps and text != text.upper():
        yield Deviation(element, text, text.upper())
    if text:
        yield from _place(element, paragraph, prescribed)


def _run_look(element: str, run: Any, paragraph: WordParagraph, prescribed: Style) -> Iterator[Deviation]:
    size = _font(run, paragraph, "size")
    points = size.pt if size is not None else 0
    low, high = prescribed.sizes
    if not low <= points <= high:
        yield Deviation(element, f"{points:g} pt", f"{low:g} pt" if low == high else f"{low:g}-{high:g} pt")
    name = _font(run, paragraph, "name")
    if name != FONT:
        yield Deviation(element, str(name), FONT)
    if element not in _FREE_RUNS:
        for look in ("bold", "italic", "underline"):
            found, expected = bool(_font(run, paragraph, look)), getattr(prescribed, look)
            if found != expected:
                yield Deviation(element, look if found else f"not {look}", look if expected else f"not {look}")
    colour = run.font.color.rgb if run.font.color is not None and run.font.color.type is not None else None
    if colour is not None and str(colour) != "000000":
        yield Deviation(element, f"colour {colour}", "black")


def _font(run: Any, paragraph: WordParagraph, name: str) -> Any:
    """A property of a run: its own, else that of the nearest style."""
    value = getattr(run.font, name)
    style = paragraph.style
    while value is None and style is not None:
        value = getattr(style.font, name)
        style = style.base_style
    return value


def _form(paragraph: WordParagraph, name: str) -> Any:
    value = getattr(paragraph.paragraph_format, name)
    style = paragraph.style
    while value is None and style is not None:
        value = getattr(style.paragraph_format, name)
        style = style.base_style
    return value


def _place(element: str, paragraph: WordParagraph, prescribed: Style) -> Iterator[Deviation]:
    align = _ALIGN.get(_form(paragraph, "alignment"), "left")
    if align != prescribed.align and element not in _FREE_ALIGN:
        yield Deviation(element, align, prescribed.align)
    if prescribed.indents_mm is not None:
        indent, (low, high) = _mm(_form(paragraph, "first_line_indent")), prescribed.indents_mm
        if not low - 0.1 <= indent <= high + 0.1:
            yield Deviation(element, f"indent {indent:.1f} mm", f"{low:g}-{high:g} mm")
    if element in _BODY:
        yield from _distances(element, paragraph, prescribed)


def _distances(element: str, paragraph: WordParagraph, prescribed: Style) -> Iterator[Deviation]:
    gap = sum(side.pt for name in ("space_before", "space_after") if (side := _form(paragraph, name)) is not None)
    if gap < 6:
        yield Deviation(element, f"{gap:g} pt between paragraphs", "at least 6 pt")
    line = _form(paragraph, "line_spacing")
    if isinstance(line, Length):
        if line.pt < 18:
            yield Deviation(element, f"lines {line.pt:g} pt apart", "at least 18 pt")
    elif prescribed.line > 5 and (line or 1) * 14 * 1.149 < 18:
        yield Deviation(element, f"lines {line or 1:g}", "at least 18 pt")
    elif not 1 <= (line or 1) <= 1.5:
        yield Deviation(element, f"lines {line:g}", "1-1.5")


# -- what must be there, and in what words --------------------------------------------------------------


def _present(lines: list[tuple[str, WordParagraph]], profile: Profile) -> Iterator[Deviation]:
    known = {element for element, paragraph in lines if paragraph.text.strip()}
    needed = ["title", "issuer", "signer"]
    needed += ["motto"] if len(profile.title) > 1 else ["separator"]
    needed += ["abstract"] if "kind" in known else ["letter_abstract"]
    issuer = " ".join(paragraph.text for element, paragraph in lines if element == "issuer")
    needed += [] if issuer.startswith(TOP_BODIES) else ["superior"]
    kind = next((paragraph.text for element, paragraph in lines if element == "kind"), "")
    needed += ["place_date"] if profile.party or kind != _MINUTES else []
    needed += ["recipient_head"] if kind not in _WITHOUT_RECIPIENTS else []
    for element in needed:
        if element not in known:
            yield Deviation(element, "missing", "present")
    texts = {element: paragraph.text for element, paragraph in lines}
    for element, text in zip(("title", "motto"), profile.title, strict=False):
        if element in known and text not in [p.text for e, p in lines if e == element]:
            yield Deviation(element, texts[element], text)
    spaces = sum(1 for element, _paragraph in lines if element == "signature_space")
    if spaces < profile.signature_lines:
        yield Deviation("signature_space", f"{spaces} empty lines", f"{profile.signature_lines} empty lines")


def _words(lines: list[tuple[str, WordParagraph]], profile: Profile, *, numbered: bool) -> Iterator[Deviation]:
    said: dict[str, list[str]] = {}
    for element, paragraph in lines:
        if paragraph.text.strip():
            said.setdefault(element, []).append(paragraph.text.strip())
    number = r"\d{2,}" if numbered else r"(\d{2,}|\s*)"
    party = rf"^Số {number}-[^\s/]+/[^\s/]+$"
    form = party if profile.party else rf"^Số: {number}/[^\s/]+(-[^\s/]+)?$"
    for text in said.get("number", []):
        if not re.match(form, text):
            yield Deviation("number", text, profile.number_form)
    for text in said.get("place_date", []):
        if numbered and not _DAY.match(text):
            yield Deviation("place_date", text, "…, ngày 05 tháng 3 năm 2024")
    if profile.below_abstract and said.get("kind") and said.get("below_abstract") != [profile.below_abstract]:
        yield Deviation("below_abstract", str(said.get("below_abstract", "missing")), profile.below_abstract)
    yield from _ends("basis", said.get("basis", []), (";",), profile.basis_lasts)
    between = (",", ";") if profile.code == "dang_2026" else (profile.addressee_between,)
    if len(said.get("addressee", [])) > 1:
        yield from _ends("addressee", said["addressee"], between, (".",))
    yield from _ends("recipient", said.get("recipient", []), (profile.recipient_between,), (".",))
    body = [p.text.strip() for e, p in lines if e in {"paragraph", "item"} and p.text.strip()]
    if body and said.get("recipient") and not body[-1].endswith(profile.end_marks):
        yield Deviation("end_mark", body[-1][-10:], " or ".join(profile.end_marks))
    if body and "./." not in profile.end_marks and body[-1].endswith("./."):
        yield Deviation("end_mark", "./.", profile.end_mark)


def _ends(element: str, texts: list[str], between: tuple[str, ...], last: tuple[str, ...]) -> Iterator[Deviation]:
    for place, text in enumerate(texts, start=1):
        allowed = last if place == len(texts) else between
        if not text.endswith(allowed):
            yield Deviation(element, f"… {text[-12:]}", f"ends with {' or '.join(allowed)}")


def _rules(lines: list[tuple[str, WordParagraph]], profile: Profile) -> Iterator[Deviation]:
    """The solid rules: an empty bordered paragraph after the element, as long as prescribed."""
    for element, rule in profile.rules.items():
        texts = [p.text for e, p in lines if e == element and p.text.strip()]
        if not texts:
            continue
        look = profile.styles[element]
        empty = [p for e, p in lines if e == element and not p.text.strip()]
        bordered = [p for p in empty if p._p.find(f".//{qn('w:pBdr')}") is not None]
        if not bordered:
            yield Deviation(element, "no rule", "a solid rule below")
            continue
        wide = max(width_mm(text, look.size, bold=look.bold, italic=look.italic) for text in texts)
        share = _ruled_mm(bordered[0]) / wide
        low, high = rule.shares
        if not low <= share <= high:
            yield Deviation(element, f"rule {share:.0%} of the text", f"{low:.0%}-{high:.0%}")


def _ruled_mm(paragraph: WordParagraph) -> float:
    """The width of the paragraph's place less its two indents."""
    cell = paragraph._p.getparent()
    width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") if cell.tag == qn("w:tc") else None
    room = int(width.get(qn("w:w"))) / 1440 * 25.4 if width is not None else 165.0
    form = paragraph.paragraph_format
    return room - _mm(form.left_indent) - _mm(form.right_indent)
