"""Words set side by side by tabs: what a tab reaches, and the two columns that come of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from doithoai.documents import docx_shapes
from doithoai.documents.docx_shapes import mm, qn, within
from doithoai.documents.metrics import width_mm
from doithoai.documents.recognising_foot import TYPIST
from doithoai.documents.seen import Seen, Span

#: Where tabs stop that nobody set.
_EVERY_MM = 12.7
#: Words behind tabs that begin at this share of the line stand in its right half; nearer they are an indent.
_RIGHT_FROM = 0.35
_SIDES = {"start": "left", "end": "right", "num": "left", "decimal": "right"}


class Stops:
    """The tab stops of a paragraph, its own before those of its styles."""

    def __init__(self, properties: list[Any]) -> None:
        kinds: dict[float, str] = {}
        for one in reversed(properties):
            tabs = one.find(qn("w:tabs"))
            for tab in tabs if tabs is not None else ():
                place, kind = mm(tab.get(qn("w:pos"))), tab.get(qn("w:val"), "left")
                kinds.pop(place, None)
                if kind not in ("clear", "bar"):
                    kinds[place] = _SIDES.get(kind, kind)
        self.own = sorted(kinds.items())

    def after(self, place: float) -> tuple[float, str]:
        """The next stop, and how words stand at it."""
        behind = [stop for stop in self.own if stop[0] > place + 0.1]
        return behind[0] if behind else ((place // _EVERY_MM + 1) * _EVERY_MM, "left")


def columns(line: Seen, stops: Stops, drawn: list[docx_shapes.Drawn], room: float) -> list[Seen]:
    """The words of one line that tabs set in two columns; nothing when they stand in one."""
    if "\t" not in line.text:
        return []
    parts = list(_placed(line, stops))
    centred = any(kind == "center" for _spans, _left, _width, kind in parts)
    apart = parts and parts[-1][1] >= _RIGHT_FROM * room and (len(parts) == 1 or sum(parts[0][1:3]) <= room / 2)
    if len(parts) > 2 or not (centred or apart):
        return []
    found = []
    for spans, left, width, kind in parts:
        zone = "left" if left + width / 2 < room / 2 else "right"
        align = {"center": "center", "start of line": "left"}.get(kind)
        found.append(replace(line, spans=spans, zone=zone, align=align, is_tabbed=True, rule_mm=None))
        found[-1].indent_mm = found[-1].room_mm = None
        middle = left + width / 2
        mine = [one for one in drawn if one.middle_mm is not None and abs(one.middle_mm - middle) < room / 4]
        found[-1].rule_mm = mine[0].length_mm if mine else None
    return found


def beside(lines: list[Seen]) -> None:
    """Where tabs set the foot, a line of the recipients that has nothing beside it is a paragraph of its own."""
    heads = [n for n, one in enumerate(lines) if one.is_tabbed and one.said.lower().startswith("nơi nhận")]
    for line in lines[heads[-1] :] if heads else ():
        if line.zone == "full" and (line.said.startswith("-") or TYPIST.match(line.said)):
            line.zone, line.is_tabbed = "left", True


def _placed(line: Seen, stops: Stops) -> Iterator[tuple[list[Span], float, float, str]]:
    """The pieces between tabs: their words, left edge, width, and how they stand."""
    place, kind = line.indent_mm or 0.0, "start of line"
    for spans, tabs in _pieces(line.spans):
        for _tab in range(tabs):
            place, kind = stops.after(place)
        width = sum(width_mm(one.text, one.size, bold=one.bold, italic=one.italic) for one in spans)
        if not any(one.text.strip() for one in spans):
            continue
        left = place - {"center": width / 2, "right": width}.get(kind, 0.0)
        yield spans, left, width, kind
        place = left + width


def _pieces(spans: list[Span]) -> Iterator[tuple[list[Span], int]]:
    """Words between tabs, with the number of tabs before them."""
    words: list[Span] = []
    tabs = 0
    for span in spans:
        for place, text in enumerate(span.text.split("\t")):
            if place:
                if any(one.text.strip() for one in words):
                    yield words, tabs
                    tabs = 0
                words, tabs = [], tabs + 1
            if text:
                words = [*words, replace(span, text=text)]
    yield words, tabs


def number_align(node: Any, stops: Stops, room: float) -> str | None:
    """Where tabs put the page number of a header; None when no tab stands before it."""
    tabs = 0
    for one in within(node, qn("w:tab"), qn("w:instrText"), qn("w:fldSimple")):
        if one.tag != qn("w:tab"):
            break
        tabs += one.getparent().tag == qn("w:r")
    if not tabs:
        return None
    place, kind = 0.0, "left"
    for _tab in range(tabs):
        place, kind = stops.after(place)
    return "center" if kind == "center" and abs(place - room / 2) < 2 else kind if kind != "center" else "off centre"
