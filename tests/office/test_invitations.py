"""The list of delegates at the desk: from a file, answered, replaced, printed; a commune reaches only its own."""

import re
from collections.abc import Iterator

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from doithoai.conference import attending, delegate_sheets
from doithoai.conference.models import Attendance
from doithoai.core import sheets
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
ROWS = [
    ["Trần Văn Lành", "Bí thư chi bộ", "Thôn Đông Khoát", "", "Đảng viên", "x"],
    ["Lê Thị Lụa", "", "Thôn Hậu", "", "Nhân dân", ""],
]


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: object) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


def book(rows: list[list[str]]) -> SimpleUploadedFile:
    return SimpleUploadedFile("danh-sach.xlsx", sheets.write_xlsx(delegate_sheets.HEADER, rows))


@pytest.mark.clause("S-66", "S-92")
def test_a_commune_sends_its_own_list_from_its_own_account_and_only_once() -> None:
    commune = authority()
    cell = organisation(commune, "chi-bo", "Đảng ủy xã Tân Trung", "local_committee")
    other = organisation(commune, "chi-bo-2", "Chi bộ Hai", "local_committee")
    row, desk = announced(commune), signed_in(person("local_committee", commune, cell))
    address = url("delegates_import", row.public_id)

    template = desk.get(url("delegates_template"))
    preview = desk.post(address, {"file": book(ROWS)}).content.decode()
    packed = re.search(r'name="rows" value="([^"]+)"', preview)
    assert packed is not None
    for _time in range(2):
        desk.post(address, {"rows": packed[1]})

    assert template.status_code == 200
    assert "Lê Thị Lụa" in preview and "Đảng ủy xã Tân Trung" in preview
    assert {(one.name, one.organisation) for one in Attendance.objects.all()} == {
        ("Trần Văn Lành", cell),
        ("Lê Thị Lụa", cell),
    }
    stranger = signed_in(person("local_committee", commune, other))
    one = Attendance.objects.get(number=1)
    assert stranger.get(url("delegate", row.public_id, one.public_id)).status_code == 404
    assert "Lành" not in stranger.get(url("delegates", row.public_id)).content.decode()


def test_a_file_with_a_wrong_row_says_which_and_offers_nothing_to_press() -> None:
    writer = coordinator(authority())
    row, desk = announced(authority(), by=writer), signed_in(writer)
    wrong = [*ROWS, ["Vũ Thị An", "", "", "Sở Không Có", "Nhân dân", ""]]

    page = desk.post(url("delegates_import", row.public_id), {"file": book(wrong)}).content.decode()
    nothing = desk.post(url("delegates_import", row.public_id), {"file": SimpleUploadedFile("a.xlsx", b"PK")})

    assert "Sở Không Có" in page
    assert 'name="rows"' not in page
    assert nothing.status_code == 422
    assert not Attendance.objects.exists()


@pytest.mark.clause("S-69")
def test_one_delegate_answers_sends_another_and_gets_a_place_and_a_summons() -> None:
    writer = coordinator(authority())
    row, desk = announced(authority(), by=writer), signed_in(writer)
    agency = organisation(authority(), "phong-kinh-te")
    head = attending.expect(
        row, name="Đặng Thị Lụa", category="leader", position="Trưởng phòng", organisation=agency,
        is_summoned=True, by=writer,
    )  # fmt: skip
    page = url("delegate", row.public_id, head.public_id)

    silent = desk.post(f"{page}?viec=reply", {"is_coming": "no", "note": ""})
    desk.post(f"{page}?viec=reply", {"is_coming": "yes", "note": ""})
    desk.post(f"{page}?viec=place", {"protocol": "3"})
    weak = desk.post(f"{page}?viec=replace", {"name": "Lê Văn Tám", "position": "Chuyên viên"})
    paper = desk.get(url("invitation_file", row.public_id, head.public_id))
    desk.post(f"{page}?viec=replace", {"name": "Vũ Quang Khải", "position": "Phó Trưởng phòng"})

    head.refresh_from_db()
    assert (silent.status_code, weak.status_code) == (422, 422)
    assert (head.reply, head.protocol) == ("not_coming", 3)
    assert paper.content.startswith(b"%PDF")
    assert Attendance.objects.get(stands_in_for=head).is_leader
    assert "Vũ Quang Khải" in desk.get(page).content.decode()
