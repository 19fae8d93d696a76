"""Each part of a plan has a small form page of its own: decisions, conferences, tasks, recipients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from doithoai.core import toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.planned import PlannedForm
from doithoai.office.forms.programme import BasisForm, PartForm, RecipientForm, TaskForm
from doithoai.office.views.programme import plan_of
from doithoai.programme import parts
from doithoai.programme.models import LegalBasis, Plan, PlannedConference, Recipient, Task


@dataclass(frozen=True)
class Kind:
    """What one kind of part is called, kept as, typed in and added by."""

    title: Any
    model: Any
    form: type[PartForm]
    add: Any


KINDS = {
    "can-cu": Kind(_("Decision that the plan rests on"), LegalBasis, BasisForm, parts.add_basis),
    "hoi-nghi": Kind(_("Planned conference"), PlannedConference, PlannedForm, parts.add_conference),
    "nhiem-vu": Kind(_("Task"), Task, TaskForm, parts.add_task),
    "noi-nhan": Kind(_("Recipient"), Recipient, RecipientForm, parts.add_recipient),
}


def _kind(name: str) -> Kind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _part(plan: Plan, kind: Kind, part_id: str) -> Any:
    """By its public id, or by its number within the plan where it has none."""
    name = "public_id" if hasattr(kind.model, "public_id") else "pk"
    if name == "pk" and not part_id.isdigit():
        raise Http404
    return get_object_or_404(kind.model, plan=plan, **{name: part_id})


@office_page("plan.write")
def part_new(request: HouseRequest, slug: str, public_id: str, kind: str) -> HttpResponse:
    plan, what = plan_of(request, public_id), _kind(kind)
    form = what.form(plan, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            what.add(plan, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Added."))
            return redirect("office:plan", slug, public_id)
    context = {"plan": plan, "form": form, "title": what.title}
    return render(request, "office/programme/form.html", context, status=422 if form.is_bound else 200)


@office_page("plan.write")
def part(request: HouseRequest, slug: str, public_id: str, kind: str, part_id: str) -> HttpResponse:
    plan, what = plan_of(request, public_id), _kind(kind)
    row = _part(plan, what, part_id)
    form = what.form(plan, request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid():
        try:
            parts.change(_part(plan, what, part_id), by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Saved."))
            return redirect("office:plan", slug, public_id)
    context = {"plan": plan, "form": form, "title": what.title, "part": part_id, "kind": kind}
    return render(request, "office/programme/form.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("plan.write")
def part_remove(request: HouseRequest, slug: str, public_id: str, kind: str, part_id: str) -> HttpResponse:
    plan = plan_of(request, public_id)
    parts.remove(_part(plan, _kind(kind), part_id), by=request.actor)
    toasts.done(request, _("Removed."))
    return redirect("office:plan", slug, public_id)
