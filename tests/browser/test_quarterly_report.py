"""The clerk of the coordinating office writes the quarterly report; the standing members approve it; it is sent."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.core import clock
from doithoai.reporting import writing
from doithoai.reporting.models import Report, Rhythm
from tests.browser.conftest import PHONE, barriers, enter, open_page, overflows
from tests.factories import reports
from tests.factories.casework import Commune

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
#: From the page of today to the submitted report, with the machine's own pace of typing.
SECONDS = 30


@pytest.fixture
def place() -> Commune:
    """The quarter before this one is due."""
    commune = Commune()
    today = clock.today()
    ended = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1) - timedelta(days=1)
    reports.line(commune, Rhythm.QUARTER, "Báo cáo định kỳ hằng quý", valid_from=ended)
    commune.published()
    return commune


def address(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *parts])


def press(page: Page, locator: str) -> None:
    with page.expect_navigation():
        page.locator(f"main {locator}").first.click()


@pytest.mark.clause("G-16", "S-78")
def test_the_quarterly_report_is_written_submitted_approved_and_sent(
    browser: Browser, page: Page, live_server: LiveServer, place: Commune, complaints: list[str]
) -> None:
    desk = enter(page, live_server, place.coordinator, address("today"))
    begun = time.monotonic()
    press(desk, f"a[href='{address('periodic_reports')}']")
    assert barriers(desk) == []
    press(desk, "form[action$='/lap/'] button")
    report = Report.objects.get()
    here = address("periodic_report", report.public_id)
    assert barriers(desk) == []

    # Without a word it is not submitted: the sentence stands on the page.
    press(desk, "form[action$='/trinh/'] button")
    expect(desk.locator("main form[action$='/trinh/']")).to_have_count(1)
    press(desk, "a[href$='/viet/']")
    desk.locator("[name=results]").fill("Ý kiến được trả lời đúng hạn.")
    desk.locator("[name=tasks]").fill("Tiếp tục đôn đốc các cơ quan.")
    assert barriers(desk) == []
    press(desk, "form:has([name=results]) button[type=submit]")
    press(desk, "form[action$='/trinh/'] button")
    assert time.monotonic() - begun < SECONDS

    phone = enter(open_page(browser, PHONE, complaints), live_server, place.standing, address("today"))
    press(phone, f"a[href='{here}']")
    assert barriers(phone) == [] and not overflows(phone)
    expect(phone.locator("main")).to_contain_text("Ý kiến được trả lời đúng hạn.")
    press(phone, "form[action$='/duyet/'] button")
    phone.context.close()

    desk.goto(f"{live_server.url}{here}")
    press(desk, "form[action$='/gui/'] button")
    report.refresh_from_db()
    assert report.is_frozen and writing.is_untouched(report)
    expect(desk.locator("main")).to_contain_text(report.content_hash)
    assert barriers(desk) == []
    with desk.expect_download() as pdf:
        desk.locator("a[href$='/ban/pdf/']").click()
    assert pdf.value.suggested_filename.endswith(".pdf")
