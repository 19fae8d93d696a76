"""Chair and minute taker lead a speech from call to end with the keys alone."""

from __future__ import annotations

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.live.models import Question, Turn
from tests.browser.conftest import enter
from tests.factories.live import Hall, in_session, question, speaker

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
HERE = """() => {
  const here = document.activeElement;
  return here === document.body ? "" : `${here.innerText || ""} ${here.name || ""}`;
}"""


def opened(page: Page, server: LiveServer, hall: Hall, screen: str) -> Page:
    # No stream: the answer to the own press brings the new page.
    page.context.route("**/stream/**", lambda route: route.abort())
    who = {"chair": hall.chair, "secretary": hall.secretary}[screen]
    return enter(page, server, who, reverse(f"hall:{screen}", args=[hall.authority.slug, hall.conference.public_id]))


def tab_to(page: Page, words: str) -> None:
    """With the Tab key alone, as far as an eye would follow."""
    for _key in range(60):
        if words in page.evaluate(HERE):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no way to “{words}” by the keys")


def test_the_chair_calls_starts_and_ends_by_the_keys(
    page: Page, live_server: LiveServer, complaints: list[str]
) -> None:
    hall = in_session()
    turn = speaker(hall)
    opened(page, live_server, hall, "chair")

    for words, state in (("Mời số", "called"), ("Bắt đầu phát biểu", "speaking"), ("Kết thúc lượt", "finished")):
        tab_to(page, words)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name=words)).to_have_count(0, timeout=4000)
        turn.refresh_from_db()
        assert turn.state == state
    assert not [one for one in complaints if "stream" not in one and "ERR_FAILED" not in one]


def test_the_secretary_writes_a_question_and_a_line_by_the_keys(page: Page, live_server: LiveServer) -> None:
    hall = in_session()
    speaker(hall)
    opened(page, live_server, hall, "secretary")

    tab_to(page, "gist")
    page.keyboard.type("Bao giờ sửa cống thôn Hậu?")
    page.keyboard.press("Alt+n")
    expect(page.locator('[data-live="questions"]')).to_contain_text("sửa cống", timeout=4000)
    tab_to(page, "text")
    page.keyboard.type("Số 1 hỏi về cống.")
    page.keyboard.press("Alt+s")
    expect(page.locator('[data-live="lines"]')).to_contain_text("hỏi về cống", timeout=4000)
    assert Question.objects.get().gist == "Bao giờ sửa cống thôn Hậu?" and Turn.objects.count() == 1


#: Of each box that opens: its parts beside the summary, two of which lie over each other.
COVERED = """() => {
  const covered = [];
  for (const box of document.querySelectorAll("main details")) {
    box.open = true;
    const shown = [...box.children].filter((one) => one.tagName !== "SUMMARY");
    const parts = shown.map((one) => one.getBoundingClientRect());
    parts.forEach((a, n) => parts.slice(n + 1).forEach((b) => {
      const isApart = a.bottom <= b.top + 1 || b.bottom <= a.top + 1 || a.right <= b.left + 1 || b.right <= a.left + 1;
      if (!isApart) covered.push(box.innerText.slice(0, 60));
    }));
    box.open = false;
  }
  return covered;
}"""


def test_no_button_lies_over_the_words_that_say_what_it_does(page: Page, live_server: LiveServer) -> None:
    hall = in_session()
    speaker(hall)
    speaker(hall, "Nông Thị Bưởi")
    question(hall)
    for screen in ("chair", "secretary"):
        opened(page, live_server, hall, screen)
        assert page.evaluate(COVERED) == []
