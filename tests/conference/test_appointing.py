"""Roles of the hall are given by name and hold for one conference."""

from collections.abc import Iterator

import pytest
import time_machine

from doithoai.conference import appointing
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.people.models import Membership
from doithoai.people.roles import Acting, Role
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("G-9", "S-55")
def test_the_minute_taker_is_appointed_by_name_for_one_conference_and_once() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    clerk = person("intake", commune)
    assert Role.MINUTE_TAKER in appointing.unfilled(row)

    first = appointing.appoint(row, person=clerk.person, role="minute_taker", by=writer)
    again = appointing.appoint(row, person=clerk.person, role="minute_taker", by=writer)

    now = Acting(clerk.person, commune)
    assert first == again
    assert now.may("minutes.write", row.scope())
    assert not now.may("minutes.write", type(row.scope())(commune.pk, conference_id=row.pk + 1))
    assert Role.MINUTE_TAKER not in appointing.unfilled(row)
    assert journal.history(row).first().facts == {"role": "minute_taker", "person": clerk.pk}


@pytest.mark.clause("S-3", "S-45")
def test_the_chair_is_a_role_and_whoever_holds_the_office_may_hold_it() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    old, new = person("standing", commune), person("standing", commune)
    first = appointing.appoint(row, person=old.person, role="chair", by=writer)

    appointing.dismiss(row, membership=first, by=writer)
    appointing.appoint(row, person=new.person, role="chair", by=writer)

    assert [one.person for one in appointing.people_of(row)] == [new.person]
    assert not Acting(old.person, commune).may("floor.lead", row.scope())


def test_strangers_unknown_roles_and_neighbours_are_refused() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    stranger = person("standing", authority("xa-phuc-hoa"))

    refused = []
    for who, role, by in (
        (stranger, "chair", writer),
        (writer, "administrator", writer),
        (writer, "chair", coordinator(authority("xa-phuc-hoa"))),
    ):
        with pytest.raises(Refused) as refusal:
            appointing.appoint(row, person=who.person, role=role, by=by)
        refused.append(refusal.value.field or refusal.value.code)

    assert refused == ["person", "role", "right"]
    assert Membership.objects.filter(conference_ref=row.pk).count() == 0
