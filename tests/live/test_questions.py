"""Questions: raised, grouped, assigned, ended in one of six ways; nothing on a wall before a second person."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction

from doithoai.core import journal
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.live import desk, floor, projection, questions
from doithoai.live import sitting as sittings
from doithoai.live.models import Question
from doithoai.live.states import QuestionState
from doithoai.opinion.models import Door, Opinion
from doithoai.opinion.states import MatterState
from doithoai.programme.models import Mode
from tests.factories.conference import NOW
from tests.factories.live import doors_open, in_session, leader_present, question, speaker, speaking
from tests.factories.people import authority, organisation

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

DAY = date(2026, 12, 20)


@pytest.fixture
def in_november():  # type: ignore[no-untyped-def]
    with time_machine.travel(NOW):
        yield


def again(row: Question) -> Question:
    return Question.objects.select_related("sitting__conference__authority", "opinion__matter", "group_of").get(
        pk=row.pk
    )


def test_a_question_is_an_opinion_of_the_hall_with_a_number_and_a_matter_that_was_raised() -> None:
    hall = in_session()
    turn = speaking(hall)

    row = question(hall, turn=turn)

    assert row.opinion.submission.door == Door.HALL
    assert row.opinion.number.startswith("YK-2026-")
    assert row.opinion.matter.state == MatterState.RAISED
    assert row.opinion.submission.contact.name == turn.name


def test_one_speech_may_ask_several_questions() -> None:
    hall = in_session()
    turn = speaking(hall)

    first, second = question(hall, turn=turn), question(hall, "Đường gom bụi bao giờ tưới nước?", turn=turn)

    assert [first.number, second.number] == [1, 2]
    assert first.opinion_id != second.opinion_id and first.turn_id == second.turn_id


def test_a_question_on_what_was_handed_in_on_paper_is_that_opinion() -> None:
    hall = in_session()
    slip = desk.take_slip(hall.sitting, text="Đèn đường thôn Cầu Xi hỏng gần nửa.", by=hall.desk)

    row = question(hall, "Đèn đường thôn Cầu Xi bao giờ sửa?", slip=slip)

    assert row.opinion_id == slip.pk and Opinion.objects.count() == 1


def test_the_same_key_raises_one_question() -> None:
    hall = in_session()

    for _time in range(2):
        questions.raise_question(hall.sitting, gist="Bao giờ sửa cống?", by=hall.secretary, key="q-1")

    assert (Question.objects.count(), Opinion.objects.count()) == (1, 1)


def test_a_gist_is_one_sentence_and_fits_the_wall() -> None:
    hall = in_session()

    for gist in (" ", "a" * 161):
        with pytest.raises(Refused) as refused:
            questions.raise_question(hall.sitting, gist=gist, by=hall.secretary)
        assert refused.value.field == "gist"


def test_nothing_is_asked_before_the_conference_is_open_nor_by_whoever_has_no_duty() -> None:
    hall = doors_open()
    with pytest.raises(Refused):
        question(hall)

    sittings.start(hall.sitting, by=hall.chair)
    for who in (hall.desk, hall.chair, hall.coordinator):
        with pytest.raises(Refused):
            questions.raise_question(hall.sitting, gist="Bao giờ sửa cống?", by=who)


def test_the_gist_goes_onto_the_walls_only_after_a_second_person() -> None:
    hall = in_session()
    row = question(hall)
    assert projection.public(hall.sitting).questions == ()

    with pytest.raises(Refused):
        questions.confirm_gist(row, by=hall.secretary)
    with pytest.raises(Refused):
        questions.confirm_gist(row, by=hall.desk)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=row.pk).update(gist_confirmed_by=hall.secretary.pk)
    questions.confirm_gist(row, by=hall.operator)

    assert [one.gist for one in projection.public(hall.sitting).questions] == [row.gist]


def test_new_words_leave_the_walls_until_they_are_confirmed_again() -> None:
    hall = in_session()
    row = question(hall)
    questions.confirm_gist(row, by=hall.chair)

    questions.write_gist(row, gist="Bao giờ trả tiền hỗ trợ cho 15 hộ?", by=hall.secretary)
    assert projection.public(hall.sitting).questions == ()
    questions.confirm_gist(row, by=hall.chair)

    assert [one.gist for one in projection.public(hall.sitting).questions] == ["Bao giờ trả tiền hỗ trợ cho 15 hộ?"]


def test_what_is_hidden_is_off_the_walls_at_once() -> None:
    hall = in_session()
    row = question(hall)
    questions.confirm_gist(row, by=hall.chair)

    questions.hide(row, by=hall.secretary)

    assert projection.public(hall.sitting).questions == ()


@pytest.mark.clause("S-60")
def test_the_chair_may_answer_at_once() -> None:
    hall = in_session()
    row = question(hall)

    questions.assign(row, to=None, by=hall.chair)
    assert row.by_chair and not row.on_behalf_of_head
    with pytest.raises(Refused):
        questions.outcome(row, QuestionState.ANSWERED, by=hall.chair)
    questions.outcome(row, QuestionState.ANSWERED, answer_text="15 hộ nhận trước ngày 15/12/2026.", by=hall.chair)

    assert again(row).state == QuestionState.ANSWERED
    assert again(row).answer_text == "15 hộ nhận trước ngày 15/12/2026."


@pytest.mark.clause("S-61")
def test_the_chair_names_a_body_whose_leader_is_here_and_one_that_is_absent_after_a_warning() -> None:
    hall = in_session()
    leader_present(hall)
    absent = organisation(hall.authority, "cong-an")
    row = question(hall)

    with pytest.raises(Refused) as refused:
        questions.assign(row, to=absent, by=hall.chair)
    assert (refused.value.code, refused.value.field) == ("absent", "to")
    questions.assign(row, to=hall.agency, by=hall.chair)

    questions.begin_answer(again(row), by=hall.answerer)
    assert again(row).state == QuestionState.ANSWERING
    assert [body.pk for body, here in questions.answerers(hall.sitting) if here] == [hall.agency.pk]


@pytest.mark.clause("S-61")
def test_only_the_body_that_was_asked_answers() -> None:
    hall = in_session()
    leader_present(hall)
    row = question(hall)
    with pytest.raises(Refused):
        questions.begin_answer(row, by=hall.answerer)
    questions.assign(row, to=organisation(hall.authority, "cong-an"), by=hall.chair, even_if_absent=True)

    for act in (questions.begin_answer, questions.no_data):
        with pytest.raises(Refused):
            act(again(row), by=hall.answerer)


def test_a_body_of_another_authority_cannot_be_asked() -> None:
    hall = in_session()
    stranger = organisation(authority("xa-phuc-hoa", name="Đảng ủy xã Phúc Hòa"), "phong-kinh-te")
    row = question(hall)

    with pytest.raises(Refused):
        questions.assign(row, to=stranger, by=hall.chair, even_if_absent=True)
    with pytest.raises(Refused):
        questions.outcome(row, QuestionState.PROMISED, executor=stranger, due_on=DAY, by=hall.chair)


def test_one_has_the_floor_a_speaker_or_a_body_that_answers() -> None:
    hall = in_session()
    leader_present(hall)
    first, second = question(hall), question(hall, "Đường gom bụi?")
    for row in (first, second):
        questions.assign(row, to=hall.agency, by=hall.chair)
    turn = speaking(hall)
    with pytest.raises(Refused):
        questions.begin_answer(again(first), by=hall.answerer)
    floor.stop(turn, by=hall.chair)

    questions.begin_answer(again(first), by=hall.answerer)
    with pytest.raises(Refused):
        questions.begin_answer(again(second), by=hall.answerer)
    speaking(hall, name="Bà Thân Thị Lý")

    assert again(first).state == QuestionState.ASSIGNED


def test_a_body_without_data_opens_a_promise_with_its_name_and_no_day() -> None:
    hall = in_session()
    leader_present(hall)
    row = question(hall)
    questions.assign(row, to=hall.agency, by=hall.chair)

    questions.no_data(again(row), by=hall.answerer)

    assert (again(row).no_data, again(row).executor_id, again(row).due_on) == (True, hall.agency.pk, None)


def test_not_ours_gives_the_question_back_to_the_chair_with_a_reason() -> None:
    hall = in_session()
    leader_present(hall)
    row = question(hall)
    questions.assign(row, to=hall.agency, by=hall.chair)

    questions.not_ours(again(row), reason="Thuộc Công an xã", by=hall.answerer)

    assert (again(row).state, again(row).answerer_id, again(row).reason) == ("raised", None, "Thuộc Công an xã")


@pytest.mark.clause("S-42")
def test_a_direction_on_the_spot_is_possible_where_the_conference_allows_it() -> None:
    assigning, on_spot = in_session(), in_session(authority("xa-phuc-hoa"), mode=Mode.RESOLVE_ON_SPOT)
    for hall, allowed in ((assigning, False), (on_spot, True)):
        row = question(hall)
        if not allowed:
            with pytest.raises(Refused):
                questions.outcome(row, QuestionState.DIRECTED, executor=hall.agency, by=hall.chair)
            assert again(row).state == QuestionState.RAISED
            continue
        with pytest.raises(Refused):
            questions.outcome(row, QuestionState.DIRECTED, by=hall.chair)
        questions.outcome(row, QuestionState.DIRECTED, executor=hall.agency, by=hall.chair)
        assert again(row).state == QuestionState.DIRECTED


@pytest.mark.clause("S-63")
def test_a_promise_needs_an_owner_and_a_day_to_come_and_the_database_says_so_too() -> None:
    hall = in_session()
    row = question(hall)

    for lacking in ({"due_on": DAY}, {"executor": hall.agency}, {"executor": hall.agency, "due_on": date(2026, 10, 1)}):
        with pytest.raises(Refused):
            questions.outcome(row, QuestionState.PROMISED, by=hall.chair, **lacking)
    with pytest.raises(IntegrityError), transaction.atomic():
        Question.objects.filter(pk=row.pk).update(state=QuestionState.PROMISED)
    questions.outcome(row, QuestionState.PROMISED, executor=hall.agency, due_on=DAY, by=hall.chair)

    assert (again(row).executor_id, again(row).due_on) == (hall.agency.pk, DAY)


@pytest.mark.parametrize("state", [QuestionState.OUT_OF_SCOPE, QuestionState.REFERRED])
def test_whoever_sends_a_question_away_says_why(state: str) -> None:
    hall = in_session()
    row = question(hall)

    with pytest.raises(Refused):
        questions.outcome(row, state, by=hall.chair)
    questions.outcome(row, state, reason="Thuộc thủ tục khiếu nại", by=hall.chair)

    assert again(row).state == state


def test_grouped_questions_share_the_outcome_and_keep_their_numbers() -> None:
    hall = in_session()
    main, second = question(hall), question(hall, "Khi nào chi trả cho các hộ còn lại?")
    questions.group(second, main=main, by=hall.chair)

    with pytest.raises(Refused):
        questions.outcome(again(second), QuestionState.FORWARDED, by=hall.chair)
    questions.outcome(again(main), QuestionState.PROMISED, executor=hall.agency, due_on=DAY, by=hall.chair)

    assert [again(row).state for row in (main, second)] == [QuestionState.PROMISED] * 2
    assert [again(row).number for row in (main, second)] == [1, 2]


def test_a_question_leaves_its_group_before_the_conclusion() -> None:
    hall = in_session()
    main, second = question(hall), question(hall, "Khi nào chi trả cho các hộ còn lại?")
    questions.group(second, main=main, by=hall.operator)

    questions.ungroup(again(second), by=hall.operator)
    questions.outcome(again(main), QuestionState.FORWARDED, by=hall.chair)

    assert again(second).state == QuestionState.RAISED
    with pytest.raises(Refused):
        questions.group(main, main=main, by=hall.chair)


def test_not_yet_satisfied_keeps_the_question_open() -> None:
    hall = in_session()
    row = question(hall)
    with pytest.raises(Refused):
        questions.say_satisfied(row, is_satisfied=True, by=hall.secretary)
    questions.outcome(row, QuestionState.ANSWERED, answer_text="Trước ngày 15/12.", by=hall.chair)

    questions.say_satisfied(again(row), is_satisfied=False, by=CITIZEN, right="verdict.give")

    assert (again(row).state, again(row).is_satisfied) == (QuestionState.RAISED, False)


def test_what_another_did_for_the_chair_is_marked() -> None:
    hall = in_session()
    row = question(hall)

    questions.assign(row, to=None, by=hall.secretary)

    assert again(row).on_behalf_of_head
    assert journal.history(row).first().by_id == hall.secretary.pk  # type: ignore[union-attr]


def test_a_denunciation_spoken_in_the_hall_is_on_no_wall_whoever_confirms_it() -> None:
    hall = in_session()
    row = questions.raise_question(
        hall.sitting,
        gist="Tố cáo cán bộ thôn nhận tiền",
        text="Tôi tố cáo cán bộ thôn nhận tiền của các hộ dân.",
        by=hall.secretary,
    )

    assert again(row).opinion.matter.is_sealed
    with pytest.raises(Refused):
        questions.confirm_gist(again(row), by=hall.chair)
    assert projection.public(hall.sitting).questions == ()


def test_what_is_referred_leaves_the_walls_at_once() -> None:
    hall = in_session()
    row = question(hall)
    questions.confirm_gist(row, by=hall.chair)
    assert len(projection.public(hall.sitting).questions) == 1

    questions.outcome(again(row), QuestionState.REFERRED, reason="Hướng dẫn theo Luật Khiếu nại", by=hall.secretary)

    assert projection.public(hall.sitting).questions == ()
    with pytest.raises(Refused):
        questions.confirm_gist(again(row), by=hall.operator)


def test_an_unread_slip_is_still_a_written_opinion() -> None:
    hall = in_session()
    for _time in range(2):
        slip = desk.take_slip(hall.sitting, text="Đèn đường hỏng.", name="Bà Lý", key="s-1", by=hall.desk)

    assert Opinion.objects.get() == slip
    assert slip.matter.state == MatterState.RECEIVED and slip.submission.door == Door.PAPER
    assert speaker(hall).opinion is None


def test_a_group_goes_along_when_the_question_that_leads_it_joins_another() -> None:
    hall = in_session()
    first, second, third = question(hall), question(hall, "Khi nào chi trả?"), question(hall, "Ai chi trả?")
    questions.group(third, main=second, by=hall.chair)
    questions.group(again(second), main=first, by=hall.chair)

    with pytest.raises(Refused):
        questions.group(again(first), main=again(third), by=hall.chair)
    questions.outcome(again(first), QuestionState.PROMISED, executor=hall.agency, due_on=DAY, by=hall.chair)

    assert [again(row).state for row in (second, third)] == [QuestionState.PROMISED] * 2
    assert {again(row).group_of for row in (second, third)} == {first}
