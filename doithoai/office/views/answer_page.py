"""The page of one version of an answer: written on it, read on it, judged on it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.casework import (
    answering,
    attaching,
    comparing,
    impartial,
    oversight,
    points,
    reviewing,
    working,
    workshop,
    writing,
)
from doithoai.casework.models import Answer
from doithoai.casework.states import AnswerState
from doithoai.core import journal
from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.answers import AnswerForm
from doithoai.office.views.answer_versions import beside
from doithoai.office.views.answers import READERS, answer_of
from doithoai.opinion import shielding

NEXT = {
    AnswerState.DRAFT: gettext_lazy("the organisation writes it and hands it in."),
    AnswerState.SENT_BACK: gettext_lazy("the organisation improves it and hands it in again."),
    AnswerState.IN_REVIEW: gettext_lazy("the reviewer approves it or sends it back."),
    AnswerState.APPROVED: gettext_lazy("the publisher makes it public."),
    AnswerState.PUBLISHED: gettext_lazy("nothing is left to do, the senders have been told."),
    AnswerState.CORRECTED: gettext_lazy("nothing, a later version stands in its place."),
}


@office_page(*READERS)
def answer(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One version: write it, or read and judge it. What two wrote at once is shown side by side."""
    row = answer_of(request, public_id)
    form = _form(request, row, request.POST if request.method == "POST" else None)
    if not form.is_bound:
        return _page(request, row, form)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        all_the_same = typed.pop("all_the_same", False)
        try:
            writing.save(row, by=request.actor, **typed)
            if "hand_in" in request.POST:
                answering.hand_in(row, by=request.actor, all_the_same=all_the_same)
        except Refused as refusal:
            return _refused(request, row, refusal)
        handed_in = row.state == AnswerState.IN_REVIEW
        say_done(request, _("Handed in. Next: the reviewer reads it.") if handed_in else _("Saved."))
        return redirect("office:answer", slug, public_id)
    return _page(request, row, form, status=422)


def _form(request: HouseRequest, row: Answer, typed: QueryDict | None) -> AnswerForm:
    """The form with the points as this person may read them; while it may be written."""
    writable = row.state in answering.WRITABLE
    asked = shielding.veiled(points.of(row.matter), request.actor) if writable else []
    corrects = writable and answering.replaced(row) is not None
    kept = attaching.of(row) if writable else []
    ticked = points.ticked(row) if asked else set()
    initial = {name: getattr(row, name) for name in writing.COLUMNS}
    initial |= {"seen_edits": row.edits, "answered": [str(pk) for pk in ticked]}
    initial["all_answered"] = bool(asked) and points.left(row) == 0
    return AnswerForm(asked, corrects, kept, typed, request.FILES if typed is not None else None, initial=initial)


def _refused(request: HouseRequest, row: Answer, refusal: Refused) -> HttpResponse:
    """The page again with everything typed; from now on it goes by the newest state of the text."""
    newest = answer_of(request, row.public_id)
    typed = request.POST.copy()
    typed["seen_edits"] = str(newest.edits)
    kept = {file.public_id for file in attaching.of(newest)}
    typed.setlist("dropped", [one for one in typed.getlist("dropped") if one in kept])
    form = _form(request, newest, typed)
    form.is_valid()
    bound_refusal(form, refusal)
    is_stale = refusal.code == "stale"
    return _page(request, newest, form, other=newest if is_stale else None, status=409 if is_stale else 422)


def _page(
    request: HouseRequest, row: Answer, form: AnswerForm, *, other: Answer | None = None, status: int = 200
) -> HttpResponse:
    turns, covered = reviewing.order(row), points.covered(row)
    opinions = row.matter.opinions.select_related("submission__contact").order_by("pk")[: points.ONE_BY_ONE]
    context: dict[str, Any] = {
        "answer": row,
        "matter": row.matter,
        "opinions": shielding.veiled(opinions, request.actor),
        "more_opinions": max(0, (covered.points if covered else 1) - points.ONE_BY_ONE),
        "form": form,
        "other": other,
        "writer": workshop.name_of(other.author) if other else "",
        "typed": _differs(other, form) if other else [],
        "lost": _unsaved(row, form),
        "files": attaching.of(row),
        "versions": beside(request, row),
        "promises": row.matter.commitments.select_related("owner"),
        "remarks": row.matter.remarks.select_related("organisation"),
        "may_reply": oversight.may_reply(row.matter, request.actor),
        "parts": working.parts(row.matter),
        "is_endorsed": answering.is_endorsed(row),
        "is_own": row.author == request.actor.pk,
        "covered": covered,
        "ticked": points.ticked(row) if covered else None,
        "turns": turns,
        "similar": _similar(request, row),
        "reads_matters": request.actor.holds("matter.read"),
        "history": journal.history(row),
        "next": _next(row, turns),
        "work": "answers",
        **_may(request, row, turns),
    }
    return render(request, "office/casework/answer.html", context, status=status)


def _typed(form: AnswerForm) -> dict[str, str]:
    return {name: str(form.data.get(name, "")) for name in comparing.COLUMNS}


def _differs(other: Answer, form: AnswerForm) -> list[tuple[Any, comparing.Column]]:
    """What the other person saved beside what was typed here."""
    return named(comparing.columns(comparing.of(other), _typed(form)))


def named(columns: list[comparing.Column]) -> list[tuple[Any, comparing.Column]]:
    return [(AnswerForm.base_fields[one.name].label, one) for one in columns]


def _unsaved(row: Answer, form: AnswerForm) -> list[tuple[Any, str]]:
    """What was typed into a version that meanwhile no longer changes: it is given back to be copied."""
    if not form.is_bound or row.state in answering.WRITABLE:
        return []
    known = comparing.of(row)
    typed = {name: words for name, words in _typed(form).items() if name != "result" and words.strip()}
    return [(AnswerForm.base_fields[name].label, words) for name, words in typed.items() if words != known[name]]


def _next(row: Answer, turns: list[reviewing.Turn]) -> str:
    asked = reviewing.now(turns)
    if asked is not None:
        return _("%(name)s reads it, in the order of the reviewers.") % {"name": asked.person.full_name}
    return str(NEXT[AnswerState(row.state)])


def _may(request: HouseRequest, row: Answer, turns: list[reviewing.Turn]) -> dict[str, Any]:
    """Which buttons this person sees."""
    actor = request.actor
    own = answering.had_a_hand(row, actor)
    in_review = row.state == AnswerState.IN_REVIEW and actor.holds(reviewing.REVIEWS)
    asked = reviewing.now(turns)
    my_turn = asked is None or asked.person.pk == actor.pk
    concerned = impartial.concerned(row.matter, actor.pk) if in_review and not own else None
    writable = row.state in answering.WRITABLE
    return {
        "may_write": writable and actor.may("answer.draft", row.scope()),
        "may_endorse": (writable or row.state == AnswerState.IN_REVIEW) and actor.may("answer.endorse", row.scope()),
        "may_review": in_review and not own and concerned is None and my_turn,
        "is_last": asked is None or not any(turn.place > asked.place and not turn.passed for turn in turns),
        "concerned": concerned,
        "own_in_review": in_review and own,
        "may_publish": row.state == AnswerState.APPROVED and actor.holds("answer.publish"),
        "may_promise": actor.holds("assignment.give"),
        "may_set_order": actor.holds("assignment.give") and row.state in reviewing.UNFINISHED,
    }


def _similar(request: HouseRequest, row: Answer) -> list[Answer]:
    """Answers to matters that say the same, for who writes a draft that is still empty."""
    if row.state not in answering.WRITABLE or row.body or not request.actor.may("answer.draft", row.scope()):
        return []
    return workshop.similar(row.matter, request.actor.organisation_ids)
