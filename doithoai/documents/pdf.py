"""Content and profile as a PDF/A-2b file, set by typst in the metric twin of Times New Roman."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime, time
from pathlib import Path
from typing import Any

import typst

from doithoai.core import clock
from doithoai.documents.composing import compose
from doithoai.documents.content import Content
from doithoai.documents.metrics import FONTS, displayable
from doithoai.documents.profiles import Profile
from doithoai.documents.sheet import Columns, Empty, Grid, Line, Part, Ruled

_TEMPLATE = Path(__file__).resolve().parent / "templates" / "documents" / "paper.typ"
#: Elements that become bookmarks of the file.
_LEVELS = {"chapter_name": 1, "heading_1": 1, "article": 2, "heading_2": 2, "heading_3": 3}


def render(content: Content, profile: Profile) -> bytes:
    """The bytes of the .pdf; words travel as data, so nothing typed can be read as markup."""
    return render_all([content], profile)


def render_all(contents: Sequence[Content], profile: Profile) -> bytes:
    """Several papers of one form in one file, each from a new page on."""
    sheets = [compose(content, profile) for content in contents]
    sheet, content = sheets[0], contents[0]
    parts: list[dict[str, Any]] = []
    for place, one in enumerate(sheets):
        parts += [{"part": "page"}] if place else []
        parts += [_plain(part) for part in one.parts]
        for annex in one.annexes:
            parts += [{"part": "annex"}, *(_plain(part) for part in annex)]
    paper = {
        "title": displayable(sheet.title),
        "contact": displayable(sheet.contact),
        "contact_ruled": not profile.party,
        "author": displayable(content.letterhead.issuer),
        "margins": profile.margins_mm,
        "page_number_mm": profile.page_number_mm,
        "annex_has_own_pages": profile.annex_has_own_pages,
        "levels": _LEVELS,
        "styles": {
            element: {
                "size": look.size,
                "bold": look.bold,
                "italic": look.italic,
                "underline": look.underline,
                "align": look.align,
                "indent": look.indent_mm,
                "before": look.before,
                "after": look.after,
                "line": look.line,
                "keep": look.keep,
            }
            for element, look in profile.styles.items()
        },
        "parts": parts,
    }
    moment = datetime.combine(content.day, time(), clock.ZONE) if content.day else clock.local(clock.now())
    return draw(_TEMPLATE, "paper", paper, moment=moment)


def draw(template: Path, name: str, data: dict[str, Any], *, moment: datetime) -> bytes:
    """A template with its data, which it finds as JSON under a name; only the fonts of the product are used."""
    return typst.compile(
        str(template),
        format="pdf",
        pdf_standards="a-2b",
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        sys_inputs={name: json.dumps(data, ensure_ascii=False)},
        timestamp=int(moment.timestamp()),
    )


def _plain(part: Part) -> dict[str, Any]:
    """A part as the template reads it."""
    match part:
        case Line():
            runs = [{"text": displayable(run.text), "bold": run.bold, "italic": run.italic} for run in part.runs]
            return {
                "part": "line",
                "element": part.element,
                "runs": runs,
                "left": part.left_mm,
                "align": part.align,
                "keep": part.keep,
                "goes_on": part.goes_on,
                "frame": part.frame_mm,
                "colour": f"#{part.colour}",
            }
        case Ruled():
            return {"part": "ruled", "width": part.width_mm}
        case Empty():
            return {"part": "empty", "element": part.element, "count": part.count}
        case Columns():
            rows = [[[_plain(one) for one in side] for side in row] for row in part.rows]
            return {"part": "columns", "rows": rows, "widths": part.widths_mm}
        case Grid():
            return {
                "part": "grid",
                "header": [displayable(cell) for cell in part.header],
                "rows": [[displayable(cell) for cell in row] for row in part.rows],
                "widths": part.widths_mm,
                "aligns": part.aligns,
            }
