"""Break-downs of one random world: beside the year before, in their order, with their names, in few statements."""

from __future__ import annotations

import copy
from datetime import timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from doithoai.core import clock
from doithoai.opinion import refusing
from doithoai.people.models import Organisation
from doithoai.reporting import breaking, figures, naming
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import By
from tests import once
from tests.factories.random_world import World, brute
from tests.reporting.broken_down import break_down, known, short

pytestmark = pytest.mark.django_db


made = once.fixture(lambda: World(6))


@pytest.fixture
def world(db: None, made: World) -> World:
    return copy.deepcopy(made)


def test_the_year_before_counts_the_same_days_and_stands_beside_its_row(world: World) -> None:
    on = clock.today()
    span = Span(since=on - timedelta(days=80), until=on)
    before = breaking.year_before(span, By.MONTH, on)
    assert before is not None and before.since is not None and before.until is not None

    assert (before.since.year, before.since.day) == (span.since.year - 1, span.since.day) if span.since else False
    for by in (By.FIELD, By.DOOR, By.ORGANISATION, By.PLACE):
        rows, whole = naming.lines(world.authority, break_down(world, by, span))
        assert whole.before is not None
        found = {short(row.label, by): known(row.before or {}) for row in rows if known(row.before or {})}
        assert found == {key: known(row) for key, row in brute(world, before, by, on).items()}
    months, _whole = naming.lines(world.authority, break_down(world, By.MONTH, span))
    expected = {
        f"{key.partition('/')[0]}/{int(key.partition('/')[2]) + 1}": row["received"]
        for key, row in brute(world, before, By.MONTH, on).items()
    }
    assert {
        short(row.label, By.MONTH): row.before["received"] for row in months if row.before and row.before["received"]
    } == expected


def test_rows_stand_in_the_order_of_the_authority_the_alphabet_and_time(world: World) -> None:
    Organisation.objects.filter(pk=world.other.pk).update(order=1)
    world.assigned(world.matter(), lead=world.other)

    def labels(by: str) -> list[str]:
        return [row.label for row in naming.lines(world.authority, break_down(world, by))[0]]

    assert labels(By.ORGANISATION)[0] == world.other.name
    assert labels(By.ORGANISATION)[-1] == str(naming.WITHOUT[By.ORGANISATION])
    assert [label.lower() for label in labels(By.PLACE)[:3]] == ["thôn đông", "thôn hậu", "tổ dân phố 3"]
    months = [tuple(reversed([int(one) for one in short(label, By.MONTH).split("/")])) for label in labels(By.MONTH)]
    assert months == sorted(months)
    fields = labels(By.FIELD)
    assert fields.index("Đất đai – Bồi thường") == fields.index("Đất đai") + 1


def test_reasons_of_refusals_add_up_to_what_was_not_accepted(world: World) -> None:
    reason = refusing.reasons(world.authority)[0]
    refusing.refuse(world.matter(), reason=reason, by=world.coordinator)
    whole = breaking.total(break_down(world, By.FIELD).now.rows)

    found = dict(naming.reasons(world.authority, whole))

    assert found[reason.words] >= 1 and sum(found.values()) == whole["not_accepted"]


@pytest.mark.parametrize("by", By.values)
def test_a_break_down_asks_two_statements_and_its_names_one_however_many_rows(
    world: World, by: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on = clock.today()
    span = Span(since=on - timedelta(days=100))

    with django_assert_num_queries(2):
        counted = breaking.break_down(world.authority, on, span, by)
    with django_assert_num_queries(0 if by in (By.DOOR, By.MONTH, By.PROGRAMME) else 1):
        naming.lines(world.authority, counted)


def test_the_overview_and_the_break_downs_tell_the_same_verdicts(world: World) -> None:
    found = figures.overview(world.authority, clock.today())
    whole = breaking.total(break_down(world, By.DOOR).now.rows)

    assert (found.judged, found.satisfied) == (whole["judged"], whole["satisfied"])
