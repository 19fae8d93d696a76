"""What became of the own request and question reaches the own phone, and tells the other phones nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client

from doithoai.core import clock
from doithoai.live import desk, floor, questions, queue, written
from doithoai.live.models import Turn
from doithoai.live.states import QuestionState
from tests.factories.live import Hall, delegate, in_session, question, speaker, speaking
from tests.hall.test_public import address, bound_phone, read

pytestmark = pytest.mark.django_db
IN_WRITING = "Ý kiến của ông/bà được trả lời bằng văn bản, không bị mất."


class Phone:
    """A phone bound to the card of a delegate, with what its script goes by."""

    def __init__(self, hall: Hall, turn: Turn) -> None:
        assert turn.attendance is not None
        self.hall, self.browser = hall, bound_phone(hall, turn.attendance.card)
        self.key = found(r'data-own-key="([^"]+)"', self.page)

    @property
    def page(self) -> str:
        return read(self.browser, self.hall, "dien-thoai")

    @property
    def mark(self) -> str:
        """As the stream brings it; the page says the same."""
        marks = dict(one.split(":") for one in found(r'data-marks="([^"]*)"', streamed(self.hall)).split(","))
        assert found(r'data-own-mark="([^"]*)"', self.page) == marks[self.key]
        return marks[self.key]


def streamed(hall: Hall) -> str:
    return read(Client(), hall, "nhip/phone")


def found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    assert match is not None, pattern
    return match.group(1)


def due() -> date:
    return clock.today() + timedelta(days=20)


def test_every_step_of_the_own_question_gives_the_phone_a_new_mark_and_the_page_says_what_it_is() -> None:
    hall = in_session()
    mine, other = Phone(hall, asked := speaking(hall)), Phone(hall, speaker(hall, "Bà Thân Thị Lý"))
    quiet, seen = other.mark, {mine.mark}

    row = question(hall, "Bao giờ sửa cống thôn Hậu?", turn=asked)
    seen.add(mine.mark)
    assert "Bao giờ sửa cống thôn Hậu?" in mine.page
    questions.assign(row, to=hall.agency, even_if_absent=True, by=hall.chair)
    seen.add(mine.mark)
    assert f"Trả lời: {hall.agency.short_name}" in mine.page
    questions.outcome(row, QuestionState.PROMISED, executor=hall.agency, due_on=due(), by=hall.chair)
    seen.add(mine.mark)
    assert f"{due():%d/%m/%Y}, {hall.agency.short_name}" in mine.page

    assert len(seen) == 4 and other.mark == quiet
    assert "sửa cống" not in other.page and "sửa cống" not in streamed(hall)


def test_a_question_that_leaves_all_screens_gives_every_phone_a_new_mark() -> None:
    """Whoever knows which key stands for a speaker cannot tell that it was this one's question."""
    hall = in_session()
    mine, other = Phone(hall, asked := speaking(hall)), Phone(hall, speaker(hall, "Bà Thân Thị Lý"))
    row = question(hall, "Bao giờ sửa cống thôn Hậu?", turn=asked)
    before = mine.mark, other.mark

    questions.outcome(row, QuestionState.REFERRED, reason="Đang được tòa án giải quyết", by=hall.chair)

    assert mine.mark != before[0] and other.mark != before[1]
    assert "sửa cống" not in mine.page


@pytest.mark.parametrize(
    ("leaves", "words"),
    [
        (
            lambda hall, turn: written.to_written(turn, by=hall.chair),
            IN_WRITING,
        ),
        (lambda hall, turn: queue.withdraw(turn, by=hall.desk), "Đã rút"),
        (
            lambda hall, turn: floor.begin_concluding(hall.sitting, by=hall.chair),
            IN_WRITING,
        ),
    ],
    ids=["into writing", "withdrawn", "time is out"],
)
def test_a_request_that_leaves_the_queue_reaches_the_phone(leaves: Callable[[Hall, Turn], object], words: str) -> None:
    hall = in_session()
    phone = Phone(hall, turn := speaker(hall))
    before = phone.mark

    leaves(hall, turn)

    assert phone.mark != before
    assert words in phone.page


def test_who_is_registered_at_the_desk_meanwhile_sees_it_on_the_phone() -> None:
    hall = in_session()
    row = delegate(hall)
    desk.check_in(hall.sitting, row, by=hall.desk)
    phone = bound_phone(hall, row.card)
    key = found(r'data-own-key="([^"]+)"', read(phone, hall, "dien-thoai"))
    assert key not in streamed(hall)

    desk.register(hall.sitting, row, topic="Nước máy yếu", by=hall.desk)

    assert f"{key}:" in streamed(hall)


def test_the_marks_name_nobody() -> None:
    hall = in_session()
    turn = speaking(hall, name="Giáp Văn Khởi")
    question(hall, turn=turn)
    assert turn.attendance is not None

    marks = found(r'data-marks="([^"]*)"', streamed(hall))

    assert re.fullmatch(r"[\w-]{8}:[\w-]{8}", marks)
    for known in (turn.public_id, turn.attendance.public_id, turn.attendance.card):
        assert known not in marks
    assert read(bound_phone(hall, delegate(hall).card), hall, "dien-thoai").count(marks.split(":")[0]) == 1


def test_a_phone_without_a_number_has_no_own_part() -> None:
    hall = in_session()
    speaker(hall)

    assert "data-own-key" not in read(Client(), hall, "dien-thoai")
    assert Client().get(address(hall, "dien-thoai")).status_code == 200
