"""Figures of an authority, on a page and as a spreadsheet."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from doithoai.core import clock, sheets
from doithoai.core.web import HouseRequest, office_page
from doithoai.opinion.states import MatterState
from doithoai.reporting import figures as numbers

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def place_words(place: str) -> str:
    """The public word of one of the ten places of the sum."""
    return _("Waiting") if place == "waiting" else str(MatterState(place).label)


@office_page("report.read")
def figures(request: HouseRequest, slug: str) -> HttpResponse:
    on = clock.today()
    found = numbers.overview(request.authority, on)
    context = {
        "overview": found,
        "places": [(place_words(place), number) for place, number in found.balance.places.items()],
        "bodies": numbers.by_organisation(request.authority, on),
        "work": "figures",
    }
    return render(request, "office/reporting/figures.html", context)


@office_page("report.read")
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The table of organisations, without personal data, safe to open."""
    rows = numbers.by_organisation(request.authority, clock.today())
    header = [
        "Cơ quan, đơn vị",
        "Được giao",
        "Đang làm",
        "Quá hạn",
        "Trả lại",
        "Cam kết",
        "Cam kết quá hạn",
        "Vấn đề lặp lại",
    ]
    cells: list[list[str | int | float | bool | date | datetime | time | Decimal | None]] = [
        [
            row.organisation.name,
            row.given,
            row.working,
            row.late,
            row.handed_back,
            row.promises,
            row.late_promises,
            row.repeated,
        ]
        for row in rows
    ]
    response = HttpResponse(sheets.write_xlsx(header, cells), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="so-lieu-don-vi.xlsx"'
    return response
