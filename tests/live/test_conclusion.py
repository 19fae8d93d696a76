"""The end of a conference: nothing without an outcome, promises with owner and day, minutes that are only corrected."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine

from doithoai.casework.models import Answer, Commitment
from doithoai.conference.states import ConferenceState
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.live import conclusion, floor, minutes, papers, questions, queue
from doithoai.live import sitting as sittings
from doithoai.live.models import MinuteLine, Question
from doithoai.live.states import QuestionState, SegmentState, SittingState
from doithoai.opinion import conservation
from doithoai.opinion.states import MatterState
from doithoai.people.models import Membership
from doithoai.people.roles import Role
from doithoai.programme.models import Mode
from tests.factories.conference import NOW, announced
from tests.factories.live import Hall, appointed, doors_open, in_session, question, speaker, speaking
from tests.factories.people import authority, person
from tests.factories.programme import coordinator

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

DAY = date(2026, 12, 20)


@pytest.fixture
def in_november():  # type: ignore[no-untyped-def]
    with time_machine.travel(NOW):
        yield


def ended_questions(hall: Hall) -> dict[str, Question]:
    """One question for every way out that this conference has."""
    made = {}
    ways = {
        "answered_on_spot": {"answer_text": "15 hộ nhận trước ngày 15/12/2026."},
        "promised": {"executor": hall.agency, "due_on": DAY},
        "forwarded": {"reason": "Thuộc thẩm quyền cấp tỉnh"},
        "referred": {"reason": "Hướng dẫn theo Luật Khiếu nại"},
        "out_of_scope": {"reason": "Ngoài phạm vi hội nghị"},
    }
    if hall.conference.mode == Mode.RESOLVE_ON_SPOT:
        ways["directed_on_spot"] = {"executor": hall.agency}
    for number, (state, columns) in enumerate(ways.items(), start=1):
        row = question(hall, f"Nội dung thứ {number} của thôn Cầu Xi?")
        questions.outcome(row, state, by=hall.chair, **columns)  # type: ignore[arg-type]
        made[state] = row
    return made


@pytest.mark.clause("S-62", "S-63")
def test_each_outcome_becomes_its_result_and_each_promise_a_commitment() -> None:
    hall = in_session(mode=Mode.RESOLVE_ON_SPOT)
    made = ended_questions(hall)
    floor.begin_concluding(hall.sitting, by=hall.chair)

    items = conclusion.sign_off(hall.sitting, by=hall.chair)

    results = {state: Question.objects.get(pk=row.pk).opinion.matter.state for state, row in made.items()}
    assert results == {
        "answered_on_spot": MatterState.EXPLAINED,
        "promised": MatterState.SCHEDULED,
        "forwarded": MatterState.REFERRED,
        "referred": MatterState.DIVERTED,
        "out_of_scope": MatterState.NOT_ACCEPTED,
        "directed_on_spot": MatterState.EXPLAINED,
    }
    promise = Commitment.objects.get()
    assert (promise.owner, promise.due_on, promise.matter_id) == (hall.agency, DAY, made["promised"].opinion.matter_id)
    assert sorted(item.kind for item in items) == [
        "discussed",
        "discussed",
        "forwarded",
        "forwarded",
        "solved",
        "unsolved",
    ]
    assert Question.objects.exclude(state=QuestionState.CONCLUDED).count() == 0
    assert conservation.check(hall.authority) == []


@pytest.mark.clause("S-63")
def test_a_question_without_an_outcome_holds_up_the_conclusion() -> None:
    hall = in_session()
    row = question(hall)
    floor.begin_concluding(hall.sitting, by=hall.chair)

    with pytest.raises(Refused) as refused:
        conclusion.sign_off(hall.sitting, by=hall.chair)
    assert refused.value.code == "open" and str(row.number) in str(refused.value.sentence)
    assert Commitment.objects.count() == 0
    questions.outcome(row, QuestionState.PROMISED, executor=hall.agency, due_on=DAY, by=hall.chair)

    assert len(conclusion.sign_off(hall.fresh(), by=hall.chair)) == 1


def test_a_direction_with_a_day_is_work_left_behind() -> None:
    hall = in_session(mode=Mode.RESOLVE_ON_SPOT)
    row = question(hall)
    questions.outcome(row, QuestionState.DIRECTED, executor=hall.agency, due_on=DAY, by=hall.chair)
    floor.begin_concluding(hall.sitting, by=hall.chair)

    items = conclusion.sign_off(hall.sitting, by=hall.chair)

    assert items[0].kind == "unsolved" and Commitment.objects.get().due_on == DAY
    assert Question.objects.get().opinion.matter.state == MatterState.SCHEDULED


def test_signing_off_twice_makes_one_list() -> None:
    hall = in_session()
    row = question(hall)
    questions.outcome(row, QuestionState.PROMISED, executor=hall.agency, due_on=DAY, by=hall.chair)
    floor.begin_concluding(hall.sitting, by=hall.chair)

    first = conclusion.sign_off(hall.sitting, by=hall.chair)
    second = conclusion.sign_off(hall.fresh(), by=hall.chair)

    assert [one.pk for one in first] == [one.pk for one in second]
    assert (Commitment.objects.count(), Answer.objects.count()) == (1, 1)


def test_only_who_chairs_now_signs_off_and_after_a_hand_over_that_is_the_deputy() -> None:
    hall = in_session()
    row = question(hall)
    questions.outcome(row, QuestionState.PROMISED, executor=hall.agency, due_on=DAY, by=hall.deputy)
    for who in (hall.secretary, hall.host):
        with pytest.raises(Refused):
            sittings.hand_over(hall.sitting, to=hall.deputy.person, by=who)
    with pytest.raises(Refused):
        sittings.hand_over(hall.sitting, to=hall.secretary.person, by=hall.chair)

    sittings.hand_over(hall.sitting, to=hall.deputy.person, by=hall.chair)
    turn = speaker(hall)
    floor.call(turn, by=hall.deputy)
    floor.start(turn, by=hall.deputy)
    floor.stop(turn, by=hall.deputy)
    with pytest.raises(Refused):
        floor.begin_concluding(hall.fresh(), by=hall.chair)
    floor.begin_concluding(hall.fresh(), by=hall.deputy)
    conclusion.sign_off(hall.fresh(), by=hall.deputy)
    sittings.end(hall.fresh(), by=hall.deputy)

    hall.fresh()
    assert hall.sitting.state == SittingState.ENDED
    facts = journal.history(hall.sitting).get(verb="sitting.hand_over").facts
    assert facts == {"from": hall.chair.pk, "to": hall.deputy.pk}


def test_the_end_waits_for_the_list_and_the_conference_is_then_concluded() -> None:
    hall = in_session()
    speaking(hall)
    speaker(hall, "Bà Thân Thị Lý")
    with pytest.raises(Refused):
        sittings.end(hall.sitting, by=hall.chair)
    floor.begin_concluding(hall.sitting, by=hall.chair)
    with pytest.raises(Refused):
        sittings.end(hall.sitting, by=hall.chair)
    conclusion.sign_off(hall.fresh(), by=hall.chair)

    sittings.end(hall.fresh(), by=hall.chair)

    hall.fresh()
    assert sittings.balance(hall.sitting).holds
    assert hall.conference.state == ConferenceState.CONCLUDED
    assert hall.sitting.segments.filter(state=SegmentState.ACTIVE).count() == 0


def test_a_confidential_question_is_in_no_paper_and_no_answer() -> None:
    hall = in_session()
    row = questions.raise_question(
        hall.sitting,
        gist="Tố cáo cán bộ thôn nhận tiền",
        text="Tôi tố cáo cán bộ thôn nhận tiền.",
        by=hall.secretary,
    )
    row = Question.objects.select_related("sitting__conference__authority", "opinion__matter").get(pk=row.pk)
    reason = "Chuyển theo Luật Tố cáo"
    questions.outcome(
        row, QuestionState.REFERRED, reason=reason, answer_text="Đã ghi nhận tố cáo cán bộ.", by=hall.chair
    )
    floor.begin_concluding(hall.sitting, by=hall.chair)
    items = conclusion.sign_off(hall.sitting, by=hall.chair)
    minutes.write(hall.sitting, text="Đại biểu nêu một nội dung được giữ kín.", by=hall.secretary)

    assert "tố cáo cán bộ" not in items[0].text.lower()
    assert Answer.objects.count() == 0
    for content in (papers.conclusion(hall.fresh()), papers.minutes(hall.fresh())):
        assert "tố cáo cán bộ" not in str(content).lower()


def test_suspended_stands_still_and_goes_on() -> None:
    hall = in_session()
    turn = speaking(hall)
    with pytest.raises(Refused):
        sittings.suspend(hall.sitting, because="tea", by=hall.chair)
    with pytest.raises(Refused):
        sittings.suspend(hall.sitting, because="recess", by=hall.secretary)

    sittings.suspend(hall.sitting, because="disorder", by=hall.chair)
    turn.refresh_from_db()
    with pytest.raises(Refused):
        floor.go_on(turn, by=hall.chair)
    with pytest.raises(Refused):
        floor.call_next(hall.fresh(), by=hall.chair)
    sittings.resume(hall.fresh(), by=hall.chair)
    turn.refresh_from_db()
    assert turn.state == "speaking"

    floor.pause(turn, by=hall.chair)
    sittings.suspend(hall.fresh(), because="recess", by=hall.chair)
    sittings.resume(hall.fresh(), by=hall.chair)
    turn.refresh_from_db()
    assert turn.state == "paused"


def test_adjourned_keeps_the_queue_and_opens_again() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    floor.call_next(hall.sitting, by=hall.chair)
    sittings.suspend(hall.fresh(), because="outage", by=hall.chair)
    with pytest.raises(Refused):
        sittings.adjourn(hall.fresh(), reason=" ", by=hall.chair)

    sittings.adjourn(hall.fresh(), reason="Mất điện toàn xã", by=hall.chair)
    hall.fresh()
    assert (hall.sitting.state, hall.conference.state) == (SittingState.DESK_OPEN, ConferenceState.SCHEDULED)
    assert [turn.pk for turn in queue.waiting(hall.sitting)] == [first.pk, second.pk]

    sittings.start(hall.fresh(), by=hall.chair)
    assert hall.fresh().segments.filter(state=SegmentState.ACTIVE).count() == 1


@pytest.mark.clause("S-52", "S-53", "S-54")
def test_the_host_leads_through_the_parts_in_their_order() -> None:
    hall = in_session()
    titles = [part.title for part in hall.sitting.segments.all()]
    assert titles[0].startswith("Tuyên bố lý do, giới thiệu đại biểu")
    assert titles[1].startswith("Thông qua chương trình, nội quy")

    seen = 1
    sittings.next_segment(hall.sitting, by=hall.host, seen=seen)
    with pytest.raises(Refused) as refused:
        sittings.next_segment(hall.sitting, by=hall.secretary, seen=seen)
    with pytest.raises(Refused):
        sittings.next_segment(hall.sitting, by=hall.desk, seen=2)

    assert refused.value.code == "stale"
    assert hall.sitting.segments.get(state=SegmentState.ACTIVE).order == 2
    for _rest in titles[2:]:
        sittings.next_segment(hall.sitting, by=hall.host)
    with pytest.raises(Refused):
        sittings.next_segment(hall.sitting, by=hall.host)
    assert hall.sitting.segments.get(state=SegmentState.ACTIVE).order == len(titles)


@pytest.mark.clause("S-57", "S-42")
def test_the_part_on_method_says_what_this_conference_does_with_questions() -> None:
    said = {}
    for mode, slug in ((Mode.ASSIGN, "xa-tan-yen"), (Mode.RESOLVE_ON_SPOT, "xa-phuc-hoa")):
        hall = in_session(authority(slug), mode=mode)
        said[mode] = hall.sitting.segments.get(order=3)

    assert "giao cơ quan chuyên môn" in said[Mode.ASSIGN].title
    assert "giải quyết ngay tại hội nghị" in said[Mode.RESOLVE_ON_SPOT].title
    assert said[Mode.ASSIGN].who == hall.authority.head_title


@pytest.mark.clause("S-55", "G-9")
def test_a_minute_taker_is_appointed_by_name_for_one_conference_and_writes_in_no_other() -> None:
    first, second = in_session(), in_session(authority("xa-phuc-hoa"))

    minutes.write(first.sitting, text="Bắt đầu phần đối thoại.", by=first.secretary)
    with pytest.raises(Refused):
        minutes.write(second.sitting, text="Bắt đầu phần đối thoại.", by=first.secretary)
    passer_by = person(Role.INTAKE, first.authority)
    with pytest.raises(Refused):
        minutes.write(first.sitting, text="Bắt đầu.", by=passer_by)

    held = Membership.objects.get(person=first.secretary.person, role=Role.MINUTE_TAKER)
    assert held.conference_ref == first.conference.pk
    assert appointed(second.conference, Role.MINUTE_TAKER, second.coordinator).conference_ids == {second.conference.pk}


def test_a_line_is_corrected_by_a_later_one_and_both_are_kept() -> None:
    hall = in_session()
    line = minutes.write(hall.sitting, text="Số 12, ông Khời.", by=hall.secretary)

    later = minutes.correct(line, text="Số 12, ông Giáp Văn Khởi.", by=hall.secretary)

    assert [one.text for one in minutes.standing_lines(hall.sitting)] == ["Số 12, ông Giáp Văn Khởi."]
    assert MinuteLine.objects.get(pk=line.pk).text == "Số 12, ông Khời."
    assert later.corrects_id == line.pk and later.at == line.at
    with pytest.raises(Refused):
        minutes.correct(line, text="Số 13.", by=hall.secretary)


def test_a_line_that_is_entered_later_says_so_and_none_lies_in_the_future() -> None:
    with time_machine.travel(NOW, tick=False) as traveller:
        hall = in_session()
        traveller.shift(timedelta(minutes=30))
        now = clock.now()

        late = minutes.write(hall.sitting, text="Khai mạc.", at=now - timedelta(minutes=30), by=hall.secretary)
        prompt = minutes.write(hall.sitting, text="Số 12 phát biểu.", by=hall.secretary)

        assert (late.is_late_entry, prompt.is_late_entry) == (True, False)
        with pytest.raises(Refused):
            minutes.write(hall.sitting, text="Bế mạc.", at=now + timedelta(minutes=5), by=hall.secretary)


def test_minutes_are_signed_once_and_nothing_is_added_after() -> None:
    hall = in_session()
    minutes.write(hall.sitting, text="Khai mạc.", by=hall.secretary)
    floor.begin_concluding(hall.sitting, by=hall.chair)
    conclusion.sign_off(hall.fresh(), by=hall.chair)
    sittings.end(hall.fresh(), by=hall.chair)

    minutes.finish_draft(hall.fresh(), by=hall.secretary)
    with pytest.raises(Refused):
        minutes.sign(hall.fresh(), by=hall.secretary)
    minutes.sign(hall.fresh(), by=hall.chair)

    with pytest.raises(Refused):
        minutes.write(hall.fresh(), text="Thêm một dòng.", by=hall.secretary)
    assert hall.fresh().state == SittingState.SIGNED


def test_the_doors_open_once_and_not_without_a_chair() -> None:
    hall = doors_open()
    again = sittings.open_desk(hall.conference, by=hall.coordinator)
    assert again.pk == hall.sitting.pk and again.segments.count() == 7

    elsewhere = authority("xa-phuc-hoa")
    by = coordinator(elsewhere)
    with pytest.raises(Refused):
        sittings.open_desk(announced(elsewhere, by=by), by=by)
