"""How long data are kept and what a night would erase; the record of processing; the extract for a breach report."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.forms.privacy import BreachForm
from doithoai.office.views.matter_list import XLSX
from doithoai.privacy import breach, extracting, record, retention
from doithoai.privacy.models import Erasing
from doithoai.privacy.states import RIGHT

RULES, RECORD = ("clock.manage", RIGHT), (breach.RIGHT, RIGHT)
#: So many nights are shown.
NIGHTS = 30


@office_page(*RULES)
def kept(request: HouseRequest, slug: str) -> HttpResponse:
    """The rules with what they would erase now; they are set among the deadline rules."""
    context = {
        "lines": retention.preview(request.authority),
        "nights": Erasing.objects.filter(authority=request.authority)[:NIGHTS],
        "words": {one.code: one.words for one in retention.CLASSES},
        "may_set": request.actor.holds("clock.manage"),
        "work": "settings",
    }
    return render(request, "office/privacy/retention.html", context)


@office_page(*RECORD)
def processing(request: HouseRequest, slug: str) -> HttpResponse:
    context = {"rows": record.rows(request.authority), "guards": record.GUARDS, "work": "settings"}
    return render(request, "office/privacy/processing.html", context)


@office_page(*RECORD)
def processing_file(request: HouseRequest, slug: str, form: str) -> HttpResponse:
    if form not in extracting.FORMS:
        raise Http404
    response = HttpResponse(record.file(request.authority, form), content_type=extracting.FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="ho-so-xu-ly-du-lieu.{form}"'
    return response


@office_page(breach.RIGHT)
def breach_report(request: HouseRequest, slug: str) -> HttpResponse:
    """How many people and what of them could be read in a span of time."""
    form = BreachForm(request.authority, request.GET or None)
    asked: dict[str, Any] = form.cleaned_data if form.is_bound and form.is_valid() else {}
    context = {
        "form": form,
        "reach": breach.reach(request.authority, **asked) if asked else None,
        "sheet_url": f"{reverse('office:breach_sheet', args=[slug])}?{request.GET.urlencode()}",
        "work": "settings",
    }
    return render(request, "office/privacy/breach.html", context)


@require_POST
@office_page(breach.RIGHT)
def breach_sheet(request: HouseRequest, slug: str) -> HttpResponse:
    """The table to enclose; writes that it was drawn up, so it is asked for by POST."""
    form = BreachForm(request.authority, request.GET or None)
    if not form.is_valid():
        raise Refused(_("Say from which day to which."))
    response = HttpResponse(breach.sheet(request.authority, by=request.actor, **form.cleaned_data), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="trich-xuat-su-co.xlsx"'
    return response
