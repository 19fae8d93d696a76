"""Versions of a plan held against each other, and what comes into it from the year before."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import moving_in
from doithoai.conference.models import Conference
from doithoai.core import toasts
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.views.programme import plan_of
from doithoai.programme import comparing
from doithoai.programme.models import Plan
from doithoai.reporting import plan_reality as reality


@office_page("plan.read")
def plan_compare(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """This version beside an earlier one: the one before it, unless another is chosen."""
    row = plan_of(request, public_id)
    versions = [one for one in Plan.objects.of(request.authority).filter(year=row.year) if one.version != row.version]
    if not versions:
        raise Http404
    chosen = request.GET.get("voi", "")
    other = next((one for one in versions if str(one.version) == chosen), None)
    if other is None:
        other = next((one for one in versions if one.pk == row.amends_id), versions[0])
    before, after = sorted((row, other), key=lambda one: one.version)
    context = {
        "plan": row,
        "before": before,
        "after": after,
        "others": versions,
        "other": other,
        "page": page_of(request, comparing.changes(before, after), 50),
    }
    return render(request, "office/programme/compare.html", context)


@require_POST
@office_page("plan.write")
def plan_move_in(request: HouseRequest, slug: str, public_id: str, conference_id: str) -> HttpResponse:
    """Take a conference that was moved out of the year before into this draft."""
    plan = plan_of(request, public_id)
    conference = get_object_or_404(Conference.objects.of(request.authority), public_id=conference_id)
    made = moving_in.take_in(plan, conference, by=request.actor)
    toasts.done(request, _("Taken into the plan. Check its period and its venue."))
    return redirect("office:plan_part", slug, public_id, "hoi-nghi", made.public_id)


@office_page("plan.write", "plan.approve")
def plan_reality(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What people raised beside what the plan takes up (S-19)."""
    row = plan_of(request, public_id)
    found = reality.compared(row)
    context = {"plan": row, "lines": found.lines, "missed": found.missed, "at": found.at, "before": row.year - 1}
    return render(request, "office/programme/reality.html", context)
