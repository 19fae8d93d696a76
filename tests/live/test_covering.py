"""What must not be read by everybody: covered words, internal topics; and whoever needs another person to be heard."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine

from doithoai.casework.models import Commitment
from doithoai.conference.models import Attendance
from doithoai.core import journal
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.live import conclusion, covering, desk, floor, helping, leaving, papers, projection, questions, queue
from doithoai.live.models import ConclusionItem, Help, HelpKind, Turn
from doithoai.live.states import QuestionState, TurnState
from doithoai.opinion import triage
from doithoai.opinion.models import Field, Matter
from tests.factories.conference import NOW
from tests.factories.live import Hall, in_session, question, speaker, speaking

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]

GIST = "Ông Lê Văn Tám ở thôn Hậu thu tiền mà không có biên lai?"


@pytest.fixture
def in_november():  # type: ignore[no-untyped-def]
    with time_machine.travel(NOW):
        yield


def field(hall: Hall, code: str, **columns: bool) -> Field:
    return Field.objects.create(authority=hall.authority, code=code, name=code, **columns)


def on_wall(hall: Hall) -> list[str]:
    return [one.gist for one in projection.public(hall.fresh()).questions]


def test_covered_words_leave_the_walls_at_once_and_come_back_by_a_second_person_alone() -> None:
    hall = in_session()
    row = question(hall, GIST)
    questions.confirm_gist(row, by=hall.operator)

    covering.cover(row, words=["Lê Văn Tám"], by=hall.secretary)
    assert on_wall(hall) == ["Ông … ở thôn Hậu thu tiền mà không có biên lai?"]
    for by, words in ((hall.desk, ["thôn Hậu"]), (hall.secretary, ["Lê Văn Chín"]), (hall.secretary, ["a"])):
        with pytest.raises(Refused):
            covering.cover(row, words=words, by=by)

    covering.cover(row, words=[], by=hall.secretary)
    assert on_wall(hall) == []
    questions.confirm_gist(row, by=hall.operator)
    assert on_wall(hall) == [GIST]


def test_no_paper_and_no_promise_says_covered_words_and_the_minutes_keep_the_question_whole() -> None:
    hall = in_session()
    row = question(hall, GIST)
    covering.cover(row, words=["Lê Văn Tám", "thôn Hậu"], by=hall.chair)
    questions.outcome(row, QuestionState.PROMISED, executor=hall.agency, due_on=date(2026, 12, 20), by=hall.chair)
    floor.begin_concluding(hall.fresh(), by=hall.chair)
    conclusion.sign_off(hall.fresh(), by=hall.chair)

    said = [ConclusionItem.objects.get().text, Commitment.objects.get().what, str(papers.conclusion(hall.fresh()))]
    assert not any("Tám" in one or "thôn Hậu" in one for one in said) and all("Ông …" in one for one in said)
    row.refresh_from_db()
    assert row.gist == GIST and "Tám" not in str(list(Entry.objects.values_list("facts", flat=True)))


@pytest.mark.clause("S-41")
def test_an_internal_topic_leaves_every_screen_at_once_and_no_public_paper_says_it() -> None:
    hall = in_session()
    row, other = question(hall, "Chi bộ sinh hoạt hình thức, xử lý thế nào?"), question(hall)
    for one in (row, other):
        questions.confirm_gist(one, by=hall.operator)

    covering.keep_inside(row, by=hall.secretary)

    assert on_wall(hall) == [other.gist]
    again = type(row).objects.select_related("sitting__conference__authority", "opinion__matter").get(pk=row.pk)
    assert again.opinion.matter.is_internal
    questions.confirm_gist(again, by=hall.operator)
    assert on_wall(hall) == [other.gist]  # whoever confirms it
    for one in (again, other):
        questions.outcome(one, QuestionState.ANSWERED, answer_text="Đã trả lời.", by=hall.chair)
    floor.begin_concluding(hall.fresh(), by=hall.chair)
    conclusion.sign_off(hall.fresh(), by=hall.chair)
    public, inside = str(papers.conclusion(hall.fresh())), str(papers.minutes(hall.fresh()))
    assert "sinh hoạt hình thức" not in public and papers.INSIDE in public
    assert "sinh hoạt hình thức" in inside


def test_the_way_back_is_the_heads_or_the_coordinators_and_of_a_party_field_nobodys() -> None:
    hall = in_session()
    row = question(hall)
    questions.confirm_gist(row, by=hall.operator)
    for by in (hall.desk, hall.operator, hall.answerer):
        with pytest.raises(Refused):
            covering.keep_inside(row, by=by)
    covering.keep_inside(row, by=hall.chair)
    for by in (hall.secretary, hall.desk, hall.operator):
        with pytest.raises(Refused):
            covering.open_again(row, by=by)

    covering.open_again(row, by=hall.chair)
    assert on_wall(hall) == []  # a second person has to look again
    questions.confirm_gist(row, by=hall.operator)
    assert on_wall(hall) == [row.gist]

    matter = Matter.objects.get(pk=row.opinion.matter_id)
    triage.classify(matter, field=field(hall, "xay-dung-dang", is_internal=True), by=hall.coordinator)
    row.opinion.matter.refresh_from_db()
    with pytest.raises(Refused):
        covering.open_again(row, by=hall.chair)


def test_another_field_does_not_make_public_what_a_person_kept_inside() -> None:
    hall = in_session()
    row = question(hall)
    covering.keep_inside(row, by=hall.secretary)
    matter = Matter.objects.get(pk=row.opinion.matter_id)

    triage.classify(matter, field=field(hall, "giao-thong"), by=hall.coordinator)

    matter.refresh_from_db()
    assert matter.is_internal
    covering.open_again(row, by=hall.chair)
    matter.refresh_from_db()
    assert not matter.is_internal


def test_who_speaks_and_is_asked_to_leave_stops_and_whatever_is_asked_later_goes_into_writing() -> None:
    hall = in_session()
    turn = speaking(hall)
    Turn.objects.filter(pk=turn.pk).update(content="Còn hai việc nữa.")
    person = Attendance.objects.get(pk=turn.attendance_id)

    leaving.expel(hall.fresh(), person, reason="Gây mất trật tự", by=hall.chair)

    turn.refresh_from_db()
    assert (turn.state, turn.stop_reason, turn.opinion is not None) == (TurnState.FINISHED, leaving.REASON, True)
    person.refresh_from_db()
    assert desk.register(hall.fresh(), person, topic="Xin nói tiếp", by=hall.desk).state == TurnState.TO_WRITTEN
    asked = {"name": person.name, "topic": "Xin nói", "attendance": person, "by": CITIZEN, "right": "turn.request"}
    with pytest.raises(Refused):
        queue.request(hall.fresh(), **asked)
    with pytest.raises(Refused):
        leaving.expel(hall.fresh(), person, reason="Lần nữa", by=hall.chair)
    following = speaker(hall, "Bà Thân Thị Lý")
    assert floor.call_next(hall.fresh(), by=hall.chair) == following


def test_a_speaker_with_an_interpreter_gets_more_time_and_no_screen_names_the_helper() -> None:
    hall = in_session()
    turn = speaker(hall, name_shown="full")
    for _time in range(2):
        helping.note(
            hall.sitting, kind=HelpKind.INTERPRETS, name="Nông Thị Mây", turn=turn, by=hall.secretary, right="hall.read"
        )
    with pytest.raises(Refused):
        helping.lengthen(turn, percent=200, by=hall.secretary)

    helping.lengthen(turn, percent=200, by=hall.chair)
    floor.call(turn, by=hall.chair)

    assert Help.objects.get().name == "Nông Thị Mây"
    turn.refresh_from_db()
    assert turn.limit_seconds == 2 * hall.conference.speak_seconds
    assert journal.history(turn).filter(verb="turn.lengthen").get().facts["percent"] == 200
    assert "Mây" not in str(projection.public(hall.fresh()))


def test_who_cannot_write_or_shows_no_paper_is_heard_and_the_witness_is_kept_closed_up() -> None:
    hall = in_session()
    slip = desk.take_slip(hall.sitting, text="Cống thôn Hậu tắc.", witness="Trưởng thôn Giáp Văn An", by=hall.desk)
    came = desk.walk_in(hall.sitting, name="Bà Vi", topic="Cống", known_by="Trưởng thôn Giáp Văn An", by=hall.desk)
    stranger = desk.walk_in(hall.sitting, name="Ông Tư", topic="Đèn", by=hall.desk)

    assert slip.hall_helps.get().kind == HelpKind.WITNESSES
    assert came.attendance.hall_helps.get().kind == HelpKind.KNOWS
    assert stranger.turn is not None and stranger.turn.state == TurnState.READY
    assert "Giáp Văn An" not in str(list(Help.objects.extra(select={"raw": "name"}).values_list("raw", flat=True)))
    assert "Giáp Văn An" not in str(list(Entry.objects.values_list("facts", flat=True)))
