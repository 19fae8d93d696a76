"""The administrator's scheme of fields: two levels, what is internal, who is competent."""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import clock, journal
from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import CompetenceForm, FieldForm, RetireFieldForm
from doithoai.opinion import fields as scheme
from doithoai.opinion.models import Competence, Field
from doithoai.people.models import valid_on

MANAGE = "organisation.manage"


def _standing() -> Any:
    rows = Competence.objects.filter(valid_on(clock.today())).select_related("organisation").order_by("pk")
    return Prefetch("competences", rows, to_attr="standing")


def field_of(request: HouseRequest, public_id: str) -> Field:
    rows = Field.objects.filter(authority=request.authority).select_related("successor", "authority")
    return get_object_or_404(rows, public_id=public_id)


@office_page(MANAGE)
def fields(request: HouseRequest, slug: str) -> HttpResponse:
    """Main fields with their parts below them."""
    rows = list(
        Field.objects.filter(authority=request.authority).select_related("successor").prefetch_related(_standing())
    )
    parts: dict[int, list[Field]] = {}
    for row in rows:
        parts.setdefault(row.parent_id or 0, []).append(row)
    ordered = [one for top in parts.get(0, []) for one in (top, *parts.get(top.pk, []))]
    names = scheme.report_names(request.authority)
    told = [(one, names[one.pk]) for one in ordered]
    return render(request, "office/opinion/fields.html", {"fields": told, "work": "settings"})


@office_page(MANAGE)
def field_new(request: HouseRequest, slug: str) -> HttpResponse:
    return form_page(
        request,
        FieldForm(request.authority, None, request.POST or None),
        lambda data: scheme.enter(request.authority, by=request.actor, **data),
        lambda made: redirect("office:field", slug, made.public_id),
        said=_("Entered. Next: say who is competent."),
        title=_("Enter a field"),
        submit=_("Enter"),
        back=reverse("office:fields", args=[slug]),
        back_words=_("Fields"),
        work="settings",
    )


@office_page(MANAGE)
def field(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = field_of(request, public_id)
    names = ("name", "parent", "order", "is_internal", "valid_from", "report_group")
    first = {name: getattr(row, name) for name in names}
    form = FieldForm(request.authority, row, request.POST or None, initial=first)
    if form.is_bound and form.is_valid():
        try:
            scheme.change(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            say_done(request, _("Saved."))
            return redirect("office:field", slug, public_id)
    return _page(request, row, form, CompetenceForm(request.authority), status=422 if form.is_bound else 200)


def _page(request: HouseRequest, row: Field, form: Any, competence: Any, *, status: int) -> HttpResponse:
    standing = row.competences.filter(valid_on(clock.today())).select_related("organisation").order_by("pk")
    history = journal.history(row)
    context = {
        "field": row,
        "names": [
            (entry.at, entry.facts["was"]) for entry in history if entry.verb == "field.change" and "was" in entry.facts
        ],
        "form": competence if competence.is_bound else form,
        "field_form": form,
        "competence_form": competence,
        "competences": standing,
        "parts": row.parts.all(),
        "history": history,
        "work": "settings",
    }
    return render(request, "office/opinion/field.html", context, status=status)


@office_page(MANAGE)
def field_retire(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = field_of(request, public_id)
    return form_page(
        request,
        RetireFieldForm(row, request.POST or None),
        lambda data: scheme.retire(row, by=request.actor, **data),
        lambda _made: redirect("office:field", slug, public_id),
        said=_("Retired. What lies in the field stays there."),
        title=_("Retire the field %(name)s") % {"name": row.name},
        submit=_("Retire"),
        back=reverse("office:field", args=[slug, public_id]),
        back_words=row.name,
        work="settings",
    )


@require_POST
@office_page(MANAGE)
def competence_add(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = field_of(request, public_id)
    form = CompetenceForm(request.authority, request.POST)
    if form.is_valid():
        try:
            scheme.make_competent(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            say_done(request, _("Saved."))
            return redirect("office:field", slug, public_id)
    names = ("name", "parent", "order", "is_internal", "valid_from", "report_group")
    shown = FieldForm(request.authority, row, initial={name: getattr(row, name) for name in names})
    return _page(request, row, shown, form, status=422)


@require_POST
@office_page(MANAGE)
def competence_end(request: HouseRequest, slug: str, public_id: str, pk: int) -> HttpResponse:
    row = field_of(request, public_id)
    held = get_object_or_404(row.competences.select_related("field", "organisation"), pk=pk)
    scheme.end_competence(held, by=request.actor)
    say_done(request, _("Removed; it is not proposed any more."))
    return redirect("office:field", slug, public_id)
