"""A commune says that it has the announcement and sends its list; the office prints everything for the hall."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.conference import attending, delegate_sheets
from doithoai.conference.models import Arrival, Attendance, Conference
from doithoai.core import sheets
from tests.browser.conftest import DESKTOP, PHONE, barriers, enter, open_page, overflows
from tests.factories import people
from tests.factories.conference import NOW, announced
from tests.factories.programme import coordinator

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
#: Longer than this nobody waits beside a printer.
SECONDS = 20
ROWS = [
    ["Trần Văn Lành", "Bí thư chi bộ", "Thôn Đông Khoát", "", "Đảng viên", "x"],
    ["Lê Thị Lụa", "", "Thôn Hậu", "", "Nhân dân", ""],
]


class Place:
    """An announced conference and a commune that is to send its people."""

    def __init__(self) -> None:
        self.authority = people.authority()
        self.cell = people.organisation(self.authority, "xa-tan-trung", "Đảng ủy xã Tân Trung", "local_committee")
        self.committee = people.person("local_committee", self.authority, self.cell)
        self.office = people.person("office", self.authority)
        self.conference: Conference = announced(self.authority, by=coordinator(self.authority))

    def address(self, name: str, *parts: str) -> str:
        return reverse(f"office:{name}", args=[self.authority.slug, self.conference.public_id, *parts])


@pytest.fixture
def place() -> Iterator[Place]:
    with time_machine.travel(NOW, tick=True):
        yield Place()


def stands(page: Page) -> None:
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert not overflows(page)
        assert barriers(page) == []


@pytest.mark.clause("S-66", "S-94")
def test_a_commune_acknowledges_and_sends_its_list(
    live_server: LiveServer, browser: Browser, place: Place, tmp_path: Path, complaints: list[str]
) -> None:
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(sheets.write_xlsx(delegate_sheets.HEADER, ROWS))
    page = enter(open_page(browser, DESKTOP, complaints), live_server, place.committee, place.address("conference"))

    page.goto(f"{live_server.url}{place.address('conference_channels')}")
    with page.expect_navigation():
        page.locator(f'form[action="{place.address("announcement_arrived")}"] button').click()
    page.goto(f"{live_server.url}{place.address('delegates')}")
    stands(page)
    page.locator(f'a[href="{place.address("delegates_import")}"]').click()
    page.locator("[name=file]").set_input_files(file)
    with page.expect_navigation():
        page.locator("main form [type=submit]").last.click()
    expect(page.locator("main tbody tr")).to_have_count(2)
    stands(page)
    with page.expect_navigation():
        page.locator("form:has([name=rows]) [type=submit]").click()

    expect(page.locator("main")).to_contain_text("Lê Thị Lụa")
    assert Arrival.objects.filter(organisation=place.cell).count() == 1
    assert {row.organisation for row in Attendance.objects.all()} == {place.cell}
    page.locator("main tbody a", has_text="Trần Văn Lành").click()
    stands(page)
    assert complaints == []
    page.context.close()


@pytest.mark.clause("S-54")
def test_the_office_prints_everything_for_the_hall_and_ticks_it_off_on_a_telephone(
    live_server: LiveServer, browser: Browser, place: Place, tmp_path: Path, complaints: list[str]
) -> None:
    by = coordinator(place.authority)
    for number in range(24):
        attending.expect(place.conference, name=f"Trần Văn Lành {number}", category="people", by=by)
    page = enter(open_page(browser, PHONE, complaints), live_server, place.office, place.address("hall_checks"))
    with page.expect_navigation():
        page.locator(f'form[action="{place.address("hall_checks_make")}"] button').click()
    first = page.locator("main .item form button").first
    assert (first.bounding_box() or {"height": 0})["height"] >= 44
    with page.expect_navigation():
        first.click()
    assert place.conference.hall_checks.exclude(done_at=None).count() == 1
    stands(page)

    page.goto(f"{live_server.url}{place.address('hall_print')}")
    stands(page)
    begun = time.monotonic()
    with page.expect_download() as told:
        page.locator('a[href$="tat-ca.pdf"]').click()
    told.value.save_as(tmp_path / "tat-ca.pdf")
    with page.expect_download() as packed:
        page.locator('a[href$="tat-ca.zip"]').click()
    packed.value.save_as(tmp_path / "tat-ca.zip")

    assert time.monotonic() - begun < SECONDS
    assert len(pypdfium2.PdfDocument((tmp_path / "tat-ca.pdf").read_bytes())) >= 24 + 3 + 4
    assert len(zipfile.ZipFile(tmp_path / "tat-ca.zip").namelist()) == 8
    for name in ("conference_rules", "briefing", "expectations", "conference_roles", "conference"):
        page.goto(f"{live_server.url}{place.address(name)}")
        if page.locator("main h1").count():
            stands(page)
    assert [one for one in complaints if "403" not in one] == []
    page.context.close()
