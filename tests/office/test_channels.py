"""Channels at the desk: proof and sufficiency, who received it, the log from a file, the poster."""

import io
from collections.abc import Iterator

import pypdfium2 as pdfium
import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.conference import airing_sheets, announcing, scheduling
from doithoai.conference.models import Arrival, Broadcast, Sufficiency
from doithoai.core import sheets
from tests.factories.conference import NOW, announced, fixed, scheduled
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


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, (address, response.status_code)
    return response.content.decode()


@pytest.mark.clause("S-26", "S-83")
def test_every_channel_stands_with_its_proof_and_a_person_takes_the_rest_upon_himself() -> None:
    writer = coordinator(authority())
    row, desk = announced(authority(), by=writer), signed_in(writer)
    address = url("conference_channels", row.public_id)

    with CaptureQueriesContext(connection) as asked:
        page = text_of(desk, address)
    empty = desk.post(url("conference_channel_enough", row.public_id, "board"), {"reason": ""})
    desk.post(url("conference_channel_enough", row.public_id, "board"), {"reason": "Trưởng thôn đọc tại cuộc họp."})
    after = text_of(desk, address)

    assert len(asked) <= 25
    assert "Đăng trên cổng đối thoại." in page
    assert page.count("/du/") == 2
    assert empty.status_code == 422
    assert after.count("/du/") == 1
    assert f"{writer.person.full_name}, " in after
    assert "Trưởng thôn đọc tại cuộc họp." in after
    assert Sufficiency.objects.count() == 1
    assert desk.get(url("conference_channel_enough", row.public_id, "bo-cau")).status_code == 404


@pytest.mark.clause("S-27", "S-94")
def test_a_local_committee_presses_once_and_the_coordinator_sees_who_has_not() -> None:
    commune = authority()
    writer = coordinator(commune)
    cell = organisation(commune, "cb-1", "Chi bộ Một", "local_committee")
    village = organisation(commune, "thon-1", "Thôn Trung Hòa", "other")
    row, desk = announced(commune, by=writer), signed_in(writer)
    committee = signed_in(person("local_committee", commune, cell))
    address = url("announcement_arrived", row.public_id)

    own = text_of(committee, url("conference_channels", row.public_id))
    for _time in range(2):
        committee.post(address, {"organisation": cell.public_id})
    other = committee.post(address, {"organisation": village.public_id})
    unnamed = desk.post(address, {"organisation": village.public_id, "told_by": ""})
    before = text_of(desk, url("conference_channels", row.public_id))
    desk.post(address, {"organisation": village.public_id, "told_by": "Ông An, trưởng thôn, điện thoại"})
    after = text_of(desk, url("conference_channels", row.public_id))

    assert "Thôn Trung Hòa" not in own
    assert f'value="{cell.public_id}"' in own
    assert (other.status_code, unnamed.status_code) == (404, 422)
    assert "aria-invalid" in unnamed.content.decode()
    assert f'value="{village.public_id}"' in before
    assert f'value="{village.public_id}"' not in after
    assert "Ông An, trưởng thôn, điện thoại" in after
    assert Arrival.objects.count() == 2


def test_a_stale_announcement_asks_again_and_prints_no_poster() -> None:
    writer = coordinator(authority())
    row, desk = announced(authority(), by=writer), signed_in(writer)
    fixed(row, by=writer, venue="Nhà văn hóa", reason="Hội trường đang sửa.")

    page = text_of(desk, url("conference_channels", row.public_id))
    poster = desk.get(url("poster", row.public_id, "a4"))

    assert "notice--bad" in page
    assert "/du/" not in page
    assert poster.status_code == 409


@pytest.mark.clause("S-83")
def test_the_station_looks_at_its_file_first_and_then_takes_it_over_once() -> None:
    commune = authority()
    centre = organisation(commune, "truyen-thong")
    row = announced(commune)
    station = signed_in(person("media", commune, centre))
    address = url("broadcast_import", row.public_id)
    line = ["02/11/2026", "05:30", "Truyền thanh cơ sở", centre.name, "3", "Các cụm loa", "Nhật ký số 12"]
    data = sheets.write_xlsx(airing_sheets.HEADER, [line])

    def sent(content: bytes) -> str:
        response = station.post(address, {"file": SimpleUploadedFile("nhat-ky.xlsx", content)})
        return response.content.decode()

    wrong = sent(sheets.write_xlsx(airing_sheets.HEADER, [[*line[:3], "Đài lạ", *line[4:]]]))
    seen = sent(data)
    assert 'name="rows"' not in wrong
    assert Broadcast.objects.filter(channel="grassroots_radio").count() == 0
    packed = seen.partition('name="rows" value="')[2].partition('"')[0]
    for _time in range(2):
        assert station.post(address, {"rows": packed}).status_code == 302
    again = sent(data)

    assert Broadcast.objects.get(channel="grassroots_radio").evidence_text == "Nhật ký số 12"
    assert "empty__title" in again
    assert station.post(address, {"rows": "x"}).status_code == 409
    assert station.post(address, {"file": SimpleUploadedFile("a.xlsx", b"%PDF")}).status_code == 422


def test_the_template_is_understood_by_the_reading_of_it() -> None:
    commune = authority()
    station = signed_in(person("media", commune, organisation(commune, "truyen-thong")))

    body = station.get(url("broadcast_template")).content

    assert tuple(sheets.read_rows(body, "mau.xlsx")[0]) == airing_sheets.HEADER


@pytest.mark.clause("S-25", "S-27")
@pytest.mark.parametrize(("size", "width"), [("a4", 595), ("a3", 842)])
@pytest.mark.parametrize("times", [1, 12])
def test_the_poster_is_one_sheet_with_the_four_items_and_how_to_take_part(size: str, width: int, times: int) -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer, content="Bồi thường, tái định cư, đường gom, thoát nước. " * times)

    answer = signed_in(writer).get(url("poster", row.public_id, size))
    sheet = pdfium.PdfDocument(io.BytesIO(answer.content))
    text = " ".join(sheet[0].get_textpage().get_text_range().split())

    assert len(sheet) == 1
    assert round(sheet[0].get_width()) == width
    for words in ("10/12/2026", "Hội trường UBND xã Tân Yên", "tái định cư", "Khai mạc", "đăng ký phát biểu"):
        assert words in text


def test_the_poster_of_what_was_called_off_says_so_and_a_scheduled_one_has_none() -> None:
    writer = coordinator(authority())
    desk = signed_in(writer)
    row = scheduled(authority(), by=writer)
    assert desk.get(url("poster", row.public_id, "a4")).status_code == 409

    announcing.publish(row, by=writer)
    scheduling.postpone(row, reason="Bão số 9.", by=writer)
    announcing.publish(row, by=writer, change_note="Hoãn vì bão.")
    sheet = pdfium.PdfDocument(io.BytesIO(desk.get(url("poster", row.public_id, "a4")).content))

    text = sheet[0].get_textpage().get_text_range()
    assert "Bão số 9." in text
    assert "10/12/2026" not in text


def test_on_the_telephone_of_a_station_day_station_and_channel_are_filled_in() -> None:
    commune = authority()
    row = announced(commune)
    station = signed_in(person("media", commune, organisation(commune, "truyen-thong", kind="media")))

    form = station.get(url("broadcast", row.public_id)).context["form"]

    assert form["day"].value() == "02/11/2026"
    assert form["organisation"].value() == organisation(commune, "truyen-thong").pk
    assert form["channel"].value() == "grassroots_radio"
