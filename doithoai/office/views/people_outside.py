"""Whose account is whose at the provider of the sign-in: entered by the administrator, taken away again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, unprocessable
from doithoai.office.forms.people import OutsideForm, RoleForm
from doithoai.office.proof import proved_lately
from doithoai.office.views.people import person_context, person_of
from doithoai.people import outside


@require_POST
@office_page("people.manage")
@proved_lately
def outside_link(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = person_of(request, public_id)
    if not outside.is_on():
        raise Http404
    form = OutsideForm(request.POST, initial={"subject": outside.subject_of(row)})
    if form.is_valid():
        try:
            outside.link(row, subject=form.cleaned_data["subject"], authority=request.authority, by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("Linked. The person may sign in at the provider from now on."))
            return redirect("office:person", slug, public_id)
    context = person_context(row, RoleForm(request.authority), outside_form=form)
    return unprocessable(request, "office/people/person.html", context)


@require_POST
@office_page("people.manage")
@proved_lately
def outside_unlink(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = person_of(request, public_id)
    if not outside.is_on():
        raise Http404
    outside.unlink(row, authority=request.authority, by=request.actor)
    messages.success(request, _("The link is gone. User name and password still open the account."))
    return redirect("office:person", slug, public_id)
