"""Taking the second factor off somebody who lost it: one asks on the page of the person, another one decides here."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, unprocessable
from doithoai.office.forms.people import FactorResetForm, RoleForm
from doithoai.office.proof import proved_lately
from doithoai.office.views.people import person_context, person_of
from doithoai.people import factor_resets as rules
from doithoai.people.models import FactorReset


@require_POST
@office_page("people.manage")
@proved_lately
def factor_reset_ask(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = person_of(request, public_id)
    form = FactorResetForm(request.POST)
    if form.is_valid():
        try:
            rules.ask(row, authority=request.authority, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("Asked. Another administrator or the standing committee confirms it."))
            return redirect("office:person", slug, public_id)
    context = person_context(row, RoleForm(request.authority), form)
    return unprocessable(request, "office/people/person.html", context)


@office_page("factor.confirm")
def factor_resets(request: HouseRequest, slug: str) -> HttpResponse:
    """What waits for a second person."""
    context = {"rows": rules.waiting(request.authority), "work": "people"}
    return render(request, "office/people/factor_resets.html", context)


@require_POST
@office_page("factor.confirm")
@proved_lately
def factor_reset_confirm(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    rules.confirm(_row(request, public_id), by=request.actor)
    messages.success(request, _("The second factor is off. At the next sign-in the person adds a new one."))
    return redirect("office:factor_resets", slug)


@require_POST
@office_page("factor.confirm")
@proved_lately
def factor_reset_refuse(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    rules.refuse(_row(request, public_id), by=request.actor)
    messages.success(request, _("Refused. The second factor stays."))
    return redirect("office:factor_resets", slug)


def _row(request: HouseRequest, public_id: str) -> FactorReset:
    return get_object_or_404(FactorReset, public_id=public_id, authority=request.authority)
