"""Content and profile as a Word file: one named style per element, the page set by the form."""

from __future__ import annotations

import io
from datetime import datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from doithoai.core import clock
from doithoai.documents.composing import PAGE_MM, Columns, Empty, Grid, Line, Part, Ruled, Run, Small, compose
from doithoai.documents.content import Content
from doithoai.documents.profiles import FONT, Profile, Style

#: Every style of ours begins with this, so that a checker finds the elements.
STYLE_PREFIX = "Paper "
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_RULE_LINE_PT = 4
#: The schema of settings.xml has an order; these come before the mirrored margins.
_BEFORE_MIRROR = {
    qn(f"w:{name}")
    for name in ("writeProtection", "view", "zoom", "removePersonalInformation", "embedTrueTypeFonts",
                 "embedSystemFonts", "saveSubsetFonts")
}  # fmt: skip


def style_name(element: str) -> str:
    """The Word style of an element: "Paper place date"."""
    return STYLE_PREFIX + element.replace("_", " ")


def render(content: Content, profile: Profile) -> bytes:
    """The bytes of the .docx."""
    sheet = compose(content, profile)
    document = Document()
    _prepare(document, profile)
    document.core_properties.title = sheet.title
    document.core_properties.language = "vi-VN"
    document.core_properties.author = content.letterhead.issuer
    moment = datetime.combine(content.day, time(), clock.ZONE) if content.day else clock.now()
    document.core_properties.created = document.core_properties.modified = moment
    room_mm = PAGE_MM - profile.margins_mm[2] - profile.margins_mm[3]
    for part in sheet.parts:
        _draw(document, part, room_mm)
    _no_empty_end(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _prepare(document: WordDocument, profile: Profile) -> None:
    """Page, language, styles and page number."""
    _page(document, profile)
    _defaults(document)
    for element, look in profile.styles.items():
        _style(document, element, look)
    _page_number(document)


def _page(document: WordDocument, profile: Profile) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    top, bottom, inner, outer = profile.margins_mm
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(inner), Mm(outer)
    section.header_distance = section.footer_distance = Mm(profile.page_number_mm)
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


def _style(document: WordDocument, element: str, look: Style) -> None:
    style = document.styles.add_style(style_name(element), WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.quick_style = True
    font = style.font
    font.name, font.size = FONT, Pt(look.size)
    font.bold, font.italic, font.underline = look.bold, look.italic, look.underline
    _fonts(style.element.rPr)
    form = style.paragraph_format
    form.alignment = _ALIGN[look.align]
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


def _draw(document: WordDocument, part: Part, room_mm: float) -> None:
    match part:
        case Columns():
            _columns(document, part)
        case Grid():
            _grid(document, part)
        case _:
            _small(document, part, room_mm)


def _small(place: WordDocument | _Cell, part: Small, room_mm: float) -> None:
    match part:
        case Line():
            paragraph = place.add_paragraph(style=style_name(part.element))
            _line(paragraph, part)
            if part.frame_mm is not None:
                _framed(paragraph, part.frame_mm, room_mm, part.colour)
        case Ruled(element=element, width_mm=width):
            paragraph = place.add_paragraph(style=style_name(element))
            _ruled(paragraph, (room_mm - width) / 2)
        case Empty(element=element, count=count):
            for _number in range(count):
                paragraph = place.add_paragraph(style=style_name(element))
                if element == "blank":
                    _border(paragraph, "bottom", "dotted")


def _line(paragraph: WordParagraph, line: Line) -> None:
    for words in line.runs:
        run = paragraph.add_run(words.text)
        if words.bold is not None:
            run.bold = words.bold
        if words.italic is not None:
            run.italic = words.italic
    if line.align:
        paragraph.alignment = _ALIGN[line.align]
    if line.left_mm:
        paragraph.paragraph_format.left_indent = Mm(line.left_mm)
    if line.keep:
        paragraph.paragraph_format.keep_with_next = True


def _ruled(paragraph: WordParagraph, side_mm: float) -> None:
    """A rule as the upper border of a low empty paragraph, drawn in from both sides."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(side_mm)
    form.first_line_indent = Mm(0)
    form.space_before, form.space_after = Pt(2), Pt(2)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_RULE_LINE_PT)
    _border(paragraph, "top", "single")


def _framed(paragraph: WordParagraph, size_mm: tuple[float, float], room_mm: float, colour: str) -> None:
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm(max(room_mm - size_mm[0], 0) / 2)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Mm(size_mm[1])
    _border(paragraph, "top left bottom right", "single", colour)
    for run in paragraph.runs:
        run.font.color.rgb = RGBColor.from_string(colour)


def _border(paragraph: WordParagraph, sides: str, kind: str, colour: str = "000000") -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides.split():
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", kind), ("sz", "6"), ("space", "0"), ("color", colour)):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing",
        "w:jc", "w:rPr",
    )  # fmt: skip


def _columns(document: WordDocument, columns: Columns) -> None:
    table = _table(document, len(columns.rows), columns.widths_mm, margin_mm=0)
    for row, sides in zip(table.rows, columns.rows, strict=True):
        _unbroken(row)
        for cell, parts, width in zip(row.cells, sides, columns.widths_mm, strict=True):
            for part in parts:
                _small(cell, part, width)
            _drop_first(cell)


def _grid(document: WordDocument, grid: Grid) -> None:
    table = _table(document, len(grid.rows) + 1, grid.widths_mm, margin_mm=1.5)
    table.style = document.styles["Table Grid"]
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for place, row in enumerate((grid.header, *grid.rows)):
        _unbroken(table.rows[place])
        for cell, text, align in zip(table.rows[place].cells, row, grid.aligns, strict=True):
            line = Line("cell_head" if place == 0 else "cell", (Run(text),), align="" if place == 0 else align)
            _small(cell, line, 0)
            _drop_first(cell)
    # The distance to what follows; two tables side by side would also flow into one another.
    gap = document.add_paragraph(style=style_name("cell"))
    gap.paragraph_format.line_spacing_rule, gap.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(6)
    gap.paragraph_format.space_before = gap.paragraph_format.space_after = Pt(0)


def _table(document: WordDocument, rows: int, widths: tuple[float, ...], *, margin_mm: float) -> WordTable:
    table: WordTable = document.add_table(rows, len(widths))
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    properties = table._tbl.tblPr
    margins = OxmlElement("w:tblCellMar")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        edge.set(qn("w:w"), str(round(margin_mm * 1440 / 25.4) if side in {"left", "right"} else 0))
        edge.set(qn("w:type"), "dxa")
        margins.append(edge)
    look = properties.find(qn("w:tblLook"))
    properties.append(margins) if look is None else look.addprevious(margins)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _unbroken(row: object) -> None:
    """A row that no page break cuts."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # type: ignore[attr-defined]


def _drop_first(cell: _Cell) -> None:
    """Word gives every cell an empty paragraph; ours come after it, or it stays when there are none."""
    first = cell.paragraphs[0]
    if len(cell.paragraphs) > 1:
        first._p.getparent().remove(first._p)
    else:
        first.style = style_name("signature_space")


def _no_empty_end(document: WordDocument) -> None:
    """A body must end with a paragraph after a table: it is made too low to open a page."""
    last = document.add_paragraph()
    last.paragraph_format.line_spacing_rule, last.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    last.paragraph_format.space_before = last.paragraph_format.space_after = Pt(0)
