"""What was written by hand while nothing ran: printed before, entered later with its real times, marked as late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.live import by_hand, minutes
from doithoai.live import papers as live_papers
from doithoai.live.models import Question, Turn
from doithoai.live.states import TurnState
from tests.factories.live import Hall, delegate, in_session, speaker, speaking
from tests.factories.people import signed_in
from tests.hall.test_acting import address, press, said

pytestmark = pytest.mark.django_db


def hall_of_this_noon() -> Hall:
    hall = in_session()
    type(hall.conference).objects.filter(pk=hall.conference.pk).update(day=clock.today())
    hall.fresh()
    return hall


NOON = datetime(2026, 11, 27, 5, 0, tzinfo=UTC)  # 12:00 on a Vietnamese wall


def test_a_speech_on_paper_is_entered_with_its_real_times_and_says_so() -> None:
    with time_machine.travel(NOON):
        hall = hall_of_this_noon()
        turn = speaker(hall)
        typed = {"number": turn.number, "began": "11:05", "ended": "11:08", "gist": "Bao giờ xong đường?"}

        page = press(hall.secretary, hall, "nhap-bu-phat-bieu", screen="secretary", key="late-1", **typed)
        again = press(hall.secretary, hall, "nhap-bu-phat-bieu", screen="secretary", key="late-1", **typed)

    assert f"Đã nhập bù: số {turn.number} đã phát biểu." in said(page)
    assert "Việc này đã thực hiện rồi" in said(again)
    turn = Turn.objects.get(pk=turn.pk)
    assert turn.state == TurnState.FINISHED
    assert [clock.local(at).strftime("%H:%M") for at in (turn.started_at, turn.stopped_at) if at] == ["11:05", "11:08"]
    [line] = minutes.standing_lines(hall.sitting)
    assert (clock.local(line.at).strftime("%H:%M"), line.is_late_entry) == ("11:05", True)
    assert line.text == f"Đại biểu số {turn.number} phát biểu đến 11 giờ 08. Bao giờ xong đường?"
    assert "(nhập bù)" in str(live_papers.minutes(hall.sitting).body)
    entry = Entry.objects.get(verb="turn.speak")
    assert entry.facts["entered"] == "late" and entry.facts["happened_at"].startswith("2026-11-27T04:05")
    assert abs(entry.at - NOON) < timedelta(minutes=1)
    assert Question.objects.get().turn_id == turn.pk


def test_arrivals_on_paper_are_entered_at_their_time_and_a_wrong_number_takes_none() -> None:
    with time_machine.travel(NOON):
        hall = hall_of_this_noon()
        rows = [delegate(hall, f"Đại biểu {n}") for n in range(3)]
        numbers = ", ".join(str(row.number) for row in rows[:2])

        wrong = press(hall.desk, hall, "nhap-bu-co-mat", screen="desk", numbers=f"{numbers} 999", at="07:50")
        assert wrong.status_code == 422 and "không có trong danh sách: 999" in said(wrong)
        assert not Attendance.objects.filter(status=AttendanceStatus.PRESENT).exists()
        ahead = press(hall.desk, hall, "nhap-bu-co-mat", screen="desk", numbers=numbers, at="12:30")
        assert ahead.status_code == 422
        page = press(hall.desk, hall, "nhap-bu-co-mat", screen="desk", numbers=numbers, at="07:50")

    assert "Đã nhập bù: 2 người có mặt." in said(page)
    came = Attendance.objects.filter(status=AttendanceStatus.PRESENT)
    assert [clock.local(row.checked_in_at).strftime("%H:%M") for row in came if row.checked_in_at] == ["07:50"] * 2
    assert {one.facts["entered"] for one in Entry.objects.filter(verb="attendance.check_in")} == {"late"}


def test_a_late_speech_waits_for_the_one_who_has_the_floor() -> None:
    with time_machine.travel(NOON):
        hall = hall_of_this_noon()
        turn, other = speaker(hall), speaking(hall, name="Bà Thân Thị Lý")
        typed = {"number": turn.number, "began": "11:05", "ended": "11:08"}

        page = press(hall.secretary, hall, "nhap-bu-phat-bieu", screen="secretary", **typed)

    assert page.status_code == 422 and "Đang có người phát biểu" in said(page)
    assert Turn.objects.get(pk=other.pk).state == TurnState.SPEAKING


def test_one_button_prints_queue_attendance_and_numbered_lines() -> None:
    hall = in_session()
    turn, row = speaker(hall), delegate(hall)
    shown = str(by_hand.sheet(hall.sitting).body)

    answer = signed_in(hall.desk).get(address(hall, "phieu-ghi-tay"))

    assert answer["Content-Type"] == "application/pdf" and answer.content.startswith(b"%PDF")
    # The queue names nobody who did not agree; the list at the door names everybody, as the one printed before.
    assert f"Đại biểu số {turn.number}" in shown and row.name in shown and f"'{by_hand.LINES}'" in shown
    assert signed_in(hall.answerer).get(address(hall, "phieu-ghi-tay")).status_code == 403
