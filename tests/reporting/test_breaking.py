"""Break-downs equal a count by hand over random worlds; every opinion stands in one row; nothing sealed shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from doithoai.core import clock
from doithoai.opinion import conservation, sealed
from doithoai.opinion.models import Matter
from doithoai.reporting import breaking, naming
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import MEASURES, NUMBERS, By
from tests.conftest import SOAK
from tests.factories.casework import Commune
from tests.factories.random_world import World, brute
from tests.reporting.broken_down import break_down, known, short

pytestmark = pytest.mark.django_db


def told(commune: Commune, by: str, span: Span | None = None) -> dict[str, dict[str, int]]:
    rows, _whole = naming.lines(commune.authority, break_down(commune, by, span))
    return {short(row.label, by): found for row in rows if (found := known(row.numbers))}


@pytest.mark.clause("S-17", "S-70")
@pytest.mark.parametrize("seed", [1, 2, 3] if SOAK else [1])
def test_every_figure_equals_a_count_by_hand_and_the_rows_add_up_to_what_was_received(seed: int) -> None:
    world, on = World(seed), clock.today()
    Commune("xa-viet-yen").published()
    held = world.conferences[0]
    spans = [Span(), Span(since=on - timedelta(days=60)), Span(until=on - timedelta(days=60)), Span(conference=held)]
    for span in spans:
        balance = conservation.balance(world.authority, conference=span.conference, since=span.since, until=span.until)
        for by in By.values:
            expected = brute(world, span, by, on)
            assert told(world, by, span) == {key: known(row) for key, row in expected.items()}, (by, span)
            whole = breaking.total(break_down(world, by, span).now.rows)
            assert whole["received"] == balance.received == sum(row["received"] for row in expected.values())
            assert whole["resolved"] == balance.places["resolved"]
            assert whole["not_accepted"] == balance.places["not_accepted"]


@pytest.mark.parametrize("seed", [4, 5] if SOAK else [4])
def test_internal_matters_are_apart_and_every_part_is_no_larger_than_its_whole(seed: int) -> None:
    world, on = World(seed), clock.today()

    for by in By.values:
        part = break_down(world, by).now
        for rows, internal in ((part.told, False), (part.internal, True)):
            expected = brute(world, Span(), by, on, internal=internal)
            sums = {name: sum(row.get(name, 0) for row in expected.values()) for name in NUMBERS}
            assert known(breaking.total(rows)) == known(sums), (by, internal)
        for numbers in part.rows.values():
            for one in MEASURES:
                assert 0 <= numbers[one.code] <= numbers[one.of or one.code], (by, one.code)
            assert numbers["satisfied"] + numbers["partly"] + numbers["not_yet"] == numbers["judged"]
            assert numbers["resolved"] <= numbers["answered"]


def test_what_is_sealed_has_neither_organisation_field_nor_place_and_only_waits() -> None:
    commune = Commune()
    commune.assigned(commune.matter())
    hidden = commune.matter()
    Matter.objects.filter(pk=hidden.pk).update(place="Nhà ông Tư")
    sealed.seal(Matter.objects.get(pk=hidden.pk), kind="denunciation", by=commune.coordinator)
    # Whatever a row of the table may still hold.
    Matter.objects.filter(pk=hidden.pk).update(
        place="Nhà ông Tư", lead=commune.other, due_on=clock.today() - timedelta(days=9)
    )

    for by in breaking.DECIDED:
        assert told(commune, by)[""]["received"] >= 1
    everything = str([told(commune, by) for by in By.values])
    assert commune.other.name not in everything and "ông tư" not in everything
    assert told(commune, By.ORGANISATION) == {
        "": {"received": 1, "open": 1},
        commune.agency.name: {"received": 1, "open": 1},
    }


def test_a_year_before_is_told_only_where_it_can_be() -> None:
    on = clock.today()
    leap = Span(since=on.replace(year=2028, month=2, day=29))

    assert breaking.year_before(Span(), By.FIELD, on) is None
    assert breaking.year_before(Span(since=on), By.CONFERENCE, on) is None
    assert breaking.year_before(Span(since=on), By.PROGRAMME, on) is None
    found = breaking.year_before(leap, By.FIELD, on.replace(year=2028, month=3, day=1))
    assert found is not None and (found.since, found.until) == (
        on.replace(year=2027, month=2, day=28),
        on.replace(year=2027, month=3, day=1),
    )
