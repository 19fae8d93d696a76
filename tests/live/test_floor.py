"""The floor: order, one holder, time, what becomes of everyone who asked to speak."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from doithoai.core import clock, journal, pulse
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.live import beats, desk, fairness, floor, leaving, queue, sitting
from doithoai.live.models import Turn
from doithoai.live.states import TurnState
from doithoai.opinion.models import Opinion
from tests.factories.conference import NOW
from tests.factories.live import delegate, doors_open, in_session, speaker, speaking

pytestmark = pytest.mark.django_db


def numbers_of(turns: list[Turn]) -> list[int]:
    return [turn.number for turn in turns]


def test_requests_before_the_doors_are_closed_come_in_the_order_of_arrival() -> None:
    hall = doors_open()
    first, second = speaker(hall, "Bà Đỗ Thị Mai Hiên"), speaker(hall, "Ông Trịnh Bá Quyền")

    assert numbers_of(queue.waiting(hall.sitting)) == [first.number, second.number]


@pytest.mark.clause("S-58")
def test_people_are_called_in_the_order_they_registered_and_speak_on_what_they_registered() -> None:
    hall = in_session()
    first = speaker(hall, "Bà Đỗ Thị Mai Hiên", topic="Đường gom, xe quá tải")
    second = speaker(hall, "Ông Trịnh Bá Quyền", topic="Đất tái định cư")

    called = floor.call_next(hall.sitting, by=hall.chair)
    floor.start(called, by=hall.chair)
    for call in (lambda: floor.call_next(hall.sitting, by=hall.chair), lambda: floor.call(second, by=hall.chair)):
        with pytest.raises(Refused) as refused:
            call()
        assert refused.value.code == "floor"
    floor.stop(called, by=hall.chair)
    after = floor.call_next(hall.sitting, by=hall.chair)

    first.refresh_from_db()
    assert (called.pk, first.state, after.pk) == (first.pk, TurnState.FINISHED, second.pk)
    assert (called.topic, after.topic) == ("Đường gom, xe quá tải", "Đất tái định cư")


@pytest.mark.clause("S-59")
def test_the_chair_may_move_a_speaker_and_the_journal_keeps_both_places() -> None:
    hall = in_session()
    first, second, third = speaker(hall), speaker(hall, "Bà Thân Thị Lý"), speaker(hall, "Anh Ngụy Đức Thiện")

    queue.reorder(third, before=first, by=hall.chair)

    assert numbers_of(queue.waiting(hall.sitting)) == [third.number, first.number, second.number]
    entry = journal.history(third).get(verb="turn.reorder")
    assert entry.facts == {"from": 3, "to": 1, "number": third.number}
    with pytest.raises(Refused):
        queue.reorder(second, before=third, by=hall.secretary)


@pytest.mark.clause("S-59")
def test_a_person_called_out_of_order_leaves_the_old_place_in_the_journal() -> None:
    hall = in_session()
    speaker(hall)
    second = speaker(hall, "Bà Thân Thị Lý")

    floor.call(second, by=hall.operator)

    assert journal.history(second).get(verb="turn.call").facts == {"number": second.number, "place": 2}


def test_a_stale_screen_does_not_skip_a_speaker() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    seen = beats.of_floor(hall.sitting)

    floor.call_next(hall.sitting, by=hall.chair, seen=seen)
    floor.start(Turn.objects.get(pk=first.pk), by=hall.chair)
    with pytest.raises(Refused) as refused:
        floor.call_next(hall.sitting, by=hall.secretary, seen=seen)

    second.refresh_from_db()
    assert (refused.value.code, second.state) == ("stale", TurnState.READY)


def test_a_scan_at_the_door_does_not_make_the_tap_of_the_chair_stale() -> None:
    hall = in_session()
    speaker(hall)
    guest = delegate(hall)
    seen, shown = beats.of_floor(hall.sitting), pulse.beat(hall.sitting.pulse_key)

    desk.check_in(hall.sitting, guest, by=hall.desk)
    called = floor.call_next(hall.sitting, by=hall.chair, seen=seen)

    assert called.state == TurnState.CALLED
    assert pulse.beat(hall.sitting.pulse_key) > shown


def test_the_same_key_twice_calls_once() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")

    once = floor.call_next(hall.sitting, by=hall.chair, key="k-1")
    twice = floor.call_next(hall.sitting, by=hall.chair, key="k-1")

    second.refresh_from_db()
    assert (once.pk, twice.pk, second.state) == (first.pk, first.pk, TurnState.READY)
    assert Entry.objects.filter(verb="turn.call").count() == 1


def test_nobody_is_called_while_somebody_called_has_not_begun() -> None:
    hall = in_session()
    speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    floor.call_next(hall.sitting, by=hall.chair)

    with pytest.raises(Refused):
        floor.call_next(hall.sitting, by=hall.chair)


def test_the_database_itself_lets_one_person_speak() -> None:
    hall = in_session()
    speaking(hall)
    other = speaker(hall, "Bà Thân Thị Lý")

    with pytest.raises(IntegrityError), transaction.atomic():
        Turn.objects.filter(pk=other.pk).update(state=TurnState.SPEAKING)


def test_nobody_speaks_before_the_conference_is_open() -> None:
    hall = doors_open()
    speaker(hall)

    with pytest.raises(Refused):
        floor.call_next(hall.sitting, by=hall.chair)


def test_who_is_absent_is_called_again_after_those_who_are_here() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    floor.defer(floor.call_next(hall.sitting, by=hall.chair), by=hall.chair)

    assert numbers_of(queue.waiting(hall.sitting)) == [second.number, first.number]
    spoken = floor.call_next(hall.sitting, by=hall.chair)
    floor.start(spoken, by=hall.chair)
    floor.stop(spoken, by=hall.chair)
    again = floor.call_next(hall.sitting, by=hall.chair)
    assert (again.pk, again.calls) == (first.pk, 2)

    floor.defer(again, by=hall.operator)
    again.refresh_from_db()
    assert again.state == TurnState.TO_WRITTEN and again.opinion is not None
    assert journal.history(again).get(verb="turn.to_written").facts["why"] == "absent_twice"


def test_one_called_by_mistake_waits_again_and_undo_calls_who_was_called_before() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    floor.defer(floor.call_next(hall.sitting, by=hall.chair), by=hall.chair)  # the first was absent once
    floor.call(first, by=hall.chair)
    floor.call(second, by=hall.operator)
    first.refresh_from_db()
    assert (first.state, first.calls) == (TurnState.DEFERRED, 1)

    floor.undo(hall.fresh(), by=hall.operator)
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state, second.calls) == (TurnState.CALLED, TurnState.READY, 0)


def test_a_speech_ended_while_it_stands_still_counts_no_pause() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        turn = speaking(hall)
        traveller.shift(timedelta(seconds=30))
        floor.pause(turn, by=hall.chair)
        traveller.shift(timedelta(seconds=100))
        floor.stop(turn, by=hall.chair)
        turn.refresh_from_db()

        assert floor.elapsed(turn, clock.now()) == 30


def test_somebody_in_the_hall_is_ready_as_soon_as_the_request_is_accepted() -> None:
    hall = in_session()
    here = delegate(hall)
    desk.check_in(hall.sitting, here, by=hall.desk)
    asked = {"name": here.name, "topic": "Đèn đường", "attendance": here}
    turn = queue.request(hall.sitting, by=CITIZEN, right="turn.request", **asked)

    queue.accept(turn, by=hall.secretary)

    assert Turn.objects.get(pk=turn.pk).state == TurnState.READY


def test_a_request_that_waited_for_the_floor_while_the_list_was_closed_is_refused() -> None:
    hall = in_session()
    read_before = hall.sitting
    sitting.set_list(hall.fresh(), is_open=False, by=hall.chair)

    with pytest.raises(Refused) as refused:
        queue.request(read_before, name="Ông Vũ", topic="Đèn đường", by=CITIZEN, right="turn.request")

    assert refused.value.code == "closed" and not Turn.objects.exists()


def test_who_is_asked_to_leave_is_answered_in_writing() -> None:
    hall = in_session()
    turn = speaker(hall)
    with pytest.raises(Refused):
        leaving.expel(hall.sitting, turn.attendance, reason="Gây mất trật tự", by=hall.secretary)

    leaving.expel(hall.sitting, turn.attendance, reason="Gây mất trật tự", by=hall.chair)

    turn.refresh_from_db()
    assert turn.state == TurnState.TO_WRITTEN and turn.opinion is not None


def test_paused_seconds_are_not_spoken_seconds() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        turn = speaking(hall)
        traveller.shift(timedelta(seconds=30))
        floor.pause(turn, by=hall.chair)
        traveller.shift(timedelta(seconds=100))
        floor.go_on(turn, by=hall.operator)
        traveller.shift(timedelta(seconds=15))

        assert floor.elapsed(turn, clock.now()) == 45


def test_a_command_that_was_pressed_before_the_pause_it_ends_counts_no_pause() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        turn = speaking(hall)
        traveller.shift(timedelta(seconds=30))
        floor.pause(turn, by=hall.chair)
        # The clock of a device that was away is behind.
        traveller.shift(timedelta(seconds=-60))
        floor.go_on(turn, by=hall.operator)
        traveller.shift(timedelta(seconds=60))

        turn.refresh_from_db()
        assert (turn.state, turn.paused_seconds, floor.elapsed(turn, clock.now())) == (TurnState.SPEAKING, 0, 30)


def test_more_time_is_granted_only_to_who_speaks() -> None:
    hall = in_session()
    waiting, turn = speaker(hall, "Bà Thân Thị Lý"), speaking(hall)

    floor.add_time(turn, seconds=60, by=hall.chair)

    assert Turn.objects.get(pk=turn.pk).limit_seconds == 240
    with pytest.raises(Refused):
        floor.add_time(waiting, seconds=60, by=hall.chair)


def test_a_tap_is_taken_back_within_ten_seconds_and_not_later() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        turn = speaker(hall)
        floor.call_next(hall.sitting, by=hall.chair)
        floor.start(Turn.objects.get(pk=turn.pk), by=hall.chair)

        floor.undo(hall.sitting, by=hall.chair)
        turn.refresh_from_db()
        assert (turn.state, turn.started_at) == (TurnState.CALLED, None)
        floor.undo(hall.sitting, by=hall.chair)
        turn.refresh_from_db()
        assert (turn.state, turn.calls) == (TurnState.READY, 0)

        floor.call_next(hall.sitting, by=hall.chair)
        traveller.shift(timedelta(seconds=11))
        with pytest.raises(Refused):
            floor.undo(hall.sitting, by=hall.chair)


def test_a_speech_that_the_chair_stops_goes_on_in_writing() -> None:
    hall = in_session()
    turn = speaking(hall)
    Turn.objects.filter(pk=turn.pk).update(content="Còn 15 hộ chưa nhận tiền, đề nghị trả lời.")
    turn.refresh_from_db()

    with pytest.raises(Refused):
        floor.stop(turn, by=hall.operator, reason="lạc nội dung")
    floor.stop(turn, by=hall.chair, reason="lạc nội dung")

    turn.refresh_from_db()
    assert (turn.state, turn.stop_reason) == (TurnState.FINISHED, "lạc nội dung")
    assert turn.opinion is not None and turn.opinion.text == "Còn 15 hộ chưa nhận tiền, đề nghị trả lời."


def test_only_the_chair_declines_and_says_why() -> None:
    hall = in_session()
    turn = queue.request(hall.sitting, name="Ông Vũ", topic="Việc riêng", by=CITIZEN, right="turn.request")

    for who, reason in ((hall.secretary, "Ngoài phạm vi"), (hall.deputy, "Ngoài phạm vi"), (hall.chair, " ")):
        with pytest.raises(Refused):
            queue.decline(turn, reason=reason, by=who)
    queue.decline(turn, reason="Ngoài phạm vi", by=hall.chair)

    assert Turn.objects.get(pk=turn.pk).state == TurnState.DECLINED


def test_two_requests_on_one_topic_are_merged_and_both_names_stay() -> None:
    hall = in_session()
    main = speaker(hall)
    same = queue.request(hall.sitting, name="Bà Lý", topic="Tiền hỗ trợ", by=CITIZEN, right="turn.request")

    queue.merge(same, into=main, by=hall.secretary)

    same.refresh_from_db()
    assert (same.state, same.follows_id, same.name) == (TurnState.MERGED, main.pk, "Bà Lý")
    with pytest.raises(Refused):
        queue.merge(main, into=main, by=hall.secretary)


def test_a_delegate_stands_on_the_list_once() -> None:
    hall = in_session()
    turn = speaker(hall)

    with pytest.raises(Refused):
        queue.request(hall.sitting, name=turn.name, topic="Việc khác", attendance=turn.attendance, by=hall.desk)


def test_who_has_spoken_may_ask_again_for_a_minute() -> None:
    hall = in_session()
    turn = speaking(hall)
    floor.stop(turn, by=hall.chair)

    again = queue.follow_up(turn, by=hall.chair)

    assert (again.follows_id, again.limit_seconds, again.state) == (turn.pk, 60, TurnState.READY)
    assert Turn.objects.filter(attendance=turn.attendance).count() == 2


@pytest.mark.clause("S-58")
def test_after_the_list_is_closed_the_desk_takes_a_request_in_writing_and_a_phone_is_shown_the_way() -> None:
    hall = in_session()
    sitting.set_list(hall.sitting, is_open=False, by=hall.chair)

    late = speaker(hall)
    assert late.state == TurnState.TO_WRITTEN and late.opinion is not None
    with pytest.raises(Refused) as refused:
        queue.request(hall.sitting, name="Ông Vũ", topic="Đèn đường", by=CITIZEN, right="turn.request")
    assert refused.value.code == "closed"


def test_everyone_who_waits_when_the_floor_closes_gets_a_written_opinion_with_a_number() -> None:
    hall = in_session()
    done = speaking(hall, name="Ông Đã Nói")
    floor.stop(done, by=hall.chair)
    waiting = [speaker(hall, "Bà Thân Thị Lý"), speaker(hall, "Anh Ngụy Đức Thiện")]
    unscreened = queue.request(hall.sitting, name="Ông Vũ", topic="Đèn đường", by=CITIZEN, right="turn.request")
    before = Opinion.objects.count()

    with pytest.raises(Refused):
        floor.begin_concluding(hall.sitting, by=hall.secretary)
    written = floor.begin_concluding(hall.sitting, by=hall.chair)

    assert len(written) == 3 and Opinion.objects.count() == before + 3
    assert all(opinion.number for opinion in written)
    states = set(
        Turn.objects.filter(pk__in=[*[one.pk for one in waiting], unscreened.pk]).values_list("state", flat=True)
    )
    assert states == {TurnState.TO_WRITTEN}
    balance = sitting.balance(hall.fresh())
    assert (balance.received, balance.finished, balance.to_written, balance.holds) == (4, 1, 3, True)


def test_nothing_of_a_turn_is_ever_deleted() -> None:
    hall = in_session()
    turn = speaker(hall)
    queue.withdraw(turn, by=hall.desk)

    assert Turn.objects.filter(pk=turn.pk).exists()
    assert journal.history(turn).filter(verb="turn.withdraw").count() == 1
    with pytest.raises(Refused):
        queue.withdraw(turn, by=hall.desk)


def test_the_hint_is_the_first_who_is_here_of_the_place_that_spoke_least() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        spoken = speaking(hall, place="Thôn Hậu")
        traveller.shift(timedelta(seconds=120))
        floor.stop(spoken, by=hall.chair)
        same, other = speaker(hall, place="Thôn Hậu"), speaker(hall, "Bà Thân Thị Lý", "Thôn Cầu Xi")

        turns = list(hall.sitting.turns.all())
        hint = fairness.suggest(queue.waiting(hall.sitting), fairness.seconds_by_place(turns, clock.now()))

        assert hint is not None and hint.pk == other.pk
        assert floor.call_next(hall.sitting, by=hall.chair).pk == same.pk


def test_a_neighbour_of_another_conference_has_no_say_here() -> None:
    hall = in_session()
    turn = speaker(hall)

    for who in (hall.answerer, hall.coordinator, hall.host, hall.desk):
        with pytest.raises(Refused):
            floor.call(turn, by=who)
    assert Turn.objects.get(pk=turn.pk).state == TurnState.READY


def test_a_pause_and_its_end_are_taken_back_as_if_they_had_not_been() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        turn = speaker(hall)
        floor.call_next(hall.sitting, by=hall.chair)
        floor.start(Turn.objects.get(pk=turn.pk), by=hall.chair)
        traveller.shift(timedelta(seconds=20))
        floor.pause(Turn.objects.get(pk=turn.pk), by=hall.chair)
        traveller.shift(timedelta(seconds=5))
        floor.undo(hall.sitting, by=hall.chair)
        turn.refresh_from_db()
        assert (turn.state, floor.elapsed(turn, clock.now())) == (TurnState.SPEAKING, 25)

        floor.pause(Turn.objects.get(pk=turn.pk), by=hall.chair)
        traveller.shift(timedelta(seconds=30))
        floor.go_on(Turn.objects.get(pk=turn.pk), by=hall.chair)
        traveller.shift(timedelta(seconds=5))
        floor.undo(hall.sitting, by=hall.chair)
        turn.refresh_from_db()
        assert (turn.state, floor.elapsed(turn, clock.now())) == (TurnState.PAUSED, 25)
        floor.go_on(turn, by=hall.chair)
        assert (turn.paused_seconds, floor.elapsed(turn, clock.now())) == (35, 25)


def test_a_second_absence_is_taken_back_and_counts_again_when_it_comes() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        turn = speaker(hall)
        for _time in range(2):
            traveller.shift(timedelta(seconds=20))
            floor.call_next(hall.sitting, by=hall.chair)
            floor.defer(Turn.objects.get(pk=turn.pk), by=hall.chair)
        turn.refresh_from_db()
        assert turn.state == TurnState.TO_WRITTEN

        floor.undo(hall.sitting, by=hall.chair)
        turn.refresh_from_db()
        assert turn.state == TurnState.CALLED
        floor.defer(turn, by=hall.chair)
        turn.refresh_from_db()
        assert turn.state == TurnState.TO_WRITTEN
