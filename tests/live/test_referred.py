"""A complaint or denunciation spoken in the hall: sealed in the act that refers it, its own opinion alone."""

from __future__ import annotations

import pytest

from doithoai.core.transitions import Refused
from doithoai.live import conclusion, floor, minutes, projection, questions
from doithoai.live.models import MinuteLine, Question, Turn
from doithoai.live.states import QuestionState
from doithoai.opinion import sealed
from doithoai.opinion.models import Matter, Opinion
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.states import MatterState
from doithoai.people.roles import Role
from tests.factories.live import Hall, in_session, question, speaking
from tests.factories.people import organisation, person, signed_in

pytestmark = pytest.mark.django_db

WORDS = "khoảng sân nhà văn hóa cũ nay đã thành vườn rau"
WAY = "Hướng dẫn gửi đơn theo quy định của pháp luật"


def again(row: Question) -> Question:
    rows = Question.objects.select_related("sitting__conference__authority", "opinion__matter__authority", "group_of")
    return rows.get(pk=row.pk)


def refer(row: Question, hall: Hall, reason: str = WAY) -> Question:
    questions.outcome(again(row), QuestionState.REFERRED, reason=reason, by=hall.chair)
    return again(row)


def screens_show(hall: Hall, words: str) -> list[str]:
    """The screens of the staff on which these words stand."""
    people = {"chu-toa": hall.chair, "thu-ky": hall.secretary, "theo-doi": hall.secretary, "co-quan": hall.answerer}
    start = f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}"
    pages = {name: signed_in(who).get(f"{start}/{name}/").content.decode() for name, who in people.items()}
    return [name for name, page in pages.items() if words in page]


def test_what_is_referred_is_sealed_at_once_and_readable_nowhere_else() -> None:
    hall = in_session()
    turn = speaking(hall, topic=f"Hỏi việc {WORDS}")
    row = question(hall, f"Vì sao {WORDS}?", turn=turn)
    questions.confirm_gist(row, by=hall.chair)
    minutes.write(hall.sitting, text=f"Đại biểu nêu việc {WORDS}.", by=hall.secretary)
    assert screens_show(hall, WORDS)

    row = refer(row, hall)

    assert row.opinion.matter.is_sealed and row.opinion.matter.title == SEALED_TITLE
    assert (row.gist, row.shown_gist, row.reason) == (SEALED_TITLE, "", WAY)
    assert Opinion.objects.get(pk=row.opinion_id).text == ""
    assert WORDS not in MinuteLine.objects.get().text and WORDS not in Turn.objects.get(pk=turn.pk).topic
    assert screens_show(hall, WORDS) == [] and projection.public(hall.sitting).questions == ()


def test_a_note_of_the_way_alone_may_be_said_again_as_the_way() -> None:
    """A careful minute taker notes no more than this; what the law calls the way repeats nobody's words."""
    hall = in_session()
    row = question(hall, "(nội dung thuộc diện tố cáo, chuyển theo quy định)", turn=speaking(hall))

    row = refer(row, hall, "Chuyển theo quy định về tố cáo.")

    assert row.state == QuestionState.REFERRED and row.opinion.matter.is_sealed
    with pytest.raises(Refused):
        other = question(hall, f"Vì sao {WORDS}?", turn=row.turn)
        refer(other, hall, f"Chuyển theo quy định về tố cáo việc {WORDS}")


def test_only_the_opinion_that_was_referred_leaves_its_matter() -> None:
    hall = in_session()
    kept = question(hall, "Bao giờ làm lại cống sau chợ?")
    row = question(hall, f"Vì sao {WORDS}?", into=kept.opinion.matter)
    assert row.opinion.matter_id == kept.opinion.matter_id

    row = refer(row, hall)

    assert row.opinion.matter_id != kept.opinion.matter_id and row.opinion.matter.is_sealed
    left = Matter.objects.get(pk=kept.opinion.matter_id)
    assert not left.is_sealed and left.opinions.count() == 1 and again(kept).gist == "Bao giờ làm lại cống sau chợ?"


def test_a_group_is_sealed_as_a_whole() -> None:
    hall = in_session()
    main, other = question(hall, f"Vì sao {WORDS}?"), question(hall, "Sổ thu tiền cống của thôn ở đâu?")
    questions.group(other, main=main, by=hall.chair)

    refer(main, hall)

    assert [again(row).opinion.matter.is_sealed for row in (main, other)] == [True, True]


def test_the_way_shown_does_not_repeat_the_content() -> None:
    hall = in_session()
    row = question(hall, f"Vì sao {WORDS}?")

    with pytest.raises(Refused) as refusal:
        refer(row, hall, reason=f"Tố cáo {WORDS}")

    assert refusal.value.field == "reason"
    assert not again(row).opinion.matter.is_sealed and again(row).state == QuestionState.RAISED


def test_a_referred_question_is_reopened_only_after_a_holder_released_it() -> None:
    hall = in_session()
    row = refer(question(hall, f"Vì sao {WORDS}?"), hall)
    with pytest.raises(Refused):
        questions.undo_outcome(row, by=hall.chair)
    with pytest.raises(Refused):
        questions.outcome(row, QuestionState.ANSWERED, answer_text="Đã trả lời.", by=hall.chair)

    holder = person(Role.SEALED_HOLDER, hall.authority, organisation(hall.authority, "ubkt"))
    sealed.release(row.opinion.matter, by=holder, reason="Là kiến nghị, không phải tố cáo")
    questions.undo_outcome(again(row), by=hall.chair)

    assert again(row).state == QuestionState.RAISED


def test_the_conclusion_diverts_what_was_sealed_in_the_hall() -> None:
    hall = in_session()
    row = refer(question(hall, f"Vì sao {WORDS}?"), hall)
    floor.begin_concluding(hall.sitting, by=hall.chair)
    conclusion.sign_off(hall.sitting, by=hall.chair)

    matter = again(row).opinion.matter
    assert (matter.state, matter.reason, matter.is_sealed) == (MatterState.DIVERTED, WAY, True)
