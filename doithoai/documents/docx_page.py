"""The empty Word file of a form: page, language, one named style per element, the page number."""

from __future__ import annotations

import io
from functools import lru_cache

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from doithoai.documents.looks import Style
from doithoai.documents.profiles import FONT

#: Every style of ours begins with this, so that a checker finds the elements.
STYLE_PREFIX = "Paper "
ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
#: Styles of the library's own file that stand in a paper besides the defaults, and what leads from one to another.
_USED = ("TableGrid", "Header", "Footer")
_LEADS_TO = {qn(f"w:{name}") for name in ("basedOn", "link", "next")}
#: The schema of settings.xml has an order; these come before the mirrored margins.
_BEFORE_MIRROR = {
    qn(f"w:{name}")
    for name in ("writeProtection", "view", "zoom", "removePersonalInformation", "embedTrueTypeFonts",
                 "embedSystemFonts", "saveSubsetFonts")
}  # fmt: skip


def style_name(element: str) -> str:
    """The Word style of an element: "Paper place date"."""
    return STYLE_PREFIX + element.replace("_", " ")


def style_id(element: str) -> str:
    """By this the paragraphs of the file name their style; asking the library for it costs a search each time."""
    return style_name(element).replace(" ", "")


@lru_cache(maxsize=8)
def empty(
    margins_mm: tuple[float, float, float, float], page_number_mm: float, looks: tuple[tuple[str, Style], ...]
) -> bytes:
    """An empty file with page, language, styles and page number: the same for every paper of a form."""
    document = Document()
    _drop_unused(document)
    _page(document, margins_mm, page_number_mm)
    _defaults(document)
    normal = document.styles["Normal"]
    for element, look in looks:
        _style(document, element, look, normal)
    _page_number(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _drop_unused(document: WordDocument) -> None:
    """The file that the library begins with has a hundred looks of tables, and all of them twice: half a megabyte."""
    styles = document.styles.element
    known = {one.get(qn("w:styleId")): one for one in styles.findall(qn("w:style"))}
    kept: set[str] = set()
    wanted = [code for code, one in known.items() if one.get(qn("w:default")) == "1" or code in _USED]
    while wanted:
        code = wanted.pop()
        if code in known and code not in kept:
            kept.add(code)
            wanted += [one.get(qn("w:val")) for one in known[code] if one.tag in _LEADS_TO]
    for code, one in known.items():
        if code not in kept:
            styles.remove(one)
    for part in (document.part, document.part.package):
        for key, relation in list(part.rels.items()):
            if relation.reltype.rpartition("/")[2] in ("stylesWithEffects", "thumbnail"):
                del part.rels[key]


def _page(document: WordDocument, margins_mm: tuple[float, float, float, float], page_number_mm: float) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, inner, outer = margins_mm
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(inner), Mm(outer)
    section.header_distance = section.footer_distance = Mm(page_number_mm)
    section.different_first_page_header_footer = True
    settings = document.settings.element
    # Even pages carry the wide margin on the right.
    before = [place for place, one in enumerate(settings) if one.tag in _BEFORE_MIRROR]
    settings.insert(max(before, default=-1) + 1, OxmlElement("w:mirrorMargins"))
    for language in settings.findall(qn("w:themeFontLang")):
        language.set(qn("w:val"), "vi-VN")


def _defaults(document: WordDocument) -> None:
    """Times New Roman and Vietnamese for all that has no style of its own."""
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.paragraph_format.space_after = Pt(0)
    for properties in (document.styles.element.find(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"), normal.element.rPr):
        _fonts(properties)
        language = properties.find(qn("w:lang"))
        if language is None:
            language = OxmlElement("w:lang")
            properties.append(language)
        for name in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{name}"), "vi-VN")


def _fonts(properties: object) -> None:
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{name}"), FONT)


def _style(document: WordDocument, element: str, look: Style, normal: object) -> None:
    # `add_style` would compare the name with every other one in the file: no other begins with our sign.
    made = document.styles.element.add_style_of_type(style_name(element), WD_STYLE_TYPE.PARAGRAPH, False)
    style = ParagraphStyle(made)
    style.base_style = normal
    style.quick_style = True
    font = style.font
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic, font.underline = look.bold, look.italic, look.underline
    _fonts(style.element.rPr)
    form = style.paragraph_format
    form.alignment = ALIGN[look.align]
    form.first_line_indent = Mm(look.indent_mm)
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.keep_with_next = look.keep
    form.widow_control = True
    if look.line > 5:
        form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(look.line)
    else:
        form.line_spacing = look.line


def _page_number(document: WordDocument) -> None:
    """The number in the top margin from the second page on; the header of the first page stays empty."""
    section = document.sections[0]
    section.header.is_linked_to_previous = False
    section.first_page_header.is_linked_to_previous = False
    paragraph = section.header.paragraphs[0]
    paragraph.style = style_name("page_number")
    for kind, text in (("begin", None), (None, " PAGE "), ("separate", None), ("end", None)):
        run = paragraph.add_run()
        if kind is None:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = text
            run._r.append(instruction)
        else:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
