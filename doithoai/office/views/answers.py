"""The answer workshop: what waits for whom, drafting, review, publication."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework import answering
from doithoai.casework.models import Answer, Assignment
from doithoai.casework.states import ACTIVE, AnswerState
from doithoai.core import clock, journal
from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.casework import AnswerForm, ReasonForm

READERS = ("answer.read", "assignment.read")


def _answers(request: HouseRequest) -> QuerySet[Answer]:
    """All of the authority for who reviews or publishes; else those of one's own active assignments."""
    rows = Answer.objects.filter(matter__authority=request.authority, matter__is_sealed=False)
    rows = rows.select_related("matter", "assignment__organisation", "assignment__matter")
    if not request.actor.everywhere("answer.read"):
        rows = rows.filter(assignment__organisation_id__in=request.actor.organisation_ids, assignment__state__in=ACTIVE)
    return rows


def _answer(request: HouseRequest, public_id: str) -> Answer:
    return get_object_or_404(_answers(request), public_id=public_id)


@office_page(*READERS)
def answers(request: HouseRequest, slug: str) -> HttpResponse:
    """Work in the order of its due day: assignments to answer, answers to review, approved ones to publish."""
    given = Assignment.objects.active().filter(matter__authority=request.authority, matter__is_sealed=False)
    if not request.actor.everywhere("answer.read"):
        given = given.for_organisations(request.actor.organisation_ids)
    rows = _answers(request)
    context = {
        "page": page_of(request, given.for_list()),
        "to_review": rows.filter(state=AnswerState.IN_REVIEW).order_by("pk"),
        "to_publish": rows.filter(state=AnswerState.APPROVED).order_by("pk"),
        "published": rows.filter(state=AnswerState.PUBLISHED).order_by("-published_at")[:10],
        "late": given.late(clock.today()).count(),
        "work": "answers",
    }
    return render(request, "office/casework/answers.html", context)


@require_POST
@office_page("answer.draft")
def begin(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Open the version that is being written."""
    mine = Assignment.objects.active().for_organisations(request.actor.organisation_ids)
    row = get_object_or_404(
        mine.filter(matter__authority=request.authority).select_related("matter", "organisation"), public_id=public_id
    )
    made = answering.draft(row, by=request.actor)
    return redirect("office:answer", slug, made.public_id)


@office_page(*READERS)
def answer(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One version: write it, or read and judge it."""
    row = _answer(request, public_id)
    form = AnswerForm(request.POST or None, initial=_initial(row))
    other = None
    if request.method == "POST" and form.is_valid():
        try:
            answering.save(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
            if refusal.code == "stale":
                other = _answer(request, public_id)
        else:
            if "hand_in" in request.POST:
                return _hand_in(request, row)
            say_done(request, _("Saved. It is handed in when you press “Hand in”."))
            return redirect("office:answer", slug, public_id)
    return _page(request, row, form, other)


def _initial(row: Answer) -> dict[str, Any]:
    names = ("short", "body", "basis", "result", "not_accepted_reason")
    return {name: getattr(row, name) for name in names} | {"seen_edits": row.edits}


def _hand_in(request: HouseRequest, row: Answer) -> HttpResponse:
    try:
        answering.hand_in(row, by=request.actor)
    except Refused as refusal:
        saved = AnswerForm({**request.POST.dict(), "seen_edits": str(row.edits)})
        saved.full_clean()
        bound_refusal(saved, refusal)
        return _page(request, row, saved, None)
    say_done(request, _("Handed in. Next: the reviewer reads it."))
    return redirect("office:answer", request.authority.slug, row.public_id)


def _page(request: HouseRequest, row: Answer, form: AnswerForm, other: Answer | None) -> HttpResponse:
    actor = request.actor
    own = actor.pk == row.author
    context: dict[str, Any] = {
        "answer": row,
        "matter": row.matter,
        "opinions": row.matter.opinions.order_by("pk"),
        "form": form,
        "other": other,
        "back_form": ReasonForm(),
        "versions": row.matter.answers.exclude(pk=row.pk).order_by("-version"),
        "promises": row.matter.commitments.select_related("owner"),
        "history": journal.history(row),
        "may_write": row.state in answering.WRITABLE and actor.may("answer.draft", row.scope()),
        "may_review": row.state == AnswerState.IN_REVIEW and actor.holds("answer.approve") and not own,
        "own_in_review": row.state == AnswerState.IN_REVIEW and actor.holds("answer.approve") and own,
        "may_publish": row.state == AnswerState.APPROVED and actor.holds("answer.publish"),
        "may_promise": actor.holds("assignment.give"),
        "next": NEXT[AnswerState(row.state)](),
        "work": "answers",
    }
    return render(request, "office/casework/answer.html", context, status=422 if form.is_bound else 200)


NEXT = {
    AnswerState.DRAFT: lambda: _("Next: the organisation writes it and hands it in."),
    AnswerState.SENT_BACK: lambda: _("Next: the organisation improves it and hands it in again."),
    AnswerState.IN_REVIEW: lambda: _("Next: the reviewer approves it or sends it back."),
    AnswerState.APPROVED: lambda: _("Next: the publisher makes it public."),
    AnswerState.PUBLISHED: lambda: _("Public; the senders have been told."),
    AnswerState.CORRECTED: lambda: _("A later version stands in its place."),
}


@require_POST
@office_page("answer.draft")
def hand_in(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    answering.hand_in(_answer(request, public_id), by=request.actor)
    say_done(request, _("Handed in. Next: the reviewer reads it."))
    return redirect("office:answer", slug, public_id)


@office_page("answer.approve")
def send_back(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = _answer(request, public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: answering.send_back(row, by=request.actor, **data),
        lambda _made: redirect("office:answer", slug, public_id),
        said=_("Sent back; the organisation reads why."),
        title=_("Send the answer back"),
        submit=_("Send back"),
        back=reverse("office:answer", args=[slug, public_id]),
        back_words=row.matter.number,
        work="answers",
    )


@require_POST
@office_page("answer.approve")
def approve(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    answering.approve(_answer(request, public_id), by=request.actor)
    say_done(request, _("Approved. Next: the publisher makes it public."))
    return redirect("office:answer", slug, public_id)


@require_POST
@office_page("answer.publish")
def publish(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    answering.publish(_answer(request, public_id), by=request.actor)
    say_done(request, _("Published. Every sender with an address is told."))
    return redirect("office:answer", slug, public_id)
