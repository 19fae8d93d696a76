"""A short conference in fast motion: six browsers on the shipped server, each screen follows every act.

With DOITHOAI_PICTURES each screen is pictured at each step into that folder.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from scripts.served import served
from tests.browser.conftest import overflows
from tests.hall.serving import House

pytestmark = [pytest.mark.browser, pytest.mark.soak]

SIZES: dict[str, tuple[int, int, str]] = {
    "chair": (1024, 768, "chu-toa"),
    "secretary": (1366, 768, "thu-ky"),
    "desk": (1366, 768, "ban-dang-ky"),
    "second": (1366, 768, "ban-dang-ky"),
    "wall": (1920, 1080, "man-chieu"),
    "phone": (360, 740, "dien-thoai"),
}
PREPARE = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
from doithoai.conference.models import Conference
from tests.factories.live import appointed, delegate, doors_open
hall = doors_open()
title = hall.conference.title + ", khu tái định cư và cụm công nghiệp Tân Yên, năm 2026"
Conference.objects.filter(pk=hall.conference.pk).update(title=title)
second = appointed(hall.conference, "desk", hall.coordinator, "Đỗ Thị Nga")
rows = [delegate(hall, name, unit) for name, unit in (
    ("Bà Đỗ Thị Mai Hiên", "Thôn Hậu"), ("Ông Trịnh Bá Quyền", "Thôn Cầu Xi"), ("Bà Thân Thị Lý", "Thôn Làng Đồng"))]
def cookie(who):
    browser = Client()
    browser.force_login(who.person)
    return browser.cookies[settings.SESSION_COOKIE_NAME].value
people = {"chair": hall.chair, "secretary": hall.secretary, "desk": hall.desk, "second": second}
print(json.dumps({
    "slug": hall.authority.slug, "conference": hall.conference.public_id, "sitting": hall.sitting.pk,
    "chair": hall.chair.pk, "cookie": settings.SESSION_COOKIE_NAME,
    "cards": [row.card for row in rows], "agency": hall.agency.pk,
    "cookies": {name: cookie(who) for name, who in people.items()},
}))
"""


class Stage:
    """Six screens of one conference, and what is done on them."""

    def __init__(self, house: House, cards: list[str], agency: int, pages: dict[str, Page]) -> None:
        self.house, self.cards, self.agency, self.pages, self.steps = house, cards, agency, pages, 0

    def __getitem__(self, name: str) -> Page:
        return self.pages[name]

    def press(self, screen: str, act: str, nth: int = 0, **typed: str) -> None:
        """The button of this act, with what is typed beside it; folded ones are unfolded first."""
        form = self[screen].locator(f'form[action$="/viec/{act}/"]').nth(nth)
        folds = form.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator("> summary").click()
        for name, words in typed.items():
            fill(form.locator(f'[name="{name}"]'), words)
        with self[screen].expect_response(lambda answer: f"/viec/{act}/" in answer.url):
            form.locator("button[type=submit]").first.click()
        # The answer is drawn, and what the stream says of it; a hand is slower than that.
        self[screen].wait_for_timeout(400)

    def see(self, **words: str) -> None:
        """Each named screen shows these words within three seconds."""
        for screen, one in words.items():
            expect(self[screen].locator("body")).to_contain_text(one, timeout=3000)

    def picture(self, step: str) -> None:
        self.steps += 1
        for name, page in self.pages.items():
            assert not overflows(page), f"{step}: {name} is wider than its screen"
            if folder := os.environ.get("DOITHOAI_PICTURES"):
                Path(folder).mkdir(parents=True, exist_ok=True)
                page.screenshot(path=Path(folder) / f"{self.steps:02d}-{step}-{name}.png")


def fill(place: Locator, words: str) -> None:
    kind = place.evaluate("one => one.type")
    if kind == "checkbox":
        place.check()
    elif kind.startswith("select"):
        place.select_option(words)
    else:
        place.fill(words)


@pytest.fixture
def stage(browser: Browser, tmp_path: Path, complaints: list[str]) -> Iterator[Stage]:
    with ExitStack() as stack:
        server = stack.enter_context(served(tmp_path, database_url=os.environ.get("DOITHOAI_DATABASE_URL"), demo=False))
        server.stop()
        server.environment["DOITHOAI_DEMO"] = "1"  # its strip takes room on every screen
        server.start()
        house = House(server, "", "", 0, 0, "")
        known: dict[str, Any] = json.loads(house.inside(PREPARE).splitlines()[-1])
        cards, agency, cookies = known.pop("cards"), known.pop("agency"), known.pop("cookies")
        house = House(server, **known)
        pages = {}
        for name, (width, height, path) in SIZES.items():
            context = browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")
            stack.callback(context.close)
            if name in cookies:
                context.add_cookies([{"name": house.cookie, "value": cookies[name], "url": server.url}])
            page = context.new_page()
            page.set_default_timeout(6000)
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.goto(f"{server.url}{house.page(path)}")
            pages[name] = page
        yield Stage(house, cards, agency, pages)


def test_a_morning_from_the_open_doors_to_the_last_word(stage: Stage, complaints: list[str]) -> None:
    doors_and_opening(stage)
    first_speech(stage)
    what_is_kept_from_the_screens(stage)
    conclusion(stage)
    assert complaints == []


def doors_and_opening(stage: Stage) -> None:
    stage["desk"].locator("#id_find_typed").fill(stage.cards[0])
    stage.press("desk", "ghi-co-mat")
    stage.press("desk", "dang-ky-phat-bieu", topic="Tiền hỗ trợ chuyển nghề", name_shown="full")
    stage["second"].locator("#id_find_typed").fill(stage.cards[1])
    stage.press("second", "ghi-co-mat")
    stage.press("second", "dang-ky-phat-bieu", topic="Đường gom bụi, chưa tưới nước", name_shown="number")
    walk_in = {
        "person": "Anh Ngụy Đức Thiện",
        "place": "Thôn Hậu",
        "topic": "Cống thôn Hậu",
        "known_by": "Trưởng thôn An",
    }
    stage.press("second", "khach-den", **walk_in)
    stage.see(second="Trưởng thôn An", chair="Ngụy Đức Thiện")
    stage["phone"].locator('[name="card"]').fill(stage.cards[0])
    stage["phone"].locator("form[data-card] button").click()
    stage.see(phone="Số của tôi")
    stage.picture("cua-mo")
    stage.press("chair", "khai-mac")
    for _part in range(3):
        stage.press("chair", "phan-tiep-theo")
        stage["chair"].wait_for_timeout(400)
    stage.picture("khai-mac")


def first_speech(stage: Stage) -> None:
    stage.press("chair", "moi-tiep")
    stage.see(wall="Mai Hiên", phone="Đến lượt ông/bà", secretary="Mai Hiên")
    stage.picture("moi")
    stage.press("chair", "bat-dau")
    expect(stage["wall"].locator("[data-timer=running]")).to_be_visible(timeout=3000)
    stage.press("chair", "them-gio")
    stage.press("secretary", "ghi-cau-hoi", gist="Bà Lê Thị Tám và 15 hộ bao giờ nhận tiền hỗ trợ chuyển nghề?")
    stage.see(chair="15 hộ")
    stage.picture("phat-bieu")
    stage.press("chair", "ket-thuc-luot")
    stage.see(phone="không còn trong danh sách chờ")
    stage["secretary"].locator('a[href*="?cau="]').first.click()
    stage.press("secretary", "che-tu-ngu", words="Lê Thị Tám")
    stage.see(secretary="Bà … và 15 hộ")
    stage.press("chair", "dua-len-man")
    stage.see(wall="Bà … và 15 hộ", phone="Bà … và 15 hộ")
    assert "Tám" not in stage["wall"].content()
    stage.press("chair", "giao-tra-loi", nth=-1, to=str(stage.agency), even_if_absent="on")
    stage.see(wall="Trả lời")
    stage.picture("cau-hoi")
    stage.press("chair", "ket-qua", outcome="promised", executor=str(stage.agency), due_on="30/12/2026")
    stage.see(secretary="Đã cam kết")


def what_is_kept_from_the_screens(stage: Stage) -> None:
    stage.press("chair", "moi-tiep")
    stage.press("chair", "bat-dau")
    stage.see(wall="Đang phát biểu")
    stage.press("secretary", "ghi-cau-hoi", gist="Chi bộ thôn Hậu sinh hoạt hình thức, xử lý thế nào?")
    stage.press("chair", "ket-thuc-luot")
    stage.see(chair="sinh hoạt hình thức")
    stage.press("chair", "dua-len-man")
    stage.see(wall="sinh hoạt hình thức")
    stage.press("secretary", "noi-bo")
    for screen in ("wall", "phone"):
        expect(stage[screen].locator("body")).not_to_contain_text("sinh hoạt hình thức", timeout=3000)
    stage.see(chair="chuyên đề nội bộ")
    stage.picture("noi-bo")
    stage.press("chair", "ket-qua", outcome="answered_on_spot", answer_text="Đảng ủy kiểm tra, trả lời riêng.")
    stage.press("chair", "moi-ra-ngoai", reason="Gây mất trật tự")
    stage.see(chair="không hoàn tác được")
    stage.picture("moi-ra-ngoai")
    stage.press("chair", "moi-ra-ngoai", reason="Gây mất trật tự", is_sure="on")
    stage.see(chair="Không có ai chờ.")


def conclusion(stage: Stage) -> None:
    stage.press("chair", "vao-ket-luan")
    stage.see(wall="Kết luận")
    stage.picture("ket-luan")
    stage.press("chair", "chot-ket-luan")
    stage.press("chair", "be-mac")
    stage.see(wall="Xin cảm ơn")
    stage.picture("be-mac")
