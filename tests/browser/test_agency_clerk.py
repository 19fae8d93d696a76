"""An agency clerk with ten assignments: takes some, answers on line, fills a spreadsheet, more time is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.casework.answer_sheets import BODY, HEADER, RESULT, SHORT
from doithoai.casework.models import Answer, Assignment, Extension
from doithoai.core import journal
from tests.browser.conftest import PHONE, barriers, enter, open_page, overflows
from tests.factories.casework import Commune

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
TITLES = (
    "Cống sau chợ",
    "Đèn đường xóm Đồi",
    "Nước máy thôn Hạ",
    "Điểm thu gom rác",
    "Đường liên thôn",
    "Mương cạnh đình",
    "Loa truyền thanh",
    "Sân trường mầm non",
    "Cầu qua kênh",
    "Bến xe buýt",
)
#: So many of them the clerk takes, and so many of these are answered on line.
TAKEN, ON_LINE = 3, 2


@pytest.fixture
def place() -> Commune:
    commune = Commune()
    for title in TITLES:
        commune.assigned(commune.matter(title=title))
    return commune


def address(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *parts])


def send(page: Page, form: str) -> None:
    """The button of the form whose address or field this is."""
    with page.expect_navigation():
        page.locator(f"main {form} button[type=submit]").first.click()


def work(title: str) -> Assignment:
    return Assignment.objects.get(matter__title=title)


@pytest.mark.clause("S-35", "S-70")
def test_ten_assignments(
    browser: Browser,
    page: Page,
    live_server: LiveServer,
    place: Commune,
    complaints: list[str],
    tmp_path: Path,
) -> None:
    desk = enter(page, live_server, place.clerk, address("answers"))
    expect(desk.locator("tbody tr")).to_have_count(len(TITLES))

    # Takes three of them; the others lie there for the colleagues.
    for title in TITLES[:TAKEN]:
        desk.goto(f"{live_server.url}{address('assignment', work(title).public_id)}")
        send(desk, "form[action$='/nhan/']")
        send(desk, "form[action$='/lam/']")
    desk.goto(f"{live_server.url}{address('answers')}?mine=on")
    expect(desk.locator("tbody tr")).to_have_count(TAKEN)
    assert barriers(desk) == []

    # Answers two on line.
    for title in TITLES[:ON_LINE]:
        desk.goto(f"{live_server.url}{address('assignment', work(title).public_id)}")
        send(desk, "form[action$='/soan/']")
        desk.locator("[name=short]").fill(f"{title}: đã xử lý.")
        desk.locator("[name=body]").fill("Phòng đã kiểm tra thực địa và xử lý xong.")
        desk.locator("[name=result]").select_option("explained")
        with desk.expect_navigation():
            desk.locator("[name=hand_in]").click()
    assert Answer.objects.filter(state="in_review").count() == ON_LINE

    # Asks for more time for the third: only the head may, so the clerk gives it back and the head asks.
    third = work(TITLES[ON_LINE])
    desk.goto(f"{live_server.url}{address('assignment', third.public_id)}")
    expect(desk.locator("a[href$='/gia-han/']")).to_have_count(0)
    send(desk, "form[action$='/thoi-lam/']")
    head = enter(open_page(browser, PHONE, complaints), live_server, place.head, address("assignment", third.public_id))
    with head.expect_navigation():
        head.locator("a[href$='/gia-han/']").click()
    head.locator("[name=to_day]").fill("31/12/2027")
    head.locator("[name=reason]").fill("Chờ kết quả quan trắc")
    assert barriers(head) == [] and not overflows(head)
    send(head, "form:has([name=to_day])")
    assert Extension.objects.get().asked_by == place.head.pk
    head.context.close()

    # The rest by spreadsheet.
    desk.goto(f"{live_server.url}{address('body', place.agency.public_id)}")
    assert barriers(desk) == []
    with desk.expect_download() as waiting:
        desk.locator("a[href$='bang-tra-loi.xlsx']").click()
    sheet = tmp_path / "tra-loi.xlsx"
    waiting.value.save_as(sheet)
    rest = filled(sheet)
    assert rest == len(TITLES) - ON_LINE

    take_in(desk, live_server, place, sheet)
    desk.locator("[name=hand_in]").check()
    send(desk, "form:has([name=rows])")
    drafts = Answer.objects.filter(state="in_review")
    assert drafts.count() == len(TITLES)
    by_sheet = [row for row in drafts if journal.history(row).filter(verb="answer.from_sheet").exists()]
    assert len(by_sheet) == rest and {row.author for row in by_sheet} == {place.clerk.pk}

    # The same file once more: nothing is left to take over.
    take_in(desk, live_server, place, sheet)
    expect(desk.locator("[name=rows]")).to_have_count(0)
    assert barriers(desk) == []
    assert Answer.objects.count() == len(TITLES)
    assert complaints == []


def filled(sheet: Path) -> int:
    """Every row gets an answer; how many there are."""
    book = load_workbook(sheet)
    page = book.active
    assert page is not None
    for row in range(2, page.max_row + 1):
        for name, words in ((SHORT, f"Trả lời dòng {row}"), (BODY, "Đã kiểm tra."), (RESULT, "Đã giải trình")):
            page.cell(row, HEADER.index(name) + 1).value = words
    book.save(sheet)
    return int(page.max_row) - 1


def take_in(desk: Page, server: LiveServer, place: Commune, sheet: Path) -> None:
    desk.goto(f"{server.url}{address('body_answers', place.agency.public_id)}")
    desk.locator("[name=file]").set_input_files(sheet)
    send(desk, "form:has([name=file])")


@pytest.mark.clause("S-70")
def test_the_pages_of_one_organisation_fit_a_telephone(
    browser: Browser, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    phone = enter(
        open_page(browser, PHONE, complaints), live_server, place.coordinator, address("body", place.agency.public_id)
    )
    for name in ("body", "body_slips", "body_answers"):
        phone.goto(f"{live_server.url}{address(name, place.agency.public_id)}")
        assert barriers(phone) == [] and not overflows(phone), name
    slip = address("assignment_slip", work(TITLES[0]).public_id)
    phone.goto(f"{live_server.url}{slip}")
    expect(phone.locator(".slip")).to_contain_text(work(TITLES[0]).matter.number)
    assert barriers(phone) == [] and not overflows(phone)
    phone.context.close()
