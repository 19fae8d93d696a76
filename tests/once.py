"""A world that all tests of a module look at is made once, by its real acts, and taken back after the last of them.

Each test runs in a savepoint of its own within the transaction of that world: whatever it changes is gone for the next.

    made = once.fixture(lambda: World(31))

    @pytest.fixture
    def world(db: None, made: World) -> World:
        return copy.deepcopy(made)

A test must not be handed what was made itself: the rows in it would keep what another test did to them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from datetime import datetime
from typing import Any, TypeVar

import pytest
import time_machine
from django.db import transaction

MadeT = TypeVar("MadeT")


def fixture(make: Callable[[], MadeT], *, at: datetime | None = None) -> Any:
    """What `make` makes, for all tests of a module; `at` is the moment in which these stand."""

    @pytest.fixture(scope="module")
    def made(request: pytest.FixtureRequest) -> Iterator[MadeT]:
        _refuse_others(request)
        request.getfixturevalue("django_db_setup")
        with request.getfixturevalue("django_db_blocker").unblock(), transaction.atomic():
            with time_machine.travel(at, tick=False) if at is not None else nullcontext():
                found = make()
            yield found
            transaction.set_rollback(True)

    return made


def _refuse_others(request: pytest.FixtureRequest) -> None:
    """A test beside them would stand in a world that it did not ask for, or wait for its end when it commits."""
    for item in request.session.items:
        if item.path != request.path:
            continue
        mark, names = item.get_closest_marker("django_db"), getattr(item, "fixturenames", ())
        if (mark is not None or "db" in names) and request.fixturename not in names:
            raise pytest.UsageError(f"{item.nodeid} stands in a module whose world it does not ask for")
        if (mark is not None and mark.kwargs.get("transaction")) or "transactional_db" in names:
            raise pytest.UsageError(f"{item.nodeid} commits: it cannot stand within the transaction of a world")
