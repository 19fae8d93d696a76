"""The reporting calendar is data of the authority: what it asks for, by when, and how a changed rule takes over."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.utils import translation
from pytest_django.fixtures import DjangoAssertNumQueries

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.people.models import ClockUnit
from doithoai.reporting import calendar, dues
from doithoai.reporting.models import ReportKind, Rhythm
from tests import once
from tests.factories import people, reports
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


@pytest.mark.clause("G-16")
def test_nothing_is_due_until_the_authority_says_so(commune: Commune) -> None:
    assert reports.occasions(commune) == []


@pytest.mark.clause("G-16")
def test_a_line_gives_the_days_the_due_day_and_the_rule_in_words(commune: Commune) -> None:
    reports.line(commune, Rhythm.QUARTER, cut_day=14, due_amount=3, due_unit=ClockUnit.WORKING_DAYS)

    first = next(one for one in reports.occasions(commune) if one.until == date(2026, 3, 14))

    assert (first.since, first.due_on) == (date(2025, 12, 15), date(2026, 3, 18))
    assert first.rule == (
        "Trong 03 ngày làm việc sau ngày chốt số liệu 14/03/2026: hết ngày 18/03/2026; Quy chế làm việc."
    )


def test_a_year_holds_what_falls_due_in_it(commune: Commune) -> None:
    reports.line(commune, Rhythm.YEAR)

    assert [one.until for one in reports.occasions(commune, 2026)] == [date(2025, 12, 31)]


def test_only_the_periods_that_are_asked_for(commune: Commune) -> None:
    reports.line(commune, Rhythm.QUARTER, only="1")

    assert [one.until for one in reports.occasions(commune)] == [date(2026, 3, 31)]


def test_what_is_not_sent_by_its_day_is_late_and_a_correction_does_not_make_it_late_again(commune: Commune) -> None:
    year = clock.today().year
    report = reports.begun(commune, year - 1, 1, rhythm=Rhythm.YEAR, name="Báo cáo năm")
    day = date(year, 1, 11)

    (one,) = reports.occasions(commune, year)
    assert one.is_late(day) and not one.is_late(date(year, 1, 10))
    reports.sent(commune, report)
    (one,) = reports.occasions(commune, year)
    assert not one.is_late(day)


@pytest.mark.clause("S-78")
def test_after_each_conference_its_result_report_is_due_by_the_clock_of_the_line(commune: Commune) -> None:
    held = Conference.objects.create(
        authority=commune.authority, title="Lần một", audience="Nhân dân", state="closed", day=date(2026, 5, 4)
    )
    Conference.objects.create(
        authority=commune.authority, title="Lần hai", audience="Nhân dân", state="planned", day=date(2026, 6, 1)
    )
    reports.line(commune, Rhythm.CONFERENCE, due_amount=5, due_unit=ClockUnit.WORKING_DAYS)

    (one,) = reports.occasions(commune)

    assert (one.conference, one.due_on) == (held, date(2026, 5, 11))


@pytest.mark.clause("G-16")
def test_a_changed_rule_holds_from_its_day_and_leaves_no_opinion_between(commune: Commune) -> None:
    admin = people.person("administrator", commune.authority)
    kind = reports.line(commune, Rhythm.MONTH)
    turn = clock.today().replace(day=1) + timedelta(days=62)

    calendar.change(kind, by=admin, **(said(kind) | {"cut_day": 20, "valid_from": turn}))

    found = [one for year in (turn.year - 1, turn.year, turn.year + 1) for one in reports.occasions(commune, year)]
    for earlier, later in zip(found, found[1:], strict=False):
        assert earlier.until is not None and later.since == earlier.until + timedelta(days=1)
    assert {one.until.day for one in found if one.until and one.until > turn + timedelta(days=31)} == {20}
    assert ReportKind.objects.filter(line=kind.line).count() == 2


def said(kind: ReportKind) -> dict[str, object]:
    names = ("name", "only", "cut_day", "due_amount", "due_unit", "addressee", "basis", "valid_from")
    return {name: getattr(kind, name) for name in names}


def test_a_rule_does_not_change_backwards_and_the_same_change_is_none(commune: Commune) -> None:
    admin = people.person("administrator", commune.authority)
    kind = reports.line(commune, Rhythm.MONTH)

    assert calendar.change(kind, by=admin, **said(kind)) == kind
    with pytest.raises(Refused, match="today at the earliest"):
        yesterday = clock.today() - timedelta(days=1)
        calendar.change(kind, by=admin, **(said(kind) | {"due_amount": 3, "valid_from": yesterday}))


@pytest.mark.parametrize(
    ("rhythm", "columns", "words"),
    [
        (Rhythm.QUARTER, {"only": "5"}, "only 4"),
        (Rhythm.QUARTER, {"only": "đầu"}, "numbers"),
        (Rhythm.MONTH, {"cut_day": 31}, "1 to 28"),
        (Rhythm.MONTH, {"due_amount": None}, "how many days"),
        (Rhythm.MONTH, {"basis": " "}, "which paper"),
    ],
)
def test_what_a_line_cannot_say(commune: Commune, rhythm: str, columns: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        reports.line(commune, rhythm, **columns)


def test_an_ended_line_asks_for_nothing_more_and_twice_is_once(commune: Commune) -> None:
    admin = people.person("administrator", commune.authority)
    kind = reports.line(commune, Rhythm.MONTH)

    calendar.end(kind, by=admin)
    calendar.end(kind, by=admin)

    year = clock.today().year + 1
    assert [one for one in reports.occasions(commune, year) if one.until and one.until > clock.today()] == []
    assert calendar.in_force(commune.authority, clock.today() + timedelta(days=1)) == []


def test_the_usual_set_is_taken_once_and_may_be_changed(commune: Commune) -> None:
    admin = people.person("administrator", commune.authority)

    assert calendar.take_usual(commune.authority, "two_level_2025", by=admin) == 7
    assert calendar.take_usual(commune.authority, "two_level_2025", by=admin) == 0


def test_the_year_is_read_in_few_statements(
    commune: Commune, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    admin = people.person("administrator", commune.authority)
    calendar.take_usual(commune.authority, "two_level_2025", by=admin)

    with django_assert_max_num_queries(4):
        assert dues.of_year(commune.authority, clock.today().year)
