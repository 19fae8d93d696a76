"""What a file holds as plain data, for the command line and for other programs."""

from __future__ import annotations

from typing import Any

from doithoai.core.transitions import Refused
from doithoai.opinion.models import SealedKind
from doithoai.opinion.spreadsheets.outcome import Found
from doithoai.opinion.spreadsheets.reading import Reading

DIVERTED: dict[str, str] = {SealedKind.DENUNCIATION: "to_cao", SealedKind.COMPLAINT: "khieu_nai"}


def of_refused(name: str, refused: Refused) -> dict[str, Any]:
    empty: dict[str, Any] = {key: [] for key in ("opinions", "refused", "skipped", "warnings")}
    return {"file": name, "file_refused": refused.code, "opinion_count": 0, "row_count": 0, **empty}


def of(reading: Reading) -> dict[str, Any]:
    opinions = [opinion for found in reading.found for opinion in _opinions(found)]
    return {
        "file": reading.name,
        "file_refused": None,
        "opinion_count": len(opinions),
        "row_count": len(reading.found),
        "header_rows": {sheet.name: sheet.heading.rows for sheet in reading.sheets if sheet.heading},
        "columns": {
            sheet.name: {role: column for column, role in sorted(sheet.heading.roles.items()) if role}
            for sheet in reading.sheets
            if sheet.heading
        },
        "opinions": opinions,
        "refused": [
            {"sheet": sheet.name, "row": row, "reason": why, **({"first_row": first} if first else {})}
            for sheet in reading.sheets
            for row, why, first in sheet.refused
        ],
        "skipped": [
            {"sheet": sheet.name, "row": row, "as": kind} for sheet in reading.sheets for row, kind in sheet.skipped
        ],
        "warnings": [
            {"sheet": sheet.name, "row": row, "code": code}
            for sheet in reading.sheets
            for row, code in [*sheet.warnings, *((found.row, code) for found in sheet.found for code in found.warnings)]
        ],
    }


def _opinions(found: Found) -> list[dict[str, Any]]:
    known = {"date": found.date, "field": found.field, "level": found.level, "section": found.section}
    rows = []
    for part, (point, route) in enumerate(zip(found.points, found.routes, strict=True), start=1):
        more = {"lead": found.lead, **known, "note": found.note, "divert": DIVERTED.get(route, "")}
        rows.append(
            {
                "sheet": found.sheet,
                "row": found.row,
                "part": part,
                "parts": len(found.points),
                "text": point,
                "submitter": found.sender.known(),
                **{key: value for key, value in more.items() if value},
            }
        )
    return rows
