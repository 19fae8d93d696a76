"""The answer workshop: what this person may read, how far the answers are, what waits for whom."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.casework import answering, work_order, workshop
from doithoai.casework.models import Answer, Assignment, AssignmentSet
from doithoai.casework.states import READABLE, AnswerState
from doithoai.core import clock
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.forms.answers import AnswerFilter
from doithoai.office.views.bodies import own_bodies
from doithoai.opinion.models import Matter
from doithoai.reporting import kept

READERS = ("answer.read", "assignment.read")
#: So many of what waits stand on the board; the rest on a page of its own.
FIRST = 8
#: So many organisations stand in the meter at first.
MOST_BODIES = 12
STEPS = {
    "tham-dinh": gettext_lazy("To be reviewed"),
    "cong-bo": gettext_lazy("Approved, to be published"),
}


def _of_here(request: HouseRequest) -> Exists:
    """Not a join: led by the matters, SQLite would put all answers in order before it takes the first few."""
    return Exists(Matter.objects.of(request.authority).unsealed().filter(pk=OuterRef("matter")).order_by())


def answers_of(request: HouseRequest) -> QuerySet[Answer]:
    """All of the authority for who reviews or publishes; else those of the own organisation's work."""
    rows = Answer.objects.filter(_of_here(request))
    rows = rows.select_related("matter__authority", "assignment__organisation", "assignment__matter__authority")
    if not request.actor.everywhere("answer.read"):
        mine = request.actor.organisation_ids
        rows = rows.filter(assignment__organisation_id__in=mine, assignment__state__in=READABLE)
    return rows


def answer_of(request: HouseRequest, public_id: str) -> Answer:
    return get_object_or_404(answers_of(request), public_id=public_id)


def _given(request: HouseRequest) -> AssignmentSet:
    """Work of every state: the list asks for each state by itself, as the index by state and day does."""
    rows = Assignment.objects.filter(_of_here(request))
    return rows if request.actor.everywhere("answer.read") else rows.for_organisations(request.actor.organisation_ids)


def _chosen(request: HouseRequest) -> tuple[AnswerFilter, AssignmentSet, QuerySet[Answer]]:
    """The filter, and what it leaves of the work and of the answers."""
    given, rows = _given(request), answers_of(request)
    form = AnswerFilter(request.authority, request.GET)
    if form.is_valid():
        if conference := form.cleaned_data["conference"]:
            given, rows = given.filter(matter__conference=conference), rows.filter(matter__conference=conference)
        if body := form.cleaned_data["body"]:
            given, rows = given.filter(organisation=body), rows.filter(assignment__organisation=body)
        if form.cleaned_data["mine"]:
            mine = request.actor.pk
            given, rows = given.filter(taken_by=mine), rows.filter(assignment__taken_by=mine)
    return form, given, rows


def _step(request: HouseRequest, rows: QuerySet[Answer], step: str) -> QuerySet[Answer]:
    return workshop.to_review(rows, request.actor.pk) if step == "tham-dinh" else workshop.to_publish(rows)


@office_page(*READERS)
def answers(request: HouseRequest, slug: str) -> HttpResponse:
    """How far the answers are, and the work in the order of its due day."""
    form, given, rows = _chosen(request)
    chosen = form.cleaned_data.get("conference") if form.is_valid() else None
    leaf = work_order.leaf(given, request.GET.get("sau", ""))
    reads_all = request.actor.everywhere("answer.read")
    is_whole = reads_all and not form.changed_data
    measured = kept.measured(request.authority) if is_whole else kept.Measured(workshop.meter(given.active()))
    bodies = measured.meter.bodies if reads_all else []
    shows_all = "tat_ca" in request.GET
    conference = workshop.nearest(request.authority, chosen)
    context: dict[str, Any] = {
        "form": form,
        "leaf": leaf,
        "takers": workshop.names_of(row.taken_by for row in leaf.rows),
        "measured": measured,
        "bodies": bodies if shows_all else workshop.neediest(bodies, MOST_BODIES),
        "more_bodies": 0 if shows_all else max(len(bodies) - MOST_BODIES, 0),
        "reads_all": reads_all,
        "conference": conference,
        "days_left": (conference.day - clock.today()).days if conference and conference.day else None,
        "waiting": [(step, words, *_first(_step(request, rows, step))) for step, words in STEPS.items()],
        "published": _listed(rows.filter(state=AnswerState.PUBLISHED).order_by("-published_at"))[:FIRST],
        "own_bodies": own_bodies(request),
        "opens_bodies": request.actor.everywhere("assignment.give"),
        "work": "answers",
    }
    return render(request, "office/casework/answers.html", context)


def _listed(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    """No more beside each answer than a line of a list shows."""
    rows = rows.select_related(None).select_related("matter", "assignment__organisation")
    own, matter = ("public_id", "state", "short", "published_at"), ("number", "title", "state")
    return rows.only(*own, *(f"matter__{name}" for name in matter), "assignment__organisation__short_name")


def _first(rows: QuerySet[Answer]) -> tuple[str, list[Answer]]:
    """The first that wait, and how many they are; of very many the number is told on their own page."""
    shown = list(_listed(rows)[: FIRST + 1])
    return f"{FIRST}+" if len(shown) > FIRST else str(len(shown)), shown[:FIRST]


@office_page(*READERS)
def at_step(request: HouseRequest, slug: str, step: str) -> HttpResponse:
    """All that waits for one step, page by page."""
    if step not in STEPS:
        raise Http404
    form, _given_rows, rows = _chosen(request)
    context = {"form": form, "step": step, "title": STEPS[step], "page": page_of(request, _step(request, rows, step))}
    return render(request, "office/casework/answers_waiting.html", {**context, "work": "answers"})


@require_POST
@office_page("answer.draft")
def begin(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Open the version that is being written."""
    mine = Assignment.objects.active().for_organisations(request.actor.organisation_ids)
    rows = mine.filter(matter__authority=request.authority, matter__is_sealed=False)
    row = get_object_or_404(rows.select_related("matter__authority", "organisation"), public_id=public_id)
    made = answering.draft(row, by=request.actor)
    return redirect("office:answer", slug, made.public_id)
