"""The only source of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from doithoai.core import clock


@pytest.fixture(autouse=True)
def _unmoved() -> Iterator[None]:
    yield
    clock.set_offset(timedelta())


@time_machine.travel(datetime(2026, 3, 31, 18, 30, tzinfo=UTC), tick=False)
def test_the_day_changes_at_midnight_in_vietnam() -> None:
    assert clock.today() == date(2026, 4, 1)
    assert clock.local(clock.now()).isoformat() == "2026-04-01T01:30:00+07:00"


@time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False)
def test_a_start_without_a_zone_is_vietnamese_time_and_then_runs_on() -> None:
    clock.set_offset(clock.start_offset("2026-11-20T08:00"))
    before = clock.now()

    with time_machine.travel(datetime(2026, 3, 1, 0, 5, tzinfo=UTC), tick=False):
        after = clock.now()

    assert before == datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
    assert after - before == timedelta(minutes=5)
    assert clock.is_moved()


def test_the_clock_is_not_moved_without_a_start() -> None:
    assert clock.start_offset("") == timedelta()
    assert not clock.is_moved()
