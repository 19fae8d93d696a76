"""Give a matter to an organisation; the organisation accepts, hands back, asks for more time."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework import assigning, explaining, moved_days, oversight, workshop
from doithoai.casework.models import Assignment, Extension, NoteKind, Purpose
from doithoai.casework.states import ACTIVE, READABLE, AnswerState, AssignmentState, ExtensionState
from doithoai.casework.working import parts as parts_of
from doithoai.core import journal
from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.casework import AssignForm, ExtensionForm, HandBackForm, ReasonForm, WorkNoteForm
from doithoai.opinion import shielding, triage
from doithoai.opinion.models import Matter


def matter_of(request: HouseRequest, public_id: str) -> Matter:
    """A matter of this authority that is not sealed."""
    rows = Matter.objects.of(request.authority).unsealed().for_list()
    return get_object_or_404(rows, public_id=public_id)


def matter_url(request: HouseRequest, matter: Matter) -> str:
    return reverse("office:matter", args=[request.authority.slug, matter.public_id])


def assignment_of(request: HouseRequest, public_id: str) -> Assignment:
    """An assignment of one's own organisation, not one taken from it; any one for who assigns or reads all."""
    rows = Assignment.objects.filter(matter__authority=request.authority, matter__is_sealed=False).for_list()
    if not any(request.actor.everywhere(right) for right in ("assignment.give", "matter.read")):
        rows = rows.filter(organisation_id__in=request.actor.organisation_ids, state__in=READABLE)
    return get_object_or_404(rows, public_id=public_id)


@office_page("assignment.give")
def assign(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Lead, co-operating organisations, what is asked; the competent one is proposed, a person decides."""
    matter = matter_of(request, public_id)
    proposed = triage.proposed_leads(matter.field) if matter.field else []
    first = {"lead": proposed[0].pk if proposed else None, "purpose": "explain"}
    if matter.conference is None or matter.conference.day is None:
        first["purpose"] = "resolve"
    return form_page(
        request,
        AssignForm(matter, request.POST or None, initial=first),
        lambda data: assigning.assign(matter, by=request.actor, **data),
        lambda _made: redirect(matter_url(request, matter)),
        "office/casework/assign.html",
        _("Assigned. The organisation has been told."),
        matter=matter,
        back=matter_url(request, matter),
        opinions=shielding.veiled(matter.opinions.select_related("submission__contact").order_by("pk"), request.actor),
        proposed=proposed,
        dues=_dues(matter),
        present=matter.assignments.filter(state__in=ACTIVE).select_related("organisation").order_by("-is_lead", "pk"),
        before=matter.assignments.filter(state=AssignmentState.HANDED_BACK).select_related(
            "organisation", "believed_competent"
        ),
        work="matters",
    )


def _dues(matter: Matter) -> list[tuple[str, date | None, str]]:
    """What the rules would give for each purpose, before anybody decides."""
    found: list[tuple[str, date | None, str]] = []
    for purpose in Purpose:
        try:
            day, rule = assigning.proposed_due(matter, purpose)
        except Refused as refusal:
            found.append((str(purpose.label), None, str(refusal.sentence)))
        else:
            found.append((str(purpose.label), day, rule))
    return found


@office_page("assignment.read", "assignment.give", "matter.read")
def assignment(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What is asked, by when and why then; what the organisation may do."""
    row = assignment_of(request, public_id)
    actor, scope = request.actor, row.scope()
    working = row.state in (AssignmentState.GIVEN, AssignmentState.ACCEPTED)
    moved = moved_days.told(row.extensions.order_by("-pk"))
    context: dict[str, Any] = {
        "assignment": row,
        "due_day": explaining.of_assignment(row, moved),
        "is_waited_for": working,
        "matter": row.matter,
        "opinions": shielding.veiled(
            row.matter.opinions.select_related("submission__contact")
            .prefetch_related("submission__files__attachment")
            .order_by("pk"),
            actor,
        ),
        "others": row.matter.assignments.exclude(pk=row.pk).filter(state__in=ACTIVE).select_related("organisation"),
        "answers": row.answers.exclude(state=AnswerState.CORRECTED).order_by("-version"),
        "moved": moved,
        "taker": workshop.name_of(row.taken_by) if row.taken_by else "",
        "may_take": row.state in ACTIVE and row.taken_by != actor.pk and actor.may("answer.draft", scope),
        "may_leave": row.state in ACTIVE and row.taken_by is not None and actor.may("answer.draft", scope),
        "may_enter": working and row.is_lead and actor.may("assignment.give", scope),
        "may_print": working,
        "sees_body": actor.everywhere("assignment.give") or actor.may("answer.draft", scope),
        "remarks": row.matter.remarks.select_related("organisation"),
        "history": journal.history(row),
        "may_accept": row.state == AssignmentState.GIVEN and actor.may("assignment.accept", scope),
        "may_hand_back": working and actor.may("assignment.hand_back", scope),
        "may_draft": row.is_lead and row.state in ACTIVE and actor.may("answer.draft", scope),
        "draft_kind": "" if row.state == AssignmentState.GIVEN else "primary",
        "may_contribute": working and not row.is_lead and actor.may("answer.draft", scope),
        "may_note": row.state in ACTIVE and actor.may("answer.draft", scope),
        "may_urge": working and actor.holds("assignment.remind"),
        "may_help": actor.holds("assignment.remind") and Assignment.objects.hindered().filter(pk=row.pk).exists(),
        "may_reply": oversight.may_reply(row.matter, actor),
        "note_form": WorkNoteForm(),
        "notes": row.work_notes.exclude(kind=NoteKind.PART),
        "parts": parts_of(row.matter),
        "may_extend": working and actor.may("extension.ask", scope),
        "may_withdraw": row.state in ACTIVE and actor.holds("assignment.give"),
        "may_decide": actor.holds("extension.approve"),
        "next": _next(row),
        "work": "answers",
    }
    return render(request, "office/casework/assignment.html", context)


def _next(row: Assignment) -> str:
    """Who acts next."""
    words = {
        AssignmentState.GIVEN: _("%(body)s accepts, or hands it back."),
        AssignmentState.ACCEPTED: _("%(body)s drafts the answer.") if row.is_lead else _("%(body)s gives its part."),
        AssignmentState.ANSWERED: _("the reviewer reads the answer of %(body)s.")
        if row.is_lead
        else _("the lead organisation answers with this part."),
        AssignmentState.CLOSED: _("nothing is left to do, the matter has its result."),
        AssignmentState.HANDED_BACK: _("the coordinator assigns it anew."),
        AssignmentState.WITHDRAWN: _("nothing, it was withdrawn by the coordinator."),
    }[AssignmentState(row.state)]
    return words % {"body": row.organisation.short_name} if "%(" in words else words


@require_POST
@office_page("assignment.accept")
def accept(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    assigning.accept(assignment_of(request, public_id), by=request.actor)
    say_done(request, _("Accepted. Next: draft the answer."))
    return redirect("office:assignment", slug, public_id)


def step_words(request: HouseRequest, row: Assignment, title: str, submit: str) -> dict[str, Any]:
    back = reverse("office:assignment", args=[request.authority.slug, row.public_id])
    return {"title": title, "submit": submit, "back": back, "back_words": row.matter.number, "work": "answers"}


@office_page("assignment.hand_back")
def hand_back(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = assignment_of(request, public_id)
    return form_page(
        request,
        HandBackForm(request.authority, request.POST or None),
        lambda data: assigning.hand_back(row, by=request.actor, **data),
        lambda _made: redirect("office:answers", slug),
        said=_("Handed back. The coordinator has been told."),
        **step_words(request, row, _("Hand the matter back"), _("Hand back")),
    )


@office_page("assignment.give")
def withdraw(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = assignment_of(request, public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: assigning.withdraw(row, by=request.actor, **data),
        lambda _made: redirect(matter_url(request, row.matter)),
        said=_("Withdrawn. The organisation no longer sees the matter."),
        **step_words(request, row, _("Withdraw the assignment"), _("Withdraw")),
    )


@office_page("extension.ask")
def ask_extension(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = assignment_of(request, public_id)
    return form_page(
        request,
        ExtensionForm(request.POST or None),
        lambda data: assigning.ask_extension(row, by=request.actor, **data),
        lambda _made: redirect("office:assignment", slug, public_id),
        said=_("Asked for. Another person decides."),
        **step_words(request, row, _("Ask for more time"), _("Ask for more time")),
    )


def _extensions(request: HouseRequest) -> QuerySet[Extension]:
    mine = Q(assignment__matter__authority=request.authority, assignment__matter__is_sealed=False)
    mine |= Q(commitment__authority=request.authority, commitment__matter__is_sealed=False)
    return Extension.objects.filter(mine).select_related(
        "assignment__matter__authority",
        "assignment__organisation",
        "commitment__matter__authority",
        "commitment__owner",
        "commitment__authority",
    )


@office_page("extension.approve")
def extensions(request: HouseRequest, slug: str) -> HttpResponse:
    """All requests that wait for a decision, the oldest first."""
    rows = _extensions(request).filter(state=ExtensionState.ASKED).order_by("pk")
    context = {"page": page_of(request, rows), "work": "answers"}
    return render(request, "office/casework/extensions.html", context)


@require_POST
@office_page("extension.approve")
def decide(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Approve or refuse a request for more time."""
    row = get_object_or_404(_extensions(request), public_id=public_id)
    assigning.decide(row, granted=request.POST.get("granted") == "yes", by=request.actor)
    say_done(request, _("Decided. The old day stays visible."))
    if row.commitment is not None:
        return redirect("office:commitment", slug, row.commitment.public_id)
    return redirect("office:assignment", slug, row.assignment.public_id if row.assignment else "")
