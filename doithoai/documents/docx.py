"""Content and profile as a Word file: the lines of the composed paper in the empty file of its form."""

from __future__ import annotations

import io
from datetime import datetime, time

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from doithoai.core import clock
from doithoai.documents.composing import compose
from doithoai.documents.content import Content, clean
from doithoai.documents.docx_page import ALIGN, empty, style_id
from doithoai.documents.profiles import Profile
from doithoai.documents.sheet import PAGE_MM, Columns, Empty, Grid, Line, Part, Ruled, Run, Small

_RULE_LINE_PT = 4


def render(content: Content, profile: Profile) -> bytes:
    """The bytes of the .docx."""
    sheet = compose(content, profile)
    looks = tuple(profile.styles.items())
    document = Document(io.BytesIO(empty(profile.margins_mm, profile.page_number_mm, looks)))
    document.core_properties.title = _property(sheet.title)
    document.core_properties.language = "vi-VN"
    document.core_properties.author = _property(content.letterhead.issuer)
    document.core_properties.comments = ""
    moment = datetime.combine(content.day, time(), clock.ZONE) if content.day else clock.now()
    document.core_properties.created = document.core_properties.modified = moment
    room_mm = PAGE_MM - profile.margins_mm[2] - profile.margins_mm[3]
    for part in sheet.parts:
        _draw(document, part, room_mm)
    _no_empty_end(document)
    for annex in sheet.annexes:
        _annex_pages(document, has_own=profile.annex_has_own_pages)
        for part in annex:
            _draw(document, part, room_mm)
        _no_empty_end(document)
    if sheet.contact:
        _contact(document, sheet.contact, ruled=not profile.party)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _annex_pages(document: WordDocument, *, has_own: bool) -> None:
    """A section of its own: its pages count from 1 where the form says so, and its first foot has no contact line."""
    section = document.add_section()
    # The paragraph that carries the end of the section before must not open a page.
    _low(document.paragraphs[-1])
    section.different_first_page_header_footer = has_own
    section.first_page_footer.is_linked_to_previous = False
    if has_own:
        count = OxmlElement("w:pgNumType")
        count.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(count, "w:cols", "w:titlePg", "w:docGrid")


def _property(text: str) -> str:
    """As much of a text as a property of a file holds."""
    return clean(text)[:255]


def _contact(document: WordDocument, text: str, *, ruled: bool) -> None:
    """In the foot of the first page alone."""
    footer = document.sections[0].first_page_footer
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph._p.style = style_id("contact")
    paragraph.add_run(text)
    if ruled:
        _border(paragraph, "top", "single")


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
            paragraph = _paragraph(place, part.element)
            _line(paragraph, part)
            if part.frame_mm is not None:
                _framed(paragraph, part.frame_mm, room_mm, part.colour)
        case Ruled(element=element, width_mm=width):
            paragraph = _paragraph(place, element)
            _ruled(paragraph, (room_mm - width) / 2)
        case Empty(element=element, count=count):
            for _number in range(count):
                paragraph = _paragraph(place, element)
                if element == "blank":
                    _border(paragraph, "bottom", "dotted")


def _paragraph(place: WordDocument | _Cell, element: str) -> WordParagraph:
    paragraph: WordParagraph = place.add_paragraph()
    paragraph._p.style = style_id(element)
    return paragraph


def _line(paragraph: WordParagraph, line: Line) -> None:
    for words in line.runs:
        run = paragraph.add_run(words.text)
        if words.bold is not None:
            run.bold = words.bold
        if words.italic is not None:
            run.italic = words.italic
    if line.align:
        paragraph.alignment = ALIGN[line.align]
    if line.left_mm:
        paragraph.paragraph_format.left_indent = Mm(line.left_mm)
    if line.goes_on:
        paragraph.paragraph_format.space_before = Pt(0)
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
    drawn = list(table.rows)  # the library counts from the first row each time that one is asked for by its place
    drawn[0]._tr.get_or_add_trPr().append(repeat)
    for place, row in enumerate((grid.header, *grid.rows)):
        _unbroken(drawn[place])
        for cell, text, align in zip(drawn[place].cells, row, grid.aligns, strict=True):
            line = Line("cell_head" if place == 0 else "cell", (Run(text),), align="" if place == 0 else align)
            _small(cell, line, 0)
            _drop_first(cell)
    # The distance to what follows; two tables side by side would also flow into one another.
    gap = _paragraph(document, "cell")
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
        first._p.style = style_id("signature_space")


def _no_empty_end(document: WordDocument) -> None:
    """A body must end with a paragraph after a table: it is made too low to open a page."""
    _low(document.add_paragraph())


def _low(last: WordParagraph) -> None:
    last.paragraph_format.line_spacing_rule, last.paragraph_format.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(1)
    last.paragraph_format.space_before = last.paragraph_format.space_after = Pt(0)
