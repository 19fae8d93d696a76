"""Who was called to the microphone and was not there stands in the minutes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from doithoai.core import clock
from doithoai.live import absences, floor, minutes, papers
from tests.factories.live import in_session, speaker

pytestmark = pytest.mark.django_db


def test_the_minutes_say_who_was_called_and_not_there_with_the_time_unless_it_was_taken_back() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    minutes.write(hall.sitting, text="Khai mạc.", by=hall.secretary)
    floor.defer(floor.call_next(hall.sitting, by=hall.chair), by=hall.chair)
    floor.defer(floor.call_next(hall.sitting, by=hall.chair), by=hall.chair)
    floor.undo(hall.fresh(), by=hall.chair)
    second.refresh_from_db()
    floor.start(second, by=hall.chair)
    floor.stop(second, by=hall.chair)
    minutes.write(hall.sitting, text="Nghỉ.", by=hall.secretary)

    floor.defer(floor.call_next(hall.sitting, by=hall.chair), by=hall.chair)

    told = [line.text for line in minutes.course(hall.sitting)]
    assert told == [
        "Khai mạc.",
        f"Đại biểu số {first.number} vắng khi mời phát biểu.",
        "Nghỉ.",
        f"Đại biểu số {first.number} vắng khi mời phát biểu lần thứ hai; nội dung đăng ký được trả lời bằng văn bản.",
    ]
    paper = str(papers.minutes(hall.fresh()).body)
    assert all(one in paper for one in told)


def test_an_absence_kept_while_the_server_was_away_has_the_time_of_the_hall() -> None:
    hall = in_session()
    turn = speaker(hall)
    floor.call(turn, by=hall.chair)
    then = clock.now() - timedelta(minutes=7)

    with clock.lived_again(then):
        floor.defer(turn, by=hall.chair)

    [absence] = absences.of(hall.sitting)
    assert abs((absence.at - then).total_seconds()) < 1
