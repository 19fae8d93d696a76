"""The year plans: list, page, the acts that move one on, its paper."""

from __future__ import annotations

from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import plan_in_force
from doithoai.core import clock, toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.documents import docx, pdf
from doithoai.documents import issuing as paper_issuing
from doithoai.documents.content import Content
from doithoai.documents.models import Paper
from doithoai.documents.profiles import profile
from doithoai.office import plan_page
from doithoai.office.forms.programme import (
    AcknowledgeForm,
    AmendmentIssueForm,
    IssueForm,
    NewPlanForm,
    PlanTextForm,
    ReasonForm,
)
from doithoai.programme import acknowledging, checking, issuing, papers, planning
from doithoai.programme.models import Plan
from doithoai.programme.states import PlanState

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


def plan_of(request: HouseRequest, public_id: str) -> Plan:
    rows = Plan.objects.of(request.authority).select_related("authority", "amends")
    return get_object_or_404(rows, public_id=public_id)


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
    context = plan_page.context(request, row)
    if row.state == PlanState.CLOSED:
        context |= plan_page.archive_of(row)
    return render(request, "office/programme/plan.html", context)


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
    kind = AmendmentIssueForm if row.amends_id else IssueForm
    form = kind(request.POST or None, initial={"number": row.read_number, "on": row.read_day or clock.today()})
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


@office_page("plan.acknowledge")
def plan_acknowledge(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = plan_of(request, public_id)
    form = AcknowledgeForm(plan_page.own_bodies(request, row), request.POST or None)
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
        said = issuing.content_of(Plan.objects.whole().get(pk=row.pk))
        content = rendered(request, said, form)
    return sent(content, f"ke-hoach-{row.year}-{row.version}", form)


@office_page("plan.read")
def plan_whole_file(request: HouseRequest, slug: str, public_id: str, form: str) -> HttpResponse:
    """An amended plan as it now stands, all of it."""
    row = plan_of(request, public_id)
    if row.amends_id is None or form not in TYPES:
        raise Http404
    content = rendered(request, papers.consolidated(Plan.objects.whole().get(pk=row.pk)), form)
    return sent(content, f"ke-hoach-{row.year}-{row.version}-hop-nhat", form)


def rendered(request: HouseRequest, content: Content, form: str) -> bytes:
    own = profile(request.authority.paper_profile)
    return docx.render(content, own) if form == "docx" else pdf.render(content, own)


def sent(content: bytes, name: str, form: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
