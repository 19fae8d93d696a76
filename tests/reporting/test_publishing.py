"""The rule of five: no small group is told in public, nor what is left of the sum when the others are taken off."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as some

from doithoai.core import clock
from doithoai.opinion.models import Matter
from doithoai.reporting import breaking, open_data, publishing
from doithoai.reporting.breaking import Part, empty
from doithoai.reporting.figures import Span
from doithoai.reporting.measures import MEASURES, SMALLEST_GROUP, By
from doithoai.reporting.publishing import Published, Words
from tests.factories.casework import Commune
from tests.factories.random_world import World

WORDS = Words("Không rõ", "Khác", "Nội bộ", "Tổng")

sizes = some.dictionaries(some.sampled_from("abcdefgh"), some.integers(0, 12), max_size=8)


def part(groups: dict[str, tuple[int, int]], internal: tuple[int, int] = (0, 0)) -> Part:
    """Received and judged of each group."""

    def numbers(received: int, judged: int) -> dict[str, int]:
        return empty() | {"received": received, "judged": judged, "satisfied": judged}

    rows = {key: numbers(received, min(judged, received)) for key, (received, judged) in groups.items() if received}
    return Part(rows, {"x": numbers(*internal)} if internal[0] else {})


@given(sizes, some.integers(0, 12))
def test_what_is_put_together_is_nothing_or_large(groups: dict[str, int], along: int) -> None:
    hidden = publishing.small(groups, along)
    together = along + sum(groups[key] for key in hidden)

    assert all(n >= SMALLEST_GROUP for key, n in groups.items() if key not in hidden)
    assert together == 0 or together >= SMALLEST_GROUP or hidden == set(groups)


@given(
    some.dictionaries(
        some.sampled_from(["a", "b", "c", "d", "e", ""]), some.tuples(some.integers(0, 12), some.integers(0, 12))
    ),
    some.tuples(some.integers(0, 9), some.integers(0, 9)).map(lambda one: (one[0], min(one))),
    some.sets(some.sampled_from(["a", "b", "c"])),
)
def test_lines_add_up_and_no_small_group_nor_its_verdicts_can_be_worked_out(
    groups: dict[str, tuple[int, int]], internal: tuple[int, int], named: set[str]
) -> None:
    made = part(groups, internal)
    found = publishing.publish(made, {key: key.upper() for key in sorted(named)}, WORDS)

    open_ones = [line for line in found.lines if line.kind != "internal"]
    assert sum(line.numbers["received"] for line in found.lines) == found.sum.numbers["received"]
    if len(open_ones) > 1:
        assert all(line.numbers["received"] >= SMALLEST_GROUP for line in open_ones)
    assert {line.label for line in open_ones if line.kind == ""} <= {key.upper() for key in named}
    told = [line.numbers["judged"] for line in found.lines if "judged" in line.numbers]
    assert all(judged >= SMALLEST_GROUP for judged in told)
    if found.sum.tells_verdicts:
        rest = found.sum.numbers["judged"] - sum(told)
        assert rest == 0 or rest >= SMALLEST_GROUP
    else:
        assert "satisfied" not in found.sum.numbers and not told


def test_what_is_not_told_is_in_no_line_at_all() -> None:
    found = publishing.publish(part({"a": (9, 4), "b": (9, 6)}), {"a": "A", "b": "B"}, WORDS)

    assert [line.tells_verdicts for line in found.lines] == [False, False]
    assert all("not_yet" not in line.numbers for line in found.lines)
    assert found.sum.numbers["judged"] == 10
    assert (
        "satisfied"
        in publishing.publish(part({"a": (9, 9), "b": (9, 6)}), {"a": "A", "b": "B"}, WORDS).lines[0].numbers
    )


def test_reasons_are_put_together_like_groups() -> None:
    assert publishing.grouped([("a", 9), ("b", 2), ("c", 3)], "khác") == [("a", 9), ("khác", 5)]
    assert publishing.grouped([("a", 9), ("b", 6), ("c", 3)], "khác") == [("a", 9), ("khác", 9)]
    assert publishing.grouped([("a", 4)], "khác") == []
    assert publishing.grouped([], "khác") == []


# --- over the rooms --------------------------------------------------------------------------------------


def told(commune: Commune, by: str) -> Published:
    return open_data.told(commune.authority, by)[0]


@pytest.mark.django_db
@pytest.mark.clause("S-22", "G-15")
@pytest.mark.parametrize("seed", [21, 22])
def test_over_a_random_world_the_public_lines_add_up_and_are_never_small(seed: int) -> None:
    world = World(seed, opinions=44)

    for by in By.values:
        found = told(world, by)
        everything = breaking.total(breaking.break_down(world.authority, clock.today(), Span(), by).now.rows)
        assert found.sum.numbers["received"] == everything["received"]
        assert sum(line.numbers["received"] for line in found.lines) == everything["received"]
        for line in found.lines:
            assert line.kind == "internal" or line.numbers["received"] >= SMALLEST_GROUP
        words = json.dumps(open_data.document(world.authority, by, found, clock.now()), ensure_ascii=False)
        assert "Xây dựng Đảng" not in words and "cán bộ" not in words


@pytest.mark.django_db
def test_internal_matters_are_one_line_and_the_sealed_ones_none() -> None:
    commune = Commune()
    for _number in range(6):
        commune.matter()
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    for _number in range(3):
        commune.matter(code="XDD")

    found = told(commune, By.FIELD)

    assert [(line.kind, line.numbers["received"]) for line in found.lines] == [("", 6), ("internal", 3)]
    # So few are counted and nothing is told of them.
    assert set(found.lines[1].numbers) == {"received"}
    assert found.sum.numbers["received"] == 9


@pytest.mark.django_db
def test_a_place_is_named_only_when_five_senders_wrote_it_themselves() -> None:
    commune = Commune()
    for _number in range(6):
        commune.matter()
    # A place that one sender typed, in a matter that many stand behind.
    Matter.objects.update(place="Sau nhà ông Tư xóm Trại")
    assert "ông Tư" not in str(told(commune, By.PLACE))

    world = World(23, opinions=44)
    assert any(line.label.lower() == "thôn đông" for line in told(world, By.PLACE).lines)


def test_every_column_is_described() -> None:
    cells = open_data.description(By.FIELD, clock.now())

    assert [row[1] for row in cells] == ["label", *(one.code for one in MEASURES), "counted_at"]
    assert all(row[3] for row in cells)
