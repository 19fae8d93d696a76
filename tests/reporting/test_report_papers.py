"""A report as a paper has no deviation from its form, whatever the authority; a sent one says the same for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.documents.content import Heading, Table
from doithoai.reporting import dossier, report_papers, writing
from doithoai.reporting.models import Report, Rhythm
from tests.factories import reports
from tests.factories.casework import Commune
from tests.factories.dossier import held
from tests.reporting.yearly import deviations, written

pytestmark = pytest.mark.django_db


@pytest.mark.clause("S-78")
def test_the_result_report_of_a_conference_tells_who_came_what_was_asked_and_what_is_open() -> None:
    made = held()
    row: Conference = made.conference
    Conference.objects.filter(pk=row.pk).update(state="concluded")
    row.refresh_from_db()
    commune = made.commune
    kind = reports.line(commune, Rhythm.CONFERENCE, "Báo cáo kết quả hội nghị", due_amount=400)
    assert row.day is not None
    occasion = writing.find_occasion(commune.authority, f"{kind.line}:{row.day.year}:h{row.pk}")
    report = writing.begin_report(commune.authority, occasion, by=commune.coordinator)
    hall = report.figures["hall"]

    assert hall["asked"] == hall["on_the_spot"] + hall["promised"] + hall["forwarded"] + hall["open"]
    assert report.figures["main"]["received"] == sum(report.figures["places"].values())
    said = report_papers.content(report)
    assert Heading(1, "HỘI NGHỊ") in said.body
    assert deviations(said, row.authority.paper_profile) == []


def test_the_dossier_holds_the_sent_report_of_the_conference() -> None:
    made = held()
    row: Conference = made.conference
    Conference.objects.filter(pk=row.pk).update(state="concluded")
    commune = made.commune
    kind = reports.line(commune, Rhythm.CONFERENCE, "Báo cáo kết quả hội nghị")
    assert row.day is not None
    occasion = writing.find_occasion(commune.authority, f"{kind.line}:{row.day.year}:h{row.pk}")
    report = writing.begin_report(commune.authority, occasion, by=commune.coordinator)
    before = next(one for one in dossier.entries(row) if one.number == 22)
    Report.objects.filter(pk=report.pk).update(until=clock.today() - timedelta(days=1))
    report.refresh_from_db()
    reports.sent(commune, report)

    after = next(one for one in dossier.entries(row) if one.number == 22)
    assert before.key != after.key == report.paper_key


def test_the_paper_of_a_sent_report_says_the_same_whatever_comes_later() -> None:
    commune = Commune()
    commune.published()
    report = written(commune)
    before = report_papers.content(Report.objects.get(pk=report.pk))

    commune.published()

    assert report_papers.content(Report.objects.get(pk=report.pk)) == before
    assert any(isinstance(block, Table) for block in before.body)
