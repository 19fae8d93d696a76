"""Figures of an authority, on a page and as a table to take away."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from doithoai.core import clock, sheets
from doithoai.core.badges import STATE_TONES
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.forms.casework import SpanForm
from doithoai.opinion.figures import by_report_group as fields_counted
from doithoai.opinion.states import MatterState
from doithoai.reporting import figures as numbers
from doithoai.reporting import kept, tables
from doithoai.reporting.figures import Span

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
#: Organisations on one page; the table to take away has all of them.
BODIES = 50


def place_words(place: str) -> str:
    """The public word of one of the ten places of the sum."""
    return _("Waiting") if place == "waiting" else str(MatterState(place).label)


def _tone(place: str) -> str:
    return "rest" if place == "waiting" else STATE_TONES["opinion.matter"][place]


def _span(form: SpanForm) -> Span:
    """What the form asks for; everything when it cannot be read."""
    if not form.is_valid():
        return Span()
    return Span(**{name: form.cleaned_data[name] for name in ("since", "until", "conference")})


@office_page("report.read")
def figures(request: HouseRequest, slug: str) -> HttpResponse:
    """The sum, answered and resolved as two figures, the work of each organisation, what came more than once."""
    on = clock.today()
    form = SpanForm(request.authority, request.GET)
    span = _span(form)
    picture = kept.picture(request.authority, on, span)
    found = picture.overview
    bodies = page_of(request, picture.bodies, BODIES)
    places = found.balance.places.items()
    context: dict[str, Any] = {
        "form": form,
        "overview": found,
        "counted_at": picture.at,
        "places": [(place_words(place), number) for place, number in places],
        "shares": [(_tone(place), number, place_words(place)) for place, number in places if number],
        "answered": [("say", found.answered, _("Answered")), ("rest", found.matters - found.answered, _("Not yet"))],
        "resolved": [("done", found.resolved, _("Resolved")), ("rest", found.matters - found.resolved, _("Not yet"))],
        "bodies": bodies,
        "groups": fields_counted(request.authority) if span.is_all else [],
        "repeated": kept.repeated(request.authority, picture),
        "work": "figures",
    }
    return render(request, "office/reporting/figures.html", context)


@office_page("report.read")
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The table of organisations, without personal data; what looks like a formula stays text."""
    span = _span(SpanForm(request.authority, request.GET))
    cells = tables.bodies(numbers.by_organisation(request.authority, clock.today(), span))
    is_csv = request.GET.get("dang") == "csv"
    write = sheets.write_csv if is_csv else sheets.write_xlsx
    response = HttpResponse(write(tables.BODIES, cells), content_type=CSV if is_csv else XLSX)
    response["Content-Disposition"] = f'attachment; filename="so-lieu-don-vi.{"csv" if is_csv else "xlsx"}"'
    return response
