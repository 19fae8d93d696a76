"""Every break-down of one random world on its page: its figures with their whole, in few statements."""

from __future__ import annotations

import copy

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.core import clock
from doithoai.people.roles import Acting
from doithoai.reporting import kept
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import MEASURES, By
from tests import once
from tests.factories import people
from tests.factories.random_world import World, standing
from tests.office.breakdowns import read, table

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


made = once.fixture(lambda: World(31, opinions=20))


@pytest.fixture
def world(db: None, made: World) -> World:
    return copy.deepcopy(made)


@pytest.mark.clause("S-17", "S-17a")
@pytest.mark.parametrize("by", By.values)
def test_every_break_down_shows_its_figures_with_their_whole_and_how_they_are_counted(world: World, by: str) -> None:
    page = table(read(world.standing, "figures", theo=by))

    assert page.count(str(MEASURES[1].meaning)) == 1 and f"{clock.local(clock.now()):%d/%m/%Y}" in page
    assert " / " in page and 'aria-current="page"' in page
    received = sum(1 for _one in standing(world, Span()))
    assert f'<td role="cell" class="is-num" data-label="{MEASURES[0].label}">{received}</td>' in page.split("<tfoot")[1]
    if by == By.MONTH:
        assert '<svg class="chart" viewBox="0 0 720 220" role="img" aria-label="' in page and "<table" in page
    assert "style=" not in page


def asked(actor: Acting, name: str, **query: str) -> int:
    browser = people.signed_in(actor)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(reverse(f"office:{name}", args=[SLUG]), query).status_code == 200
    return len(queries)


@pytest.mark.parametrize("by", By.values)
def test_a_break_down_asks_few_statements_and_of_a_large_authority_counts_nothing_twice(
    world: World, by: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = 0 if by in (By.DOOR, By.MONTH, By.PROGRAMME) else 1

    assert asked(world.standing, "figures", theo=by, since="01/01/2026") == 8 + names
    monkeypatch.setattr(kept, "LARGE", 5)
    counted = asked(world.standing, "figures", theo=by, since="01/01/2026")
    again = asked(world.standing, "figures", theo=by, since="01/01/2026")
    assert counted <= 15 and again < counted
