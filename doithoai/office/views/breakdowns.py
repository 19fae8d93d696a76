"""Figures by organisation, field, place, door, conference, year plan and month; what comes again and stays late."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.core.formats import vndate, vnnumber
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.forms.casework import SpanForm
from doithoai.office.forms.reporting import PersistingForm
from doithoai.office.views.matter_list import title_for, visible
from doithoai.reporting import breaking, kept, naming, persisting, showing
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import COMPARED, MEASURES, By, measure
from doithoai.reporting.naming import Line

#: Rows of one page.
ROWS = 50


@dataclass(frozen=True)
class Tab:
    """One way to see the figures."""

    words: str
    address: str
    is_here: bool


def tabs(request: HouseRequest, here: str) -> list[Tab]:
    """The ways to see the figures; what is filtered goes along."""
    base = reverse("office:figures", args=[request.authority.slug])
    filtered = {name: value for name in ("conference", "since", "until") if (value := request.GET.get(name))}
    ways = [("", _("Overview")), *((str(value), str(label)) for value, label in By.choices)]
    found = []
    for by, words in ways:
        query = urlencode(filtered | ({"theo": by} if by else {}))
        found.append(Tab(words, f"{base}?{query}" if query else base, by == here))
    again = reverse("office:figures_persisting", args=[request.authority.slug])
    reports = reverse("office:periodic_reports", args=[request.authority.slug])
    return [
        *found,
        Tab(_("Comes again, stays late"), again, here == "persisting"),
        Tab(_("Reports"), reports, here == "reports"),
    ]


def asked(request: HouseRequest) -> str:
    """What the address breaks down by; nothing when it cannot be read."""
    by = request.GET.get("theo", "")
    return by if by in By.values else ""


def page(request: HouseRequest, form: SpanForm, span: Span, by: str) -> HttpResponse:
    """One break-down with its chart, the reasons of refusals and the same period of the year before."""
    on = clock.today()
    broken = kept.broken(request.authority, on, by, span)
    rows, whole = naming.lines(request.authority, broken.counted)
    months = showing.months(broken.counted.now.rows) if by == By.MONTH else []
    heads, numeric = showing.heads()
    context: dict[str, Any] = {
        "form": form,
        "tabs": tabs(request, by),
        "by": by,
        "by_label": By(by).label,
        "counted_at": broken.at,
        "heads": heads,
        "numeric": numeric,
        "page": page_of(request, [(line.label, showing.cells(line.numbers)) for line in rows], ROWS),
        "whole": whole,
        "whole_cells": showing.cells(whole.numbers),
        "legend": showing.shares(whole.numbers),
        "months": months,
        "bars": showing.bars((line.label, line.numbers) for line in rows),
        "reasons": naming.reasons(request.authority, whole.numbers),
        "compared": _compared(rows, whole, span, on) if whole.before is not None else None,
        "this_year": {"since": f"{date(on.year, 1, 1):%d/%m/%Y}", "until": vndate(on)},
        "comparable": by not in breaking.INCOMPARABLE,
        "measures": MEASURES,
        "work": "figures",
    }
    return render(request, "office/reporting/breakdown.html", context)


def _compared(rows: Sequence[Line], whole: Line, span: Span, on: date) -> dict[str, Any]:
    """Both years side by side; the difference is told in words and judges nobody."""
    before = breaking.year_before(span, "", on) or span
    lines = [
        (line.label, [cell for code in COMPARED for cell in _beside(line, code)], line is whole)
        for line in [*rows, whole]
        if line.before is not None
    ]
    heads = [words for code in COMPARED for words in (str(measure(code).label), _("Year before"), _("Difference"))]
    days = {"from": vndate(before.since), "to": vndate(before.until)}
    return {
        "heads": heads,
        "numeric": "2,3,5,6,8,9",
        "lines": lines[:ROWS] if len(lines) <= ROWS else [*lines[:ROWS], lines[-1]],
        "caption": _("The year before: received from %(from)s to %(to)s, as these stand today.") % days,
    }


def _beside(line: Line, code: str) -> tuple[str, str, str]:
    now, before = line.numbers[code], (line.before or {})[code]
    return vnnumber(now), vnnumber(before), showing.difference(now, before)


@office_page("report.read")
def again_and_late(request: HouseRequest, slug: str) -> HttpResponse:
    """What comes again and what stays late, organisation by organisation, with the numbers of the matters."""
    on = clock.today()
    form = PersistingForm(request.authority, request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    lead = chosen.get("lead")
    # Of a large authority one organisation at a time: all of it is not looked through for a reader.
    asks_for_one = lead is None and kept.is_large(request.authority)
    seen = visible(request)
    rows = persisting.rows(request.authority, on, seen, lead=lead, what=chosen.get("what", ""))
    found = page_of(request, seen.none() if asks_for_one else rows, ROWS)
    lines = persisting.told(found.object_list, on)
    context: dict[str, Any] = {
        "form": form,
        "tabs": tabs(request, "persisting"),
        "asks_for_one": asks_for_one,
        "page": found,
        "lines": [(line, title_for(request, line.matter)) for line in lines],
        "day": on,
        "work": "figures",
    }
    return render(request, "office/reporting/persisting.html", context)
