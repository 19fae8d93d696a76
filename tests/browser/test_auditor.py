"""The Front's auditor: draws closed matters by lot, notes calls, publishes the finding; everybody can draw it again."""

from __future__ import annotations

import hashlib

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.casework import oversight
from doithoai.casework.models import Remark, Sample
from tests.browser.conftest import PHONE, barriers, enter, open_page, overflows
from tests.factories.casework import Commune

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
SLUG = "xa-tan-yen"
TITLES = ("Cống sau chợ", "Đèn đường xóm Đồi", "Nước máy thôn Hạ", "Điểm thu gom rác", "Mương cạnh đình")
SAID = ("yes", "no", "unreached")
PRIVATE = "Nhà cuối ngõ bảo rác vẫn đầy"
FINDING = "Ba nơi được hỏi: một nơi chưa đồng ý, đề nghị cơ quan chủ trì kiểm tra lại."


@pytest.fixture
def place() -> Commune:
    commune = Commune()
    for title in TITLES:
        commune.published(commune.assigned(commune.matter(title=title)))
    given = commune.assigned(commune.matter(title="Loa truyền thanh"))
    oversight.remark(given.matter, organisation=commune.front, text="Cần nêu rõ hạn.", by=commune.supervisor)
    return commune


def office(name: str, *parts: object) -> str:
    return reverse(f"office:{name}", args=[SLUG, *parts])


def portal(name: str, *parts: object) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *parts])


def go(page: Page, link: str) -> None:
    with page.expect_navigation():
        page.locator(f"main a[href$='{link}']").first.click()


def send(page: Page, field: str) -> None:
    with page.expect_navigation():
        page.locator(f"main form:has([name={field}]) button[type=submit]").first.click()


@pytest.mark.clause("S-18", "G-11", "G-15")
def test_the_auditor_draws_asks_and_publishes(
    page: Page, phone: Page, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    # The first page says what waits: a remark without a reply. From there to the samples.
    desk = enter(page, live_server, place.supervisor, office("today"))
    go(desk, office("remarks"))
    expect(desk.locator("main")).to_contain_text("Cần nêu rõ hạn.")
    assert barriers(desk) == []
    go(desk, office("samples"))
    go(desk, office("sample_new"))
    assert barriers(desk) == []
    desk.locator("[name=size]").fill(str(len(SAID)))
    desk.locator("[name=seed]").fill("xúc xắc 6 2 4 1")
    send(desk, "seed")
    sample = Sample.objects.get()
    assert desk.url.endswith(office("sample", sample.public_id)) and barriers(desk) == []

    # Each drawn matter: what was answered is read out, what the people say is noted.
    for place_in_lot, agrees in enumerate(SAID, start=1):
        go(desk, office("sample_note", sample.public_id, place_in_lot))
        expect(desk.locator("main")).to_contain_text("Xã làm lại cống trong quý I năm 2027.")
        if place_in_lot == 1:
            assert barriers(desk) == []
        desk.locator("[name=how][value=call]").check()
        desk.locator(f"[name=agrees][value={agrees}]").check()
        desk.locator("[name=words]").fill(PRIVATE)
        send(desk, "agrees")

    # Who does not agree is worth a remark; then the finding.
    disagreeing = sample.drawn.select_related("matter").get(agrees="no").matter
    go(desk, office("remark", disagreeing.public_id))
    desk.locator("[name=text]").fill("Người dân chưa đồng ý là đã xong.")
    send(desk, "text")
    assert Remark.objects.filter(matter=disagreeing).exists()
    desk.goto(f"{live_server.url}{office('sample', sample.public_id)}")
    go(desk, office("sample_publish", sample.public_id))
    assert barriers(desk) == []
    desk.locator("[name=finding]").fill(FINDING)
    send(desk, "finding")
    expect(desk.locator("main")).to_contain_text(FINDING)
    expect(desk.locator("main a[href*='/boc-mau/'][href$='/1/']")).to_have_count(0)

    # A citizen on a telephone reads it beside the figures, and how it was drawn; nobody's words.
    phone.goto(f"{live_server.url}{portal('figures')}")
    expect(phone.locator("main")).to_contain_text(FINDING)
    assert barriers(phone) == [] and not overflows(phone)
    go(phone, portal("sample", sample.public_id))
    assert barriers(phone) == [] and not overflows(phone)
    expect(phone.locator("main")).not_to_contain_text(PRIVATE)
    with phone.expect_download() as waiting:
        phone.locator("a[href$='danh-sach.txt']").click()
    text = waiting.value.path().read_text(encoding="utf-8")
    numbers = [line for line in text.splitlines() if not line.startswith("#")]
    again = sorted(numbers, key=lambda one: hashlib.sha256(f"{sample.seed}{one}".encode()).hexdigest())
    shown = phone.locator("aside ol").last.locator("li").all_inner_texts()
    assert shown == again[: len(SAID)] and len(numbers) == len(TITLES)
    assert complaints == []


@pytest.mark.clause("S-18")
def test_the_pages_of_supervision_fit_a_telephone(
    browser: Browser, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    small = enter(open_page(browser, PHONE, complaints), live_server, place.supervisor, office("sample_new"))
    small.locator("[name=size]").fill("2")
    send(small, "seed")
    sample = Sample.objects.get()
    pages = (
        office("today"),
        office("remarks"),
        office("samples"),
        office("sample", sample.public_id),
        office("sample_note", sample.public_id, 1),
        office("sample_publish", sample.public_id),
        portal("samples"),
    )
    for path in pages:
        small.goto(f"{live_server.url}{path}")
        assert barriers(small) == [] and not overflows(small), path
    small.context.close()
