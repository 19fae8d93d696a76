"""The look of a Word paragraph, resolved through its runs, its styles and the defaults of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from lxml import etree

from doithoai.documents import docx_shapes, docx_tabs
from doithoai.documents.docx_shapes import mm, points, qn, within
from doithoai.documents.docx_tabs import Stops
from doithoai.documents.metrics import MM_PER_PT, NATURAL_LINE
from doithoai.documents.seen import Seen, Span

_ALIGN = {"start": "left", "both": "justify", "end": "right", "distribute": "justify"}
_OFF = ("0", "false", "off", "none")
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
#: A line of space, where the file's grid does not say another.
_LINE_PT = 12.0
#: What Word leaves between paragraphs that ask for automatic space.
_AUTOMATIC_PT = 14.0


class Looks:
    """Reads properties of runs and paragraphs: their own, else those of the nearest style, else the defaults."""

    def __init__(self, document: WordDocument) -> None:
        root = document.styles.element
        self.styles = {one.get(qn("w:styleId")): one for one in root.findall(qn("w:style"))}
        self.default = {
            one.get(qn("w:type")): one
            for one in root.findall(qn("w:style"))
            if one.get(qn("w:default")) in ("1", "true", "on")
        }
        defaults = root.find(qn("w:docDefaults"))
        self.rpr = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}") if defaults is not None else None
        self.ppr = defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}") if defaults is not None else None
        self._known: dict[tuple[str | None, str, str], list[Any]] = {}
        self.theme = _theme_fonts(document)
        grid = document.element.find(f".//{qn('w:docGrid')}")
        lined = grid is not None and grid.get(qn("w:type")) in ("lines", "linesAndChars", "snapToChars")
        self.grid_pt = points(grid.get(qn("w:linePitch"))) or _LINE_PT if lined else _LINE_PT

    def chain(self, style: str | None, kind: str) -> Iterator[Any]:
        one = self.styles.get(style) if style else self.default.get(kind)
        while one is not None:
            yield one
            based = one.find(qn("w:basedOn"))
            one = self.styles.get(based.get(qn("w:val"))) if based is not None else None

    def _of_styles(self, style: str | None, kind: str, name: str) -> list[Any]:
        """The properties of a style and of those it is based on; of one style they are asked for by every paragraph."""
        known = self._known.get((style, kind, name))
        if known is None:
            found = [one.find(qn(f"w:{name}")) for one in self.chain(style, kind)]
            known = self._known[style, kind, name] = [one for one in found if one is not None]
        return known

    def _pprs(self, node: Any) -> list[Any]:
        own = node.find(qn("w:pPr"))
        style = own.find(qn("w:pStyle")) if own is not None else None
        chained = self._of_styles(style.get(qn("w:val")) if style is not None else None, "paragraph", "pPr")
        found = [own, *chained, self.ppr]
        return [one for one in found if one is not None]

    def _value(self, properties: list[Any], child: str, *names: str) -> str | None:
        for one in properties:
            node = one.find(qn(f"w:{child}"))
            if node is None:
                continue
            for name in names:
                value = node.get(qn(f"w:{name}"))
                if value is not None:
                    return str(value)
        return None

    def paragraph(self, node: Any, zone: str, room: float, *, field: bool = False) -> list[Seen]:
        """The paragraph; typed line breaks divide it into several that look alike."""
        pprs = self._pprs(node)
        align = self._value(pprs, "jc", "val") or "left"
        first = mm(self._value(pprs, "ind", "firstLine")) - mm(self._value(pprs, "ind", "hanging"))
        left = mm(self._value(pprs, "ind", "left", "start"))
        right = mm(self._value(pprs, "ind", "right", "end"))
        gap = self._gap(pprs, "before") + self._gap(pprs, "after")
        parts = self._parts(node, field=field)
        size = max((span.size for span in parts[0]), default=self._empty_size(node))
        pitch, multiple = self._line(pprs, size)
        rule, frame = self._borders(pprs, room - left - right)
        drawn = next(iter(docx_shapes.lines(node)), None)
        seen = [
            Seen(
                spans=spans,
                zone=zone,
                align=_ALIGN.get(align, align),
                indent_mm=left + first,
                gap_pt=gap,
                pitch_pt=pitch,
                multiple=multiple,
                room_mm=room,
                frame_mm=(frame, pitch * MM_PER_PT) if frame is not None else None,
            )
            for spans in parts
        ]
        seen[-1].rule_mm = drawn.length_mm if drawn is not None else rule
        seen[0].rule_is_above = drawn is not None and drawn.is_above
        return seen

    def page_line(self, node: Any, room: float) -> list[Seen]:
        """A paragraph of the page; in two columns where tabs set its words so."""
        stops = Stops(self._pprs(node))
        lines = self.paragraph(node, "full", room)
        drawn = docx_shapes.lines(node)
        found = [one for line in lines for one in docx_tabs.columns(line, stops, drawn, room)]
        if not found and lines[0].text.startswith("\t"):
            lines[0].indent_mm = stops.after(lines[0].indent_mm or 0)[0]
        return found or lines

    def number_align(self, node: Any, room: float) -> str | None:
        """How a page number stands that a box, a frame or a tab puts in its place."""
        return docx_shapes.box_align(node) or docx_tabs.number_align(node, Stops(self._pprs(node)), room)

    def _gap(self, pprs: list[Any], side: str) -> float:
        """Room before or after: said automatic, in lines, or as a measure."""
        if self._value(pprs, "spacing", f"{side}Autospacing") in ("1", "true", "on"):
            return _AUTOMATIC_PT
        of_lines = self._value(pprs, "spacing", f"{side}Lines")
        if of_lines and float(of_lines):
            return float(of_lines) / 100 * self.grid_pt
        return points(self._value(pprs, "spacing", side))

    def _empty_size(self, node: Any) -> float:
        mark = node.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:sz')}")
        if mark is not None:
            return float(mark.get(qn("w:val"))) / 2
        return float(self._run_value(self._rprs(None, node), "sz", "val") or 20) / 2

    def _line(self, pprs: list[Any], size: float) -> tuple[float, float | None]:
        line, kind = self._value(pprs, "spacing", "line"), self._value(pprs, "spacing", "lineRule") or "auto"
        if line is None:
            return size * NATURAL_LINE, 1.0
        if kind == "auto":
            return points(line) / 12 * size * NATURAL_LINE, points(line) / 12
        return (max(points(line), size * NATURAL_LINE) if kind == "atLeast" else points(line)), None

    def _borders(self, pprs: list[Any], width: float) -> tuple[float | None, float | None]:
        """The length of a rule above or below, or the width of a frame."""
        edges: dict[str, bool] = {}
        for one in reversed(pprs):
            borders = one.find(qn("w:pBdr"))
            for edge in borders if borders is not None else ():
                edges[edge.tag] = edge.get(qn("w:val")) not in ("nil", "none", "dotted")
        drawn = {tag.rpartition("}")[2] for tag, is_drawn in edges.items() if is_drawn}
        if {"top", "bottom", "left", "right"} <= drawn:
            return None, width
        return (width if drawn & {"top", "bottom"} else None), None

    # -- runs --

    def _parts(self, node: Any, *, field: bool) -> list[list[Span]]:
        parts: list[list[Span]] = [[]]
        for run in within(node, qn("w:r")):
            if run.find(qn("w:rPr")) is not None and run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
                continue
            text = ""
            rprs = self._rprs(run, node)
            look = self._span(rprs)
            capitals = self._run_value(rprs, "caps") not in (None, *_OFF)
            for child in run:
                if child.tag == qn("w:t"):
                    text += (child.text or "").upper() if capitals else child.text or ""
                elif child.tag in (qn("w:tab"), qn("w:noBreakHyphen")):
                    text += "\t" if child.tag == qn("w:tab") else "-"
                elif child.tag == qn("w:instrText") and field:
                    text += "1"
                elif child.tag == qn("w:br") and child.get(qn("w:type")) in (None, "textWrapping"):
                    parts[-1] += [replace(look, text=text)] if text else []
                    parts.append([])
                    text = ""
            if text:
                parts[-1].append(replace(look, text=text))
        return parts

    def _font(self, rprs: list[Any]) -> str:
        """The letters' font; the theme of the file names what stands for "minorHAnsi" and the like."""
        said = self._run_value(rprs, "rFonts", "asciiTheme", "ascii", "hAnsiTheme", "hAnsi") or "none"
        return self.theme.get(said[:5], said) if said.startswith(("minor", "major")) else said

    def _rprs(self, run: Any, node: Any) -> list[Any]:
        """Where a property of a run is looked for: itself, its style, the style of its paragraph, the file."""
        found = []
        own = run.find(qn("w:rPr")) if run is not None else None
        if own is not None:
            found.append(own)
            style = own.find(qn("w:rStyle"))
            if style is not None:
                found += self._of_styles(style.get(qn("w:val")), "character", "rPr")
        paragraph = node.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        found += self._of_styles(paragraph.get(qn("w:val")) if paragraph is not None else None, "paragraph", "rPr")
        return found if self.rpr is None else [*found, self.rpr]

    def _run_value(self, rprs: list[Any], child: str, *names: str) -> str | None:
        if names:
            return self._value(rprs, child, *names)
        for one in rprs:
            value = one.find(qn(f"w:{child}"))
            if value is not None:
                return value.get(qn("w:val")) or "true"
        return None

    def _span(self, rprs: list[Any]) -> Span:
        def has(name: str) -> bool:
            return self._run_value(rprs, name) not in (None, *_OFF)

        colour = self._run_value(rprs, "color", "val") or "auto"
        return Span(
            text="",
            font=self._font(rprs),
            size=float(self._run_value(rprs, "sz", "val") or 20) / 2,
            bold=has("b"),
            italic=has("i"),
            underline=has("u"),
            colour="000000" if colour == "auto" else colour.upper(),
        )

    # -- tables --

    def _tblprs(self, table: Any) -> list[Any]:
        own = table.find(qn("w:tblPr"))
        style = own.find(qn("w:tblStyle")) if own is not None else None
        chained = self.chain(style.get(qn("w:val")) if style is not None else None, "table")
        return [one for one in (own, *(one.find(qn("w:tblPr")) for one in chained)) if one is not None]

    def has_borders(self, table: Any) -> bool:
        """True when lines are drawn inside the table, by itself, by its style or by its cells."""
        for one in self._tblprs(table):
            borders = one.find(qn("w:tblBorders"))
            if borders is not None:
                return any(edge.get(qn("w:val")) not in (None, "nil", "none") for edge in borders)
        edges = [edge for one in table.iter(qn("w:tcBorders")) for edge in one]
        return sum(edge.get(qn("w:val")) not in (None, "nil", "none") for edge in edges) >= 4

    def cell_room(self, table: Any, cell: Any, room: float) -> float:
        """The width of a cell less its margins."""
        width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        margins = [one.find(qn("w:tblCellMar")) for one in self._tblprs(table)]
        own = cell.find(f"{qn('w:tcPr')}/{qn('w:tcMar')}")
        told = [one for one in (own, *margins) if one is not None]
        sides = [self._value(told, "left", "w") or self._value(told, "start", "w")]
        sides.append(self._value(told, "right", "w") or self._value(told, "end", "w"))
        side = sum(1.9 if one is None else mm(one) for one in sides)
        if width is None or width.get(qn("w:type")) not in (None, "dxa"):
            return room / 2
        return mm(width.get(qn("w:w"))) - side

    def cell_size(self, table: Any, cell: Any, room: float) -> tuple[float, float]:
        """Width and height as the frame of what stands in it; a height that is not said is 0."""
        width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        height = table.find(f"{qn('w:tr')}/{qn('w:trPr')}/{qn('w:trHeight')}")
        said = width is not None and width.get(qn("w:type")) in (None, "dxa")
        wide = mm(width.get(qn("w:w"))) if said else room
        return wide, mm(height.get(qn("w:val"))) if height is not None else 0.0


def _theme_fonts(document: WordDocument) -> dict[str, str]:
    """The fonts that the theme of the file calls "minor" and "major"."""
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    except KeyError:
        return {}
    scheme = etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False)).find(f".//{_A}fontScheme")
    found = {}
    for name in ("minor", "major"):
        latin = scheme.find(f"{_A}{name}Font/{_A}latin") if scheme is not None else None
        if latin is not None and latin.get("typeface"):
            found[name] = str(latin.get("typeface"))
    return found
