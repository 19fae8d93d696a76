"""A report is counted, written, approved by somebody else, and from its sending on never changes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import translation
from pytest_django.fixtures import DjangoAssertNumQueries

from doithoai.casework import promising
from doithoai.casework.models import Commitment
from doithoai.core import clock, journal
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.opinion import intake, sealed
from doithoai.opinion.models import Opinion
from doithoai.reporting import cutting, reading, writing
from doithoai.reporting.models import Report, Rhythm
from doithoai.reporting.states import ReportState
from tests.factories import people, reports
from tests.factories.casework import Commune
from tests.factories.random_world import World

pytestmark = pytest.mark.django_db
#: To count one report with the period before it, the line of the calendar among them.
STATEMENTS = 17


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def commune() -> Commune:
    return Commune()


def page_of(commune: Commune, report: Report) -> str:
    address = reverse("office:periodic_report", args=[commune.authority.slug, report.public_id])
    browser = people.signed_in(commune.coordinator)
    return browser.get(address, headers={"accept-language": "en"}).content.decode()


def received_on(commune: Commune, day: date) -> Opinion:
    return intake.receive(
        commune.authority,
        door="counter",
        texts=["Đường thôn lầy lội."],
        by=people.person("intake", commune.authority),
        received_at=datetime.combine(day, datetime.min.time(), tzinfo=clock.ZONE),
    ).opinions[0]


def last_year(commune: Commune, **columns: Any) -> Report:
    return reports.begun(commune, clock.today().year - 1, 1, rhythm=Rhythm.YEAR, **columns)


@pytest.mark.clause("S-78")
def test_a_report_begins_with_its_figures_its_days_and_its_due_day(commune: Commune) -> None:
    year = clock.today().year - 1
    received_on(commune, date(year, 12, 31))
    received_on(commune, date(year + 1, 1, 1))

    report = last_year(commune)

    assert (report.since, report.until) == (date(year, 1, 1), date(year, 12, 31))
    assert report.due_on == date(year + 1, 1, 10)
    assert report.figures["main"]["received"] == 1
    assert report.addressee == "Thường trực Đảng ủy xã"


def test_begun_twice_it_is_the_same_report(commune: Commune) -> None:
    assert last_year(commune).pk == last_year(commune).pk


def test_figures_change_only_when_asked(commune: Commune) -> None:
    report = last_year(commune)
    received_on(commune, date(clock.today().year - 1, 5, 1))

    assert report.figures["main"]["received"] == 0
    writing.recount(report, by=commune.coordinator)
    assert report.figures["main"]["received"] == 1


@pytest.mark.clause("S-17")
@pytest.mark.parametrize("seed", [1, 2])
def test_what_was_received_is_the_sum_of_what_became_of_it_over_consecutive_periods(seed: int) -> None:
    world, today = World(seed), clock.today()
    admin = {"name": "Hằng quý", "rhythm": Rhythm.QUARTER, "cut_day": random.Random(seed).choice([None, 1, 14, 28])}
    quarters = [(year, number) for year in range(today.year - 2, today.year + 2) for number in range(1, 5)]
    found = [reports.begun(world, year, number, **admin) for year, number in quarters]

    for report in found:
        assert report.figures["holds"]
        assert report.figures["main"]["received"] == sum(report.figures["places"].values())
        for part in report.figures["by"].values():
            assert part["sum"]["received"] == report.figures["main"]["received"]
    whole = Opinion.objects.filter(authority=world.authority).count()
    assert sum(report.figures["main"]["received"] for report in found) == whole


def test_repeated_and_overdue_stand_agency_by_agency_by_number_alone(commune: Commune) -> None:
    promise = commune.commitment(commune.matter())
    Commitment.objects.filter(pk=promise.pk).update(due_on=clock.today() - timedelta(days=3))
    kind = reports.line(commune, Rhythm.REQUEST)
    report = writing.begin_on_request(
        kind,
        title="Báo cáo đột xuất",
        since=clock.today() - timedelta(days=30),
        until=clock.today(),
        due_on=None,
        addressee="",
        by=commune.coordinator,
    )

    (row,) = reading.persisting(report.figures)
    assert (row.body, row.late) == (commune.agency.name, (f"{promise.number} (3 ngày)",))
    assert promise.matter.title not in str(report.figures)


def test_nobody_approves_what_he_submitted_and_only_drafts_change(commune: Commune) -> None:
    both = people.person("standing", commune.authority)
    report = reports.submitted(commune, last_year(commune))
    Report.objects.filter(pk=report.pk).update(submitted_by=both.pk)
    report.refresh_from_db()

    with pytest.raises(Refused):
        writing.approve(report, by=both)
    with pytest.raises(Refused):
        writing.recount(report, by=commune.coordinator)
    with pytest.raises(Refused):
        writing.save_texts(report, seen_edits=report.edits, by=commune.coordinator, results="Khác")


def test_the_time_of_a_report_is_over_before_it_is_submitted(commune: Commune) -> None:
    report = reports.begun(commune, clock.today().year + 1, 1)
    writing.save_texts(report, seen_edits=0, by=commune.coordinator, results="Sớm")

    with pytest.raises(Refused, match="not over"):
        writing.submit(report, by=commune.coordinator)


def test_figures_that_were_counted_before_the_last_day_was_over_are_not_submitted(commune: Commune) -> None:
    report = last_year(commune)
    writing.save_texts(report, seen_edits=0, by=commune.coordinator, results="Tốt")
    report.counted_at = datetime(clock.today().year - 1, 12, 31, 17, tzinfo=clock.ZONE)

    with pytest.raises(Refused, match="Count anew"):
        writing.submit(report, by=commune.coordinator)
    writing.recount(report, by=commune.coordinator)
    writing.submit(report, by=commune.coordinator)


def test_what_was_entered_for_its_time_later_is_told_beside_the_sent_report(commune: Commune) -> None:
    report = reports.sent(commune, last_year(commune))
    assert writing.came_later(report) == 0

    received_on(commune, date(clock.today().year - 1, 5, 1))

    assert writing.came_later(report) == 1


def test_a_report_without_a_word_is_not_submitted(commune: Commune) -> None:
    with pytest.raises(Refused, match="in words"):
        writing.submit(last_year(commune), by=commune.coordinator)


def test_sent_back_it_says_why_and_is_a_draft_again(commune: Commune) -> None:
    report = reports.submitted(commune, last_year(commune))

    writing.send_back(report, reason="Thiếu nguyên nhân", by=commune.standing)

    assert (report.state, report.sent_back_reason) == (ReportState.DRAFT, "Thiếu nguyên nhân")


def test_two_who_write_at_once_do_not_overwrite_each_other(commune: Commune) -> None:
    report = last_year(commune)
    writing.save_texts(report, seen_edits=0, by=commune.coordinator, results="Một")

    with pytest.raises(Refused, match="meanwhile"):
        writing.save_texts(report, seen_edits=0, by=commune.coordinator, results="Hai")


def test_late_is_recorded_for_good(commune: Commune) -> None:
    report = reports.sent(commune, last_year(commune))

    assert report.was_late == (clock.today() > date(clock.today().year, 1, 10))
    assert journal.history(report)[0].facts["late"] == report.was_late


@pytest.mark.parametrize("seed", [3, 4])
def test_a_sent_report_stays_as_it_is_whatever_happens_afterwards(seed: int) -> None:
    commune = Commune()
    for _n in range(3):
        commune.published(commune.assigned(commune.matter()))
    report = reports.sent(commune, _of_today(commune))
    kept = Report.objects.values().get(pk=report.pk)

    dice = random.Random(seed)
    acts = [
        lambda: commune.matter(),
        lambda: commune.scheduled(),
        lambda: promising.show(commune.scheduled(), evidence_text="Biên bản", by=commune.clerk),
        lambda: sealed.seal(commune.matter(), kind="complaint", by=commune.coordinator),
        lambda: received_on(commune, clock.today() - timedelta(days=dice.randrange(400))),
        lambda: writing.correct(report, reason="Bổ sung", by=commune.coordinator),
    ]
    for act in dice.choices(acts, k=8):
        act()

    assert Report.objects.values().get(pk=report.pk) == kept
    report.refresh_from_db()
    assert writing.is_untouched(report)


def _of_today(commune: Commune) -> Report:
    return writing.begin_on_request(
        reports.line(commune, Rhythm.REQUEST),
        title="Báo cáo đột xuất",
        since=clock.today() - timedelta(days=30),
        until=clock.today(),
        due_on=None,
        addressee="",
        by=commune.coordinator,
    )


def test_not_even_the_database_changes_a_sent_report(commune: Commune) -> None:
    report = reports.sent(commune, last_year(commune))

    for columns in ({"figures": {}}, {"content_hash": "0" * 64}, {"state": "draft"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**columns)
    with pytest.raises(DatabaseError), transaction.atomic():
        Report.objects.filter(pk=report.pk).delete()


def test_a_correction_is_a_new_version_that_says_what_differs(commune: Commune) -> None:
    report = reports.sent(commune, last_year(commune))
    received_on(commune, date(clock.today().year - 1, 5, 1))

    later = writing.correct(report, reason="Phiếu vào sổ muộn", by=commune.coordinator)

    assert (later.version, later.corrects, later.occasion) == (2, report, report.occasion)
    assert writing.correct(report, reason="Lần nữa", by=commune.coordinator) == later
    differs = {one.label: (one.before, one.now) for one in reading.differences(report, later)}
    assert differs[str(reading.ROWS[0][1])] == ("0", "1")


def test_words_that_quote_what_is_sealed_later_go_and_the_report_says_so(commune: Commune) -> None:
    matter = commune.matter()
    report = last_year(commune)
    secret = "Nguyễn Văn A đã nhận tiền của dân trong thôn"
    writing.save_texts(report, seen_edits=0, by=commune.coordinator, results=f"Tốt.\n{secret}")
    writing.submit(report, by=commune.coordinator)
    writing.approve(report, by=commune.standing)
    writing.send(report, by=commune.coordinator)
    opinion = commune.opinion(f"{secret}, đề nghị làm rõ.")

    sealed.seal(opinion.matter, kind="denunciation", by=commune.coordinator)

    report.refresh_from_db()
    assert secret not in report.results and report.results.startswith("Tốt.")
    assert report.lost_words_at is not None and matter.number
    assert not writing.is_untouched(report) and writing.is_as_left(report)
    line = Entry.objects.get(verb="periodic.lose_words", subject_id=report.pk)
    assert line.facts == {"hash": report.content_hash, "rest": report.rest_hash}
    page = page_of(commune, report)
    assert report.content_hash in page and report.rest_hash in page and "Tell the administrator at once" not in page

    # What changes besides the words that were taken out is still seen.
    Report.objects.filter(pk=report.pk).update(results="Rất tốt.")
    report.refresh_from_db()
    assert not writing.is_as_left(report)
    page = page_of(commune, report)
    assert "Tell the administrator at once" in page


def test_figures_of_a_yearly_report_are_published_by_an_act_of_their_own(commune: Commune) -> None:
    report = last_year(commune)
    with pytest.raises(Refused):
        writing.publish(report, by=commune.publisher)
    reports.sent(commune, report)

    writing.publish(report, by=commune.publisher)

    assert report.published_at is not None
    writing.unpublish(report, by=commune.publisher)
    assert Report.objects.get(pk=report.pk).published_at is None


def test_figures_are_counted_in_the_same_few_statements_however_much_there_is(
    commune: Commune, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    report = last_year(commune)
    for rounds in range(2):
        for _n in range(3 * rounds):
            commune.published()
        with django_assert_num_queries(STATEMENTS):
            cutting.cut(
                commune.authority, writing.span_of(report), previous=writing.previous_span(report), at=clock.now()
            )
