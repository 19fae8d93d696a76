"""After the last speaker: minutes drafted and signed, conclusion issued, promises followed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.casework.models import Commitment
from doithoai.conference import attending
from doithoai.conference.models import Conference
from doithoai.core import journal
from doithoai.core.toasts import done
from doithoai.core.web import HouseRequest, office_page
from doithoai.documents import issuing
from doithoai.documents.content import Content
from doithoai.documents.models import Paper
from doithoai.live import conclusion, minutes, papers
from doithoai.live import sitting as sittings
from doithoai.live.models import Sitting
from doithoai.live.states import SittingState
from doithoai.office.proof import proved_lately
from doithoai.people import clocks

READ = ("conference.read", "hall.read", "minutes.write", "conclusion.publish")
#: Who works with the minutes reads them; they hold names that nobody agreed to publish.
SEE_MINUTES = ("minutes.write", "hall.sign", "paper.draft", "conference.schedule")

NEXT = {
    SittingState.DESK_OPEN: gettext_lazy("the chair opens the conference."),
    SittingState.IN_SESSION: gettext_lazy("the chair leads the dialogue."),
    SittingState.SUSPENDED: gettext_lazy("the chair resumes or adjourns."),
    SittingState.CONCLUDING: gettext_lazy("the chair signs off the list of conclusions."),
    SittingState.ENDED: gettext_lazy("the minute taker finishes the minutes."),
    SittingState.DRAFTED: gettext_lazy("the chair signs the minutes."),
    SittingState.SIGNED: gettext_lazy("the office issues the notice of conclusion."),
    SittingState.ISSUED: gettext_lazy("the coordinator begins to follow the promises."),
    SittingState.FOLLOW_UP: gettext_lazy("the organisations keep what they promised."),
    SittingState.ARCHIVED: gettext_lazy("Everything is kept."),
}


def _conference(request: HouseRequest, public_id: str) -> Conference:
    rows = Conference.objects.select_related("authority", "planned__plan")
    row = get_object_or_404(rows, authority=request.authority, public_id=public_id)
    if not any(request.actor.may(right, row.scope()) for right in READ):
        raise Http404
    return row


def _sitting(request: HouseRequest, public_id: str) -> Sitting:
    conference = _conference(request, public_id)
    return get_object_or_404(Sitting.objects.select_related("conference__authority"), conference=conference)


def _paper(sitting: Sitting, key: str) -> Paper | None:
    return Paper.objects.of(sitting.conference.authority).filter(key=key).first()


@office_page(*READ)
def sitting(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The sitting of a conference, and what is to be done next with it."""
    conference = _conference(request, public_id)
    row = Sitting.objects.select_related("conference__authority").filter(conference=conference).first()
    context: dict[str, Any] = {"conference": conference, "sitting": row, "work": "conferences"}
    rights = ("minutes.write", "hall.sign", "paper.draft", "conclusion.publish", "conference.schedule", "hall.read")
    context["may"] = {right.replace(".", "_"): request.actor.may(right, conference.scope()) for right in rights}
    if row is not None:
        context |= _of(request, row)
    return render(request, "office/live/sitting.html", context)


def _of(request: HouseRequest, row: Sitting) -> dict[str, Any]:
    conference = row.conference
    sees = any(request.actor.may(right, conference.scope()) for right in SEE_MINUTES)
    notice = _paper(row, conclusion.paper_key(row))
    due = clocks.due(conference.authority, "conclusion", anchor=conference.day) if conference.day else None
    return {
        "next": NEXT[SittingState(row.state)],
        "balance": sittings.balance(row),
        "figures": attending.figures(conference),
        "lines": minutes.course(row) if sees else [],
        "items": row.conclusion_items.select_related("organisation", "question__opinion__matter"),
        "commitments": Commitment.objects.filter(conference=conference).for_list(),
        "minutes_paper": _paper(row, f"minutes:{row.public_id}") if sees else None,
        "conclusion_paper": notice,
        "no_longer_public": conclusion.no_longer_public(row, notice),
        "conclusion_due": due,
        "history": journal.history(row),
    }


@require_POST
@office_page("paper.draft")
def make_paper(request: HouseRequest, slug: str, public_id: str, kind: str) -> HttpResponse:
    """The draft of the minutes or of the notice of conclusion; made again while it is not signed."""
    row = _sitting(request, public_id)
    kinds: dict[str, tuple[Callable[[Sitting], Content], str, bool]] = {
        "bien-ban": (papers.minutes, f"minutes:{row.public_id}", False),
        "ket-luan": (papers.conclusion, conclusion.paper_key(row), True),
    }
    if kind not in kinds:
        raise Http404
    compose, key, public = kinds[kind]
    paper = issuing.draft(
        request.authority,
        content=compose(row),
        by=request.actor,
        key=key,
        about_kind="live.sitting",
        about_id=row.pk,
        public=public,
    )
    return redirect("office:paper", slug, paper.public_id)


@require_POST
@office_page("minutes.write")
def minutes_ready(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    minutes.finish_draft(_sitting(request, public_id), by=request.actor)
    done(request, _("The minutes are ready to be signed."))
    return redirect("office:sitting", slug, public_id)


@require_POST
@office_page("hall.sign")
def sign_minutes(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    minutes.sign(_sitting(request, public_id), by=request.actor)
    done(request, _("The minutes are signed; nothing is added any more."))
    return redirect("office:sitting", slug, public_id)


@require_POST
@office_page("conclusion.publish")
@proved_lately
def issue_conclusion(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    conclusion.issue(_sitting(request, public_id), by=request.actor)
    done(request, _("The notice of conclusion is out."))
    return redirect("office:sitting", slug, public_id)


@require_POST
@office_page("conference.schedule")
def follow_up(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    sittings.follow_up(_sitting(request, public_id), by=request.actor)
    done(request, _("The promises are followed from now on."))
    return redirect("office:sitting", slug, public_id)
