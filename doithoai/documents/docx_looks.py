"""The look of a Word paragraph, resolved through its runs, its styles and the defaults of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from doithoai.documents.metrics import MM_PER_PT, NATURAL_LINE
from doithoai.documents.seen import Seen, Span

MM = 25.4 / 1440
_ALIGN = {"start": "left", "both": "justify", "end": "right", "distribute": "justify"}
EMU_MM = 1 / 36000


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

    def chain(self, style: str | None, kind: str) -> Iterator[Any]:
        one = self.styles.get(style) if style else self.default.get(kind)
        while one is not None:
            yield one
            based = one.find(qn("w:basedOn"))
            one = self.styles.get(based.get(qn("w:val"))) if based is not None else None

    def _pprs(self, node: Any) -> list[Any]:
        own = node.find(qn("w:pPr"))
        style = own.find(qn("w:pStyle")) if own is not None else None
        chained = self.chain(style.get(qn("w:val")) if style is not None else None, "paragraph")
        found = [own, *(one.find(qn("w:pPr")) for one in chained), self.ppr]
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
        gap = _points(self._value(pprs, "spacing", "before")) + _points(self._value(pprs, "spacing", "after"))
        parts = self._parts(node, pprs, field=field)
        size = max((span.size for span in parts[0]), default=self._empty_size(node, pprs))
        pitch, multiple = self._line(pprs, size)
        rule, frame = self._borders(pprs, room - left - right)
        drawn = _drawn(node)
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
        seen[-1].rule_mm = drawn if drawn is not None else rule
        return seen

    def _empty_size(self, node: Any, pprs: list[Any]) -> float:
        mark = node.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:sz')}")
        if mark is not None:
            return float(mark.get(qn("w:val"))) / 2
        return float(self._run_value(None, pprs, node, "sz", "val") or 20) / 2

    def _line(self, pprs: list[Any], size: float) -> tuple[float, float | None]:
        line, kind = self._value(pprs, "spacing", "line"), self._value(pprs, "spacing", "lineRule") or "auto"
        if line is None:
            return size * NATURAL_LINE, 1.0
        if kind == "auto":
            return float(line) / 240 * size * NATURAL_LINE, float(line) / 240
        return (max(float(line) / 20, size * NATURAL_LINE) if kind == "atLeast" else float(line) / 20), None

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

    def _parts(self, node: Any, pprs: list[Any], *, field: bool) -> list[list[Span]]:
        parts: list[list[Span]] = [[]]
        for run in node.iter(qn("w:r")):
            if run.find(qn("w:rPr")) is not None and run.find(f"{qn('w:rPr')}/{qn('w:vanish')}") is not None:
                continue
            text = ""
            look = self._span(run, pprs, node)
            for child in run:
                if child.tag == qn("w:t"):
                    text += child.text or ""
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

    def _run_value(self, run: Any, pprs: list[Any], node: Any, child: str, *names: str) -> str | None:
        found = []
        if run is not None and run.find(qn("w:rPr")) is not None:
            own = run.find(qn("w:rPr"))
            found.append(own)
            style = own.find(qn("w:rStyle"))
            if style is not None:
                found += [one.find(qn("w:rPr")) for one in self.chain(style.get(qn("w:val")), "character")]
        paragraph = node.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        chained = self.chain(paragraph.get(qn("w:val")) if paragraph is not None else None, "paragraph")
        found += [one.find(qn("w:rPr")) for one in chained]
        found.append(self.rpr)
        for one in (one for one in found if one is not None):
            value = one.find(qn(f"w:{child}"))
            if value is None:
                continue
            if not names:
                return value.get(qn("w:val")) or "true"
            for name in names:
                if value.get(qn(f"w:{name}")) is not None:
                    return str(value.get(qn(f"w:{name}")))
        return None

    def _span(self, run: Any, pprs: list[Any], node: Any) -> Span:
        def has(name: str) -> bool:
            return self._run_value(run, pprs, node, name) not in (None, "0", "false", "off", "none")

        colour = self._run_value(run, pprs, node, "color", "val") or "auto"
        return Span(
            text="",
            font=self._run_value(run, pprs, node, "rFonts", "asciiTheme", "ascii", "hAnsi") or "none",
            size=float(self._run_value(run, pprs, node, "sz", "val") or 20) / 2,
            bold=has("b"),
            italic=has("i"),
            underline=has("u"),
            colour="000000" if colour == "auto" else colour.upper(),
        )

    # -- tables --

    def has_borders(self, table: Any) -> bool:
        """True when lines are drawn inside the table, by itself, by its style or by its cells."""
        own = table.find(qn("w:tblPr"))
        style = own.find(qn("w:tblStyle")) if own is not None else None
        places = [own] if own is not None else []
        if style is not None:
            places += [one.find(qn("w:tblPr")) for one in self.chain(style.get(qn("w:val")), "table")]
        for one in places:
            borders = one.find(qn("w:tblBorders")) if one is not None else None
            if borders is not None:
                return any(edge.get(qn("w:val")) not in (None, "nil", "none") for edge in borders)
        edges = [edge for one in table.iter(qn("w:tcBorders")) for edge in one]
        return sum(edge.get(qn("w:val")) not in (None, "nil", "none") for edge in edges) >= 4

    def cell_room(self, table: Any, cell: Any, room: float) -> float:
        """The width of a cell less its margins."""
        width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
        own = table.find(qn("w:tblPr"))
        margins = own.find(qn("w:tblCellMar")) if own is not None else None
        side = 0.0
        for names in (("left", "start"), ("right", "end")):
            edge = None
            for name in names:
                edge = margins.find(qn(f"w:{name}")) if margins is not None and edge is None else edge
            side += mm(edge.get(qn("w:w"))) if edge is not None else 1.9
        if width is None or width.get(qn("w:type")) not in (None, "dxa"):
            return room / 2
        return mm(width.get(qn("w:w"))) - side


def mm(twips: str | None) -> float:
    return float(twips or 0) * MM


def _points(twips: str | None) -> float:
    return float(twips or 0) / 20


def _drawn(node: Any) -> float | None:
    """The length of a line that is drawn in the paragraph as a shape."""
    for extent in node.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"):
        if float(extent.get("cy", "0")) * EMU_MM < 1:
            return float(extent.get("cx", "0")) * EMU_MM
    for line in node.iter("{urn:schemas-microsoft-com:vml}line"):
        ends = [float(line.get(name, "0").split(",")[0].removesuffix("pt") or 0) for name in ("from", "to")]
        return abs(ends[1] - ends[0]) * 25.4 / 72
    return None
