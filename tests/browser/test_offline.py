"""The hall without the server, on plain http: nothing is lost, nothing is double, two versions are both told."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core.models import Entry
from doithoai.live import floor, minutes
from doithoai.live.models import Command, MinuteLine, Turn
from doithoai.people.roles import Acting, Role
from scripts.served import CHROMIUM, FLAGS
from tests.browser.conftest import barriers, overflows
from tests.factories import live, people
from tests.factories.live import Hall

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
#: A name that is not this machine's own: the browser treats it as the hall's network, without a secure context.
HOST = "hoi-truong.test"


@pytest.fixture(scope="module")
def hall_browser(browser: Browser) -> Iterator[Browser]:
    rules = f"--host-resolver-rules=MAP {HOST} 127.0.0.1"
    other = browser.browser_type.launch(executable_path=CHROMIUM, args=[*FLAGS, rules])
    yield other
    other.close()


@pytest.fixture
def hosts(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]


def opened(browser: Browser, server: LiveServer, who: Acting, hall: Hall, screen: str) -> Page:
    """The screen of this person in a browser of its own, on plain http."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    # No stream: the screens ask every five seconds, as they do where a stream cannot pass.
    context.route("**/stream/**", lambda route: route.abort())
    session = people.signed_in(who).cookies[settings.SESSION_COOKIE_NAME].value
    root = server.url.replace("localhost", HOST).replace("127.0.0.1", HOST)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": root}])
    page = context.new_page()
    path = reverse(f"hall:{screen}", args=[hall.authority.slug, hall.conference.public_id])
    with page.expect_response(lambda answer: "/nhip/" in answer.url):
        page.goto(f"{root}{path}")
    assert page.evaluate("() => window.isSecureContext") is False
    page.wait_for_load_state("networkidle")
    return page


def cut(page: Page) -> None:
    """Pull the cable, and wait until the screen says so."""
    page.context.set_offline(True)
    page.get_by_text("đang ghi tạm").wait_for(timeout=15_000)


def lose_answers(context: BrowserContext, share: float, seed: int) -> None:
    """The server acts, and its answer never comes."""
    luck = random.Random(seed)

    def lossy(route: Route) -> None:
        # Fetched by the test's own process, which does not know the hall's name.
        asked = route.request
        headers = asked.all_headers() | {"host": asked.url.split("/")[2]}
        answer = route.fetch(url=asked.url.replace(HOST, "127.0.0.1"), headers=headers)
        if luck.random() < share:
            route.abort()
        else:
            route.fulfill(response=answer)

    context.route("**/ghi-tam/", lossy)


def all_sent(page: Page, seconds: int = 60) -> None:
    page.context.set_offline(False)
    expect(page.locator("[data-kept-count]")).to_have_text("0", timeout=seconds * 1000)
    expect(page.locator("[data-offline]")).to_be_hidden(timeout=10_000)


def kept_in(page: Page) -> list[dict[str, Any]]:
    """What lies in the browser's own database."""
    return list(
        page.evaluate(
            """() => new Promise((done) => { const asked = indexedDB.open('doithoai-hall', 1);
            asked.onsuccess = () => { const all = asked.result.transaction('lines').objectStore('lines').getAll();
            all.onsuccess = () => { asked.result.close(); done(all.result); }; }; })"""
        )
    )


def emptied(page: Page, seconds: int = 40) -> None:
    """Wait until nothing lies in the browser's own database any more."""
    for _ in range(seconds * 2):
        if kept_in(page) == []:
            return
        page.wait_for_timeout(500)
    raise AssertionError(f"still kept: {kept_in(page)}")


@pytest.mark.usefixtures("hosts")
def test_two_hundred_scans_without_the_server_none_lost_none_double(
    hall_browser: Browser, live_server: LiveServer
) -> None:
    hall = live.doors_open()
    rows = [live.delegate(hall, f"Đại biểu {n}") for n in range(190)]
    page = opened(hall_browser, live_server, hall.desk, hall, "desk")
    cut(page)
    lose_answers(page.context, 0.4, seed=7)

    scans = [*rows, *rows[:10]]
    for place, row in enumerate(scans):
        # A scanner types the card and presses Enter; some are typed by hand as numbers.
        page.keyboard.insert_text(row.card if place % 3 else str(row.number))
        page.keyboard.press("Enter")
    expect(page.locator("[data-kept-count]")).to_have_text("200", timeout=30_000)
    expect(page.locator(".scanned")).to_contain_text("đã ghi có mặt trước đó")
    all_sent(page)

    assert Attendance.objects.filter(status=AttendanceStatus.PRESENT).count() == 190
    assert Entry.objects.filter(verb="attendance.check_in").count() == 190
    sent = list(Command.objects.exclude(device="").order_by("pk").values_list("sequence", flat=True))
    assert len(sent) == 200 and sent == sorted(sent)
    assert kept_in(page) == []
    page.context.close()


@pytest.mark.usefixtures("hosts")
def test_lines_typed_without_the_server_survive_a_reload_in_their_order(
    hall_browser: Browser, live_server: LiveServer
) -> None:
    hall = live.in_session()
    page = opened(hall_browser, live_server, hall.secretary, hall, "secretary")
    address = page.url
    cut(page)
    box = page.get_by_label("Dòng biên bản", exact=True)
    for n in range(8):
        page.wait_for_timeout(600)  # faster would be a double click
        box.fill(f"Dòng số {n}")
        write = page.get_by_role("button", name="Ghi dòng")
        write.press("Enter") if n % 2 else write.click()
    expect(page.locator("[data-live=lines]")).to_contain_text("Dòng số 7")
    assert "ghi tạm" in page.locator("[data-live=lines] li").first.inner_text()
    # The page is lost while the server is away: on plain http nothing can bring it back before the server does.
    page.on("dialog", lambda dialog: dialog.accept())
    page.close(run_before_unload=False)
    again = page.context.new_page()
    lose_answers(page.context, 0.4, seed=3)
    page.context.set_offline(False)

    again.goto(address)

    # The page says 0 until it has looked at what it keeps.
    emptied(again)
    lines = [line.text for line in minutes.standing_lines(hall.sitting)]
    assert lines == [f"Dòng số {n}" for n in range(8)]
    again.context.close()


@pytest.mark.usefixtures("hosts")
def test_two_desks_give_numbers_at_once_and_none_collides(hall_browser: Browser, live_server: LiveServer) -> None:
    hall = live.doors_open()
    desks = [opened(hall_browser, live_server, hall.desk, hall, "desk") for _ in range(2)]
    for page in desks:
        cut(page)
    for n in range(3):
        page.wait_for_timeout(600)  # faster would be a double click
        for place, page in enumerate(desks):
            page.get_by_label("Họ và tên").first.fill(f"Khách {place}{n}")
            page.get_by_role("button", name="Ghi và cấp số").click()
            expect(page.locator(".scanned__no")).to_have_text(f"{'AB'[place]}-{n + 1}")
    for page in desks:
        all_sent(page)

    given = Attendance.objects.exclude(desk_number="").order_by("desk_number")
    assert list(given.values_list("desk_number", flat=True)) == ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"]
    assert len(set(given.values_list("number", flat=True))) == 6
    assert [row.name for row in given if row.desk_number == "B-3"] == ["Khách 12"]
    for page in desks:
        page.context.close()


@pytest.mark.usefixtures("hosts")
def test_the_chair_sees_both_versions_when_another_one_acted_meanwhile(
    hall_browser: Browser, live_server: LiveServer
) -> None:
    hall = live.in_session()
    first, second = live.speaker(hall, "Dương Thị Hạ Lam"), live.speaker(hall, "Nguyễn Văn Thoại")
    page = opened(hall_browser, live_server, hall.chair, hall, "chair")
    cut(page)
    page.get_by_role("button", name=f"Mời số {first.number}").click()
    expect(page.locator("[data-kept-list]")).to_contain_text(f"Mời số {first.number}")
    floor.call(second, by=hall.secretary)

    page.context.set_offline(False)

    told = page.locator("[data-kept-list] li")
    expect(told).to_contain_text("Trong lúc đó:", timeout=15_000)
    expect(told).to_contain_text(hall.secretary.name)
    assert barriers(page) == []
    assert Turn.objects.get(pk=first.pk).state == "ready"
    # The rule still says no while somebody is called; then the chair's word is done.
    floor.defer(Turn.objects.get(pk=second.pk), by=hall.secretary)
    page.get_by_role("button", name="Vẫn thực hiện lệnh của tôi").press("Enter")
    expect(told).to_contain_text("người khác cũng đã thao tác", timeout=10_000)
    assert Turn.objects.get(pk=first.pk).state == "called"
    page.context.close()


@pytest.mark.usefixtures("hosts")
def test_the_chair_leads_two_speeches_by_keyboard_without_the_server(
    hall_browser: Browser, live_server: LiveServer
) -> None:
    hall = live.in_session()
    turns = [live.speaker(hall, "Dương Thị Hạ Lam"), live.speaker(hall, "Nguyễn Văn Thoại")]
    page = opened(hall_browser, live_server, hall.chair, hall, "chair")
    cut(page)
    page.get_by_role("button", name=f"Mời số {turns[0].number}").press("Enter")
    for word in ("Bắt đầu", "Kết thúc", "Mời ngay", "Bắt đầu", "Kết thúc"):
        # The next button has the focus already.
        expect(page.locator("[data-live=speaking] button:focus")).to_contain_text(word)
        page.wait_for_timeout(300)
        page.keyboard.press("Enter")
    expect(page.locator("[data-live=speaking]")).to_contain_text("Không có ai chờ")
    assert (barriers(page), overflows(page)) == ([], False)
    lose_answers(page.context, 0.5, seed=1)
    all_sent(page)

    assert [Turn.objects.get(pk=turn.pk).state for turn in turns] == ["finished", "finished"]
    known = Command.objects.exclude(device="").order_by("pk").values_list("name", flat=True)
    assert list(known) == ["call", "start", "stop", "call", "start", "stop"]
    assert not Entry.objects.filter(verb="sitting.contested").exists()
    page.context.close()


@pytest.mark.usefixtures("hosts")
def test_lines_go_only_in_the_name_of_who_wrote_them_and_signing_out_asks_before_they_go(
    hall_browser: Browser, live_server: LiveServer
) -> None:
    hall = live.in_session()
    page = opened(hall_browser, live_server, hall.secretary, hall, "secretary")
    cut(page)
    page.get_by_label("Dòng biên bản", exact=True).fill("Chỉ có trên máy này")
    page.get_by_role("button", name="Ghi dòng").click()
    expect(page.locator("[data-kept-count]")).to_have_text("1")
    page.context.route("**/ghi-tam/", lambda route: route.abort())
    page.context.set_offline(False)
    page.on("dialog", lambda dialog: dialog.accept() if answers.pop(0) else dialog.dismiss())
    answers: list[bool] = [True] * 2  # a page that is left while lines wait may ask as well

    # Somebody else at the same machine: told that lines wait, not which, and none is sent.
    other = live.appointed(hall.conference, Role.MINUTE_TAKER, hall.coordinator, "Vi Thị Nhàn")
    mine = page.context.cookies()[0]
    session = people.signed_in(other).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{**mine, "name": settings.SESSION_COOKIE_NAME, "value": session}])  # type: ignore[list-item, typeddict-item]
    page.context.unroute("**/ghi-tam/")
    page.reload()
    expect(page.locator("[data-kept-foreign]")).to_be_visible()
    assert "Chỉ có trên máy này" not in page.locator("body").inner_text()
    page.goto(page.url.split("/hoi-truong/")[0].rsplit("/", 1)[0] + reverse("office:today", args=[hall.authority.slug]))

    answers[:] = [False]
    page.locator("form[data-forget]").evaluate("form => setTimeout(() => form.requestSubmit(), 0)")
    page.wait_for_timeout(1000)
    assert len(kept_in(page)) == 1
    answers[:] = [True]
    page.locator("form[data-forget]").evaluate("form => setTimeout(() => form.requestSubmit(), 0)")
    page.wait_for_timeout(1000)
    page.wait_for_load_state()

    page.goto(f"{page.url.split('/', 3)[0]}//{page.url.split('/')[2]}/static/js/kept.js")
    names = page.evaluate("async () => (await indexedDB.databases()).map((one) => one.name)")
    assert "doithoai-hall" not in names
    assert MinuteLine.objects.count() == 0
    page.context.close()


@pytest.mark.usefixtures("hosts")
def test_what_is_typed_after_the_session_ended_is_written_once_one_is_signed_in_again(
    hall_browser: Browser, live_server: LiveServer
) -> None:
    hall = live.in_session()
    page = opened(hall_browser, live_server, hall.secretary, hall, "secretary")
    address, known = page.url, page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    page.get_by_label("Dòng biên bản", exact=True).fill("Gõ khi phiên đã hết")

    page.get_by_role("button", name="Ghi dòng").click()
    page.wait_for_url("**/tai-khoan/**")
    assert "thu-ky" in page.url  # back to the screen, not to the address of the button
    page.context.add_cookies(known)  # type: ignore[arg-type]
    page.goto(address)

    expect(page.locator("[data-live=lines]")).to_contain_text("Gõ khi phiên đã hết", timeout=15_000)
    assert [line.text for line in minutes.standing_lines(hall.sitting)] == ["Gõ khi phiên đã hết"]
    assert kept_in(page) == []
    page.context.close()


@pytest.mark.usefixtures("hosts")
def test_no_barrier_while_the_server_is_away(hall_browser: Browser, live_server: LiveServer) -> None:
    hall = live.in_session()
    live.speaking(hall)
    pages = {}
    for who, screen in ((hall.chair, "chair"), (hall.secretary, "secretary"), (hall.desk, "desk")):
        pages[screen] = opened(hall_browser, live_server, who, hall, screen)
        pages[screen].context.set_offline(True)
    for screen, page in pages.items():
        cut(page)
        if screen == "chair":
            page.get_by_role("button", name="Tạm dừng", exact=True).first.click()
            expect(page.get_by_role("timer")).to_contain_text("tạm dừng")
        elif screen == "secretary":
            page.get_by_label("Dòng biên bản", exact=True).fill("Chủ tọa tóm tắt")
            page.get_by_role("button", name="Ghi dòng").click()
        else:
            page.get_by_label("Họ và tên").first.fill("Khách đến muộn")
            page.get_by_role("button", name="Ghi và cấp số").click()
        expect(page.locator("[data-kept-count]")).to_have_text("1")
        for width in (1366, 1024, 360):
            page.set_viewport_size({"width": width, "height": 768})
            assert (screen, width, barriers(page), overflows(page)) == (screen, width, [], False)
        page.context.close()
