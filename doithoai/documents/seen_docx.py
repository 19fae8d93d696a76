"""A Word paper as it is seen: properties resolved through runs, styles and defaults, whatever the styles are called."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from doithoai.documents.docx_looks import EMU_MM, Looks
from doithoai.documents.profiles import EDGE_MM, Profile
from doithoai.documents.recognising import ANNEX
from doithoai.documents.seen import Deviation, Seen, SeenPaper


def read(data: bytes, profile: Profile) -> SeenPaper:
    """Every paragraph of the body in order, the page's measures against the profile, the page number."""
    document = Document(io.BytesIO(data))
    looks = Looks(document)
    section = document.sections[0]
    inner, outer = section.left_margin or 0, section.right_margin or 0
    room = ((section.page_width or 0) - inner - outer) * EMU_MM
    lines = list(_Body(looks, room).lines(document.element.body))
    header = section.header
    number = next(iter(_numbers(header._element)), None)
    first = section.first_page_footer if section.different_first_page_header_footer else section.footer
    foot = [one for node in first._element.iter(qn("w:p")) for one in looks.paragraph(node, "full", room)]
    paper = SeenPaper(list(_page(document, profile)), lines, [one for one in foot if one.text.strip()])
    # A border of any of its paragraphs runs as far as the text does.
    paper.footer_rule_mm = max((one.rule_mm for one in foot if one.rule_mm), default=None)
    if number is not None:
        paper.page_number = looks.paragraph(number, "full", room, field=True)[0]
    return paper


# -- pages -------------------------------------------------------------------------------------------


def _page(document: WordDocument, profile: Profile) -> Iterator[Deviation]:
    row = "A" if profile.party else "B"
    page_row = f"{row}1" if profile.party else "B page"
    for section in document.sections:
        size = ((section.page_width or 0) * EMU_MM, (section.page_height or 0) * EMU_MM)
        upright = abs(size[0] - 210) <= EDGE_MM and abs(size[1] - 297) <= EDGE_MM
        lying = not profile.party and abs(size[0] - 297) <= EDGE_MM and abs(size[1] - 210) <= EDGE_MM
        # State papers may lie on their side for tables, never on the first page.
        if not upright and not (lying and section is not document.sections[0]):
            yield Deviation("page", f"{size[0]:.0f} × {size[1]:.0f} mm", "210 × 297 mm", page_row)
        names = ("top", "bottom", "left", "right")
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        for name, side, (low, high) in zip(names, sides, profile.margin_ranges, strict=True):
            found = (side or 0) * EMU_MM
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
    distance = (section.header_distance or 0) * EMU_MM
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
    """The paragraphs of a header that hold the field of the page number."""
    found = []
    for node in part.iter(qn("w:p")):
        fields = [one.text or "" for one in node.iter(qn("w:instrText"))]
        fields += [one.get(qn("w:instr"), "") for one in node.iter(qn("w:fldSimple"))]
        if "PAGE" in " ".join(fields).split():
            found.append(node)
    return found


# -- paragraphs --------------------------------------------------------------------------------------


class _Body:
    """Goes through the body; a table of two columns without borders is a head or a foot."""

    def __init__(self, looks: Looks, room: float) -> None:
        self.looks, self.room, self.band = looks, room, 0

    def lines(self, body: Any) -> Iterator[Seen]:
        yield from self._settled(list(self._nodes(body)))

    def _nodes(self, parent: Any) -> Iterator[Seen]:
        for node in parent:
            if node.tag == qn("w:p"):
                yield from self.looks.paragraph(node, "full", self.room)
            elif node.tag == qn("w:tbl"):
                yield from self._table(node)
            elif node.tag in (qn("w:sdt"), qn("w:sdtContent")):
                yield from self._nodes(node)

    def _table(self, table: Any) -> Iterator[Seen]:
        rows = table.findall(qn("w:tr"))
        bordered = self.looks.has_borders(table)
        for row in rows:
            self.band += 1
            cells = row.findall(qn("w:tc"))
            for place, cell in enumerate(cells):
                zone = "cell" if bordered or len(cells) not in (2, 3) else ("right" if place else "left")
                room = self.looks.cell_room(table, cell, self.room)
                for node in cell.iter(qn("w:p")):
                    for one in self.looks.paragraph(node, zone, room):
                        one.band = self.band
                        yield one

    def _settled(self, lines: list[Seen]) -> Iterator[Seen]:
        """Empty paragraphs become room above the next one of the same column, or the rule of the one before."""
        before: dict[str, Seen] = {}
        free: dict[str, tuple[int, float]] = {}
        for line in lines:
            column = f"{line.zone} {line.band if line.zone == 'cell' else ''}"
            if line.text.strip():
                count, points = free.pop(column, (0, 0.0))
                line.free_lines, line.free_pt = count, points + (line.gap_pt or 0)
                before[column] = line
                yield line
                continue
            last = before.get(column)
            if line.rule_mm is not None:
                if last is not None and last.rule_mm is None:
                    last.rule_mm = line.rule_mm
                continue
            count, points = free.get(column, (0, 0.0))
            free[column] = (count + 1, points + (line.pitch_pt or 0) + (line.gap_pt or 0))
