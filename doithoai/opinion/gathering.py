"""The organisations report what they gathered, over the coordinator to the standing members, in two steps (S-74)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import duties
from doithoai.conference.models import Conference, Duty
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, begin, move
from doithoai.documents.content import dump
from doithoai.notices import outbox
from doithoai.opinion import digest, papers, states
from doithoai.opinion.models import GatheringReport
from doithoai.opinion.states import ReportState
from doithoai.people import directory
from doithoai.people.models import Organisation, OrganisationKind
from doithoai.people.roles import Role
from doithoai.programme.models import TaskKind

journal.register_verb("report.begin", _("Report begun"))
CLOCK_CODE = "gathered"


@dataclass(frozen=True)
class Expected:
    """One organisation that must report: its duty's day, and its report when there is one."""

    organisation: Organisation
    due_on: date | None
    report: GatheringReport | None

    @property
    def is_missing(self) -> bool:
        return self.report is None or self.report.state == ReportState.DRAFT

    @property
    def is_late(self) -> bool:
        """Sent late, or not sent though the day has passed."""
        if self.report is not None and not self.is_missing:
            return self.report.is_late
        return self.due_on is not None and clock.today() > self.due_on


def expected(conference: Conference) -> list[Expected]:
    """Every organisation with a duty to gather or report, and whoever reported without one."""
    due: dict[Organisation, date | None] = {}
    for duty in gathering_duties(conference):
        for body in [duty.lead, *duty.cooperating.all()]:
            if body is not None and (body not in due or (duty.due_on and duty.due_on < (due[body] or date.max))):
                due[body] = duty.due_on
    reports = {row.organisation: row for row in _reports(conference) if row.organisation is not None}
    for body in reports:
        due.setdefault(body, reports[body].due_on)
    return [Expected(body, due[body], reports.get(body)) for body in sorted(due, key=lambda one: one.name)]


def gathering_duties(conference: Conference) -> list[Duty]:
    """The duties that such a report fulfils."""
    rows = conference.duties.select_related("lead", "task").prefetch_related("cooperating")
    wanted = (TaskKind.GATHER, TaskKind.REPORT)
    return [row for row in rows if row.clock_code == CLOCK_CODE or (row.task is not None and row.task.kind in wanted)]


def _reports(conference: Conference) -> list[GatheringReport]:
    return list(GatheringReport.objects.filter(conference=conference).select_related("organisation", "conference"))


def send(
    conference: Conference,
    organisation: Organisation,
    *,
    method: str,
    since: date | None,
    until: date | None,
    by: Actor,
) -> GatheringReport:
    """Freeze what the organisation passed on until now, and hand it to the coordinator; nothing is a report too."""
    may_gather(organisation, conference)
    if not method.strip():
        raise Refused(_("Say how the opinions were gathered."), field="method")
    if since and until and since > until:
        raise Refused(_("The end of the time lies before its beginning."), field="until")
    due = next((one.due_on for one in expected(conference) if one.organisation == organisation), None)
    with transaction.atomic():
        report = _draft(conference, organisation, by=by, right="opinion.gather")
        report.method, report.since, report.until = method.strip(), since, until
        told = digest.of(conference, organisation)
        content = dump(papers.gathered(report, told))
        today = clock.today()
        late = due is not None and today > due
        move(
            report,
            states.SEND_REPORT,
            by=by,
            facts={"opinions": told.received, "due_on": due.isoformat() if due else None, "is_late": late},
            method=report.method,
            since=since,
            until=until,
            due_on=due,
            sent_on=today,
            is_late=late,
            opinions=told.received,
            content_text=content,
            content_hash=hashlib.sha256(content.encode()).hexdigest(),
            note="",
        )
        mine = [row.pk for row in gathering_duties(conference) if row.lead_id == organisation.pk]
        for duty in Duty.objects.waiting().filter(pk__in=mine):
            if by.may("duty.work", duty.scope()):
                words = f"Báo cáo tổng hợp {told.received} ý kiến, mã {report.public_id}."
                duties.show(duty, evidence_text=words, by=by)
        _tell(report, Role.COORDINATOR, f"{organisation.short_name} gửi báo cáo ý kiến nắm bắt")
    return report


def may_gather(organisation: Organisation, conference: Conference | None) -> None:
    """A local committee gathers when the plan orders it, or where the authority has switched it on (G-18)."""
    if organisation.kind != OrganisationKind.LOCAL_COMMITTEE or organisation.authority.local_gathering:
        return
    duties_here = gathering_duties(conference) if conference is not None else []
    if not any(organisation in (row.lead, *row.cooperating.all()) for row in duties_here):
        raise Refused(
            _("Gathering by local committees is not switched on here. Ask the administrator (Settings)."), code="off"
        )


def _draft(conference: Conference, organisation: Organisation | None, *, by: Actor, right: str) -> GatheringReport:
    known = GatheringReport.objects.filter(conference=conference, organisation=organisation).first()
    if known is not None:
        if known.state != ReportState.DRAFT:
            raise Refused(_("This report has been sent. It changes only when it is sent back."), code="state")
        return known
    row = GatheringReport(authority=conference.authority, conference=conference, organisation=organisation)
    return begin(row, "report.begin", by=by, right=right)


def receive(report: GatheringReport, *, by: Actor) -> None:
    """The coordinator confirms that it has come: the first receipt."""
    move(report, states.RECEIVE_REPORT, by=by)


def send_back(report: GatheringReport, *, reason: str, by: Actor) -> None:
    """Not complete: back to the organisation, with words."""
    if not reason.strip():
        raise Refused(_("Say what is missing in the report."), field="reason")
    with transaction.atomic():
        move(report, states.RETURN_REPORT, by=by, note=reason.strip()[:300])
        if report.organisation is not None:
            people = directory.members_of(report.organisation)
            outbox.tell(
                report.authority,
                people,
                key=f"report-back:{report.public_id}:{clock.now():%Y%m%d%H%M}",
                subject="Báo cáo ý kiến nắm bắt được trả lại",
                body=reason.strip(),
                path=_page(report),
            )


def pass_on(report: GatheringReport, *, by: Actor) -> None:
    """To the standing members."""
    with transaction.atomic():
        move(report, states.PASS_ON_REPORT, by=by)
        _tell(report, Role.STANDING, "Có báo cáo ý kiến nắm bắt trình Thường trực")


def note(report: GatheringReport, *, by: Actor) -> None:
    """A standing member has taken note: the second receipt."""
    move(report, states.NOTE_REPORT, by=by)


def consolidate(conference: Conference, *, method: str, by: Actor) -> GatheringReport:
    """The coordinator's report of everything that came, frozen and put before the standing members."""
    with transaction.atomic():
        report = _draft(conference, None, by=by, right="opinion.triage")
        report.method = method.strip()
        told = digest.of(conference)
        content = dump(papers.consolidated(report, told, expected(conference)))
        move(
            report,
            states.PASS_ON_REPORT,
            by=by,
            facts={"opinions": told.received, "matters": told.matters},
            method=report.method,
            sent_on=clock.today(),
            opinions=told.received,
            content_text=content,
            content_hash=hashlib.sha256(content.encode()).hexdigest(),
        )
        _tell(report, Role.STANDING, "Có báo cáo tổng hợp, phân loại ý kiến trình Thường trực")
    return report


def _tell(report: GatheringReport, role: str, subject: str) -> None:
    outbox.tell(
        report.authority,
        directory.people_with(report.authority, role),
        key=f"report:{report.public_id}:{report.state}:{report.state_since:%Y%m%d%H%M%S}",
        subject=subject,
        body=report.conference.title,
        path=_page(report),
    )


def _page(report: GatheringReport) -> str:
    return f"/{report.authority.slug}/van-phong/hoi-nghi/{report.conference.public_id}/tong-hop/"
