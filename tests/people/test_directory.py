"""Who exists today and who may do what where."""

from datetime import date, timedelta

import pytest

from doithoai.core import clock
from doithoai.people import directory
from doithoai.people.models import Membership
from tests.factories.people import also, authority, organisation, person

pytestmark = pytest.mark.django_db


@pytest.mark.clause("S-21", "S-7")
def test_party_bodies_and_state_agencies_of_one_authority_stand_side_by_side() -> None:
    commune, neighbour = authority(), authority("xa-phuc-hoa", head_kind="state")
    party = organisation(commune, "ban-xdd")
    agency = organisation(commune, "phong-kinh-te")
    organisation(neighbour, "phong-kinh-te")
    ended = organisation(commune, "phong-cu", valid_to=clock.today() - timedelta(days=1))

    assert set(directory.organisations(commune)) == {party, agency}
    assert set(directory.organisations(commune, date(2020, 1, 1))) == {party, agency, ended}


def test_people_are_found_by_role_or_by_right_each_once() -> None:
    commune = authority()
    agency, other = organisation(commune, "phong-kinh-te"), organisation(commune, "cong-an")
    head = person("agency_head", commune, agency)
    clerk = person("agency_clerk", commune, agency)
    elsewhere = person("agency_head", commune, other)
    also(head, "agency_clerk", commune, agency)
    gone = person("agency_head", commune, agency)
    Membership.objects.filter(person=gone.person).update(valid_to=date(2020, 1, 1))

    assert directory.people_with(commune, "duty.work", agency) == [head.person, clerk.person]
    assert directory.people_with(commune, "agency_head") == [head.person, elsewhere.person]
    assert directory.heads_of(agency) == [head.person]
    assert directory.people_with(authority("xa-phuc-hoa"), "agency_head") == []
