"""My work today: what is due, late and soon for the roles I hold; the inbox of notices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework.models import Answer, Assignment, Commitment, Extension
from doithoai.casework.states import AnswerState, AssignmentState, CommitmentState, ExtensionState
from doithoai.conference.models import Conference, Duty
from doithoai.conference.states import DutyState
from doithoai.core import clock
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.documents.models import Paper
from doithoai.notices import outbox
from doithoai.notices.models import Notice
from doithoai.opinion.models import Matter, PublicText
from doithoai.opinion.states import MatterState, TextState

SOON = timedelta(days=3)


@dataclass(frozen=True)
class Pile:
    """One kind of work that waits for this person."""

    words: str
    number: int
    url: str


@office_page()
def today(request: HouseRequest, slug: str) -> HttpResponse:
    """Piles by role, then the single things in the order of their day."""
    actor, day = request.actor, clock.today()
    mine = actor.organisation_ids
    assignments = Assignment.objects.filter(
        state__in=[AssignmentState.GIVEN, AssignmentState.ACCEPTED], organisation_id__in=mine
    )
    duties = Duty.objects.filter(state=DutyState.OPEN, lead_id__in=mine, conference__authority=request.authority)
    promises = Commitment.objects.filter(state=CommitmentState.OPEN, owner_id__in=mine)
    context = {
        "piles": [pile for pile in _piles(request) if pile.number],
        "assignments": assignments.for_list()[:15],
        "duties": duties.select_related("conference", "lead").order_by("due_on", "pk")[:15],
        "promises": promises.for_list()[:15],
        "late": assignments.late(day).count() + promises.late(day).count() + duties.filter(due_on__lt=day).count(),
        "soon": assignments.filter(due_on__range=(day, day + SOON)).count()
        + promises.filter(due_on__range=(day, day + SOON)).count(),
        "conferences": Conference.objects.of(request.authority).coming(day)[:4],
        "notices": Notice.objects.inbox_of(actor.pk, request.authority)[:6],
        "unread": Notice.objects.inbox_of(actor.pk, request.authority).filter(read_at=None).count(),
        "work": "today",
    }
    return render(request, "office/today/today.html", context)


def _piles(request: HouseRequest) -> list[Pile]:
    """What waits for a role; only the roles this person holds are counted."""
    actor, place = request.actor, request.authority
    matters = Matter.objects.of(place)
    answers = Answer.objects.filter(matter__authority=place)
    texts = PublicText.objects.filter(state=TextState.PROPOSED)
    known: list[tuple[str, str, Any, str]] = [
        ("opinion.triage", _("opinions to classify"), matters.unsealed().filter(state=MatterState.RECEIVED), "inbox"),
        (
            "assignment.give",
            _("matters to assign"),
            matters.unsealed().filter(state=MatterState.CLASSIFIED),
            "matters",
        ),
        (
            "answer.approve",
            _("answers to review"),
            answers.filter(state=AnswerState.IN_REVIEW).exclude(author=actor.pk),
            "answers",
        ),
        ("answer.publish", _("answers to publish"), answers.filter(state=AnswerState.APPROVED), "answers"),
        (
            "public_text.approve",
            _("public texts to approve"),
            (texts.filter(matter__authority=place) | texts.filter(opinion__authority=place)).exclude(
                prepared_by=actor.pk
            ),
            "texts",
        ),
        (
            "commitment.verify",
            _("commitments to verify"),
            Commitment.objects.of(place).filter(state=CommitmentState.EVIDENCE),
            "commitments",
        ),
        (
            "extension.approve",
            _("requests for more time"),
            Extension.objects.filter(state=ExtensionState.ASKED, assignment__matter__authority=place),
            "answers",
        ),
        (
            "duty.verify",
            _("duties to verify"),
            Duty.objects.filter(state=DutyState.EVIDENCE, conference__authority=place),
            "conferences",
        ),
        ("paper.issue", _("papers to sign or issue"), Paper.objects.of(place).waiting(), "papers"),
        (
            "sealed.open",
            _("sealed matters to decide"),
            matters.filter(is_sealed=True, state=MatterState.RECEIVED),
            "sealed",
        ),
    ]
    return [
        Pile(words, rows.count(), reverse(f"office:{name}", args=[place.slug]))
        for right, words, rows, name in known
        if actor.holds(right)
    ]


@office_page()
def notices(request: HouseRequest, slug: str) -> HttpResponse:
    """The own inbox; opening the page does not mark anything."""
    rows = Notice.objects.inbox_of(request.actor.pk, request.authority)
    return render(request, "office/today/notices.html", {"page": page_of(request, rows), "work": "today"})


@require_POST
@office_page()
def all_read(request: HouseRequest, slug: str) -> HttpResponse:
    outbox.mark_all_read(request.actor.person, request.authority)
    return redirect("office:notices", slug)
