"""The figures of yearly reports that the authority published: as they were sent, never counted again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control

from doithoai.core.badges import STATE_TONES
from doithoai.core.web import HouseRequest, public_page
from doithoai.portal.views.ledger import FRESH_SECONDS
from doithoai.reporting import reading
from doithoai.reporting.measures import SMALLEST_GROUP
from doithoai.reporting.models import Report

#: Told only where many judged.
VERDICTS = ("judged", "satisfied")


@public_page
def yearly_figures(request: HouseRequest, slug: str) -> HttpResponse:
    """The newest year, or the chosen one; of several versions the newest published."""
    newest: dict[int, Report] = {}
    rows = (
        Report.objects.filter(authority=request.authority).exclude(published_at=None).defer("results", "shortcomings")
    )
    for row in rows.order_by("until", "version"):
        if row.until is not None:
            newest[row.until.year] = row
    typed = request.GET.get("nam", "")
    year = int(typed) if typed.isdigit() and int(typed) in newest else max(newest, default=0)
    report = newest.get(year)
    context = {"years": sorted(newest, reverse=True), "year": year, "report": report}
    if report is not None:
        places = reading.places(report.figures)
        context |= {
            "places": places,
            "shares": [(_tone(code), n, words) for code, words, n in places if n],
            "rows": public_rows(report),
            "received": report.figures["main"]["received"],
        }
    response = render(request, "portal/opinion/yearly_figures.html", context)
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


def public_rows(report: Report) -> list[reading.Row]:
    """Verdicts only where so many judged that nobody can be guessed."""
    few = report.figures["main"]["judged"] < SMALLEST_GROUP
    return [row for row in reading.rows(report.figures) if not (few and row.code in VERDICTS)]


def _tone(code: str) -> str:
    return "rest" if code == "waiting" else STATE_TONES["opinion.matter"][code]
