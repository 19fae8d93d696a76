"""The administrator's pages: people and roles."""

from __future__ import annotations

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.core import clock, journal, sheets
from doithoai.people import importing
from doithoai.people.models import Authority, Membership, Person
from doithoai.people.roles import Acting
from tests.factories import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Authority:
    return people.authority()


@pytest.fixture
def browser(place: Authority) -> Client:
    return people.signed_in(people.person("administrator", place, username="quan.tri", name="Ngô Xuân Trường"))


def at(name: str, place: Authority, *rest: object) -> str:
    return reverse(f"office:{name}", args=[place.slug, *rest])


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


NEW = {"username": "lam.td", "full_name": "Trần Đức Lâm", "role": "coordinator", "position": "Phó Trưởng ban"}


def test_the_list_finds_people_without_marks_and_shows_their_roles_of_today(place: Authority, browser: Client) -> None:
    agency = people.organisation(place)
    clerk = people.person("agency_clerk", place, agency, name="Nguyễn Thị Bưởi")
    gone = people.person("intake", place, name="Vũ Quang Khải")
    Membership.objects.filter(person=gone.person).update(valid_to=clock.today() - timedelta(days=1))

    everybody = text(browser.get(at("people", place)))
    found = text(browser.get(at("people", place), {"q": "buoi"}))
    nobody = text(browser.get(at("people", place), {"q": "khong co"}))

    assert clerk.person.full_name in everybody and gone.person.full_name in everybody
    assert everybody.count("Phòng Kinh tế") == 1
    assert clerk.person.full_name in found and gone.person.full_name not in found
    assert clerk.person.full_name not in nobody and "empty__title" in nobody


def test_the_list_asks_as_often_for_many_as_for_one(place: Authority, browser: Client) -> None:
    first = queries_of(browser, at("people", place))
    for _number in range(3):
        people.person("intake", place)

    assert queries_of(browser, at("people", place)) == first


def queries_of(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(address).status_code == 200
    return len(seen)


def test_a_new_person_gets_an_initial_password_that_is_shown_once(place: Authority, browser: Client) -> None:
    response = browser.post(at("person_new", place), NEW)

    made = Person.objects.get(username="lam.td")
    shown = re.findall(r"<code[^>]*>([^<]+)</code>", text(response))
    assert [made.check_password(word) for word in shown] == [True]
    assert Acting(made, place).holds("opinion.triage")
    assert shown[0] not in text(browser.get(at("person", place, made.public_id)))
    assert response["Cache-Control"] == "no-store"


def test_a_form_with_a_fault_keeps_what_was_typed_and_makes_nothing(place: Authority, browser: Client) -> None:
    before = Person.objects.count()

    bad_name = browser.post(at("person_new", place), NEW | {"username": "Có Dấu"})
    taken = browser.post(at("person_new", place), NEW | {"username": "quan.tri"})
    no_body = browser.post(at("person_new", place), NEW | {"role": "agency_clerk"})

    assert [answer.status_code for answer in (bad_name, taken, no_body)] == [422, 422, 422]
    assert all("Trần Đức Lâm" in text(answer) for answer in (bad_name, taken, no_body))
    assert 'id="id_username-e"' in text(taken) and 'id="id_organisation-e"' in text(no_body)
    assert Person.objects.count() == before


def test_organisations_of_the_neighbour_cannot_be_chosen(place: Authority, browser: Client) -> None:
    foreign = people.organisation(people.authority("xa-phuc-hoa"), "phong-khac", "Phòng của xã khác")

    page = text(browser.get(at("person_new", place)))
    answer = browser.post(at("person_new", place), NEW | {"role": "agency_clerk", "organisation": foreign.pk})

    assert "Phòng của xã khác" not in page
    assert answer.status_code == 422 and not Person.objects.filter(username="lam.td").exists()


def test_unknown_fields_in_a_form_change_nothing(place: Authority, browser: Client) -> None:
    other = people.authority("xa-phuc-hoa")

    browser.post(
        at("person_new", place),
        NEW
        | {"authority": other.pk, "is_active": "", "conference_ref": 1, "must_change_password": "", "is_staff": "1"},
    )

    made = Person.objects.get(username="lam.td")
    held = made.memberships.get()
    assert (made.is_active, made.must_change_password) == (True, True)
    assert (held.authority, held.conference_ref, held.stands_in_for) == (place, None, None)


def test_a_role_is_given_and_ended_from_the_page_of_the_person(place: Authority, browser: Client) -> None:
    clerk = people.person("intake", place).person

    refused = browser.post(at("role_add", place, clerk.public_id), {"role": "agency_head", "position": "Trưởng phòng"})
    given = browser.post(at("role_add", place, clerk.public_id), {"role": "publisher"}, follow=True)
    held = clerk.memberships.get(role="publisher")
    browser.post(at("role_end", place, held.public_id))

    assert refused.status_code == 422 and "Trưởng phòng" in text(refused)
    assert given.status_code == 200
    assert not Acting(clerk, place).holds("answer.publish")
    assert [entry.verb for entry in journal.history(held)] == ["membership.end", "membership.begin"]


def test_the_last_administrator_keeps_the_role_and_reads_why(place: Authority, browser: Client) -> None:
    held = Membership.objects.get(person__username="quan.tri")
    page = at("person", place, held.person.public_id)

    answer = browser.post(at("role_end", place, held.public_id), HTTP_REFERER=f"http://testserver{page}", follow=True)

    held.refresh_from_db()
    assert held.valid_to is None
    assert answer.redirect_chain[0][0].endswith(page) and "notice--bad" in text(answer)


def test_a_stand_in_is_named_for_days_and_falls_away_with_the_role(place: Authority, browser: Client) -> None:
    held = people.person("coordinator", place).memberships[0]
    other = people.person("intake", place).person
    today = clock.today()
    days = {"valid_from": today.strftime("%d/%m/%Y"), "valid_to": (today + timedelta(days=5)).strftime("%d/%m/%Y")}

    nobody = browser.post(at("stand_in", place, held.public_id), days | {"username": "khong.ai"})
    named = browser.post(at("stand_in", place, held.public_id), days | {"username": other.username})

    assert nobody.status_code == 422 and "khong.ai" in text(nobody)
    assert named.status_code == 302 and Acting(other, place).holds("opinion.triage")
    assert not Acting(other, place, today + timedelta(days=6)).holds("opinion.triage")
    browser.post(at("role_end", place, held.public_id))
    assert not Acting(other, place).holds("opinion.triage")


def test_a_new_initial_password_ends_the_old_one_and_closing_ends_the_sessions(
    place: Authority, browser: Client
) -> None:
    clerk = people.person("intake", place)
    clerk.person.set_password("bon tu khong quen")
    clerk.person.save()
    theirs = people.signed_in(clerk)
    own = reverse("usersessions_list")

    browser.post(at("person_reset", place, clerk.person.public_id))
    clerk.person.refresh_from_db()
    after_reset = (clerk.person.must_change_password, clerk.person.check_password("bon tu khong quen"))
    clerk.person.must_change_password = False
    clerk.person.save()
    theirs = people.signed_in(clerk)
    open_before = theirs.get(own).status_code
    browser.post(at("person_close", place, clerk.person.public_id))

    assert after_reset == (True, False)
    assert (open_before, theirs.get(own).status_code) == (200, 302)
    browser.post(at("person_open", place, clerk.person.public_id))
    clerk.person.refresh_from_db()
    assert (clerk.person.is_active, clerk.person.must_change_password) == (True, True)


def test_the_administrator_ends_all_sessions_of_a_person_and_only_of_this_one(
    place: Authority, browser: Client
) -> None:
    lost, other = people.person("intake", place), people.person("intake", place)
    phone, desk, neighbour = people.signed_in(lost), people.signed_in(lost), people.signed_in(other)
    own = reverse("usersessions_list")

    browser.post(at("sessions_end", place, lost.person.public_id))

    assert [one.get(own).status_code for one in (phone, desk, neighbour)] == [302, 302, 200]


PAGES = ("person", "stand_in")
ACTS = ("role_add", "person_reset", "person_close", "person_open", "sessions_end", "role_end")


def test_people_of_another_authority_are_not_there(place: Authority, browser: Client) -> None:
    stranger = people.person("coordinator", people.authority("xa-phuc-hoa"))
    held = stranger.memberships[0]
    ids = {"stand_in": held.public_id, "role_end": held.public_id}
    before = list(Person.objects.filter(pk=stranger.pk).values())

    answers = [browser.get(at(name, place, ids.get(name, stranger.person.public_id))) for name in PAGES]
    answers += [browser.post(at(name, place, ids.get(name, stranger.person.public_id))) for name in ACTS]

    assert {answer.status_code for answer in answers} == {404}
    assert stranger.name not in text(browser.get(at("people", place)))
    assert list(Person.objects.filter(pk=stranger.pk).values()) == before


def test_the_account_belongs_to_the_authority_that_made_it(place: Authority, browser: Client) -> None:
    guest = people.person("coordinator", people.authority("xa-phuc-hoa"))
    people.also(guest, "supervisor", place)
    before = guest.person.password

    answer = browser.post(at("person_reset", place, guest.person.public_id))

    guest.person.refresh_from_db()
    assert (answer.status_code, guest.person.password) == (409, before)


def test_nothing_happens_by_opening_an_address(place: Authority, browser: Client) -> None:
    clerk = people.person("intake", place)
    held = clerk.memberships[0]
    entries = journal.Entry.objects.count()

    answers = [browser.get(at(name, place, clerk.person.public_id)) for name in ACTS if name != "role_end"]
    answers.append(browser.get(at("role_end", place, held.public_id)))

    assert {answer.status_code for answer in answers} == {405}
    assert journal.Entry.objects.count() == entries


def sheet(*rows: list[str]) -> BytesIO:
    upload = BytesIO(sheets.write_xlsx(importing.HEADER, rows))
    upload.name = "can-bo.xlsx"
    return upload


def test_a_list_is_shown_first_and_taken_over_once(place: Authority, browser: Client) -> None:
    people.organisation(place)
    rows = sheet(
        ["hoa.lt", "Lê Thị Hoa", "Chuyên viên cơ quan", "phong-kinh-te", "Chuyên viên"],
        ["quan.tri", "Ngô Xuân Trường", "Quản trị viên", "", ""],
    )

    preview = browser.post(at("people_import", place), {"file": rows})
    signed = preview.context["rows"]
    before = Person.objects.filter(username="hoa.lt").exists()
    taken = browser.post(at("people_import", place), {"rows": signed})
    again = browser.post(at("people_import", place), {"rows": signed})

    assert (preview.status_code, before) == (200, False)
    assert "Lê Thị Hoa" in text(preview)
    assert "hoa.lt" in text(taken) and Person.objects.get(username="hoa.lt").must_change_password
    assert again.status_code == 200 and Person.objects.filter(username="hoa.lt").count() == 1


def test_a_list_with_a_fault_names_the_row_and_offers_no_button(place: Authority, browser: Client) -> None:
    people.person("intake", people.authority("xa-phuc-hoa"), username="cua.xa.khac")
    rows = sheet(
        ["tot.nv", "Nguyễn Văn Tốt", "Cán bộ tiếp nhận", "", ""],
        ["sai.vt", "Vai Trò Sai", "Trưởng thôn", "", ""],
        ["cua.xa.khac", "Người Xã Khác", "Cán bộ tiếp nhận", "", ""],
    )

    preview = browser.post(at("people_import", place), {"file": rows})
    forced = browser.post(at("people_import", place), {"rows": preview.context["rows"]})
    tampered = browser.post(at("people_import", place), {"rows": preview.context["rows"][:-2] + "xx"})

    assert [number for number, _words in preview.context["preview"].errors] == [3, 4]
    assert 'name="rows"' not in text(preview)
    assert (forced.status_code, tampered.status_code) == (409, 409)
    assert not Person.objects.filter(username="tot.nv").exists()


def test_a_file_that_is_no_spreadsheet_is_refused_at_its_field(place: Authority, browser: Client) -> None:
    upload = BytesIO(b"%PDF-1.7 khong phai bang tinh")
    upload.name = "can-bo.xlsx"

    answer = browser.post(at("people_import", place), {"file": upload})

    assert answer.status_code == 422 and 'id="id_file-e"' in text(answer)


def test_the_template_can_be_filled_in_and_read_back(place: Authority, browser: Client) -> None:
    body = browser.get(at("people_template", place)).content

    rows = sheets.read_rows(body, "mau.xlsx")

    assert tuple(rows[0]) == importing.HEADER
