"""Paper forms by their numbers: reserved once, entered once, skipped with a reason; the code stands on the stub."""

from __future__ import annotations

from typing import Any

import pytest

from doithoai.core import codes
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.opinion import intake, lookup, paper_runs
from doithoai.opinion.models import PaperRun, PaperSheet, Submission
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.conference import conference

pytestmark = pytest.mark.django_db
HEAP = "Bãi rác thôn Hậu thối không chịu nổi, đề nghị xã cho xe chở đi."


@pytest.fixture
def clerk() -> Acting:
    return people.person("intake", people.authority())


@pytest.fixture
def run(clerk: Acting) -> PaperRun:
    return paper_runs.print_run(conference(clerk.authority), copies=5, by=clerk)


def entered(run: PaperRun, number: int, by: Acting, key: str = "", **values: Any) -> intake.Receipt:
    return paper_runs.enter(run, number, key=key or f"k{number}", by=by, texts=[HEAP], **values)


def test_printings_of_one_authority_and_year_reserve_numbers_one_after_the_other(clerk: Acting, run: PaperRun) -> None:
    second = paper_runs.print_run(run.conference, copies=30, by=clerk)

    assert (run.first, run.last, second.first, second.last) == (1, 5, 6, 35)
    assert str(second).endswith("-0006 – 0035")
    elsewhere = people.authority("xa-ben-canh")
    other = paper_runs.print_run(conference(elsewhere), copies=2, by=people.person("intake", elsewhere))
    assert (other.first, other.last) == (1, 2)


@pytest.mark.parametrize("copies", [0, -1, 501])
def test_no_sheet_or_too_many_are_refused(clerk: Acting, run: PaperRun, copies: int) -> None:
    with pytest.raises(Refused) as refusal:
        paper_runs.print_run(run.conference, copies=copies, by=clerk)

    assert refusal.value.field == "copies" and PaperRun.objects.count() == 1


def test_the_code_on_the_stub_finds_the_sheet_once_it_is_entered(clerk: Acting, run: PaperRun) -> None:
    code = paper_runs.code_of(run, 3)
    assert codes.normalise(codes.grouped(code)) == code
    assert lookup.find(clerk.authority, code) is None

    made = entered(run, 3, clerk)

    assert made.code == code and lookup.find(clerk.authority, code) == made.submission
    assert len({paper_runs.code_of(run, number) for number in range(1, 6)}) == 5
    assert (made.submission.door, made.submission.conference) == ("paper", run.conference)


def test_a_number_is_entered_once_and_the_refusal_says_by_whom(clerk: Acting, run: PaperRun) -> None:
    first = entered(run, 2, clerk)

    with pytest.raises(Refused) as refusal:
        entered(run, 2, people.person("coordinator", clerk.authority), key="another")

    said = str(refusal.value.sentence)
    assert clerk.person.full_name in said and first.opinions[0].number in said and refusal.value.field == "number"
    assert Submission.objects.count() == 1


def test_the_same_form_sent_again_is_the_same_sheet(clerk: Acting, run: PaperRun) -> None:
    first, again = entered(run, 2, clerk), entered(run, 2, clerk)

    assert again.submission == first.submission and again.code is None
    with pytest.raises(Refused):
        entered(run, 4, clerk, key="k2")
    assert PaperSheet.objects.count() == 1


def test_what_is_skipped_has_a_reason_and_may_turn_up_after_all(clerk: Acting, run: PaperRun) -> None:
    entered(run, 1, clerk)
    paper_runs.skip(run, 2, reason="lost", by=clerk)
    paper_runs.skip(run, 2, reason="lost", by=clerk)
    paper_runs.skip(run, 3, reason="blank", by=clerk)

    far = paper_runs.progress(run)
    assert (far.entered, far.skipped, far.missing, far.dealt_with) == (1, 2, (4, 5), 3)
    assert Entry.objects.filter(verb="paper_sheet.skip").count() == 2
    entered(run, 2, clerk)
    assert paper_runs.progress(run).entered == 2
    for number, reason in ((1, "lost"), (4, "no reason")):
        with pytest.raises(Refused):
            paper_runs.skip(run, number, reason=reason, by=clerk)


def test_the_next_sheet_stands_ready_and_the_rest_comes_round_again(clerk: Acting, run: PaperRun) -> None:
    entered(run, 3, clerk)

    assert [paper_runs.next_number(run, after) for after in (0, 2, 4, 5)] == [1, 4, 5, 1]
    for number in (1, 2, 4, 5):
        paper_runs.skip(run, number, reason="lost", by=clerk)
    assert paper_runs.next_number(run) is None
    with pytest.raises(Refused):
        paper_runs.print_again(run, by=clerk)


def test_sheets_dealt_with_are_not_printed_again(clerk: Acting, run: PaperRun) -> None:
    entered(run, 3, clerk)

    assert paper_runs.print_again(run, by=clerk) == [1, 2, 4, 5]


@pytest.mark.parametrize(
    ("typed", "number"), [("3", 3), ("0003", 3), ("P-2026-0003", 3), (" p 2026 0003 ", 3), ("P20260003", None)]
)
def test_a_number_is_read_as_it_is_typed(clerk: Acting, run: PaperRun, typed: str, number: int | None) -> None:
    run.year = 2026
    if number is None:
        with pytest.raises(Refused):
            paper_runs.number_in(run, typed)
    else:
        assert paper_runs.number_in(run, typed) == number


@pytest.mark.parametrize("typed", ["", "0", "6", "P-2019-0003", "mười", "-1", "9" * 40])
def test_a_number_of_another_printing_is_refused(run: PaperRun, typed: str) -> None:
    with pytest.raises(Refused) as refusal:
        paper_runs.number_in(run, typed)

    assert refusal.value.field == "number"


def test_who_takes_nothing_in_neither_prints_nor_enters(clerk: Acting, run: PaperRun) -> None:
    media = people.person("media", clerk.authority)
    for act in (
        lambda: paper_runs.print_run(run.conference, copies=1, by=media),
        lambda: entered(run, 1, media),
        lambda: paper_runs.skip(run, 1, reason="lost", by=media),
        lambda: paper_runs.print_again(run, by=media),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "right"
