"""The work of the workshop leafed through: every row once, the next due first, on one day what more people raised."""

from __future__ import annotations

from datetime import timedelta

import pytest

from doithoai.casework import work_order
from doithoai.casework.models import Assignment
from doithoai.core import clock
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [1, 2, 3, 7])
def test_every_row_stands_once_in_its_order(size: int) -> None:
    commune = Commune()
    for number in range(12):
        given = commune.assigned(commune.matter(title=f"Vấn đề số {number}"))
        Matter.objects.filter(pk=given.matter_id).update(said=1 + number % 3)
        # Many on one day, some alone, some accepted: a page ends in the middle of a day.
        Assignment.objects.filter(pk=given.pk).update(
            due_on=clock.today() + timedelta(days=(0, 0, 0, 0, 0, 3, 3, 4, 9, 9, 1, 0)[number]),
            state=("given", "accepted")[number % 2],
        )
    rows = Assignment.objects.active()

    seen: list[int] = []
    passed: str | None = ""
    while passed is not None:
        leaf = work_order.leaf(rows, passed, size=size)
        seen += [row.pk for row in leaf.rows]
        passed = leaf.after

    assert seen == list(rows.order_by("due_on", "-matter__said", "pk").values_list("pk", flat=True))


@pytest.mark.parametrize("typed", ["x", "20261340-1-1", "1-2-3", "20260101--5", "9" * 30])
def test_an_address_that_says_nothing_sensible_begins_anew(typed: str) -> None:
    given = Commune().assigned()

    assert work_order.leaf(Assignment.objects.active(), typed).rows == [given]
