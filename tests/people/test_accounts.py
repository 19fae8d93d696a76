"""Accounts: made and ended by the administrator, the first one by a one-time token."""

from datetime import timedelta

import pytest

from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.people import accounts
from doithoai.people.models import Authority, FirstToken, Level, Membership, Person
from doithoai.people.roles import Acting
from tests.factories import people

pytestmark = pytest.mark.django_db


def unsaved() -> Authority:
    return Authority(
        slug="xa-moi",
        name="Đảng ủy xã Mới",
        short_name="Đảng ủy xã",
        place_name="Mới",
        level=Level.COMMUNE,
        head_kind="party",
        head_title="Bí thư Đảng ủy",
        issuing_body="Ban Thường vụ Đảng ủy xã",
        symbol="ĐU",
    )


def test_a_new_account_must_change_its_password_and_is_known_by_its_user_name() -> None:
    place = people.authority()
    admin = people.person("administrator", place)

    person, secret = accounts.new_person(place, username=" Lam.TD ", full_name="Trần Đức Lâm", by=admin)

    assert (person.username, person.must_change_password, person.check_password(secret)) == ("lam.td", True, True)
    with pytest.raises(Refused) as refusal:
        accounts.new_person(place, username="LAM.td", full_name="Người khác", by=admin)
    assert refusal.value.field == "username"


def test_only_an_administrator_of_this_authority_makes_accounts() -> None:
    place, other = people.authority(), people.authority("xa-khac")
    for actor in (people.person("coordinator", place), people.person("administrator", other)):
        with pytest.raises(Refused) as refusal:
            accounts.new_person(place, username="ai.do", full_name="Ai Đó", by=actor)
        assert refusal.value.code == "right"
    assert not Person.objects.filter(username="ai.do").exists()


def test_the_same_role_in_the_same_place_twice_is_one_role() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    clerk = people.person("intake", place).person

    first = accounts.give_role(clerk, authority=place, role="coordinator", by=admin)
    again = accounts.give_role(clerk, authority=place, role="coordinator", by=admin)

    assert first.pk == again.pk
    assert journal.history(first).count() == 1


def test_a_role_of_an_organisation_needs_one_of_this_authority() -> None:
    place, other = people.authority(), people.authority("xa-khac")
    admin = people.person("administrator", place)
    clerk = people.person("intake", place).person
    foreign = people.organisation(other)

    for body in (None, foreign):
        with pytest.raises(Refused) as refusal:
            accounts.give_role(clerk, authority=place, role="agency_clerk", organisation=body, by=admin)
        assert refusal.value.field == "organisation"
    with pytest.raises(Refused):
        accounts.give_role(clerk, authority=place, role="chair", by=admin)


def test_a_role_holds_from_its_first_to_its_last_day() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    clerk = people.person("intake", place).person
    today = clock.today()
    accounts.give_role(
        clerk,
        authority=place,
        role="coordinator",
        valid_from=today + timedelta(days=2),
        valid_to=today + timedelta(days=4),
        by=admin,
    )

    held = [Acting(clerk, place, today + timedelta(days=n)).holds("opinion.triage") for n in range(1, 6)]

    assert held == [False, True, True, True, False]


def test_a_stand_in_holds_the_role_and_is_never_the_same_person() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    held = Membership.objects.get(person=people.person("coordinator", place).person)
    other = people.person("intake", place).person
    today = clock.today()

    with pytest.raises(Refused):
        accounts.stand_in(held, person=held.person, valid_from=today, valid_to=today, by=admin)
    row = accounts.stand_in(held, person=other, valid_from=today, valid_to=today, by=admin)

    assert row.stands_in_for == held
    assert Acting(other, place).holds("opinion.triage")
    assert not Acting(other, place, today + timedelta(days=1)).holds("opinion.triage")


def test_a_role_that_ended_gives_no_right_any_more_and_the_last_administrator_stays() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    clerk = people.person("coordinator", place)

    accounts.end_role(Membership.objects.get(person=clerk.person), by=admin)
    with pytest.raises(Refused):
        accounts.end_role(Membership.objects.get(person=admin.person), by=admin)

    assert not Acting(clerk.person, place).holds("opinion.triage")
    assert Acting(admin.person, place).holds("people.manage")


def test_closing_an_account_ends_its_sessions_at_once() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    clerk = people.person("coordinator", place)
    clerk.person.set_password("ngoi nha nho xinh")
    clerk.person.save()
    browser = people.signed_in(clerk)

    accounts.deactivate(clerk.person, authority=place, by=admin)

    response = browser.get(f"/{place.slug}/van-phong/can-bo/")
    assert response.status_code == 302 and response["Location"].startswith("/tai-khoan/dang-nhap/")
    with pytest.raises(Refused):
        accounts.deactivate(admin.person, authority=place, by=admin)


def test_people_of_another_authority_cannot_be_reset_or_closed() -> None:
    place, other = people.authority(), people.authority("xa-khac")
    admin = people.person("administrator", place)
    stranger = people.person("coordinator", other).person
    before = stranger.password

    for act in (accounts.reset_password, accounts.deactivate, accounts.activate):
        with pytest.raises(Refused):
            act(stranger, authority=place, by=admin)

    stranger.refresh_from_db()
    assert (stranger.password, stranger.is_active) == (before, True)


def test_the_first_token_works_once_and_only_on_an_empty_installation() -> None:
    token = accounts.first_token()
    words = {"username": "quan.tri", "full_name": "Nguyễn Văn Trị", "password": "bon tu khong quen"}

    with pytest.raises(Refused):
        accounts.use_first_token("sai", authority=unsaved(), **words)
    with pytest.raises(Refused) as weak:
        accounts.use_first_token(token, authority=unsaved(), **(words | {"password": "ngan"}))
    person = accounts.use_first_token(token, authority=unsaved(), **words)

    assert weak.value.field == "password"
    assert (person.must_change_password, person.check_password("bon tu khong quen")) == (False, True)
    assert FirstToken.objects.get().used_at is not None
    with pytest.raises(Refused):
        accounts.use_first_token(token, authority=unsaved(), **(words | {"username": "hai"}))
    with pytest.raises(Refused):
        accounts.first_token()
    assert Person.objects.count() == 1


def test_the_printed_token_is_not_kept() -> None:
    token = accounts.first_token()

    assert token not in FirstToken.objects.get().digest
