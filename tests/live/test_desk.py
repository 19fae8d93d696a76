"""At the door: found by card, number or name; in once; a walk-in in one act; a slip is never lost."""

from __future__ import annotations

import pytest

from doithoai.conference import attending
from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.live import desk, queue
from doithoai.live.models import Sitting, Turn
from doithoai.live.states import TurnState
from tests.factories.live import delegate, doors_open, in_session
from tests.factories.people import authority

pytestmark = pytest.mark.django_db


def test_a_delegate_is_found_by_card_number_or_part_of_a_name_without_marks() -> None:
    hall = doors_open()
    first, second = delegate(hall, "Thân Thị Lý"), delegate(hall, "Thân Đức Toản", "Thôn Hậu")

    assert desk.find(hall.conference, first.card) == [first]
    assert desk.find(hall.conference, f"http://x/xa-tan-yen/#{first.card.upper()}") == [first]
    assert desk.find(hall.conference, str(second.number)) == [second]
    assert desk.find(hall.conference, "than ly") == [first]
    assert desk.find(hall.conference, "thân hậu") == [second]
    assert [row.pk for row in desk.find(hall.conference, "thân")] == [first.pk, second.pk]
    assert desk.find(hall.conference, "  ") == [] == desk.find(hall.conference, "khong co ai")


@pytest.mark.clause("S-66")
def test_presence_of_the_summoned_is_counted_against_all_of_them() -> None:
    hall = doors_open()
    rows = [delegate(hall, f"Nguyễn Văn {name}", is_summoned=True) for name in ("An", "Bình", "Chung", "Dũng")]

    assert desk.check_in(hall.sitting, rows[0], by=hall.desk)
    assert not desk.check_in(hall.sitting, rows[0], by=hall.desk)
    with pytest.raises(Refused):
        desk.excuse(hall.sitting, rows[1], reason=" ", by=hall.desk)
    desk.excuse(hall.sitting, rows[1], reason="Ốm, có giấy", by=hall.desk)
    desk.walk_in(hall.sitting, name="Khách", by=hall.desk)

    figures = attending.figures(hall.conference)
    assert (figures.summoned, figures.summoned_present, figures.summoned_excused) == (4, 1, 1)
    assert (figures.summons_percent, figures.summoned_missing) == (25, 2)


def test_who_registered_before_is_ready_when_the_card_is_scanned() -> None:
    hall = doors_open()
    row = delegate(hall)
    turn = queue.request(
        hall.sitting, name=row.name, topic="Nước máy yếu", attendance=row, by=CITIZEN, right="turn.request"
    )
    queue.accept(turn, by=hall.secretary)

    desk.check_in(hall.sitting, row, by=hall.desk)

    assert Turn.objects.get(pk=turn.pk).state == TurnState.READY


def test_a_wrong_tick_is_taken_back() -> None:
    hall = doors_open()
    row = delegate(hall)
    desk.check_in(hall.sitting, row, by=hall.desk)

    desk.undo_check_in(hall.sitting, row, by=hall.desk)

    assert Attendance.objects.get(pk=row.pk).status == AttendanceStatus.EXPECTED


@pytest.mark.clause("S-56")
def test_the_desk_welcomes_registers_and_takes_slips_and_nobody_else_does() -> None:
    hall = in_session()

    came = desk.walk_in(hall.sitting, name="Bà Thân Thị Lý", place="Thôn Cầu Xi", topic="Nước máy", by=hall.desk)
    slip = desk.take_slip(hall.sitting, text="Đèn đường hỏng.", by=hall.desk)

    assert came.turn is not None and came.turn.state == TurnState.READY
    assert came.attendance.status == AttendanceStatus.PRESENT and came.attendance.is_walk_in
    assert slip.conference_id == hall.conference.pk
    for who in (hall.chair, hall.host, hall.answerer):
        with pytest.raises(Refused):
            desk.walk_in(hall.sitting, name="Ông Vũ", by=who)
        with pytest.raises(Refused):
            desk.take_slip(hall.sitting, text="Đèn đường hỏng.", by=who)


def test_a_refused_request_leaves_no_half_entered_guest() -> None:
    hall = in_session()
    from_before = Attendance.objects.count()
    Sitting.objects.filter(pk=hall.sitting.pk).update(state="ended")

    with pytest.raises(Refused):
        desk.walk_in(hall.fresh(), name="Ông Vũ", topic="Đèn đường", by=hall.desk)

    assert Attendance.objects.count() == from_before


def test_a_card_of_another_conference_opens_nothing() -> None:
    here, there = doors_open(), doors_open(authority("xa-phuc-hoa"))
    row = delegate(there)

    assert desk.by_card(here.conference, row.card) is None
    with pytest.raises(Refused):
        desk.check_in(here.sitting, row, by=here.desk)
