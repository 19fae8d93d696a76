"""The pages of reports: due ones, one report through its life, files, the calendar; how many statements they cost."""

from __future__ import annotations

import copy
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pytest_django.fixtures import DjangoAssertNumQueries

from doithoai.core import clock
from doithoai.documents.models import Paper
from doithoai.reporting import writing
from doithoai.reporting.models import Report, ReportKind, Rhythm
from tests import once
from tests.factories import people, reports
from tests.factories.casework import Commune
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def yearly(commune: Commune) -> Report:
    return reports.begun(commune, clock.today().year - 1, 1, rhythm=Rhythm.YEAR, name="Báo cáo năm")


def at(name: str, commune: Commune, *args: Any) -> str:
    return reverse(f"office:{name}", args=[commune.authority.slug, *args])


def press(browser: Client, name: str, commune: Commune, report: Report, **data: Any) -> Any:
    return browser.post(at(f"periodic_report_{name}", commune, report.public_id), data, follow=True)


@pytest.mark.clause("S-78", "G-16")
def test_a_report_is_begun_written_submitted_approved_and_sent_on_its_pages(commune: Commune) -> None:
    reports.line(commune, Rhythm.YEAR, "Báo cáo năm")
    writer, decider = signed_in(commune.coordinator), signed_in(commune.standing)
    page = writer.get(at("periodic_reports", commune))
    occasion = page.context["lines"][0][0]
    assert occasion.title in page.content.decode()

    writer.post(at("periodic_report_begin", commune), {"occasion": occasion.key})
    report = Report.objects.get()
    words = {"results": "Đã trả lời 100 %.", "shortcomings": "", "tasks": "", "proposals": "", "seen_edits": "0"}
    press(writer, "write", commune, report, **words)
    press(writer, "submit", commune, report)
    press(decider, "approve", commune, report)
    press(writer, "send", commune, report)

    report.refresh_from_db()
    assert (report.state, report.results) == ("sent", "Đã trả lời 100 %.")
    assert report.content_hash in decider.get(at("periodic_report", commune, report.public_id)).content.decode()


def test_it_is_sent_back_with_a_reason_and_a_missing_reason_stands_at_its_field(commune: Commune) -> None:
    report = reports.submitted(commune, yearly(commune))
    decider = signed_in(commune.standing)

    assert press(decider, "send_back", commune, report, reason="").status_code == 422
    press(decider, "send_back", commune, report, reason="Nêu rõ nguyên nhân")

    page = signed_in(commune.coordinator).get(at("periodic_report", commune, report.public_id))
    assert "Nêu rõ nguyên nhân" in page.content.decode()


def test_drafts_are_for_who_writes_what_was_sent_for_who_reads(commune: Commune) -> None:
    report = yearly(commune)
    address = at("periodic_report", commune, report.public_id)
    readers = [signed_in(commune.standing), signed_in(commune.supervisor)]

    assert [one.get(address).status_code for one in readers] == [404, 404]
    reports.submitted(commune, report)
    assert [one.get(address).status_code for one in readers] == [200, 404]
    writing.approve(report, by=commune.standing)
    writing.send(report, by=commune.coordinator)
    assert [one.get(address).status_code for one in readers] == [200, 200]


def test_the_words_of_the_report_before_are_offered(commune: Commune) -> None:
    year = clock.today().year
    earlier = reports.begun(commune, year - 2, 1, rhythm=Rhythm.YEAR, name="Báo cáo năm")
    writing.save_texts(earlier, seen_edits=0, by=commune.coordinator, tasks="Tăng cường đối thoại.")
    writing.submit(earlier, by=commune.coordinator)
    writing.approve(earlier, by=commune.standing)
    writing.send(earlier, by=commune.coordinator)
    report, writer = yearly(commune), signed_in(commune.coordinator)
    address = at("periodic_report_write", commune, report.public_id)

    assert "Tăng cường đối thoại." in writer.get(address).content.decode()
    assert writer.get(f"{address}?mau=1").context["form"].initial["tasks"] == "Tăng cường đối thoại."


def test_the_figures_are_taken_away_as_a_table_that_holds_all_ten_places(commune: Commune) -> None:
    report = reports.sent(commune, yearly(commune))

    answer = signed_in(commune.supervisor).get(at("periodic_report_file", commune, report.public_id, "xlsx"))

    rows = list(load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True))
    assert len([row for row in rows if row[0] == "Kết quả từng ý kiến"]) == 10
    assert report.content_hash in {row[1] for row in rows}


def test_a_sent_report_becomes_one_paper(commune: Commune) -> None:
    report = yearly(commune)
    writer = signed_in(commune.coordinator)
    press(writer, "paper", commune, report)
    assert Paper.objects.count() == 0
    reports.sent(commune, report)

    press(writer, "paper", commune, report)
    press(writer, "paper", commune, report)

    assert Paper.objects.get().kind == "BC"


def test_on_request_corrected_and_published(commune: Commune) -> None:
    writer = signed_in(commune.coordinator)
    reports.line(commune, Rhythm.REQUEST, "Theo yêu cầu")
    asked = {"title": "Báo cáo nhanh", "since": "01/01/2026", "until": f"{clock.today():%d/%m/%Y}", "addressee": ""}
    writer.post(at("periodic_report_request", commune), asked | {"due_on": ""})
    assert Report.objects.get().title == "Báo cáo nhanh"

    report = reports.sent(commune, yearly(commune))
    press(writer, "correct", commune, report, reason="Sót một phiếu")
    later = Report.objects.get(corrects=report)
    assert "Sót một phiếu" in writer.get(at("periodic_report", commune, later.public_id)).content.decode()
    press(signed_in(commune.publisher), "publish", commune, report)
    assert Report.objects.get(pk=report.pk).published_at is not None


@pytest.mark.clause("G-16")
def test_the_calendar_is_kept_on_its_page(commune: Commune) -> None:
    admin = signed_in(people.person("administrator", commune.authority))
    admin.post(at("report_kinds", commune), {"which": "two_level_2025"})
    assert ReportKind.objects.count() == 7
    line = {
        "name": "Báo cáo tuần dân vận",
        "rhythm": "month",
        "only": "1, 3",
        "cut_day": "15",
        "due_amount": "2",
        "due_unit": "working_days",
        "addressee": "Thường trực",
        "basis": "Quy chế 01-QC/ĐU",
        "valid_from": f"{clock.today():%d/%m/%Y}",
    }
    admin.post(at("report_kind_new", commune), line)
    made = ReportKind.objects.get(name="Báo cáo tuần dân vận")
    assert (made.only, made.cut_day) == ("1,3", 15)

    admin.post(at("report_kind", commune, made.public_id), line | {"due_amount": "5"})
    made.refresh_from_db()
    assert made.due_amount == 5
    admin.post(at("report_kind_end", commune, made.public_id))
    made.refresh_from_db()
    assert made.valid_to == clock.today()


@pytest.mark.parametrize("more", [0, 4])
def test_each_page_asks_as_many_statements_as_it_did(
    commune: Commune, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(more):
        commune.published()
    report = reports.sent(commune, yearly(commune))
    reader = signed_in(commune.coordinator)
    for name, args, statements in (
        ("periodic_reports", (), 9),
        ("periodic_report", (report.public_id,), 11),
        ("today", (), 13),
    ):
        with django_assert_num_queries(statements):
            assert reader.get(at(name, commune, *args)).status_code == 200


@pytest.mark.clause("G-16", "S-80")
def test_what_is_due_stands_on_the_page_of_today_of_whose_turn_it_is(commune: Commune) -> None:
    reports.line(commune, Rhythm.YEAR, "Báo cáo năm")
    title = f"Báo cáo năm (năm {clock.today().year - 1})"
    today = at("today", commune)
    writer, decider = signed_in(commune.coordinator), signed_in(commune.standing)
    assert title in writer.get(today).content.decode()
    assert title not in decider.get(today).content.decode()

    report = reports.submitted(commune, yearly(commune))
    assert title not in writer.get(today).content.decode()
    assert title in decider.get(today).content.decode()
    writing.approve(report, by=commune.standing)
    assert title in writer.get(today).content.decode()
    writing.send(report, by=commune.coordinator)
    assert title not in writer.get(today).content.decode()
