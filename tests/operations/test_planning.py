"""The clock renews what SQLite plans by, now and then."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from doithoai.core import clock
from doithoai.operations import planning
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


def counted() -> str:
    """What the planner believes of the matters; nothing on PostgreSQL, which looks by itself."""
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE tbl = 'opinion_matter' AND idx = 'matter_newest'")
        row = cursor.fetchone()
    return str(row[0]).split()[0] if row else ""


def test_the_figures_of_the_planner_follow_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(planning, "_looked", {})
    commune, now = Commune(), clock.now()
    commune.matter()
    expected = ["1", "1", "30"] if connection.vendor == "sqlite" else ["", "", ""]
    seen = []

    for moment in (now, now + timedelta(hours=1), now + timedelta(hours=planning.HOURS)):
        assert not planning.renew(moment)
        seen.append(counted())
        for _n in range(29 if moment == now else 0):
            commune.matter()

    assert seen == expected
