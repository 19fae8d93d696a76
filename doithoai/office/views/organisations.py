"""Organisations of an authority; when one ends, its open work goes to the named successor."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from doithoai.casework import succession
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.people import EndForm, OrganisationForm
from doithoai.people import organising
from doithoai.people.models import Membership, Organisation
from doithoai.people.roles import role_words


@office_page("organisation.manage")
def organisations(request: HouseRequest, slug: str) -> HttpResponse:
    rows = Organisation.objects.of(request.authority).select_related("parent", "successor")
    return render(request, "office/people/organisations.html", {"organisations": rows, "on": clock.today()})


@office_page("organisation.manage")
def organisation_new(request: HouseRequest, slug: str) -> HttpResponse:
    form = OrganisationForm(request.authority, request.POST or None)
    if form.is_valid():
        form.instance.authority = request.authority
        row = form.save(commit=False)
        organising.enter(row, by=request.actor)
        messages.success(request, _("The organisation is entered."))
        return redirect("office:organisations", slug)
    context = {"form": form}
    return render(request, "office/people/organisation.html", context, status=422 if form.is_bound else 200)


@office_page("organisation.manage")
def organisation(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(Organisation, authority=request.authority, public_id=public_id)
    form = OrganisationForm(request.authority, request.POST or None, instance=row)
    if form.is_valid():
        row.refresh_from_db()
        organising.change(row, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("office:organisations", slug)
    context = {"form": form, "organisation": row, "members": _members(row), "on": clock.today()}
    return render(request, "office/people/organisation.html", context, status=422 if form.is_bound else 200)


def _members(row: Organisation) -> list[tuple[Membership, str]]:
    held = row.memberships.on(clock.today()).select_related("person").order_by("person__sort_name", "pk")
    return [(one, role_words(one.role)) for one in held]


@office_page("organisation.manage")
def organisation_end(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(Organisation, authority=request.authority, public_id=public_id)
    form = EndForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            succession.end_organisation(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The organisation ends; its open work has gone to the successor."))
            return redirect("office:organisations", slug)
    context = {"form": form, "organisation": row}
    return render(request, "office/people/organisation_end.html", context, status=422 if form.is_bound else 200)
