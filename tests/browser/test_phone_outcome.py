"""A phone that asked a question follows what becomes of it, without being touched."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.live import floor, questions
from doithoai.live.states import QuestionState
from tests.factories import live

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]


def test_the_own_question_and_its_outcome_appear_on_the_phone_by_themselves(
    phone: Page, live_server: LiveServer, complaints: list[str]
) -> None:
    hall = live.in_session()
    turn = live.speaker(hall)
    assert turn.attendance is not None
    where = f"{live_server.url}{reverse('hall:phone', args=[hall.authority.slug, hall.conference.public_id])}"
    # This server has no stream: the phone reads every five seconds instead.
    phone.goto(f"{where}#{turn.attendance.card}")
    expect(phone.get_by_role("button", name="Tôi không phát biểu nữa")).to_be_visible()
    phone.evaluate("() => { window.untouched = true; }")

    floor.call(turn, by=hall.chair)
    floor.start(turn, by=hall.chair)
    row = live.question(hall, "Bao giờ sửa cống thôn Hậu?", turn=turn)
    questions.outcome(row, QuestionState.ANSWERED, answer_text="Trước ngày 15/12.", by=hall.chair)
    floor.stop(turn, by=hall.chair)

    expect(phone.locator("[data-own=state]")).to_contain_text("Bao giờ sửa cống thôn Hậu?", timeout=9000)
    expect(phone.get_by_role("button", name="Tôi hài lòng")).to_be_visible()
    phone.get_by_label("Ông/bà muốn phát biểu về việc gì?").fill("Hỏi thêm về cống")
    questions.undo_outcome(row, by=hall.chair)
    questions.outcome(row, QuestionState.FORWARDED, reason="Thẩm quyền của tỉnh", by=hall.chair)

    expect(phone.locator("[data-own=state]")).to_contain_text("Chuyển cấp có thẩm quyền", timeout=9000)
    expect(phone.get_by_label("Ông/bà muốn phát biểu về việc gì?")).to_have_value("Hỏi thêm về cống")
    assert phone.evaluate("() => window.untouched")
    assert [one for one in complaints if "/stream/" not in one and "404" not in one] == []
