"""A Word paper as it is seen: properties resolved through runs, styles and defaults, whatever the styles are called."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

from doithoai.documents import docx_shapes, docx_tabs
from doithoai.documents.docx_looks import Looks
from doithoai.documents.docx_shapes import Box, mm, qn, within
from doithoai.documents.profiles import EDGE_MM, Profile
from doithoai.documents.recognising import ANNEX
from doithoai.documents.seen import Deviation, Seen, SeenPaper


def read(data: bytes, profile: Profile) -> SeenPaper:
    """Every paragraph of the body in order, the page's measures against the profile, the page number."""
    document = Document(io.BytesIO(data))
    looks = Looks(document)
    section = document.sections[0]
    page, margins = _measures(section, "pgSz"), _measures(section, "pgMar")
    room = page["w"] - margins["left"] - margins["right"]
    lines = list(_Body(looks, room).lines(document.element.body))
    header = section.header
    number = next(iter(_numbers(header._element)), None)
    first = section.first_page_footer if section.different_first_page_header_footer else section.footer
    foot = [one for node in within(first._element, qn("w:p")) for one in looks.paragraph(node, "full", room)]
    paper = SeenPaper(list(_page(document, profile)), lines, [one for one in foot if one.text.strip()])
    # A border of any of its paragraphs runs as far as the text does.
    paper.footer_rule_mm = max((one.rule_mm for one in foot if one.rule_mm), default=None)
    if number is not None:
        paper.page_number = looks.paragraph(number, "full", room, field=True)[0]
        paper.page_number.align = looks.number_align(number, room) or paper.page_number.align
    return paper


def _measures(section: Any, name: str) -> dict[str, float]:
    """The page's size or its margins in mm; decimals and units are taken as they come."""
    node = section._sectPr.find(qn(f"w:{name}"))
    found = {key.rpartition("}")[2]: mm(value) for key, value in (node.attrib.items() if node is not None else ())}
    return {key: found.get(key, 0.0) for key in ("w", "h", "top", "bottom", "left", "right", "header")}


# -- pages -------------------------------------------------------------------------------------------


def _page(document: WordDocument, profile: Profile) -> Iterator[Deviation]:
    row = "A" if profile.party else "B"
    page_row = f"{row}1" if profile.party else "B page"
    for section in document.sections:
        page, margins = _measures(section, "pgSz"), _measures(section, "pgMar")
        size = (page["w"], page["h"])
        upright = abs(size[0] - 210) <= EDGE_MM and abs(size[1] - 297) <= EDGE_MM
        lying = not profile.party and abs(size[0] - 297) <= EDGE_MM and abs(size[1] - 210) <= EDGE_MM
        # State papers may lie on their side for tables, never on the first page.
        if not upright and not (lying and section is not document.sections[0]):
            yield Deviation("page", f"{size[0]:.0f} × {size[1]:.0f} mm", "210 × 297 mm", page_row)
        names = ("top", "bottom", "left", "right")
        for name, (low, high) in zip(names, profile.margin_ranges, strict=True):
            found = margins[name]
            if upright and not low - EDGE_MM <= found <= high + EDGE_MM:
                yield Deviation(f"margin {name}", f"{found:.1f} mm", f"{low:g}-{high:g} mm", page_row)
    yield from _page_number(document, "A2" if profile.party else "B27")
    if profile.annex_has_own_pages:
        yield from _annex_numbers(document)


def _page_number(document: WordDocument, row: str) -> Iterator[Deviation]:
    section = document.sections[0]
    if not _numbers(section.header._element):
        yield Deviation("page_number", "none", "in the top margin from page 2", row)
        return
    if not section.different_first_page_header_footer or _numbers(section.first_page_header._element):
        yield Deviation("page_number", "on page 1", "not on page 1", row)
    distance = _measures(section, "pgMar")["header"]
    # The digits begin a millimetre below the edge of their line.
    if row == "A2" and not 9 <= distance + 1 <= 12.5:
        yield Deviation("page_number", f"{distance:.1f} mm", "10 mm from the edge", row)


def _annex_numbers(document: WordDocument) -> Iterator[Deviation]:
    """Each annex opens a section whose pages are counted from 1."""
    sections = list(document.sections)
    number, is_first = 0, False
    for node in document.element.body:
        said = " ".join("".join(one.text or "" for one in node.iter(qn("w:t"))).split())
        if node.tag == qn("w:p") and ANNEX.match(said):
            yield from _counted(sections[number], opens=is_first)
        is_first = is_first and not said
        if node.tag == qn("w:p") and node.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            number, is_first = number + 1, True


def _counted(section: Any, *, opens: bool) -> Iterator[Deviation]:
    count = section._sectPr.find(qn("w:pgNumType"))
    if not opens or count is None or count.get(qn("w:start")) != "1":
        yield Deviation("page_number", "counted on from the paper", "own numbers of each annex, from 1", "B22")
    elif not _numbers(section.header._element):
        yield Deviation("page_number", "none", "in the top margin from page 2 of the annex", "B22")


def _numbers(part: Any) -> list[Any]:
    """The paragraphs of a header, or of a box in it, that hold the field of the page number."""
    found = []
    for node in part.iter(qn("w:p")):
        # A field may be cut into several pieces.
        fields = ["".join(one.text or "" for one in within(node, qn("w:instrText")))]
        fields += [one.get(qn("w:instr"), "") for one in within(node, qn("w:fldSimple"))]
        if "PAGE" in " ".join(fields).upper().split():
            found.append(node)
    return found


# -- paragraphs --------------------------------------------------------------------------------------


class _Body:
    """Goes through the body; a table of two columns without borders is a head or a foot."""

    #: What may stand around paragraphs and tables without being seen.
    _AROUND = tuple(qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"))

    def __init__(self, looks: Looks, room: float) -> None:
        self.looks, self.room, self.band = looks, room, 0

    def lines(self, body: Any) -> Iterator[Seen]:
        lines = list(self._nodes(body))
        docx_tabs.beside(lines)
        yield from self._settled(lines)

    def _nodes(self, parent: Any) -> Iterator[Seen]:
        for node in parent:
            if node.tag == qn("w:p"):
                yield from self._paragraph(node)
            elif node.tag == qn("w:tbl"):
                yield from self._table(node)
            elif node.tag in self._AROUND:
                yield from self._nodes(node)

    def _paragraph(self, node: Any) -> Iterator[Seen]:
        """A paragraph of the page: in two columns where tabs or boxes set them side by side."""
        lines = self.looks.page_line(node, self.room)
        boxes = docx_shapes.boxes(node)
        self.band += 1
        for box in boxes:
            yield from self._box(box, self._side(box), self.room)
        for line in lines:
            line.band = self.band
            if line.zone != "full" or line.text.strip() or not boxes:
                yield line

    def _side(self, box: Box) -> str:
        if box.left_mm is None or box.width_mm > 0.75 * self.room:
            return "full"
        return "left" if box.left_mm + box.width_mm / 2 < self.room / 2 else "right"

    def _box(self, box: Box, zone: str, room: float) -> Iterator[Seen]:
        for one in self._within(box.content, zone, box.width_mm or room):
            one.band = self.band
            if box.is_outlined:
                one.frame_mm = (box.width_mm, box.height_mm)
            yield one

    def _table(self, table: Any) -> Iterator[Seen]:
        bordered = self.looks.has_borders(table)
        for row in table.findall(qn("w:tr")):
            self.band += 1
            cells = row.findall(qn("w:tc"))
            for place, cell in enumerate(cells):
                zone = "cell" if bordered or len(cells) not in (2, 3) else ("right" if place else "left")
                for one in self._within(cell, zone, self.looks.cell_room(table, cell, self.room)):
                    one.band = self.band
                    yield one

    def _within(self, parent: Any, zone: str, room: float) -> Iterator[Seen]:
        """What stands in a cell or a box, with the boxes and the framed tables in it."""
        for node in parent:
            if node.tag == qn("w:p"):
                boxes = docx_shapes.boxes(node)
                lines = self.looks.paragraph(node, zone, room)
                yield from (line for line in lines if line.text.strip() or not boxes)
                for box in boxes:
                    yield from self._box(box, zone, room)
            elif node.tag == qn("w:tbl"):
                yield from self._inner_table(node, zone, room)
            elif node.tag in self._AROUND:
                yield from self._within(node, zone, room)

    def _inner_table(self, table: Any, zone: str, room: float) -> Iterator[Seen]:
        cells = list(table.iter(qn("w:tc")))
        for cell in cells:
            width = self.looks.cell_room(table, cell, room)
            for line in self._within(cell, zone, width):
                if len(cells) == 1 and self.looks.has_borders(table):
                    line.frame_mm = self.looks.cell_size(table, cell, room)
                yield line

    def _settled(self, lines: list[Seen]) -> Iterator[Seen]:
        """Empty paragraphs become room above the next one of the same column, or the rule of the one before."""
        before: dict[str, Seen] = {}
        free: dict[str, tuple[int, float]] = {}
        # Tabbed lines that have another beside them, each told by the side of the one and their band.
        level = {("right" if one.zone == "left" else "left", one.band) for one in lines if one.is_tabbed}
        below_tabs = False
        for line in lines:
            column = f"{line.zone} {line.band if line.zone == 'cell' else ''}"
            last = before.get(column)
            if line.rule_is_above and line.text.strip() and last is not None and last.rule_mm is None:
                last.rule_mm, line.rule_mm = line.rule_mm, None
            if line.text.strip():
                count, points = free.pop(column, (0, 0.0))
                line.free_lines, line.free_pt = count, points + (line.gap_pt or 0)
                before[column], below_tabs = line, line.is_tabbed
                other = {"left": "right ", "right": "left "}.get(line.zone)
                if line.is_tabbed and other and (line.zone, line.band) not in level:
                    count, points = free.get(other, (0, 0.0))
                    free[other] = (count + 1, points + (line.pitch_pt or 0))
                yield line
                continue
            if line.rule_mm is not None:
                if last is not None and last.rule_mm is None:
                    last.rule_mm = line.rule_mm
                continue
            # Between lines that tabs set in columns an empty paragraph leaves room in both.
            for one in ("full ", "left ", "right ") if below_tabs and line.zone == "full" else (column,):
                count, points = free.get(one, (0, 0.0))
                free[one] = (count + 1, points + (line.pitch_pt or 0) + (line.gap_pt or 0))
