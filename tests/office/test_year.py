"""The year on one page: calendar, table, spreadsheet, and the secret address of a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from doithoai.conference import feeds, scheduling
from doithoai.conference.models import CalendarLink, Conference, Duty
from doithoai.core import sheets
from doithoai.core.models import Entry
from doithoai.people import accounts
from doithoai.people.models import Membership
from tests.factories import people, reports
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, conference, fixed, scheduled
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db

SLUG = "xa-tan-yen"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


def page(desk: Client, query: str = "") -> str:
    response = desk.get(url("year") + query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.clause("S-80")
def test_the_year_shows_every_conference_and_duty_by_month_by_quarter_and_as_a_table() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    desk = signed_in(commune.coordinator)

    months, quarters, table = (page(desk, f"?kieu={kind}") for kind in ("thang", "quy", "bang"))

    number = Duty.objects.filter(conference=row, due_on__year=2026).count()
    # Two bodies report on the same day: one line.
    assert months.count('class="year__line"') == quarters.count('class="year__line"') == number - 1 + 1
    assert months.count("/viec-hoi-nghi/") == quarters.count("/viec-hoi-nghi/") == number
    assert months.count('<table class="month"') == 12 and "month__day--sits" in months
    assert quarters.count("year__part") == 4
    assert table.count("/viec-hoi-nghi/") == number


def test_what_has_no_day_yet_is_named_with_its_period() -> None:
    commune = Commune()
    conference(commune.authority, by=commune.coordinator)

    assert "quý IV/2026" in page(signed_in(commune.coordinator))


def test_it_is_filtered_by_body_and_by_state_and_a_called_off_one_counts_for_nothing() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    desk = signed_in(commune.coordinator)

    of_body = page(desk, f"?kieu=bang&co_quan={commune.agency.pk}")
    with time_machine.travel("2026-12-02T09:00:00+07:00", tick=False):
        late = page(signed_in(commune.coordinator), "?kieu=bang&trang_thai=late")
    scheduling.postpone(Conference.objects.get(pk=row.pk), reason="Bão số 9", by=commune.coordinator)

    assert of_body.count("/viec-hoi-nghi/") == 1
    assert late.count("/viec-hoi-nghi/") == Duty.objects.filter(title__contains="Tổng hợp ý kiến").count() + 1
    assert page(desk, "?kieu=bang").count("/viec-hoi-nghi/") == 0


def test_an_agency_sees_its_own_year_and_the_neighbour_nothing() -> None:
    commune = Commune()
    scheduled(commune.authority, by=commune.coordinator)
    stranger = people.person("coordinator", people.authority("xa-phuc-hoa"))

    own = page(signed_in(commune.head), "?kieu=bang")

    assert own.count("/viec-hoi-nghi/") == 1 and "Công an" not in own
    assert signed_in(stranger).get(url("year")).status_code == 404


@pytest.mark.parametrize("asked", ["?nam=1900", "?kieu=x&co_quan=99999", "?trang_thai=%00"])
def test_nonsense_in_the_address_gives_the_present_year(asked: str) -> None:
    commune = Commune()
    scheduled(commune.authority, by=commune.coordinator)

    assert "2026" in page(signed_in(commune.coordinator), asked)


def test_the_spreadsheet_holds_what_the_page_shows() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)

    response = signed_in(commune.coordinator).get(url("year_sheet"))

    rows = sheets.read_rows(response.content, "lich.xlsx")
    assert len(rows) == 2 + Duty.objects.filter(conference=row, due_on__year=2026).count()
    assert ["10/12/2026", "Hội nghị"] in [line[:2] for line in rows]


def test_a_year_that_nobody_compared_with_the_decision_is_warned_of() -> None:
    commune = Commune()
    scheduled(commune.authority, by=commune.coordinator)

    assert "2026" in page(signed_in(commune.coordinator)).partition("notice--warn")[2][:400]


def test_the_page_asks_the_database_as_often_for_one_conference_as_for_two(
    django_assert_max_num_queries: Any,
) -> None:
    commune = Commune()
    row = conference(commune.authority, by=commune.coordinator, conferences=2)
    for one, day in zip(Conference.objects.order_by("pk"), (DAY, date(2026, 12, 17)), strict=True):
        fixed(one, by=commune.coordinator, day=day)
    assert row.authority_id == commune.authority.pk
    desk = signed_in(commune.coordinator)

    with django_assert_max_num_queries(15):
        page(desk, "?kieu=bang")


def made(desk: Client) -> str:
    answer = desk.post(url("calendar_link")).content.decode()
    return "/" + answer.partition("http://testserver/")[2].partition(".ics")[0] + ".ics"


def test_the_phone_fetches_conferences_and_open_duties_and_learns_nothing_of_persons() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    address = made(signed_in(commune.head))

    fetched = Client().get(address)

    assert (fetched.status_code, fetched["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    events = Calendar.from_ical(fetched.content).walk("VEVENT")
    assert {str(one["uid"]) for one in events} == {
        f"{row.public_id}@doithoai",
        f"{Duty.objects.get(conference=row, lead=commune.agency).public_id}@doithoai",
    }
    whole = fetched.content.decode()
    assert not [one for one in Membership.objects.all() if one.person.full_name in whole]
    assert CalendarLink.objects.get().digest not in address


def test_a_new_address_kills_the_old_one_and_closing_kills_it_too() -> None:
    commune = Commune()
    scheduled(commune.authority, by=commune.coordinator)
    desk, program = signed_in(commune.head), Client()
    first = made(desk)
    second = made(desk)

    answers = [program.get(one).status_code for one in (first, second)]
    desk.post(url("calendar_link_stop"))
    desk.post(url("calendar_link_stop"))

    assert answers == [404, 200]
    assert program.get(second).status_code == 404
    assert Entry.objects.filter(verb__startswith="calendar.").count() == 3
    assert "http://testserver" not in desk.get(url("calendar_link")).content.decode()


def test_who_leaves_or_is_of_another_authority_fetches_nothing() -> None:
    commune = Commune()
    scheduled(commune.authority, by=commune.coordinator)
    neighbour = people.authority("xa-phuc-hoa")
    token = feeds.renew(commune.authority, commune.head.person, by=commune.head)
    here = reverse("office:calendar_file", args=[SLUG, token])
    program = Client()
    assert program.get(here).status_code == 200

    elsewhere = program.get(reverse("office:calendar_file", args=[neighbour.slug, token])).status_code
    accounts.deactivate(
        commune.head.person, authority=commune.authority, by=people.person("administrator", commune.authority)
    )

    assert (elsewhere, program.get(here).status_code) == (404, 404)


def test_a_body_reads_its_duty_and_the_coordinator_asks() -> None:
    commune = Commune()
    row = scheduled(commune.authority, by=commune.coordinator)
    duty = Duty.objects.get(conference=row, lead=commune.agency)
    agency, desk = signed_in(commune.head), signed_in(commune.coordinator)

    unread = desk.get(url("duty", duty.public_id)).content.decode()
    agency.post(url("duty_receive", duty.public_id))
    desk.post(url("duty_ask", duty.public_id))
    read = desk.get(url("duty", duty.public_id)).content.decode()

    assert ("tag--wait" in unread, url("duty_ask", duty.public_id) in unread) == (True, True)
    assert duty.receipts.get().organisation == commune.agency
    assert "09:00 02/11/2026" in read
    assert url("duty_receive", duty.public_id) not in agency.get(url("duty", duty.public_id)).content.decode()


def test_reports_that_fall_due_stand_below_for_who_writes_them() -> None:
    commune = Commune()
    reports.line(commune, name="Báo cáo công tác đối thoại")

    writer, reader = (page(signed_in(who)) for who in (commune.coordinator, commune.supervisor))

    assert "Báo cáo công tác đối thoại" in writer
    assert "Báo cáo công tác đối thoại" not in reader
