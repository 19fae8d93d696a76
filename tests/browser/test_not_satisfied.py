"""A citizen is not satisfied: says it by the code, the coordinator decides by the day, the citizen reads what became.

The second time the matter is not reopened: the coordinator replies. A neighbour says it at the counter.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.casework.models import Verdict
from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.core.formats import vndate
from doithoai.notices.models import Notice
from doithoai.opinion import intake, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Matter, Opinion
from doithoai.people import clocks
from tests.browser.conftest import PHONE, barriers, enter, open_page, overflows
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
SLUG = "xa-tan-yen"
MISSING = "Cống làm xong nhưng miệng cống vẫn tắc, mưa vẫn ngập."
REASON = "Miệng cống đã nạo vét ngày 20/11; đoạn còn lại thuộc dự án của tỉnh, dự kiến quý II."


class Place:
    """One opinion that was answered, and the code of who sent it."""

    def __init__(self) -> None:
        self.commune = Commune()
        contact = ContactData(name="Dương Thị Hạ Lam", email="lam@example.org")
        receipt = intake.receive(
            self.commune.authority,
            door="web",
            texts=["Cống sau chợ bé, mưa là ngập vào nhà."],
            by=CITIZEN,
            contact=contact,
        )
        self.code = str(receipt.code)
        self.opinion: Opinion = receipt.opinions[0]
        matter = self.opinion.matter
        triage.classify(matter, field=self.commune.field(), by=self.commune.coordinator, title="Cống sau chợ")
        self.answer()

    def answer(self, short: str = "Xã làm lại cống trong quý này.") -> None:
        self.commune.published(self.commune.assigned(Matter.objects.get(pk=self.opinion.matter_id)), short=short)


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.fixture
def citizen(browser: Browser, complaints: list[str]) -> Iterator[Page]:
    one = open_page(browser, PHONE, complaints, has_touch=True, is_mobile=True)
    yield one
    one.context.close()


def office(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=[SLUG, *parts])


def portal(name: str, *parts: str) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *parts])


def send(page: Page, field: str) -> None:
    """The button of the form that has this field."""
    with page.expect_navigation():
        page.locator(f"main form:has([name={field}]) button[type=submit]").first.click()


def look_up(page: Page, server: LiveServer, code: str) -> None:
    page.goto(f"{server.url}{portal('lookup')}")
    page.locator("[name=code]").fill(code)
    send(page, "code")


def say(page: Page, grade: str, words: str) -> None:
    """From the page of the opinion to the question and back."""
    with page.expect_navigation():
        page.locator("main a[href$='/danh-gia/']").click()
    assert barriers(page) == [] and not overflows(page)
    page.locator(f"[name=grade][value={grade}]").check()
    page.locator("[name=words]").fill(words)
    send(page, "grade")


@pytest.mark.clause("S-17a", "G-15", "S-70")
def test_who_is_not_satisfied_is_decided_on_and_told(
    page: Page, citizen: Page, live_server: LiveServer, place: Place, complaints: list[str]
) -> None:
    # The citizen says it on a telephone, and reads by when it is decided.
    look_up(citizen, live_server, place.code)
    say(citizen, "not_yet", MISSING)
    day = clocks.due(place.commune.authority, "verdict", anchor=clock.today()).day
    expect(citizen.locator("main")).to_contain_text(vndate(day))
    assert barriers(citizen) == [] and not overflows(citizen)

    # It stands with its day in the work of the coordinator, who reopens the matter.
    desk = enter(page, live_server, place.commune.coordinator, office("today"))
    with desk.expect_navigation():
        desk.locator(f"main a[href^='{office('verdicts')}']").first.click()
    expect(desk.locator("main")).to_contain_text(MISSING)
    assert barriers(desk) == []
    with desk.expect_navigation():
        desk.locator("main a[href$='/mo-lai/']").click()
    desk.locator("[name=reason]").fill("Đã kiểm tra, miệng cống còn tắc.")
    send(desk, "reason")
    assert Matter.objects.get(pk=place.opinion.matter_id).state == "classified"
    told = Notice.objects.filter(key__startswith="decided:", about=place.opinion.public_id)
    assert told.count() == 1
    citizen.goto(f"{live_server.url}{portal('case')}")
    assert barriers(citizen) == [] and not overflows(citizen)

    # Answered anew, and again not enough: the matter is not opened a second time, the sender reads why.
    place.answer("Đã nạo vét miệng cống ngày 20/11.")
    citizen.goto(f"{live_server.url}{portal('case')}")
    expect(citizen.locator("main")).to_contain_text("Đã nạo vét miệng cống ngày 20/11.")
    say(citizen, "not_yet", "Đoạn cuối vẫn ngập.")
    second = Verdict.objects.latest("pk")
    desk.goto(f"{live_server.url}{office('verdict_uphold', second.public_id)}")
    desk.locator("[name=reason]").fill("Mở lại lần nữa")
    send(desk, "reason")
    expect(desk.locator("[name=reason]")).to_have_value("Mở lại lần nữa")  # refused, nothing typed is lost
    desk.goto(f"{live_server.url}{office('verdict_refuse', second.public_id)}")
    assert barriers(desk) == []
    desk.locator("[name=reason]").fill(REASON)
    send(desk, "reason")

    citizen.goto(f"{live_server.url}{portal('case')}")
    expect(citizen.locator("main")).to_contain_text(REASON)
    assert told.count() == 2
    desk.goto(f"{live_server.url}{office('today')}")
    expect(desk.locator(f"main a[href^='{office('verdicts')}']")).to_have_count(0)
    assert [one for one in complaints if "422" not in one] == []


@pytest.mark.clause("S-17a")
def test_at_the_counter_the_clerk_writes_down_what_the_sender_says(
    browser: Browser, live_server: LiveServer, place: Place, complaints: list[str]
) -> None:
    clerk = people.person("intake", place.commune.authority)
    desk = enter(open_page(browser, PHONE, complaints), live_server, clerk, office("opinion", place.opinion.public_id))
    with desk.expect_navigation():
        desk.locator("main a[href$='/danh-gia/']").click()
    assert barriers(desk) == [] and not overflows(desk)
    expect(desk.locator("main")).not_to_contain_text("Hạ Lam")
    desk.locator("[name=door][value=counter]").check()
    desk.locator("[name=grade][value=partly]").check()
    desk.locator("[name=words]").fill("Được một nửa, còn đoạn cuối.")
    send(desk, "grade")

    row = Verdict.objects.get()
    assert (row.grade, row.door, row.due_on) == ("partly", "counter", None)
    desk.context.close()
