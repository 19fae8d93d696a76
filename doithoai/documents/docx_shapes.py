"""What is drawn or set apart in a Word file: measures, lines, text boxes, and what stands in the text itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from docx.oxml import ns

#: "w:p" as the trees call it; the library puts the name together each time that it is asked.
qn = cache(ns.qn)

MM = 25.4 / 1440
EMU_MM = 1 / 36000
_PER_UNIT = {"mm": 1.0, "cm": 10.0, "in": 25.4, "pt": 25.4 / 72, "pc": 25.4 / 6, "pi": 25.4 / 6, "px": 25.4 / 96}
_MEASURE = re.compile(r"^(-?\d*\.?\d+)([a-z]{2})?$")
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
#: Not of the paragraph's own line: boxes, what an older program draws instead, what a change took away.
_APART = (qn("w:txbxContent"), _FALLBACK, qn("w:del"), qn("w:moveFrom"))
#: A line that begins this near to the top of its paragraph stands under the text before it.
_ABOVE_MM = 2.5


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line drawn as a shape; `middle_mm` from the left edge of the text, where that is said."""

    length_mm: float
    middle_mm: float | None
    is_above: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: what it holds, where it stands, and its frame when it is outlined."""

    content: Any
    left_mm: float | None
    width_mm: float
    height_mm: float
    is_outlined: bool


def mm(measure: str | None) -> float:
    """Twips, whole or with decimals, or a number with its unit."""
    return _length(measure, MM)


def points(measure: str | None) -> float:
    return mm(measure) * 72 / 25.4


def _length(measure: str | None, unit_mm: float) -> float:
    found = _MEASURE.match((measure or "").strip())
    if found is None:
        return 0.0
    return float(found[1]) * (_PER_UNIT.get(found[2], unit_mm) if found[2] else unit_mm)


def within(node: Any, *tags: str) -> Iterator[Any]:
    """Descendants with one of these tags that stand in the text itself."""
    for child in node:
        if child.tag in _APART:
            continue
        if child.tag in tags:
            yield child
        yield from within(child, *tags)


def lines(node: Any) -> list[Drawn]:
    """The lines drawn in a paragraph."""
    found = []
    for extent in within(node, f"{_WP}extent"):
        if float(extent.get("cy", "0")) * EMU_MM < 1:
            length = float(extent.get("cx", "0")) * EMU_MM
            left, top = _offset(extent.getparent(), "H"), _offset(extent.getparent(), "V")
            found.append(_drawn(length, left, top))
    for line in within(node, f"{_VML}line"):
        ends = [
            [_length(part, 1 / _PER_UNIT["px"]) for part in line.get(name, "0,0").split(",")] for name in ("from", "to")
        ]
        left = min(ends[0][0], ends[1][0])
        found.append(_drawn(abs(ends[1][0] - ends[0][0]), left, ends[0][-1]))
    for shape in within(node, f"{_VML}shape"):
        style = _style(shape)
        if "width" in style and _length(style.get("height", "1in"), 1) < 1:
            left = _length(style.get("margin-left"), 1) if "margin-left" in style else None
            top = _length(style.get("margin-top"), 1) if "margin-top" in style else None
            found.append(_drawn(_length(style["width"], 1), left, top))
    return found


def _drawn(length: float, left: float | None, top: float | None) -> Drawn:
    return Drawn(length, None if left is None else left + length / 2, top is not None and top < _ABOVE_MM)


def _offset(anchor: Any, axis: str) -> float | None:
    """How far a drawing stands from the edge of the text, or from the top of its paragraph."""
    position = anchor.find(f"{_WP}position{axis}")
    offset = position.find(f"{_WP}posOffset") if position is not None else None
    if offset is None or position.get("relativeFrom") not in ("column", "paragraph", "line", "margin"):
        return None
    if axis == "V" and position.get("relativeFrom") == "margin":
        return None
    return float(offset.text or 0) * EMU_MM


def _style(shape: Any) -> dict[str, str]:
    pairs = (one.partition(":") for one in (shape.get("style") or "").split(";"))
    return {name.strip(): value.strip() for name, _colon, value in pairs}


def boxes(node: Any) -> list[Box]:
    """The text boxes of a paragraph, in the order of the file."""
    return [_box(one) for one in _contents(node)]


def _contents(node: Any) -> Iterator[Any]:
    for child in node:
        if child.tag == qn("w:txbxContent"):
            yield child
        elif child.tag not in _APART:
            yield from _contents(child)


def _box(content: Any) -> Box:
    above = list(content.iterancestors())
    anchor = next((one for one in above if one.tag in (f"{_WP}anchor", f"{_WP}inline")), None)
    if anchor is not None:
        extent = anchor.find(f"{_WP}extent")
        size = [float(extent.get(name, "0")) * EMU_MM for name in ("cx", "cy")] if extent is not None else [0.0, 0.0]
        line = next(iter(anchor.iter(f"{_A}ln")), None)
        outlined = line is not None and line.find(f"{_A}noFill") is None and len(line) > 0
        return Box(content, _offset(anchor, "H"), size[0], size[1], outlined)
    shape = next((one for one in above if one.tag.startswith(_VML) and one.get("style")), None)
    style = _style(shape) if shape is not None else {}
    left = _length(style["margin-left"], 1) if "margin-left" in style else None
    outlined = shape is not None and shape.get("stroked") not in ("f", "false")
    return Box(content, left, _length(style.get("width"), 1), _length(style.get("height"), 1), outlined)


def box_align(node: Any) -> str | None:
    """How a paragraph stands across the page when it is held by a box or a frame."""
    frame = node.find(f"{qn('w:pPr')}/{qn('w:framePr')}")
    if frame is not None and frame.get(qn("w:xAlign")):
        return str(frame.get(qn("w:xAlign")))
    for one in node.iterancestors():
        position = one.find(f"{_WP}positionH") if one.tag == f"{_WP}anchor" else None
        align = position.find(f"{_WP}align") if position is not None else None
        if align is not None and align.text:
            return str(align.text)
    return None
