"""Referrals to the competent authority, urged and passed on."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.casework import referring
from doithoai.casework.models import Referral
from doithoai.casework.states import ReferralState
from doithoai.core import journal
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.casework import (
    BatchForm,
    DayForm,
    ReferralForm,
    ReplyForm,
    SendForm,
    UrgeForm,
)
from doithoai.office.views.assignments import matter_of, matter_url
from doithoai.office.views.referral_papers import papers_of


@office_page("referral.send")
def referrals(request: HouseRequest, slug: str) -> HttpResponse:
    rows = Referral.objects.filter(authority=request.authority).select_related("to").order_by("-pk")
    rows = rows.prefetch_related("matters")
    return render(request, "office/casework/referrals.html", {"page": page_of(request, rows), "work": "matters"})


@office_page("referral.send")
def referral_new(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    matter = matter_of(request, public_id)
    return form_page(
        request,
        ReferralForm(request.authority, request.POST or None),
        lambda data: referring.draft(request.authority, matters=[matter], by=request.actor, **data),
        lambda made: redirect("office:referral", slug, made.public_id),
        said=_("Drafted. Next: send it with a letter."),
        title=_("Refer %(number)s") % {"number": matter.number},
        lede=matter.title,
        submit=_("Draft the referral"),
        back=matter_url(request, matter),
        back_words=matter.number,
        work="matters",
    )


@office_page("referral.send")
def referral_batch(request: HouseRequest, slug: str) -> HttpResponse:
    """Several matters for one competent authority in one letter (S-36)."""
    return form_page(
        request,
        BatchForm(request.authority, request.POST or None),
        lambda data: referring.draft(request.authority, by=request.actor, **data),
        lambda made: redirect("office:referral", slug, made.public_id),
        said=_("Drafted. Next: send it with a letter."),
        title=_("Refer several matters"),
        lede=_("What lies above the competence of the authority goes up together; the highest level stands first."),
        submit=_("Draft the referral"),
        back=reverse("office:referrals", args=[slug]),
        back_words=_("Referrals"),
        work="matters",
    )


@office_page("referral.send")
def referral(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One batch; the form is that of its next step."""
    rows = Referral.objects.filter(authority=request.authority).select_related("authority", "to")
    row = get_object_or_404(rows, public_id=public_id)
    form, act, submit = _next_step(request, row)
    words: dict[str, Any] = {
        "referral": row,
        "matters": row.matters.order_by("pk"),
        "urgings": referring.urgings(row),
        "may_urge": row.state in (ReferralState.SENT, ReferralState.RECEIVED),
        "is_overdue": referring.is_overdue(row),
        "papers": papers_of(row),
        "next": NEXT[ReferralState(row.state)],
        "history": journal.history(row),
        "submit": submit,
        "work": "matters",
    }
    if form is None:
        return render(request, "office/casework/referral.html", words)
    return form_page(
        request,
        form,
        act,
        lambda _made: redirect("office:referral", slug, public_id),
        "office/casework/referral.html",
        _("Saved."),
        **words,
    )


NEXT = {
    ReferralState.DRAFTED: gettext_lazy("send it with a letter."),
    ReferralState.SENT: gettext_lazy("the competent authority confirms that it has it."),
    ReferralState.RECEIVED: gettext_lazy("the competent authority replies; urge when the day passes."),
    ReferralState.REPLIED: gettext_lazy("pass the reply on to every sender."),
    ReferralState.PASSED_ON: gettext_lazy("nothing is left to do, every sender with an address has the reply."),
}


def _next_step(request: HouseRequest, row: Referral) -> tuple[Form | None, Any, str]:
    posted, by = request.POST if request.method == "POST" else None, request.actor
    if row.state == ReferralState.DRAFTED:
        return (
            SendForm(posted, initial={"letter": _issued(row)}),
            lambda data: referring.send(row, by=by, **data),
            _("Send the referral"),
        )
    if row.state == ReferralState.SENT:
        return DayForm(posted), lambda data: referring.receive(row, by=by, **data), _("Record the receipt")
    if row.state == ReferralState.RECEIVED:
        return ReplyForm(posted), lambda data: referring.reply(row, by=by, **data), _("Record the reply")
    if row.state == ReferralState.REPLIED:
        return Form(posted), lambda _data: referring.pass_on(row, by=by), _("Pass the reply on to the senders")
    return None, None, ""


def _issued(row: Referral) -> str:
    """The number of its letter, once the office has issued it."""
    return next((paper.number_text for paper in papers_of(row) if paper.is_issued), "")


@office_page("referral.send")
def urge(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The reply is urged; the way it was done stays with the referral."""
    row = get_object_or_404(
        Referral.objects.filter(authority=request.authority).select_related("to"), public_id=public_id
    )
    return form_page(
        request,
        UrgeForm(request.POST or None),
        lambda data: referring.urge(row, by=request.actor, **data),
        lambda _made: redirect("office:referral", slug, public_id),
        said=_("Recorded. Those concerned are told."),
        title=_("Urge the reply"),
        lede=row.to.name,
        submit=_("Record the urging"),
        back=reverse("office:referral", args=[slug, public_id]),
        back_words=_("Referral"),
        work="matters",
    )
