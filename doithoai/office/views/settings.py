"""Settings of an authority: what stands on papers, deadline rules, holidays of the country."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import scheduling
from doithoai.core import clock, holidays as calendar
from doithoai.core.models import HolidayDecision
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.people import ClockForm, HolidayForm, SettingsForm
from doithoai.people import organising
from doithoai.people.models import Clock, valid_on


@office_page("settings.manage")
def settings(request: HouseRequest, slug: str) -> HttpResponse:
    form = SettingsForm(request.POST or None, instance=request.authority)
    if form.is_valid():
        organising.change_settings(request.authority, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("office:settings", slug)
    return render(request, "office/people/settings.html", {"form": form}, status=422 if form.is_bound else 200)


@office_page("clock.manage")
def clocks(request: HouseRequest, slug: str) -> HttpResponse:
    rows = Clock.objects.filter(valid_on(clock.today()), authority=request.authority).order_by("pk")
    return render(request, "office/people/clocks.html", {"clocks": rows})


@office_page("clock.manage")
def clock_edit(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A changed rule first shows which open dates it moves; the second press saves."""
    row = get_object_or_404(Clock, authority=request.authority, public_id=public_id)
    form = ClockForm(request.POST or None, instance=row)
    context: dict[str, object] = {"form": form, "clock": row}
    if form.is_valid():
        data = form.cleaned_data
        row.refresh_from_db()
        context["shifts"] = scheduling.preview_clock(request.authority, code=row.code, **_amount(data))
        if "save" in request.POST:
            try:
                scheduling.change_clock(row, by=request.actor, **data)
            except Refused as refusal:
                bound_refusal(form, refusal)
            else:
                messages.success(request, _("Saved. Open dates are computed anew."))
                return redirect("office:clocks", slug)
        else:
            return render(request, "office/people/clock.html", context)
    return render(request, "office/people/clock.html", context, status=422 if form.is_bound else 200)


def _amount(data: dict[str, object]) -> dict[str, object]:
    return {"amount": data["amount"], "unit": data["unit"]}


@office_page("clock.manage")
def holidays(request: HouseRequest, slug: str) -> HttpResponse:
    """The days off of one year, the decisions entered, and whether the year is confirmed."""
    typed = request.GET.get("nam", "")
    year = int(typed) if typed.isdigit() and 2000 <= int(typed) <= 2100 else clock.today().year
    form = HolidayForm(request.POST or None)
    if form.is_valid():
        organising.decide_holiday(request.authority, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(f"{request.path}?nam={form.cleaned_data['day'].year}")
    context = {
        "form": form,
        "year": year,
        "years": (year - 1, year, year + 1),
        "decisions": HolidayDecision.objects.filter(year=year).order_by("day"),
        "days": [(day, calendar.explain(day)) for day in sorted(calendar.calendar_for([year]).holidays)],
        "confirmed": calendar.is_confirmed(year),
    }
    return render(request, "office/people/holidays.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("clock.manage")
def holidays_confirm(request: HouseRequest, slug: str) -> HttpResponse:
    typed = request.POST.get("year", "")
    if not typed.isdigit() or not 2000 <= int(typed) <= 2100:
        raise Refused(_("Choose a year between 2000 and 2100."))
    basis = request.POST.get("basis", "")
    organising.confirm_year(request.authority, year=int(typed), basis=basis, by=request.actor)
    messages.success(request, _("The holidays of %(year)s are confirmed.") % {"year": typed})
    return redirect("office:holidays", slug)


@require_POST
@office_page("clock.manage")
def holiday_remove(request: HouseRequest, slug: str, pk: int) -> HttpResponse:
    decision = get_object_or_404(HolidayDecision, pk=pk)
    organising.remove_holiday(request.authority, decision, by=request.actor)
    return redirect("office:holidays", slug)
