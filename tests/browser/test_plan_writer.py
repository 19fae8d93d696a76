"""The coordinator writes, submits, amends and the office issues a plan; what changed is a paper and a public page."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from doithoai.conference.models import Conference
from doithoai.documents.models import Paper
from doithoai.programme.models import Plan
from tests.browser.conftest import DESKTOP, barriers, enter, open_page, overflows
from tests.factories.people import authority
from tests.factories.programme import coordinator, office, plan

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]


class Desk:
    """Somebody at the plan: every page that is opened has to stand."""

    def __init__(self, page: Page, server: LiveServer) -> None:
        self.page, self.server = page, server

    def open(self, name: str, *parts: str, space: str = "office") -> None:
        self.page.goto(f"{self.server.url}{reverse(f'{space}:{name}', args=['xa-tan-yen', *parts])}")
        assert barriers(self.page) == []

    def send(self, having: str, **typed: str) -> None:
        """Fill in the form that has a field of this name, and send it."""
        form = self.page.locator(f"main form:has([name='{having}'])")
        for name, value in typed.items():
            field = form.locator(f"[name='{name}']")
            fold = form.locator(f"details:not([open]):has([name='{name}']) > summary")
            if fold.count():
                fold.click()
            if field.first.evaluate("one => one.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)
        with self.page.expect_navigation():
            form.locator("button[type=submit]").last.click()

    def press(self, ends: str) -> None:
        """The button whose form leads to an address with this end."""
        with self.page.expect_navigation():
            self.page.locator(f"main form[action$='{ends}'] button").first.click()


@pytest.mark.clause("S-1", "S-64")
def test_a_plan_from_its_first_line_to_its_amendment(
    browser: Browser, page: Page, phone: Page, live_server: LiveServer, complaints: list[str]
) -> None:
    commune = authority()
    writer, clerk = coordinator(commune), office(commune)
    row = plan(commune, by=writer)
    desk = Desk(enter(page, live_server, writer, reverse("office:plans", args=[commune.slug])), live_server)

    # She adds a conference with several days to choose from, and submits the plan.
    desk.open("plan_part_new", row.public_id, "hoi-nghi")
    desk.send(
        "audience", audience="Đại diện đoàn viên, thanh niên", kind="youth", inform_part="Việc làm cho thanh niên.",
        listen_part="Khởi nghiệp, đất sản xuất.", co_chairs="Bí thư Đoàn xã", period_kind="days",
        period_days="18/06/2027\n25/06/2027", venue="Nhà văn hóa thôn Hạ",
    )  # fmt: skip
    assert row.planned.get(kind="youth").period_kind == "days"
    desk.open("plan_reality", row.public_id)
    desk.open("plan", row.public_id)
    desk.press("/trinh/")

    # The office numbers it; its conferences are there.
    other = open_page(browser, DESKTOP, complaints)
    paper = Desk(enter(other, live_server, clerk, reverse("office:plans", args=[commune.slug])), live_server)
    paper.open("plan_issue", row.public_id)
    paper.send("number", number="21-KH/ĐU", on="15/01/2026", override_reason="Năm sau mới có ngày.")
    row.refresh_from_db()
    assert (row.state, Conference.objects.count()) == ("issued", 2)

    # People ask for another place: an amendment, whose paper says what changes.
    desk.open("plan_amend", row.public_id)
    desk.send("reason", reason="Nhân dân đề nghị đổi địa điểm.")
    new = Plan.objects.get(version=2)
    desk.open("plan_part", new.public_id, "hoi-nghi", new.planned.get(kind="youth").public_id)
    desk.send("audience", venue="Sân vận động xã")
    desk.open("plan_compare", new.public_id)
    assert "Sân vận động xã" in desk.page.locator("main").inner_text()
    desk.open("plan", new.public_id)
    desk.press("/trinh/")
    paper.open("plan_issue", new.public_id)
    paper.send("number", number="45-KH/ĐU", on="04/05/2026", override_reason="Năm sau mới có ngày.")
    new.refresh_from_db()
    assert "Điều chỉnh thành" in Paper.objects.get(public_id=new.paper_ref).content_text

    # Anybody reads on the phone what stands now and what changed.
    public = Desk(phone, live_server)
    public.open("plans", space="portal")
    public.open("plan", new.public_id, space="portal")
    assert not overflows(phone)
    public.open("plan_changes", new.public_id, space="portal")
    assert "Sân vận động xã" in phone.locator("main").inner_text() and not overflows(phone)
