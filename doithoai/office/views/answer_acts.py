"""What is decided about an answer: who reviews it, agreement, review, publication."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework import answering, attaching, reviewing
from doithoai.casework.states import AnswerState
from doithoai.core.toasts import done as say_done
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.answers import ReviewersForm
from doithoai.office.forms.casework import ReasonForm
from doithoai.office.proof import proved_when_sent
from doithoai.office.views.answers import answer_of
from doithoai.people import directory


@office_page("assignment.give")
def reviewers(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Who reviews, one after the other."""
    row = answer_of(request, public_id)
    people = directory.people_with(request.authority, reviewing.REVIEWS)
    names = ("first", "second", "third")
    now = dict(zip(names, (turn.person for turn in reviewing.order(row)), strict=False))
    form = ReviewersForm(people, request.POST or None, initial=now)
    return form_page(
        request,
        form,
        lambda _data: reviewing.set_order(row.matter, form.people(), by=request.actor),
        lambda _made: redirect("office:answer", slug, public_id),
        said=_("The order of the reviewers is set."),
        title=_("Reviewers of %(number)s") % {"number": row.matter.number},
        lede=_("They read one after the other; the last one approves. Nobody named: any reviewer of the authority."),
        submit=_("Set the order"),
        back=reverse("office:answer", args=[slug, public_id]),
        back_words=row.matter.number,
        work="answers",
    )


@require_POST
@office_page("answer.endorse")
def endorse(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    answering.endorse(answer_of(request, public_id), by=request.actor)
    say_done(request, _("Your agreement is recorded. The reviewer still decides."))
    return redirect("office:answer", slug, public_id)


@require_POST
@office_page("answer.draft")
def hand_in(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = answer_of(request, public_id)
    answering.hand_in(row, by=request.actor, all_the_same="all_the_same" in request.POST)
    say_done(request, _("Handed in. Next: the reviewer reads it."))
    return redirect("office:answer", slug, public_id)


@office_page("answer.approve")
def send_back(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = answer_of(request, public_id)
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
    row = answer_of(request, public_id)
    answering.approve(row, by=request.actor)
    approved = row.state == AnswerState.APPROVED
    said = _("Approved. Next: the publisher makes it public.") if approved else _("Agreed. The next reviewer is told.")
    say_done(request, said)
    return redirect("office:answer", slug, public_id)


@office_page("answer.publish")
@proved_when_sent
def publish(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Publishing cannot be undone: the page says once more what everybody will read and who is told."""
    row = answer_of(request, public_id)
    if request.method == "POST":
        answering.publish(row, by=request.actor)
        say_done(request, _("Published. Every sender with an address is told."))
        return redirect("office:answer", slug, public_id)
    context = {
        "answer": row,
        "matter": row.matter,
        "files": attaching.of(row),
        "promises": row.matter.commitments.select_related("owner"),
        "work": "answers",
    }
    return render(request, "office/casework/publish.html", context)
