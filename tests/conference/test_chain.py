"""The chain of a conference: what is done, what comes next, who has it, by when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from doithoai.conference import chain, duties, scheduling
from doithoai.conference.models import Conference, Duty
from tests.factories.casework import Commune
from tests.factories.conference import NOW, conference, scheduled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def next_of(row: Conference) -> tuple[str, date, list[str]]:
    (one,) = [one for one in chain.of(row) if one.is_next]
    return one.milestone.code, one.day, [body.code for body in one.missing]


@pytest.mark.clause("S-76", "S-77", "S-78")
def test_the_next_link_names_who_still_has_it_until_all_have_shown_it() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    reports = list(Duty.objects.filter(conference=row, task__kind="report").order_by("pk"))
    found = [next_of(row)]

    duties.show(reports[0], evidence_text="Báo cáo 12-BC", by=commune.coordinator)
    found.append(next_of(row))
    duties.show(reports[1], evidence_text="Báo cáo 13-BC", by=commune.coordinator)
    found.append(next_of(row))

    both = sorted(one.lead.code for one in reports)
    assert [(code, day, sorted(who)) for code, day, who in found] == [
        ("gathered", date(2026, 11, 30), both),
        ("gathered", date(2026, 11, 30), [reports[1].lead.code]),
        ("sorted", date(2026, 12, 1), ["ban-xdd"]),
    ]
    first = chain.of(row)[0]
    assert (first.met_on, first.is_settled, first.missing) == (date(2026, 11, 2), True, [])


def test_without_a_day_there_is_no_chain_and_a_called_off_conference_has_no_next_step() -> None:
    commune = Commune()
    row = conference(commune.authority, by=commune.coordinator)
    assert chain.of(row) == []
    scheduling.fix(row, day=date(2026, 12, 10), venue=row.venue, by=commune.coordinator)

    scheduling.postpone(row, reason="Bão số 9", by=commune.coordinator)

    assert not [one for one in chain.of(row) if one.is_next]
