"""Settings of an authority: what stands on papers, deadline rules, holidays of the country."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import recomputing
from doithoai.core import clock
from doithoai.core import holidays as calendar
from doithoai.core.models import HolidayDecision
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.people import ChannelForm, ClockForm, ConfirmYearForm, HolidayForm, PresetForm, SettingsForm
from doithoai.people import beginning, organising, presets
from doithoai.people import channels as announcing
from doithoai.people import clocks as rules
from doithoai.people.models import Authority, Clock, RequiredChannel


@office_page("settings.manage")
def settings(request: HouseRequest, slug: str) -> HttpResponse:
    # A copy: what was typed wrongly must not stand in the head of the page.
    copy = Authority.objects.get(pk=request.authority.pk)
    form = SettingsForm(request.POST or None, instance=copy)
    if form.is_valid():
        organising.change_settings(request.authority, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("office:settings", slug)
    years = calendar.unconfirmed(clock.today())
    context = {"form": form, "unconfirmed": years}
    return render(request, "office/people/settings.html", context, status=422 if form.is_bound else 200)


@office_page("settings.manage")
def channels(request: HouseRequest, slug: str) -> HttpResponse:
    """By which channels every announcement must reach people, and which paper says so."""
    return form_page(
        request,
        ChannelForm(request.POST or None),
        lambda data: announcing.require(request.authority, by=request.actor, **data),
        lambda _made: redirect("office:channels", slug),
        "office/people/channels.html",
        _("Saved."),
        rows=announcing.rules_of(request.authority),
        ended=announcing.ended(request.authority),
    )


@require_POST
@office_page("settings.manage")
def channel_release(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(RequiredChannel, authority=request.authority, public_id=public_id)
    announcing.release(row, by=request.actor)
    messages.success(request, _("No longer required. Earlier announcements are still measured by it."))
    return redirect("office:channels", slug)


@office_page("clock.manage")
def clocks(request: HouseRequest, slug: str) -> HttpResponse:
    rows = rules.rules_of(request.authority, clock.today()).values()
    context = {
        "clocks": sorted(rows, key=lambda row: (row.anchor, row.created_at)),
        "past": _past(request.authority),
        "is_unconfirmed": "clock.confirm" not in beginning.known(request.authority)[0],
    }
    return render(request, "office/people/clocks.html", context)


def _past(authority: Authority) -> list[Clock]:
    """Rules that ended: what was counted by them stays explained."""
    ended = Clock.objects.filter(authority=authority, valid_to__lt=clock.today())
    return list(ended.order_by("-valid_to", "code"))


@office_page("clock.manage")
def clock_edit(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A changed rule first shows which open dates it moves; the second press saves."""
    row = _present_rule(request, public_id)
    form = ClockForm(request.POST or None, instance=Clock.objects.get(pk=row.pk))
    context: dict[str, Any] = {"form": form, "clock": row}
    if form.is_valid():
        try:
            if "save" in request.POST:
                moved = recomputing.change_clock(row, by=request.actor, **form.cleaned_data)
                return _saved(request, "office:clocks", slug, len(moved))
            data = {name: form.cleaned_data[name] for name in ("amount", "unit")}
            context["shifts"] = recomputing.preview_clock(request.authority, code=row.code, **data)
            context["previewed"] = True
        except Refused as refusal:
            bound_refusal(form, refusal)
    failed = form.is_bound and bool(form.errors)
    return render(request, "office/people/clock.html", context, status=422 if failed else 200)


@office_page("clock.manage")
def clock_preset(request: HouseRequest, slug: str) -> HttpResponse:
    """The rules of a preset beside the own ones, and what they would move; the second press takes them over."""
    form = PresetForm(request.POST or None, initial={"preset": presets.usual(request.authority)})
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        preset = form.cleaned_data["preset"]
        if "save" in request.POST:
            moved = recomputing.take_preset(request.authority, preset, by=request.actor)
            return _saved(request, "office:clocks", slug, len(moved))
        context["differences"] = presets.differences(request.authority, preset)
        context["shifts"] = recomputing.preview_preset(request.authority, preset)
        context["previewed"] = True
    failed = form.is_bound and bool(form.errors)
    return render(request, "office/people/clock_preset.html", context, status=422 if failed else 200)


def _present_rule(request: HouseRequest, public_id: str) -> Clock:
    """A rule that holds today; an ended one is history and is not changed."""
    for row in rules.rules_of(request.authority, clock.today()).values():
        if row.public_id == public_id:
            return row
    raise Http404


def _saved(request: HouseRequest, name: str, slug: str, moved: int) -> HttpResponse:
    if moved:
        messages.success(request, _("Saved. Open dates that moved: %(number)s.") % {"number": moved})
    else:
        messages.success(request, _("Saved. No open date moved."))
    return redirect(name, slug)


@office_page("clock.manage")
def holidays(request: HouseRequest, slug: str) -> HttpResponse:
    """The days off of one year, the decisions entered, and whether the year is confirmed."""
    form = HolidayForm(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        data = form.cleaned_data
        if "save" in request.POST:
            moved = recomputing.decide_holiday(request.authority, by=request.actor, **data)
            return _saved(request, "office:holidays", slug, len(moved))
        del data["reason"]
        context["shifts"] = recomputing.preview_holiday(request.authority, **data)
        context["previewed"] = True
    failed = form.is_bound and bool(form.errors)
    return _holidays(request, context, status=422 if failed else 200)


def _holidays(request: HouseRequest, context: dict[str, Any], *, status: int) -> HttpResponse:
    year = _year(request.GET.get("nam", ""))
    context = {
        "year_form": ConfirmYearForm(initial={"year": year}),
        "year": year,
        "years": (year - 1, year, year + 1),
        "decisions": HolidayDecision.objects.filter(year=year).order_by("day"),
        "days": calendar.days_off(year),
        "confirmation": calendar.confirmation(year),
        "unconfirmed": calendar.unconfirmed(clock.today()),
    } | context
    return render(request, "office/people/holidays.html", context, status=status)


def _year(typed: str) -> int:
    return int(typed) if typed.isdigit() and 2000 <= int(typed) <= 2100 else clock.today().year


@require_POST
@office_page("clock.manage")
def holidays_confirm(request: HouseRequest, slug: str) -> HttpResponse:
    form = ConfirmYearForm(request.POST)
    if not form.is_valid():
        return _holidays(request, {"form": HolidayForm(), "year_form": form}, status=422)
    organising.confirm_year(request.authority, by=request.actor, **form.cleaned_data)
    year = form.cleaned_data["year"]
    messages.success(request, _("The holidays of %(year)s are confirmed.") % {"year": year})
    return redirect("office:holidays", slug)


@office_page("clock.manage")
def holiday_remove(request: HouseRequest, slug: str, pk: int) -> HttpResponse:
    """Shows what moves back, then takes the day out."""
    decision = get_object_or_404(HolidayDecision, pk=pk)
    if request.method == "POST":
        moved = recomputing.remove_holiday(request.authority, decision, by=request.actor)
        return _saved(request, "office:holidays", slug, len(moved))
    shifts = recomputing.preview_removal(request.authority, decision)
    return render(request, "office/people/holiday_remove.html", {"decision": decision, "shifts": shifts})
