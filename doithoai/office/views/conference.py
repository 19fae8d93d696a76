"""Conferences: the list, the page of one, its day, what is announced, calling off."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.casework import carrying
from doithoai.conference import announcing, appointing, attending, chain, papers, scheduling
from doithoai.conference.models import Conference, ConferenceSet, Duty, DutySet
from doithoai.conference.states import ConferenceState, DutyState
from doithoai.core import clock, journal, toasts
from doithoai.core.pieces import Milestone
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.documents import docx, pdf
from doithoai.documents.profiles import profile
from doithoai.office.forms.conference import AnnounceForm, ReasonForm
from doithoai.office.proof import proved_when_sent
from doithoai.office.views.programme import TYPES
from doithoai.people.models import Authority, Membership
from doithoai.people.roles import Acting, Role

READ = ("conference.read", "duty.work", "attendance.list", "hall.read")
#: So many bodies are named at a milestone.
MOST_NAMED = 3
LIFE = (
    ConferenceState.PLANNED,
    ConferenceState.SCHEDULED,
    ConferenceState.ANNOUNCED,
    ConferenceState.IN_SESSION,
    ConferenceState.CONCLUDED,
    ConferenceState.CLOSED,
)


def visible_to(actor: Acting, authority: Authority) -> ConferenceSet:
    """All of them for those who read everywhere, else those with a duty or a role of one's own."""
    rows = Conference.objects.of(authority)
    if actor.everywhere("conference.read"):
        return rows
    own = actor.organisation_ids
    mine = Q(pk__in=actor.conference_ids) | Q(duties__lead__in=own) | Q(duties__cooperating__in=own)
    mine |= Q(briefing__owner__in=own) | Q(hall_checks__owner__in=own)
    if actor.holds("attendance.list") or actor.holds("broadcast.log"):
        mine |= ~Q(state=ConferenceState.PLANNED)
    return rows.filter(pk__in=rows.filter(mine).values("pk"))


def visible(request: HouseRequest) -> ConferenceSet:
    """What the signed-in person may see."""
    return visible_to(request.actor, request.authority)


def duties_visible_to(actor: Acting, authority: Authority) -> DutySet:
    """Every duty for those who read everywhere, else those that one's own body leads or helps with."""
    rows = Duty.objects.of(authority)
    if actor.everywhere("conference.read"):
        return rows
    own = actor.organisation_ids
    return rows.filter(Q(lead__in=own) | Q(cooperating__in=own)).distinct()


def conference_of(request: HouseRequest, public_id: str) -> Conference:
    return get_object_or_404(visible(request).select_related("authority"), public_id=public_id)


def duties_of(request: HouseRequest, conference: Conference) -> list[Duty]:
    """All duties for those who read everywhere, one's own for the others."""
    rows = conference.duties.select_related("lead", "task", "evidence_file").prefetch_related("cooperating")
    if not request.actor.everywhere("conference.read"):
        own = request.actor.organisation_ids
        rows = rows.filter(Q(lead__in=own) | Q(cooperating__in=own)).distinct()
    return list(rows.order_by("due_on", "pk"))


@office_page(*READ)
def conferences(request: HouseRequest, slug: str) -> HttpResponse:
    page = page_of(request, visible(request))
    context = {"page": page, "may_broadcast": request.actor.holds("broadcast.log")}
    return render(request, "office/conference/conferences.html", context)


@office_page(*READ)
def conference(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    return render(request, "office/conference/conference.html", _page(request, row))


def _page(request: HouseRequest, row: Conference) -> dict[str, Any]:
    """All that the page of a conference shows."""
    actor, mine = request.actor, duties_of(request, row)
    covered = announcing.coverage(row)
    milestones = _milestones(row)
    return {
        "conference": row,
        "labels": [state.label for state in LIFE],
        "step": LIFE.index(ConferenceState(row.state)) if row.state in LIFE else -1,
        "milestones": milestones,
        "next_milestone": next((one for one in milestones if one.is_next), None),
        "last_day": announcing.last_day(row),
        "duties": mine,
        "done": sum(one.state == DutyState.DONE for one in mine),
        "late": sum(one.is_late and one.state != DutyState.DONE for one in mine),
        "done_late": sum(one.is_late and one.state == DutyState.DONE for one in mine),
        "coverage": covered,
        "in_time": sum(bool(one.in_time) for one in covered),
        "told_on": announcing.told_on(covered),
        "announcement": announcing.latest(row),
        "announcements": row.announcements.exclude(state="draft"),
        "missing": [announcing.REQUIRED[name] for name in announcing.missing(row)],
        "roles": named_roles(row),
        "unfilled": appointing.unfilled(row),
        "figures": attending.figures(row),
        "carried": carrying.carried_to(
            row, public=not (actor.holds("commitment.verify") or actor.holds("matter.read"))
        ),
        "reads_promises": actor.everywhere("commitment.read"),
        "may": _may(actor, row),
        "history": journal.history(row)[:12],
        "next": _next_act(row),
    }


def _may(actor: Acting, row: Conference) -> dict[str, bool]:
    """Which acts the page offers; of a closed year and of what the inside installation told only reading."""
    found = {
        "schedule": actor.everywhere("conference.schedule"),
        "announce": actor.everywhere("conference.announce"),
        "appoint": actor.everywhere("conference.appoint"),
        "attend": actor.holds("attendance.manage") or actor.holds("attendance.list"),
        "broadcast": actor.holds("broadcast.log"),
        "print": actor.everywhere("attendance.manage"),
        "papers": actor.holds("paper.read"),
        "booklet": actor.everywhere("answer.read") or actor.may("hall.outcome", row.scope()),
        "carry": row.has_begun and actor.holds("commitment.verify") and carrying.left_open(row).exists(),
        "gather": any(actor.holds(right) for right in ("opinion.triage", "report.receive", "opinion.gather")),
    }
    changing = ("schedule", "announce", "appoint", "broadcast") if row.over_words or row.is_told else ()
    entering = ("attend", "carry") if row.is_told else ()
    return found | dict.fromkeys((*changing, *entering), False)


def named_roles(row: Conference) -> list[tuple[Membership, Any]]:
    """Who holds a role, with the words for it."""
    return [(held, Role(held.role).label) for held in appointing.people_of(row)]


def _milestones(row: Conference) -> list[Milestone]:
    """The chain with how much of it is done, by everybody; the day of the conference stands in its place."""
    found = [_milestone(one) for one in chain.of(row)]
    if found and row.anchor is not None:
        found.append(Milestone(row.anchor, _("Conference"), row.venue, counts=False))
    return sorted(found, key=lambda one: one.day)


def _milestone(one: chain.Link) -> Milestone:
    words = {"met": len(one.shown), "all": len(one.duties)}
    notes = [_("%(met)s / %(all)s shown") % words if one.duties else "", _who(one), one.milestone.due.warning]
    note = " · ".join(filter(None, notes))
    return Milestone(one.day, one.milestone.name, note, met_on=one.met_on, is_next=one.is_next)


def _who(one: chain.Link) -> str:
    """The bodies that still have it; of many the first ones."""
    names = [body.short_name for body in one.missing]
    more = len(names) - MOST_NAMED
    words = ", ".join(names[:MOST_NAMED])
    return _("%(names)s and %(more)s others") % {"names": words, "more": more} if more > 0 else words


def _next_act(row: Conference) -> str:
    """Who acts next."""
    if row.is_told:
        return _("the inside installation: it is changed there")
    words = {
        ConferenceState.PLANNED: _("the coordinator fixes the day"),
        ConferenceState.SCHEDULED: _("the coordinator announces it once programme, content, time and place are known"),
        ConferenceState.ANNOUNCED: _("each body shows its duties; the hall roles are given"),
        ConferenceState.IN_SESSION: _("the chair leads the sitting"),
        ConferenceState.CONCLUDED: _("the conclusion is issued; promises are followed up"),
        ConferenceState.CLOSED: _("nobody: it is closed; what is open is carried over"),
        ConferenceState.POSTPONED: _("the coordinator fixes a new day"),
        ConferenceState.CANCELLED: _("nobody: it was cancelled"),
        ConferenceState.MOVED: _("the coordinator takes it into the plan of the coming year"),
    }
    return words[ConferenceState(row.state)]


@office_page("conference.announce")
@proved_when_sent
def announce(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    form = AnnounceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            announcing.publish(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Announced on the portal. Next: the loudspeakers; log each broadcast."))
            return redirect("office:conference", slug, public_id)
    context = {
        "conference": row,
        "form": form,
        "missing": [announcing.REQUIRED[name] for name in announcing.missing(row)],
        "last_day": announcing.last_day(row),
        "earlier": announcing.latest(row),
    }
    return render(request, "office/conference/announce.html", context, status=422 if form.is_bound else 200)


CALL_OFF = {
    "hoan": (scheduling.postpone, gettext_lazy("Postpone the conference?")),
    "huy": (scheduling.cancel, gettext_lazy("Cancel the conference?")),
    "chuyen-nam": (scheduling.move_to_next_year, gettext_lazy("Move the conference to next year?")),
}


@office_page("conference.schedule")
def call_off(request: HouseRequest, slug: str, public_id: str, act: str) -> HttpResponse:
    row = conference_of(request, public_id)
    rule, title = CALL_OFF[act]
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rule(row, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            told = announcing.latest(row) is not None
            toasts.done(request, _("Done. Announce it now.") if told else _("Done."))
            return redirect("office:announce" if told else "office:conference", slug, public_id)
    context = {"conference": row, "form": form, "title": title}
    return render(request, "office/conference/call_off.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("conference.schedule")
def close(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    scheduling.close(row, by=request.actor)
    if request.actor.holds("commitment.verify") and carrying.left_open(row).exists():
        toasts.done(request, _("Closed. Next: what is still open goes to the next conference."))
        return redirect("office:conference_carry", slug, public_id)
    return redirect("office:conference", slug, public_id)


@office_page(*READ)
def notice_file(request: HouseRequest, slug: str, public_id: str, version: int, form: str) -> HttpResponse:
    """The announcement as a notice in the prescribed form."""
    row = conference_of(request, public_id)
    told = get_object_or_404(row.announcements.select_related("conference__authority"), version=version)
    made = docx if form == "docx" else pdf
    content = made.render(papers.notice(told), profile(request.authority.paper_profile))
    response = HttpResponse(content, content_type=TYPES[form])
    day = clock.local(told.published_at).date() if told.published_at else clock.today()
    response["Content-Disposition"] = f'attachment; filename="thong-bao-{day:%Y-%m-%d}-{version}.{form}"'
    return response
