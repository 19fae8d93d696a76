"""Figures carry their denominator; answered and resolved stay apart; nothing sealed is counted but in the sum."""

import copy
from datetime import timedelta

import pytest

from doithoai.casework import promising, verdicts
from doithoai.casework.models import Assignment, Commitment
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.opinion import sameness, sealed
from doithoai.opinion.models import Matter
from doithoai.reporting import figures, tables
from doithoai.reporting.figures import Span
from tests import once
from tests.factories.casework import Commune

pytestmark = [pytest.mark.django_db, pytest.mark.both]


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def overview(commune: Commune, span: Span | None = None) -> figures.Overview:
    return figures.overview(commune.authority, clock.today(), span)


def test_answered_and_resolved_are_two_figures(commune: Commune) -> None:
    commune.published()
    promise = commune.scheduled(commune.matter())
    commune.matter()

    found = overview(commune)
    assert (found.matters, found.answered, found.resolved) == (3, 2, 0)
    promising.show(promise, evidence_text="Biên bản", by=commune.clerk)
    promising.verify(promise, by=commune.coordinator)

    found = overview(commune)
    assert (found.matters, found.answered, found.resolved, found.kept, found.commitments) == (3, 2, 1, 1, 1)
    assert found.balance.holds and found.balance.received == 3


def test_what_is_sealed_counts_in_the_sum_alone(commune: Commune) -> None:
    commune.published()
    hidden = commune.matter()
    sealed.seal(hidden, kind="denunciation", by=commune.coordinator)

    found = overview(commune)

    assert (found.balance.received, found.matters) == (2, 1)
    assert hidden.pk not in [row.matter.pk for row in figures.repeated(commune.authority)]


@pytest.mark.clause("S-17")
def test_each_organisation_with_what_is_overdue_was_overdue_and_came_several_times(commune: Commune) -> None:
    matter = commune.matter()
    sameness.join(commune.opinion("Nước tràn."), into=matter, by=commune.coordinator)
    commune.assigned(matter)
    commune.published(commune.assigned(commune.matter()))
    Assignment.objects.filter(state="given").update(due_on=clock.today() - timedelta(days=1))
    Assignment.objects.filter(state="closed").update(is_late=True)
    commune.scheduled(commune.matter())
    Commitment.objects.update(due_on=clock.today() - timedelta(days=1))

    rows = figures.by_organisation(commune.authority, clock.today())

    assert [row.organisation for row in rows] == [commune.agency]
    row = rows[0]
    assert (row.given, row.working, row.late, row.was_late) == (3, 1, 1, 1)
    assert (row.promises, row.kept, row.late_promises, row.repeated) == (1, 0, 1, 1)
    assert [(one.matter.pk, one.opinions) for one in figures.repeated(commune.authority)] == [(matter.pk, 2)]


def test_a_reopened_matter_is_told_as_such(commune: Commune) -> None:
    commune.published()
    opinion = Matter.objects.get().opinions.get()
    verdicts.uphold(
        verdicts.give(opinion, grade="not_yet", words="Chưa"), reason="Đúng là chưa", by=commune.coordinator
    )

    assert [(row.opinions, row.reopened) for row in figures.repeated(commune.authority)] == [(1, 1)]


def test_the_latest_word_of_each_sender_counts_and_a_small_group_is_not_told(commune: Commune) -> None:
    for number in range(5):
        answer = commune.published(commune.assigned(commune.matter()))
        opinion = answer.matter.opinions.get()
        verdicts.give(opinion, grade="not_yet")
        if number:
            verdicts.give(opinion, grade="satisfied")
        assert overview(commune).tells_verdicts == (number == 4)

    assert (overview(commune).satisfied, overview(commune).judged) == (4, 5)


def test_a_span_counts_its_part_and_the_parts_add_up(commune: Commune) -> None:
    conference = Conference.objects.create(authority=commune.authority, title="Hội nghị", audience="Nhân dân")
    first, second = commune.matter(), commune.matter()
    Matter.objects.filter(pk=first.pk).update(conference=conference, received_on=clock.today() - timedelta(days=40))
    commune.assigned(Matter.objects.get(pk=second.pk))

    old = overview(commune, Span(until=clock.today() - timedelta(days=10)))
    new = overview(commune, Span(since=clock.today() - timedelta(days=9)))
    at = overview(commune, Span(conference=conference))

    assert (old.matters, new.matters, at.matters, overview(commune).matters) == (1, 1, 1, 2)
    assert figures.by_organisation(commune.authority, clock.today(), Span(conference=conference)) == []


def test_a_neighbouring_authority_is_not_counted(commune: Commune) -> None:
    Commune("xa-viet-yen").published()

    found = overview(commune)

    assert (found.matters, found.balance.received, found.published) == (0, 0, 0)
    assert figures.by_organisation(commune.authority, clock.today()) == []


def test_the_ledger_as_a_table_says_what_the_page_says(commune: Commune) -> None:
    promise = commune.scheduled()
    promising.show(promise, evidence_text="Ảnh", by=commune.clerk)
    promising.reject(promise, reason="Chưa đủ", by=commune.coordinator)

    (row,) = tables.ledger(Commitment.objects.for_list(), promise.due_on + timedelta(days=1))

    assert len(row) == len(tables.LEDGER)
    assert (row[0], row[2], row[6], row[8], row[10]) == (promise.number, "Phòng Kinh tế", 0, "x", "")
