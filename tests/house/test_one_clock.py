"""Time comes from core.clock alone, so that tests and rehearsals can move it."""

from __future__ import annotations

import pytest

from tests.house.syntax import asks_the_wall_clock, sources

CLOCK = "doithoai/core/clock.py"


def test_nobody_asks_the_clock_of_the_machine() -> None:
    assert [f"{name}:{line}" for name, text in sources(CLOCK) for line in asks_the_wall_clock(text)] == []


@pytest.mark.parametrize(
    "planted",
    ["datetime.now()", "datetime.datetime.now(tz)", "date.today()", "timezone.now()", "time.time()"],
)
def test_a_planted_question_is_seen(planted: str) -> None:
    assert asks_the_wall_clock(planted) == [1]


def test_the_clock_of_the_house_is_welcome() -> None:
    assert asks_the_wall_clock("clock.now(); clock.today(); time.monotonic()") == []
