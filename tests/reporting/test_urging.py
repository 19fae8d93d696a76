"""Before the due day of a report its writers are reminded, after it urged, then the standing members are told."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import time_machine

from doithoai.core import clock
from doithoai.notices.models import Notice
from doithoai.reporting import urging
from doithoai.reporting.models import Rhythm
from tests.factories import reports
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=clock.ZONE)


@pytest.fixture
def commune() -> Commune:
    """A yearly report of 2025 is due on Saturday 10 January 2026."""
    with time_machine.travel(at(date(2026, 1, 5)), tick=False):
        made = Commune()
        reports.line(made, Rhythm.YEAR, "Báo cáo năm")
        return made


def told(commune: Commune, day: date) -> list[tuple[int | None, str]]:
    before = set(Notice.objects.values_list("pk", flat=True))
    with time_machine.travel(at(day), tick=False):
        urging.remind(commune.authority, day)
    rows = Notice.objects.exclude(pk__in=before)
    return sorted({(row.reader_id, row.subject.partition(":")[0]) for row in rows})


@pytest.mark.clause("G-16", "S-80")
def test_reminded_in_time_urged_when_late_and_told_upwards_after_the_rounds(commune: Commune) -> None:
    writer, decider = commune.coordinator.pk, commune.standing.pk

    assert told(commune, date(2026, 1, 7)) == []
    assert told(commune, date(2026, 1, 8)) == [(writer, "Sắp đến hạn báo cáo")]
    assert told(commune, date(2026, 1, 8)) == []
    assert told(commune, date(2026, 1, 12)) == [(writer, "Báo cáo quá hạn")]
    assert told(commune, date(2026, 1, 13)) == []
    assert told(commune, date(2026, 1, 15)) == [(writer, "Báo cáo quá hạn")]
    assert told(commune, date(2026, 1, 20)) == sorted([(writer, "Báo cáo quá hạn"), (decider, "Báo cáo quá hạn")])


def test_a_sent_report_is_not_urged(commune: Commune) -> None:
    with time_machine.travel(at(date(2026, 1, 6)), tick=False):
        reports.sent(commune, reports.begun(commune, 2025, 1, rhythm=Rhythm.YEAR, name="Báo cáo năm"))

    assert told(commune, date(2026, 1, 20)) == []


def test_the_round_of_the_clock_looks_at_each_authority_in_turn(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(urging, "_looked", {})
    now = at(date(2026, 1, 8))

    with time_machine.travel(now, tick=False):
        assert urging.remind_one(now)
        assert not urging.remind_one(now + timedelta(seconds=20))
    assert Notice.objects.filter(key__startswith="periodic-due").exists()
    assert not urging.remind_one(now.replace(hour=23))
