"""Figures of an authority, on a page and as a table to take away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from doithoai.core import clock, sheets
from doithoai.core.badges import STATE_TONES
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.forms.casework import SpanForm
from doithoai.office.forms.reporting import BrokenForm
from doithoai.office.views import breakdowns
from doithoai.office.views.matter_list import title_for, visible
from doithoai.opinion.states import MatterState
from doithoai.reporting import figures as numbers
from doithoai.reporting import kept, naming, tables
from doithoai.reporting.figures import Repeated, Span

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
    """The sum, answered and resolved as two figures, the work of each organisation; or one break-down of them."""
    on = clock.today()
    form = BrokenForm(request.authority, request.GET)
    span = _span(form)
    if by := breakdowns.asked(request):
        return breakdowns.page(request, form, span, by)
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
        "groups": picture.groups,
        "repeated": _repeated(request, picture),
        "tabs": breakdowns.tabs(request, ""),
        "work": "figures",
    }
    return render(request, "office/reporting/figures.html", context)


def _repeated(request: HouseRequest, picture: kept.Picture) -> list[tuple[Repeated, str]]:
    """Those that this person may read, with the title that this person reads."""
    found = kept.repeated(request.authority, picture)
    seen = set(visible(request).filter(pk__in=[row.matter.pk for row in found]).values_list("pk", flat=True))
    return [(row, title_for(request, row.matter)) for row in found if row.matter.pk in seen]


@office_page("report.read")
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The table of organisations or of one break-down, without personal data; what looks like a formula stays text."""
    on, by = clock.today(), breakdowns.asked(request)
    span = _span(SpanForm(request.authority, request.GET))
    heads: Sequence[str] = tables.BODIES
    if by:
        broken = kept.broken(request.authority, on, by, span)
        rows, whole = naming.lines(request.authority, broken.counted)
        heads, cells = tables.broken_down(by, rows, whole, broken.at)
    else:
        cells = tables.bodies(numbers.by_organisation(request.authority, on, span))
    is_csv = request.GET.get("dang") == "csv"
    write = sheets.write_csv if is_csv else sheets.write_xlsx
    name = f"so-lieu-theo-{by}" if by else "so-lieu-don-vi"
    response = HttpResponse(write(heads, cells), content_type=CSV if is_csv else XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}.{"csv" if is_csv else "xlsx"}"'
    return response
