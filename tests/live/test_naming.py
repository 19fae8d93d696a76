"""A name typed wrong is right everywhere after one act, and what stood there is kept."""

from __future__ import annotations

import pytest

from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.live import floor, forgetting, minutes, naming, projection, queue
from doithoai.live.models import NameShown
from tests.factories.live import in_session, question, speaker, speaking
from tests.factories.people import authority

pytestmark = pytest.mark.django_db


def test_the_right_name_stands_on_every_screen_at_once_and_the_journal_keeps_the_wrong_one() -> None:
    hall = in_session()
    turn = speaking(hall, name="Giáp Văn Khơi", place="Thôn Làng Đông", name_shown=NameShown.FULL)
    before = projection.public(hall.sitting).beat

    naming.correct(turn, name=" Giáp  Văn Khởi ", place="Thôn Làng Đồng", by=hall.secretary)

    screen = projection.public(hall.sitting)
    assert screen.speaker is not None and screen.speaker.name == "Giáp Văn Khởi, Thôn Làng Đồng"
    assert screen.beat > before
    assert turn.attendance is not None
    turn.attendance.refresh_from_db()
    assert turn.attendance.name == "Giáp Văn Khởi"
    assert naming.before(turn) == ["Giáp Văn Khơi"]
    assert journal.history(turn.attendance).filter(verb="attendance.rename").count() == 1


def test_a_second_request_of_the_same_person_is_corrected_with_the_first_and_others_are_not() -> None:
    hall = in_session()
    first, other = speaking(hall, name="Giáp Văn Khơi"), speaker(hall, "Giáp Văn Khơi")
    floor.stop(first, by=hall.chair)
    again = queue.follow_up(first, by=hall.chair)

    naming.correct(first, name="Giáp Văn Khởi", by=hall.secretary)

    for row in (first, again, other):
        row.refresh_from_db()
    assert [row.name for row in (first, again, other)] == ["Giáp Văn Khởi", "Giáp Văn Khởi", "Giáp Văn Khơi"]
    assert first.place == "Thôn Làng Đồng"


def test_the_minutes_keep_the_final_form_by_a_later_line_and_leave_other_words_alone() -> None:
    hall = in_session()
    turn = speaking(hall, name="Lê An")
    for text in ("Ông lê an hỏi về nước máy.", "Ông Lê Anh hỏi về đường."):
        minutes.write(hall.sitting, text=text, by=hall.secretary)

    naming.correct(turn, name="Lê Ân", by=hall.secretary)

    assert [line.text for line in minutes.standing_lines(hall.sitting)] == [
        "Ông Lê Ân hỏi về nước máy.",
        "Ông Lê Anh hỏi về đường.",
    ]
    assert hall.sitting.minute_lines.count() == 3


def test_no_name_a_hidden_one_and_a_stranger_are_refused() -> None:
    hall, other = in_session(), in_session(authority("xa-phuc-hoa"))
    turn, hidden = speaker(hall), speaker(hall, "Bà Lý", name_shown=NameShown.HIDDEN)

    for row, name, by, field in (
        (turn, " ", hall.secretary, "speaker"),
        (hidden, "Bà Lý", hall.secretary, "turn"),
        (turn, "Ông Vũ", hall.desk, ""),
        (turn, "Ông Vũ", other.secretary, ""),
    ):
        with pytest.raises(Refused) as refused:
            naming.correct(row, name=name, by=by)
        assert (refused.value.field or "") == field
    turn.refresh_from_db()
    assert turn.name == "Giáp Văn Khởi"


def test_who_is_forgotten_is_forgotten_under_the_wrong_name_too() -> None:
    hall = in_session()
    turn = speaking(hall, name="Giáp Văn Khơi")
    row = question(hall, turn=turn)
    naming.correct(turn, name="Giáp Văn Khởi", by=hall.secretary)

    assert set(forgetting.names_of(row.opinion.submission)) == {"Giáp Văn Khởi", "Giáp Văn Khơi"}
