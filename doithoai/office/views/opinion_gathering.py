"""What was gathered for a conference: who reported, who is late, the consolidated report."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference.models import Conference
from doithoai.core import journal, toasts
from doithoai.core.actors import Scope
from doithoai.core.web import HouseRequest, office_page
from doithoai.documents import docx, pdf
from doithoai.documents.content import load
from doithoai.documents.profiles import profile
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import ReasonForm
from doithoai.office.forms.opinion_gathering import ConsolidateForm, GatheringForm
from doithoai.office.views.conference import conference_of
from doithoai.office.views.programme import TYPES
from doithoai.opinion import digest, gathering
from doithoai.opinion.models import GatheringReport
from doithoai.opinion.states import ReportState
from doithoai.people.models import Organisation

#: Supervisors read figures elsewhere: internal matters (S-41) stand in these lists.
READ = ("opinion.triage", "report.receive", "opinion.gather")


def _back(request: HouseRequest, conference: Conference) -> str:
    return reverse("office:gathering", args=[request.authority.slug, conference.public_id])


def _reads_all(request: HouseRequest) -> bool:
    return bool(request.actor.everywhere("opinion.triage") or request.actor.everywhere("report.receive"))


def _own(request: HouseRequest) -> list[Organisation]:
    """The organisations for which this person gathers."""
    rows = Organisation.objects.filter(pk__in=request.actor.organisation_ids).order_by("pk")
    place = request.authority.pk
    return [row for row in rows if request.actor.may("opinion.gather", Scope(place, frozenset({row.pk})))]


def report_of(request: HouseRequest, public_id: str) -> GatheringReport:
    """All reports for those who read everywhere, else those of the own organisations."""
    rows = GatheringReport.objects.filter(authority=request.authority).select_related("conference", "organisation")
    if not _reads_all(request):
        rows = rows.filter(organisation__in=_own(request))
    return get_object_or_404(rows, public_id=public_id)


@office_page(*READ)
def overview(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One line an organisation, and the figures; an organisation sees its own line and figures."""
    conference, own = conference_of(request, public_id), _own(request)
    everything = _reads_all(request)
    lines = [one for one in gathering.expected(conference) if everything or one.organisation in own]
    whole = GatheringReport.objects.filter(conference=conference, organisation=None).first() if everything else None
    told = digest.of(conference) if everything else digest.of(conference, own[0]) if own else None
    context = {
        "conference": conference,
        "lines": lines,
        "missing": sum(one.is_missing for one in lines),
        "late": sum(one.is_late for one in lines),
        "whole": whole,
        "told": told,
        "own": own,
        "everything": everything,
        "may_receive": request.actor.everywhere("opinion.triage"),
        "may_note": request.actor.everywhere("report.receive"),
        "history": journal.history(whole) if whole else (),
        "work": "conferences",
    }
    return render(request, "office/opinion/gathering.html", context)


@office_page("opinion.gather")
def report(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The organisation's own report: how it gathered, in which time; what it passed on is listed and frozen."""
    conference, own = conference_of(request, public_id), _own(request)
    if not own:
        raise Http404
    known = GatheringReport.objects.filter(conference=conference, organisation=own[0]).first()
    first = {"method": known.method, "since": known.since, "until": known.until} if known else {}
    return form_page(
        request,
        GatheringForm(request.POST or None, initial=first),
        lambda data: gathering.send(conference, own[0], by=request.actor, **data),
        lambda _made: redirect(_back(request, conference)),
        template="office/opinion/gathering_report.html",
        said=_("Sent to the coordinator. What was sent is frozen."),
        told=digest.of(conference, own[0]),
        note=known.note if known else "",
        organisation=own[0],
        conference=conference,
        back=_back(request, conference),
        work="conferences",
    )


@office_page("opinion.triage")
def consolidate(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Everything that came, frozen and put before the standing members."""
    conference = conference_of(request, public_id)
    return form_page(
        request,
        ConsolidateForm(request.POST or None),
        lambda data: gathering.consolidate(conference, by=request.actor, **data),
        lambda _made: redirect(_back(request, conference)),
        said=_("Put before the standing members. What was sent is frozen."),
        title=_("Consolidated report"),
        lede=conference.title,
        warning=_("Figures and list are frozen as they stand now."),
        submit=_("Freeze and send"),
        back=_back(request, conference),
        back_words=_("Gathered opinions"),
        work="conferences",
    )


ACTS: dict[str, Callable[..., None]] = {
    "nhan": gathering.receive,
    "trinh": gathering.pass_on,
    "ghi-nhan": gathering.note,
}


@office_page("opinion.triage", "report.receive")
@require_POST
def act(request: HouseRequest, slug: str, public_id: str, act: str) -> HttpResponse:
    """Received, passed on, noted: one press each; pressed twice it is done once and says so."""
    row = report_of(request, public_id)
    ACTS[act](row, by=request.actor)
    toasts.done(request, _("Recorded."))
    return redirect(_back(request, row.conference))


@office_page("opinion.triage")
def send_back(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = report_of(request, public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: gathering.send_back(row, by=request.actor, **data),
        lambda _made: redirect(_back(request, row.conference)),
        said=_("Sent back with the reason."),
        title=_("Send the report back"),
        lede=row.organisation.name if row.organisation else "",
        submit=_("Send back"),
        back=_back(request, row.conference),
        back_words=_("Gathered opinions"),
        work="conferences",
    )


@office_page(*READ)
def file(request: HouseRequest, slug: str, public_id: str, form: str) -> HttpResponse:
    """The frozen report as a paper."""
    row = report_of(request, public_id)
    if row.state == ReportState.DRAFT or not row.content_text:
        raise Http404
    made = docx if form == "docx" else pdf
    answer = HttpResponse(
        made.render(load(row.content_text), profile(request.authority.paper_profile)), content_type=TYPES[form]
    )
    answer["Content-Disposition"] = f'attachment; filename="bao-cao-y-kien-{row.public_id}.{form}"'
    return answer
