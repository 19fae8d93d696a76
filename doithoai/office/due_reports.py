"""Reports on the page of today: due ones for who writes them, submitted ones for who decides."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from doithoai.reporting import dues
from doithoai.reporting.dues import Occasion
from doithoai.reporting.models import Report
from doithoai.reporting.states import ReportState

Line = tuple[str, str, date | None, str, str]


def waiting(actor: Acting, place: Authority, most: int) -> list[Line]:
    """Words, what stands below them, the day, where it is done and the act."""
    if actor.holds("report.write"):
        found = [one for one in dues.open_now(place, clock.today()) if not _is_with_others(one.report)]
        return [_due(one, place) for one in found[:most]]
    if not actor.holds("report.receive"):
        return []
    rows = Report.objects.filter(authority=place, state=ReportState.SUBMITTED).defer("figures")
    return [
        (row.title, _("submitted for approval"), row.due_on, _address(row, place), _("Decide"))
        for row in rows.order_by("due_on", "pk")[:most]
    ]


def _is_with_others(report: Report | None) -> bool:
    """Submitted: it waits for who decides."""
    return report is not None and report.state == ReportState.SUBMITTED


def _due(one: Occasion, place: Authority) -> Line:
    if one.report is None:
        url = reverse("office:periodic_reports", args=[place.slug])
        return one.title, _("report to be written"), one.due_on, url, _("Begin")
    words = _("approved report to be sent") if one.report.state == ReportState.APPROVED else _("report being written")
    return one.title, words, one.due_on, _address(one.report, place), _("Open")


def _address(row: Report, place: Authority) -> str:
    return reverse("office:periodic_report", args=[place.slug, row.public_id])
