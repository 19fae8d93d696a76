"""Rules of the meeting, the authority's templates, and the checklist of the hall that is ticked on a telephone."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import checklist, hall_rules
from doithoai.conference.models import Conference
from doithoai.core import clock, toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.before_the_day import HallCheckForm, HallTemplateForm, RulesForm
from doithoai.office.views.conference import READ, conference_of


@office_page("conference.schedule")
def hall_template(request: HouseRequest, slug: str) -> HttpResponse:
    """What holds for every conference that says nothing of its own."""
    row = hall_rules.template_of(request.authority)
    start = {"rules": row.rules, "checklist": checklist.template_text(request.authority)}
    form = HallTemplateForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            checklist.read_template(form.cleaned_data["checklist"])
            is_new = hall_rules.write_template(request.authority, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            words = _("Kept: it holds from the next conference on.") if is_new else _("Nothing has changed.")
            toasts.done(request, words)
            return redirect("office:hall_template", slug)
    context = {"form": form, "mark": hall_rules.TIME}
    return render(request, "office/conference/hall_template.html", context, status=422 if form.is_bound else 200)


@office_page(*READ)
def rules(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The rules as they are read out; those who schedule change them for this conference."""
    row = conference_of(request, public_id)
    may_write = request.actor.everywhere("conference.schedule") and not row.has_begun
    start = {"text": hall_rules.text_of(row), "minutes": f"{row.speak_seconds / 60:g}"}
    form = RulesForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        try:
            is_new = hall_rules.set_for(
                row, text=form.cleaned_data["text"], speak_seconds=form.speak_seconds(), by=request.actor
            )
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("The rules are set.") if is_new else _("Nothing has changed."))
            return redirect("office:conference_rules", slug, public_id)
    context = {
        "conference": row,
        "rules": hall_rules.of(row),
        "is_own": bool(row.house_rules),
        "may_write": may_write,
        "may_template": request.actor.everywhere("conference.schedule"),
        "mark": hall_rules.TIME,
        "form": form,
    }
    return render(request, "office/conference/rules.html", context, status=422 if form.is_bound else 200)


def _checks(request: HouseRequest, row: Conference, form: HallCheckForm) -> HttpResponse:
    rows = checklist.of(row)
    context = {
        "conference": row,
        "lines": [(one, checklist.may_tick(one, request.actor)) for one in rows],
        "progress": checklist.progress(rows, clock.today()),
        "may_keep": request.actor.everywhere(checklist.RIGHT),
        "may_template": request.actor.everywhere("conference.schedule"),
        "form": form,
    }
    return render(request, "office/conference/hall_checks.html", context, status=422 if form.is_bound else 200)


@office_page(*READ)
def hall_checks(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What is to be prepared, by its day; large enough to be ticked with a thumb."""
    row = conference_of(request, public_id)
    form = HallCheckForm(request.authority, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            checklist.add(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect("office:hall_checks", slug, public_id)
    return _checks(request, row, form)


@require_POST
@office_page("attendance.manage")
def hall_checks_make(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    made = checklist.make(conference_of(request, public_id), by=request.actor)
    words = _("Entered from the template: %(n)s.") % {"n": made} if made else _("Everything was on the list already.")
    toasts.done(request, words)
    return redirect("office:hall_checks", slug, public_id)


@require_POST
@office_page(*READ)
def hall_check_tick(request: HouseRequest, slug: str, public_id: str, check_id: str) -> HttpResponse:
    """Done, or not after all when the button of a done one was pressed."""
    row = conference_of(request, public_id)
    one = get_object_or_404(row.hall_checks.select_related("conference"), public_id=check_id)
    checklist.tick(one, by=request.actor, is_done=request.POST.get("value") != "no")
    return redirect("office:hall_checks", slug, public_id)
