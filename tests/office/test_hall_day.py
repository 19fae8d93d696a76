"""Rules, templates and the checklist of the hall at the desk and on a telephone."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.conference import checklist, hall_rules
from doithoai.conference.models import HallCheck
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


@pytest.mark.clause("S-23", "S-54")
def test_the_coordinator_writes_the_template_and_one_conference_departs_from_it() -> None:
    writer = coordinator(authority())
    row, desk = announced(authority(), by=writer), signed_in(writer)
    address = url("conference_rules", row.public_id)

    offered = desk.get(address).content.decode()
    desk.post(url("hall_template"), {"rules": "Nói ngắn.", "checklist": "Kê ghế | | 1"})
    wrong = desk.post(url("hall_template"), {"rules": "Nói ngắn.", "checklist": "Kê ghế | | mai"})
    too_long = desk.post(address, {"text": "Nói dài.", "minutes": "31"})
    desk.post(address, {"text": "Nói về đất đai.", "minutes": "2.5"})
    row.refresh_from_db()

    assert "tinh thần xây dựng" in offered
    assert (wrong.status_code, too_long.status_code) == (422, 422)
    assert (row.speak_seconds, hall_rules.of(row)) == (150, ("Nói về đất đai.",))
    public = desk.get(reverse("portal:conference", args=[SLUG, row.public_id])).content.decode()
    assert "Nói về đất đai." in public


def test_the_office_makes_the_list_and_the_body_that_was_asked_ticks_it_on_its_telephone() -> None:
    commune = authority()
    police, other = organisation(commune, "cong-an"), organisation(commune, "phong-kinh-te")
    writer = coordinator(commune)
    row, office = announced(commune, by=writer), signed_in(person("office", commune))
    page = url("hall_checks", row.public_id)

    for _time in range(2):
        office.post(url("hall_checks_make", row.public_id))
    office.post(page, {"text": "An ninh ở cửa", "owner": police.pk, "days_before": "0"})
    empty = office.post(page, {"text": "", "days_before": "0"})
    one = HallCheck.objects.get(text="An ninh ở cửa")
    address = url("hall_check_tick", row.public_id, one.public_id)
    officer = signed_in(person("agency_clerk", commune, police))
    officer.post(address)
    refused = signed_in(person("agency_clerk", commune, other)).post(address, {"value": "no"})

    with CaptureQueriesContext(connection) as asked:
        shown = office.get(page).content.decode()
    one.refresh_from_db()
    assert HallCheck.objects.count() == len(checklist.OFFERED) + 1
    assert empty.status_code == 422
    assert one.done_at is not None
    assert refused.status_code in (403, 404, 409, 422)
    assert f"1 / {len(checklist.OFFERED) + 1}" in shown
    assert len(asked) <= 15
    assert address in officer.get(page).content.decode()
