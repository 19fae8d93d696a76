"""The reporting calendar, kept by who keeps the deadline rules."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import clock
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.periodic import KindForm, SetForm
from doithoai.reporting import calendar
from doithoai.reporting.models import ReportKind
from doithoai.reporting.periods import LENGTH


def _kind(request: HouseRequest, public_id: str) -> ReportKind:
    rows = ReportKind.objects.filter(authority=request.authority).select_related("authority")
    return get_object_or_404(rows, public_id=public_id)


@office_page("clock.manage")
def report_kinds(request: HouseRequest, slug: str) -> HttpResponse:
    """All lines that hold or will hold; the usual ones are offered."""
    today = clock.today()
    return form_page(
        request,
        SetForm(request.POST or None),
        lambda data: calendar.take_usual(request.authority, data["which"], by=request.actor),
        lambda _made: redirect("office:report_kinds", slug),
        "office/reporting/kinds.html",
        _("Taken over. Look at each line: names, days, basis."),
        rows=calendar.in_force(request.authority, today),
        cut=tuple(LENGTH),
        ended=ReportKind.objects.filter(authority=request.authority, valid_to__lt=today).order_by("-valid_to", "pk"),
        work="settings",
    )


@office_page("clock.manage")
def report_kind_new(request: HouseRequest, slug: str) -> HttpResponse:
    return form_page(
        request,
        KindForm(None, request.POST or None),
        lambda data: calendar.add(request.authority, by=request.actor, **data),
        lambda _made: redirect("office:report_kinds", slug),
        said=_("Saved."),
        title=_("New line of the reporting calendar"),
        submit=_("Add the line"),
        back=reverse("office:report_kinds", args=[slug]),
        back_words=_("Reporting calendar"),
        work="settings",
    )


@office_page("clock.manage")
def report_kind(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A changed rule holds from a day on; reports that were begun keep the rule they began with."""
    row = _kind(request, public_id)
    return form_page(
        request,
        KindForm(row, request.POST or None),
        lambda data: calendar.change(row, by=request.actor, **data),
        lambda _made: redirect("office:report_kinds", slug),
        said=_("Saved."),
        title=row.name,
        lede=_("The changed rule holds from its day on. Reports that were begun keep the rule they began with."),
        submit=_("Save the line"),
        back=reverse("office:report_kinds", args=[slug]),
        back_words=_("Reporting calendar"),
        work="settings",
    )


@require_POST
@office_page("clock.manage")
def report_kind_end(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    calendar.end(_kind(request, public_id), by=request.actor)
    messages.success(request, _("From tomorrow on nothing more falls due by this line."))
    return redirect("office:report_kinds", slug)
