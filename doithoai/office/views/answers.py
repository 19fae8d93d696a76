"""The answer workshop: what waits for whom, drafting, review, publication."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.casework import answering, comparing, impartial, oversight, points, reviewing, working, workshop
from doithoai.casework.models import Answer, Assignment, AssignmentSet
from doithoai.casework.states import READABLE, AnswerState
from doithoai.core import clock, journal
from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.casework import AnswerFilter, AnswerForm, ReasonForm, ReviewersForm
from doithoai.office.views.bodies import own_bodies
from doithoai.opinion import shielding
from doithoai.people import directory

READERS = ("answer.read", "assignment.read")

NEXT = {
    AnswerState.DRAFT: gettext_lazy("the organisation writes it and hands it in."),
    AnswerState.SENT_BACK: gettext_lazy("the organisation improves it and hands it in again."),
    AnswerState.IN_REVIEW: gettext_lazy("the reviewer approves it or sends it back."),
    AnswerState.APPROVED: gettext_lazy("the publisher makes it public."),
    AnswerState.PUBLISHED: gettext_lazy("nothing is left to do, the senders have been told."),
    AnswerState.CORRECTED: gettext_lazy("nothing, a later version stands in its place."),
}


def _answers(request: HouseRequest) -> QuerySet[Answer]:
    """All of the authority for who reviews or publishes; else those of the own organisation's work."""
    rows = Answer.objects.filter(matter__authority=request.authority, matter__is_sealed=False)
    rows = rows.select_related("matter__authority", "assignment__organisation", "assignment__matter__authority")
    if not request.actor.everywhere("answer.read"):
        mine = request.actor.organisation_ids
        rows = rows.filter(assignment__organisation_id__in=mine, assignment__state__in=READABLE)
    return rows


def answer_of(request: HouseRequest, public_id: str) -> Answer:
    return get_object_or_404(_answers(request), public_id=public_id)


def _given(request: HouseRequest) -> AssignmentSet:
    rows = Assignment.objects.active().filter(matter__authority=request.authority, matter__is_sealed=False)
    return rows if request.actor.everywhere("answer.read") else rows.for_organisations(request.actor.organisation_ids)


@office_page(*READERS)
def answers(request: HouseRequest, slug: str) -> HttpResponse:
    """How far the answers are, and the work in the order of its due day."""
    given, rows = _given(request), _answers(request)
    form = AnswerFilter(request.authority, request.GET)
    if form.is_valid():
        if conference := form.cleaned_data["conference"]:
            given, rows = given.filter(matter__conference=conference), rows.filter(matter__conference=conference)
        if body := form.cleaned_data["body"]:
            given, rows = given.filter(organisation=body), rows.filter(assignment__organisation=body)
        if form.cleaned_data["mine"]:
            mine = request.actor.pk
            given, rows = given.filter(taken_by=mine), rows.filter(assignment__taken_by=mine)
    found = workshop.coverage(given)
    page = page_of(request, workshop.in_order(given))
    context = {
        "form": form,
        "page": page,
        "takers": workshop.names_of(row.taken_by for row in page),
        "coverage": found,
        "shares": workshop.shares(found),
        "bodies": workshop.by_organisation(given) if request.actor.everywhere("answer.read") else [],
        "to_review": rows.filter(state=AnswerState.IN_REVIEW).order_by("pk"),
        "to_publish": rows.filter(state=AnswerState.APPROVED).order_by("pk"),
        "published": rows.filter(state=AnswerState.PUBLISHED).order_by("-published_at")[:10],
        "late": given.late(clock.today()).count(),
        "own_bodies": own_bodies(request),
        "opens_bodies": request.actor.everywhere("assignment.give"),
        "work": "answers",
    }
    return render(request, "office/casework/answers.html", context)


@require_POST
@office_page("answer.draft")
def begin(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Open the version that is being written."""
    mine = Assignment.objects.active().for_organisations(request.actor.organisation_ids)
    rows = mine.filter(matter__authority=request.authority, matter__is_sealed=False)
    row = get_object_or_404(rows.select_related("matter__authority", "organisation"), public_id=public_id)
    made = answering.draft(row, by=request.actor)
    return redirect("office:answer", slug, made.public_id)


@office_page(*READERS)
def answer(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One version: write it, or read and judge it. What two wrote at once is shown side by side."""
    row = answer_of(request, public_id)
    form = _form(request, row)
    if not form.is_bound:
        return _page(request, row, form)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        all_the_same = typed.pop("all_the_same", False)
        try:
            answering.save(row, by=request.actor, **typed)
            if "hand_in" in request.POST:
                answering.hand_in(row, by=request.actor, all_the_same=all_the_same)
        except Refused as refusal:
            return _refused(request, row, form, refusal)
        handed_in = row.state == AnswerState.IN_REVIEW
        say_done(request, _("Handed in. Next: the reviewer reads it.") if handed_in else _("Saved."))
        return redirect("office:answer", slug, public_id)
    return _page(request, row, form, status=422)


def _form(request: HouseRequest, row: Answer) -> AnswerForm:
    """The form with the points as this person may read them; while it may be written."""
    writable = row.state in answering.WRITABLE
    asked = shielding.veiled(points.of(row.matter), request.actor) if writable else []
    corrects = writable and answering.replaced(row) is not None
    ticked = [str(pk) for pk in points.ticked(row)] if asked else []
    return AnswerForm(asked, corrects, request.POST or None, initial=_initial(row) | {"answered": ticked})


def _initial(row: Answer) -> dict[str, Any]:
    names = ("short", "body", "basis", "result", "not_accepted_reason", "correction_reason")
    return {name: getattr(row, name) for name in names} | {"seen_edits": row.edits}


def _refused(request: HouseRequest, row: Answer, form: AnswerForm, refusal: Refused) -> HttpResponse:
    """The page again with everything typed; from now on it goes by the newest state of the text."""
    bound_refusal(form, refusal)
    newest = answer_of(request, row.public_id)
    typed = request.POST.copy()
    typed["seen_edits"] = str(newest.edits)
    form.data = typed
    is_stale = refusal.code == "stale"
    return _page(request, newest, form, other=newest if is_stale else None, status=409 if is_stale else 422)


def _page(
    request: HouseRequest, row: Answer, form: AnswerForm, *, other: Answer | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {
        "answer": row,
        "matter": row.matter,
        "opinions": shielding.veiled(
            row.matter.opinions.select_related("submission__contact").order_by("pk"), request.actor
        ),
        "form": form,
        "other": other,
        "writer": workshop.name_of(other.author) if other else "",
        "versions": row.matter.answers.exclude(pk=row.pk).order_by("-version"),
        "promises": row.matter.commitments.select_related("owner"),
        "remarks": row.matter.remarks.select_related("organisation"),
        "may_reply": oversight.may_reply(row.matter, request.actor),
        "parts": working.parts(row.matter),
        "is_endorsed": answering.is_endorsed(row),
        "answered": _answered(row),
        "turns": reviewing.order(row),
        "similar": _similar(request, row),
        "history": journal.history(row),
        "next": NEXT[AnswerState(row.state)],
        "work": "answers",
        **_may(request, row),
    }
    return render(request, "office/casework/answer.html", context, status=status)


def _may(request: HouseRequest, row: Answer) -> dict[str, Any]:
    """Which buttons this person sees."""
    actor = request.actor
    own = answering.had_a_hand(row, actor)
    in_review = row.state == AnswerState.IN_REVIEW and actor.holds(reviewing.REVIEWS)
    turns = [turn for turn in reviewing.order(row) if turn.now]
    my_turn = not turns or turns[0].person.pk == actor.pk
    writable = row.state in answering.WRITABLE
    concerned = impartial.concerned(row.matter, actor.pk) if in_review and not own else None
    return {
        "concerned": concerned,
        "may_write": writable and actor.may("answer.draft", row.scope()),
        "may_endorse": (writable or row.state == AnswerState.IN_REVIEW) and actor.may("answer.endorse", row.scope()),
        "may_review": in_review and not own and my_turn and concerned is None,
        "own_in_review": in_review and own,
        "may_publish": row.state == AnswerState.APPROVED and actor.holds("answer.publish"),
        "may_promise": actor.holds("assignment.give"),
        "may_set_order": actor.holds("assignment.give") and row.state in (*answering.WRITABLE, AnswerState.IN_REVIEW),
    }


def _answered(row: Answer) -> tuple[int, int] | None:
    """How many of how many points are ticked; None where there is one alone."""
    asked = points.of(row.matter)
    return (len(points.ticked(row)), len(asked)) if asked else None


def _similar(request: HouseRequest, row: Answer) -> list[Answer]:
    """Published answers of matters that say the same, for who writes a draft that is still empty."""
    if row.state not in answering.WRITABLE or row.body or not request.actor.may("answer.draft", row.scope()):
        return []
    return workshop.similar(row.matter)


@require_POST
@office_page("answer.draft")
def borrow(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """An earlier answer becomes the beginning of an empty draft."""
    row = answer_of(request, public_id)
    chosen = next((one for one in workshop.similar(row.matter) if one.public_id == request.POST.get("from")), None)
    if chosen is None:
        raise Http404
    answering.begin_with(row, chosen, by=request.actor)
    say_done(request, _("Taken over as the beginning of the draft. Change what differs here."))
    return redirect("office:answer", slug, public_id)


@office_page(*READERS)
def compare(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A version beside the one before it."""
    row = answer_of(request, public_id)
    earlier = row.matter.answers.filter(version__lt=row.version).order_by("-version").first()
    if earlier is None:
        raise Http404
    words = {name: AnswerForm.base_fields[name].label for name in comparing.COLUMNS}
    found = [(words[name], pieces) for name, pieces in comparing.versions(earlier, row)]
    context = {"answer": row, "matter": row.matter, "earlier": earlier, "columns": found, "work": "answers"}
    return render(request, "office/casework/compare.html", context)


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
    answering.hand_in(answer_of(request, public_id), by=request.actor)
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
    answering.approve(answer_of(request, public_id), by=request.actor)
    say_done(request, _("Approved. Next: the publisher makes it public."))
    return redirect("office:answer", slug, public_id)


@office_page("answer.publish")
def publish(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Publishing cannot be undone: the page says once more what everybody will read and who is told."""
    row = answer_of(request, public_id)
    if request.method == "POST":
        answering.publish(row, by=request.actor)
        say_done(request, _("Published. Every sender with an address is told."))
        return redirect("office:answer", slug, public_id)
    context = {"answer": row, "matter": row.matter, "promises": row.matter.commitments.select_related("owner")}
    return render(request, "office/casework/publish.html", {**context, "work": "answers"})
