"""The plan of the year in public: what it says, what became of its conferences, its versions, its paper (S-64)."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render

from doithoai.conference.models import Conference
from doithoai.core.web import HouseRequest, page_of, public_page
from doithoai.documents import issuing
from doithoai.documents.models import Paper
from doithoai.programme import acknowledging, comparing
from doithoai.programme.models import Plan, PlannedConference
from doithoai.programme.states import PlanState


@public_page
def plans(request: HouseRequest, slug: str) -> HttpResponse:
    """Every plan that was issued, the newest year first; earlier versions stay."""
    rows = Plan.objects.of(request.authority).public().annotate(conferences=Count("planned"))
    return render(request, "portal/conference/plans.html", {"page": page_of(request, rows)})


def _public_plan(request: HouseRequest, public_id: str) -> Plan:
    rows = Plan.objects.of(request.authority).public().select_related("authority", "amends")
    return get_object_or_404(rows, public_id=public_id)


@public_page
def plan(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = _public_plan(request, public_id)
    told, expected = acknowledging.count(row)
    context: dict[str, Any] = {
        "plan": row,
        "paper": _paper(row),
        "newer": _newer(row) if row.state == PlanState.REPLACED else None,
        "planned": _planned(row),
        "tasks": [
            (text, lead or group) for text, lead, group in row.tasks.values_list("text", "lead__name", "lead_group")
        ],
        "versions": Plan.objects.of(request.authority).public().filter(year=row.year).exclude(pk=row.pk),
        "told": told,
        "expected": expected,
    }
    return render(request, "portal/conference/plan.html", context)


def _paper(row: Plan) -> Paper | None:
    rows = Paper.objects.filter(authority=row.authority_id, is_public=True)
    return rows.filter(public_id=row.paper_ref).first() if row.paper_ref else None


def _newer(row: Plan) -> Plan | None:
    """The version of the same year that holds."""
    return Plan.objects.of(row.authority).in_force().filter(year=row.year).first()


def _planned(row: Plan) -> list[tuple[PlannedConference, Conference | None, PlannedConference | None]]:
    """Each conference as promised, what became of it where people were told, and its place in a later plan."""
    planned = list(row.planned.select_related("moved_from__plan"))
    reals = {one.planned_id: one for one in Conference.objects.filter(planned__in=planned)}
    off = [pk for pk, one in reals.items() if one.is_called_off]
    later: dict[int | None, PlannedConference] = {}
    if off:
        seen = Plan.objects.of(row.authority).public()
        rows = PlannedConference.objects.filter(moved_from__in=off, plan__in=seen.order_by())
        later = {one.moved_from_id: one for one in rows.select_related("plan").order_by("plan__version")}
    # A day that was fixed inside and not yet announced is nobody's business.
    known = {pk: one for pk, one in reals.items() if one.is_called_off or one.announced_at is not None}
    return [(one, known.get(one.pk), later.get(one.pk)) for one in planned]


@public_page
def plan_changes(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What an amendment changed: as it was, as it is."""
    row = _public_plan(request, public_id)
    if row.amends is None:
        raise Http404
    context = {"plan": row, "before": row.amends, "page": page_of(request, comparing.changes(row.amends, row), 50)}
    return render(request, "portal/conference/plan_changes.html", context)


@public_page
def plan_file(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The issued paper as it is kept."""
    row = _public_plan(request, public_id)
    paper = _paper(row)
    if paper is None:
        raise Http404
    response = HttpResponse(issuing.file_bytes(paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="ke-hoach-{row.year}-{row.version}.pdf"'
    return response
