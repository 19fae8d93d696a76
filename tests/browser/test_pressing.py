"""A press in the hall is never lost: what changes while the finger is down waits until it is up, and is told."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.live.models import Turn
from tests.factories import live, people

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]


def test_a_press_during_which_the_queue_changes_is_answered(page: Page, live_server: LiveServer) -> None:
    hall = live.in_session()
    first = live.speaker(hall, "Dương Thị Hạ Lam")
    streams: list[Route] = []
    page.route("**/stream/**", lambda route: streams.append(route))
    session = people.signed_in(hall.chair).cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto(f"{live_server.url}{reverse('hall:chair', args=[hall.authority.slug, hall.conference.public_id])}")
    button = page.get_by_role("button", name=f"Mời số {first.number}")

    button.hover()
    page.mouse.down()
    live.speaker(hall, "Nguyễn Văn Thoại")
    with page.expect_response(page.url):
        streams[0].fulfill(content_type="text/event-stream", body='data: {"beat": 1}\n\ndata: {"beat": 2}\n\n')
    page.wait_for_timeout(200)
    page.mouse.up()

    expect(page.get_by_role("alert")).to_contain_text("Vừa có người thao tác")
    button.click()
    expect(page.get_by_role("button", name="Bắt đầu")).to_be_visible()
    assert Turn.objects.get(pk=first.pk).state == "called"
