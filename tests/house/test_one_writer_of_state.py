"""A column `state` is written by core/transitions.py and by nobody else."""

from __future__ import annotations

import pytest
from django.apps import apps

from doithoai.core.models import Stateful
from tests.house.syntax import sources, writes_of_state

WRITER = "doithoai/core/transitions.py"


def stateful() -> set[str]:
    return {model.__name__ for model in apps.get_models() if issubclass(model, Stateful)}


def test_nobody_but_the_transitions_writes_a_state() -> None:
    found = [f"{name}:{line}" for name, text in sources(WRITER) for line in writes_of_state(text, stateful())]

    assert found == []


@pytest.mark.parametrize(
    "planted",
    [
        'row.state = "closed"',
        'row.state: str = "closed"',
        'row.state, row.note = "closed", ""',
        'for row.state in ("a", "b"): pass',
        'rows.filter(pk=1).update(state="closed")',
        'rows.update(**{"state": "closed"})',
        'rows.update(note=1, **{"state": "closed"})',
        'Matter.objects.create(state="closed")',
        'Matter.objects.filter(x=1).create(state="closed")',
        'Matter(state="closed").save()',
        'begin(Matter(state="closed"), "matter.begin", by=by, right="x")',
        'Matter.objects.update_or_create(pk=1, defaults={"state": "closed"})',
        'Matter.objects.bulk_update(rows, ["state"])',
        'Matter.objects.bulk_update(rows, fields=["state"])',
        'row.save(update_fields=["state"])',
        'setattr(row, "state", "closed")',
        'object.__setattr__(row, "state", "closed")',
        "cursor.execute(\"UPDATE opinion_matter SET state = 'closed'\")",
    ],
)
def test_a_planted_write_is_seen(planted: str) -> None:
    assert writes_of_state(planted, {"Matter"}) == [1]


@pytest.mark.parametrize(
    "innocent",
    [
        'rows.filter(state="closed")',
        'state = "closed"',
        'TallyLine.objects.create(state="closed")',
        "move(row, CLOSE, by=by)",
        'models.Q(state="closed")',
        "print(row.state)",
        'rows.values_list("state")',
    ],
)
def test_reading_a_state_is_no_write(innocent: str) -> None:
    assert writes_of_state(innocent, {"Matter"}) == []
