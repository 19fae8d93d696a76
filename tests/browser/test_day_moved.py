"""The conference is moved eight days before: what moves is seen first, saved, and the others are told."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.conference import appointing
from doithoai.conference.models import Conference
from doithoai.notices.models import Notice
from doithoai.people.roles import Role
from tests.browser.conftest import PHONE, barriers, enter, open_page, overflows
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, announced

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]


def address(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *parts])


def press(page: Page, button: str) -> None:
    with page.expect_navigation():
        page.locator("main form.form button[type=submit]").filter(has_text=button).first.click()


@pytest.mark.clause("S-48", "S-74", "S-85")
def test_the_day_is_moved_eight_days_before(
    page: Page, browser: Browser, live_server: LiveServer, complaints: list[str]
) -> None:
    with time_machine.travel(NOW, tick=True):
        commune = Commune()
        row = announced(commune.authority, by=commune.coordinator)
        chair = people.person("agency_clerk", commune.authority, commune.other)
        appointing.appoint(row, person=chair.person, role=Role.CHAIR, by=commune.coordinator)
    with time_machine.travel(NOW + (DAY - timedelta(days=8) - NOW.date()), tick=True):
        desk = enter(page, live_server, commune.coordinator, address("fix", row.public_id))
        desk.locator("[name=day]").fill("14/12/2026")
        press(desk, "Xem")
        # Nothing is saved yet: what moves, what can no longer be kept, who is told.
        assert Conference.objects.get(pk=row.pk).day == DAY
        main = desk.locator("main")
        expect(main).to_contain_text("04/12/2026")
        expect(main).to_contain_text(chair.person.full_name)
        assert barriers(desk) == []
        desk.locator("[name=reason]").fill("Trùng kỳ họp HĐND")
        press(desk, "Lưu")

        expect(desk.locator("main")).to_contain_text("14/12/2026")
        assert Conference.objects.get(pk=row.pk).day == DAY + timedelta(days=4)
        assert row.announcements.get().state == "stale"
        assert barriers(desk) == []

        told = Notice.objects.filter(key__startswith=f"duty-moved:{row.pk}:", reader=commune.head.person)
        phone = enter(open_page(browser, PHONE, complaints), live_server, commune.head, address("notices"))
        expect(phone.locator("main")).to_contain_text("10/12/2026 sang ngày 14/12/2026")
        assert told.count() == 2  # once when the day was fixed, once when it moved
        phone.goto(f"{live_server.url}{address('year')}")
        expect(phone.locator(".year__line").first).to_be_visible()
        assert barriers(phone) == [] and not overflows(phone)
        phone.context.close()
    assert complaints == []
