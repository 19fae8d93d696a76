"""The culture centre on a telephone: its daily times once, then one press for each broadcast, with a picture if any."""

from __future__ import annotations

import time as stopwatch
from datetime import time, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.conference import stations
from doithoai.conference.models import Announcement, Broadcast, Slot
from doithoai.core import clock
from tests.browser.conftest import barriers, enter, overflows
from tests.conference.test_stations import PNG
from tests.factories import people
from tests.factories.conference import announced

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
#: For a broadcast that went as every day: nobody types, nobody waits.
SECONDS = 10


@pytest.mark.clause("S-83", "S-85")
def test_a_station_logs_its_broadcasts_on_a_telephone(
    phone: Page, live_server: LiveServer, complaints: list[str], tmp_path: Path
) -> None:
    authority = people.authority()
    station = people.organisation(authority, "tt-vh", "Trung tâm Văn hóa - Thông tin", "media")
    clerk = people.person("media", authority, station)
    conference = announced(authority, day=clock.today() + timedelta(days=30), reason="Theo lịch của Thường trực")
    two_days = clock.now() - timedelta(days=2)
    Announcement.objects.filter(conference=conference).update(published_at=two_days)

    page = enter(phone, live_server, clerk, reverse("office:slots", args=[authority.slug]))
    page.locator("[name=station]").fill("Cụm loa thôn Trám")
    page.locator("[name=channel]").select_option("grassroots_radio")
    page.locator("[name=at]").fill("00:01")
    page.locator("form:has([name=station]) button[type=submit]").tap()
    expect(page.get_by_text("Cụm loa thôn Trám")).to_be_visible()
    stations.add(station, channel="district_radio", station="Đài huyện", at=time(0, 2), minutes=5, by=clerk)

    page.goto(f"{live_server.url}{reverse('office:airing', args=[authority.slug])}")
    assert barriers(page) == []
    waiting = page.locator("form[action$='/da-phat/']")
    before, began = waiting.count(), stopwatch.monotonic()
    waiting.first.locator("button").tap()
    expect(waiting).to_have_count(before - 1)
    assert stopwatch.monotonic() - began < SECONDS
    (tmp_path / "loa.png").write_bytes(PNG)
    waiting.first.locator("summary").tap()
    waiting.first.locator("input[type=file]").set_input_files(tmp_path / "loa.png")
    waiting.first.locator("button").tap()
    expect(waiting).to_have_count(before - 2)

    assert barriers(page) == []
    assert not overflows(page)
    rows = Broadcast.objects.exclude(channel="portal").order_by("pk")
    assert [row.evidence_file is not None for row in rows] == [False, True]
    assert all(row.in_time and row.organisation == station for row in rows)
    assert Slot.objects.count() == 2
    assert complaints == []
