"""A duty is taken note of by each body of a group, and its lead is asked in working hours and not twice a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine

from doithoai.conference import duties, urging
from doithoai.conference.models import Duty, Receipt
from doithoai.core.clock import ZONE
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import NOW, scheduled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def report(commune: Commune) -> Duty:
    row = scheduled(commune.authority, by=commune.coordinator)
    return Duty.objects.get(conference=row, task__kind="report", lead=commune.agency)


@pytest.mark.clause("S-92", "S-93", "S-94")
def test_each_body_of_a_duty_says_once_that_it_has_read_it() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    duty = Duty.objects.get(conference=row, task__kind="broadcast")
    station = people.person("media", commune.authority, duty.lead)
    helper = people.person("agency_clerk", commune.authority, duty.together[0])
    before = [body.code for body in urging.unread(duty)]

    urging.receive(duty, organisation=duty.lead, by=station)
    urging.receive(duty, organisation=duty.lead, by=station)
    urging.receive(duty, organisation=duty.together[0], by=helper)

    assert before == ["truyen-thong", "ban-xdd"]
    assert urging.unread(Duty.objects.get(pk=duty.pk)) == []
    assert Entry.objects.filter(verb="duty.receive").count() == Receipt.objects.count() == 2


def test_nobody_takes_note_for_another_body_or_of_what_it_was_not_given() -> None:
    commune = Commune()
    duty = report(commune)

    with pytest.raises(Refused) as other:
        urging.receive(duty, organisation=commune.agency, by=commune.neighbour)
    with pytest.raises(Refused) as foreign:
        urging.receive(duty, organisation=commune.other, by=commune.neighbour)

    assert (other.value.code, foreign.value.code) == ("right", "foreign")
    assert Receipt.objects.count() == 0


@pytest.mark.clause("S-80")
def test_the_lead_is_asked_once_a_day_and_told_when_offices_open() -> None:
    commune = Commune()
    duty = report(commune)
    friday_night = datetime(2026, 11, 6, 21, tzinfo=ZONE)

    with time_machine.travel(friday_night, tick=False):
        number = urging.ask(duty, by=commune.coordinator)
        with pytest.raises(Refused) as twice:
            urging.ask(duty, by=commune.coordinator)

    letters = Notice.objects.filter(key__startswith=f"duty.urge:{duty.pk}:")
    assert number == letters.count() > 0
    assert {one.not_before for one in letters} == {datetime(2026, 11, 9, 8, tzinfo=ZONE)}
    assert "Hạn: 30/11/2026" in letters[0].body
    assert twice.value.code == "twice"


def test_what_is_done_or_read_by_nobody_is_not_asked_for() -> None:
    commune = Commune()
    duty = report(commune)
    silent = Duty.objects.get(conference=duty.conference, task__kind="prepare_hall")
    duties.show(duty, evidence_text="Báo cáo 12-BC", by=commune.head)

    for row, code in ((duty, "state"), (silent, "unread")):
        with pytest.raises(Refused) as refused:
            urging.ask(row, by=commune.coordinator)
        assert refused.value.code == code
    with pytest.raises(Refused) as clerk:
        urging.ask(silent, by=commune.head)
    assert clerk.value.code == "right"
