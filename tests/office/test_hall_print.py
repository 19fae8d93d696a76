"""The page that prints everything for the hall, and the expected numbers."""

from collections.abc import Iterator

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.conference import attending
from doithoai.conference.models import Quota
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, person, signed_in
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


@pytest.mark.clause("S-52", "S-54")
def test_the_office_reaches_every_sheet_and_all_of_them_from_one_page() -> None:
    commune = authority()
    row, office = announced(commune), signed_in(person("office", commune))
    attending.expect(row, name="Trần Văn Lành", category="people", by=coordinator(commune))

    with CaptureQueriesContext(connection) as asked:
        page = office.get(url("hall_print", row.public_id)).content.decode()
    sheet = office.get(url("hall_print_file", row.public_id, "kich-ban", "pdf"))
    everything = office.get(url("hall_print_file", row.public_id, "tat-ca", "zip"))

    assert "tat-ca.pdf" in page and "the-dai-bieu.pdf" in page
    assert "08:40" in page
    assert len(asked) <= 40
    assert sheet.content.startswith(b"%PDF") and everything.content.startswith(b"PK")
    for key, form in (("khong-co", "pdf"), ("kich-ban", "zip")):
        assert office.get(url("hall_print_file", row.public_id, key, form)).status_code == 404
    assert "Trần Văn Lành" not in page
    assert signed_in(person("agency_clerk", commune)).get(url("hall_print", row.public_id)).status_code == 403


def test_expected_numbers_are_set_once_and_stand_beside_the_list() -> None:
    writer = coordinator(authority())
    row, desk = announced(authority(), by=writer), signed_in(writer)
    attending.expect(row, name="Trần Văn Lành", category="people", by=writer)
    address = url("expectations", row.public_id)

    for _time in range(2):
        desk.post(address, {"category": "people", "organisation": "", "planned": "12"})
    wrong = desk.post(address, {"category": "people", "organisation": "", "planned": "-1"})
    page = desk.get(address).content.decode()

    assert Quota.objects.count() == 1
    assert wrong.status_code == 422
    assert "12" in page and "11" in page
    assert "Lành" not in page
