"""Not accepting a matter, and the authority's list of reasons for it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import RefusalReasonForm, RefuseForm, RetireForm
from doithoai.office.views.opinion_matters import matter_of
from doithoai.opinion import refusing
from doithoai.opinion.models import RefusalReason

MANAGE = "organisation.manage"


@office_page("opinion.triage")
def refuse(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Not accepted, with the reason that the senders read."""
    row = matter_of(request, public_id)
    return form_page(
        request,
        RefuseForm(refusing.reasons(request.authority), request.POST or None),
        lambda data: refusing.refuse(row, by=request.actor, **data),
        lambda _made: redirect("office:matter", slug, public_id),
        said=_("Recorded as not accepted. The senders see the reason."),
        warning=_("The senders see the reason. It stays in the count and can be reopened later."),
        title=_("Do not accept the matter"),
        submit=_("Do not accept"),
        lede=row.title,
        back=reverse("office:matter", args=[slug, public_id]),
        back_words=row.number,
        work="matters",
    )


@office_page(MANAGE)
def reasons(request: HouseRequest, slug: str) -> HttpResponse:
    """The list; what was retired stands below, for what was refused for it."""
    refusing.reasons(request.authority)
    rows = RefusalReason.objects.filter(authority=request.authority).order_by("is_bin", "pk")
    return render(request, "office/opinion/refusal_reasons.html", {"reasons": rows, "work": "settings"})


@office_page(MANAGE)
def reason_new(request: HouseRequest, slug: str) -> HttpResponse:
    return form_page(
        request,
        RefusalReasonForm(request.POST or None),
        lambda data: refusing.enter(request.authority, by=request.actor, **data),
        lambda _made: redirect("office:refusal_reasons", slug),
        said=_("Entered."),
        title=_("Enter a reason"),
        submit=_("Enter"),
        back=reverse("office:refusal_reasons", args=[slug]),
        back_words=_("Reasons for refusals"),
        work="settings",
    )


@office_page(MANAGE)
def reason_retire(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(RefusalReason.objects.filter(authority=request.authority), public_id=public_id)
    return form_page(
        request,
        RetireForm(request.POST or None),
        lambda data: refusing.retire(row, by=request.actor, **data),
        lambda _made: redirect("office:refusal_reasons", slug),
        said=_("Saved."),
        title=_("Retire the reason"),
        lede=row.words,
        submit=_("Retire"),
        back=reverse("office:refusal_reasons", args=[slug]),
        back_words=_("Reasons for refusals"),
        work="settings",
    )
