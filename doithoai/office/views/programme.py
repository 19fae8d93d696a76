"""The year plans: list, page, the acts that move one on, its paper."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import plan_in_force, scheduling
from doithoai.conference.models import Conference
from doithoai.core import clock, journal, toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.documents import docx, pdf
from doithoai.documents import issuing as paper_issuing
from doithoai.documents.models import Paper
from doithoai.documents.profiles import profile
from doithoai.office.forms.programme import AcknowledgeForm, IssueForm, NewPlanForm, PlanTextForm, ReasonForm
from doithoai.people.directory import organisations
from doithoai.programme import acknowledging, checking, papers, planning
from doithoai.programme.models import Plan
from doithoai.programme.states import PlanState

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def plan_of(request: HouseRequest, public_id: str) -> Plan:
    return get_object_or_404(Plan.objects.of(request.authority).whole(), public_id=public_id)


@office_page("plan.read")
def plans(request: HouseRequest, slug: str) -> HttpResponse:
    rows = Plan.objects.of(request.authority).annotate(conferences=Count("planned"))
    context = {"page": page_of(request, rows), "may_write": request.actor.everywhere("plan.write")}
    return render(request, "office/programme/plans.html", context)


@office_page("plan.write")
def plan_new(request: HouseRequest, slug: str) -> HttpResponse:
    form = NewPlanForm(request.authority, request.POST or None)
    if request.method == "POST" and form.is_valid():
        year, source = form.cleaned_data["year"], form.cleaned_data["source"]
        try:
            if source is None:
                made = planning.draft(request.authority, year=year, by=request.actor)
            else:
                made = planning.draft_like(source, year=year, by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect("office:plan", slug, made.public_id)
    status = 422 if form.is_bound else 200
    return render(request, "office/programme/plan_new.html", {"form": form}, status=status)


@office_page("plan.read")
def plan(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = plan_of(request, public_id)
    return render(request, "office/programme/plan.html", _page(request, row))


def _page(request: HouseRequest, row: Plan) -> dict[str, Any]:
    """All that the page of a plan shows."""
    actor = request.actor
    return {
        "plan": row,
        "problems": checking.problems(row) if row.state in (PlanState.DRAFT, PlanState.SUBMITTED) else [],
        "may_write": actor.everywhere("plan.write"),
        "may_issue": actor.everywhere("plan.issue"),
        "may_approve": actor.everywhere("plan.approve"),
        "can_write": row.state == PlanState.DRAFT and actor.everywhere("plan.write"),
        "receivers": _receivers(row),
        "own": _own_bodies(request, row) if row.state == PlanState.ISSUED else [],
        "conferences": Conference.objects.of(request.authority).filter(planned__plan=row),
        "left_out": scheduling.left_out(row) if row.state == PlanState.ISSUED else [],
        "history": journal.history(row)[:12],
        "next": _next_act(row),
    }


def _receivers(row: Plan) -> list[tuple[Any, Any]]:
    """Each body that the recipients stand for, with its confirmation when there is one."""
    if row.state not in (PlanState.ISSUED, PlanState.CLOSED):
        return []
    known = {one.organisation_id: one for one in row.acknowledgements.all()}
    bodies = {body.pk: body for line in row.recipients.all() for body in line.organisations.all()}
    return [(body, known.get(body.pk)) for body in bodies.values()]


def _own_bodies(request: HouseRequest, row: Plan) -> Any:
    """Local committees of this person that have not confirmed yet."""
    if not request.actor.holds("plan.acknowledge"):
        return []
    own = organisations(request.authority).filter(pk__in=request.actor.organisation_ids)
    return own.exclude(pk__in=row.acknowledgements.values("organisation"))


def _next_act(row: Plan) -> str:
    """Who acts next."""
    words = {
        PlanState.DRAFT: _("the coordinator completes the parts and submits the plan"),
        PlanState.SUBMITTED: _("the standing committee decides; the office numbers and issues it"),
        PlanState.ISSUED: _("the conferences are given their days; committees confirm that they made it known"),
        PlanState.REPLACED: _("nobody: a later version is in force"),
        PlanState.CLOSED: _("nobody: the year is closed"),
    }
    return words[PlanState(row.state)]


@office_page("plan.write")
def plan_text(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = plan_of(request, public_id)
    form = PlanTextForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            form.save_by(request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("The text is saved."))
            return redirect("office:plan", slug, public_id)
    context = {"plan": row, "form": form, "title": _("Text of the plan")}
    return render(request, "office/programme/form.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("plan.submit")
def plan_submit(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    planning.submit(plan_of(request, public_id), by=request.actor)
    toasts.done(request, _("Submitted. Next: the standing committee decides, the office issues it."))
    return redirect("office:plan", slug, public_id)


@office_page("plan.approve", "plan.write")
def plan_act(request: HouseRequest, slug: str, public_id: str, act: str) -> HttpResponse:
    """Send a submitted plan back, or begin the amendment of an issued one: each with a reason."""
    row = plan_of(request, public_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            if act == "tra-lai":
                planning.send_back(row, reason=reason, by=request.actor)
            else:
                row = planning.amend(row, reason=reason, by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect("office:plan", slug, row.public_id)
    title = _("Send the plan back") if act == "tra-lai" else _("Amend the plan")
    context = {"plan": row, "form": form, "title": title}
    return render(request, "office/programme/form.html", context, status=422 if form.is_bound else 200)


@office_page("plan.issue")
def plan_issue(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = plan_of(request, public_id)
    form = IssueForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            plan_in_force.put_in_force(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Issued with number %(number)s.") % {"number": row.number_text})
            return redirect("office:plan", slug, public_id)
    context = {"plan": row, "form": form, "problems": checking.problems(row)}
    return render(request, "office/programme/issue.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("plan.submit")
def plan_close(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    planning.close(plan_of(request, public_id), by=request.actor)
    return redirect("office:plan", slug, public_id)


@office_page("plan.acknowledge")
def plan_acknowledge(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = plan_of(request, public_id)
    form = AcknowledgeForm(_own_bodies(request, row), request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            acknowledging.acknowledge(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Confirmed. The coordinator sees it now."))
            return redirect("office:plan", slug, public_id)
    context = {"plan": row, "form": form, "title": _("Confirm that the plan was made known")}
    return render(request, "office/programme/form.html", context, status=422 if form.is_bound else 200)


@office_page("plan.read")
def plan_file(request: HouseRequest, slug: str, public_id: str, form: str) -> HttpResponse:
    """The kept file of an issued plan; of a draft what it would look like."""
    row = plan_of(request, public_id)
    paper = Paper.objects.filter(authority=request.authority, public_id=row.paper_ref or "-").first()
    if paper is not None:
        content = paper_issuing.file_bytes(paper, form=form)
    else:
        made = docx if form == "docx" else pdf
        content = made.render(papers.plan_content(row), profile(request.authority.paper_profile))
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="ke-hoach-{row.year}-{row.version}.{form}"'
    return response
