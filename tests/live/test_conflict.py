"""A question about the one who chairs is run by the deputy, and the journal says so."""

from __future__ import annotations

import pytest

from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.live import conflict, projection, questions
from doithoai.live import sitting as sittings
from doithoai.live.states import QuestionState
from tests.factories.live import Hall, in_session, question

pytestmark = pytest.mark.django_db


def given_away(hall: Hall):  # type: ignore[no-untyped-def]
    row = question(hall, "Đồng chí Bí thư giải thích việc giao đất cho gia đình mình thế nào?")
    conflict.give_away(row, to=hall.deputy.person, by=hall.chair)
    return row


def test_the_deputy_assigns_and_ends_it_in_the_own_name_and_the_chair_does_not() -> None:
    hall = in_session()
    row = given_away(hall)

    for act in (
        lambda: questions.assign(row, to=None, by=hall.chair),
        lambda: questions.outcome(row, QuestionState.ANSWERED, answer_text="Không có việc đó.", by=hall.chair),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "right"
    row.refresh_from_db()
    assert row.state == QuestionState.RAISED

    questions.assign(row, to=None, by=hall.deputy)
    questions.confirm_gist(row, by=hall.chair)
    [shown] = projection.public(hall.sitting).questions
    assert shown.who == "Phó chủ trì"
    questions.outcome(row, QuestionState.ANSWERED, answer_text="Ủy ban kiểm tra sẽ xem xét.", by=hall.deputy)

    row.refresh_from_db()
    assert (row.state, row.on_behalf_of_head) == (QuestionState.ANSWERED, False)
    with pytest.raises(Refused):
        questions.undo_outcome(row, by=hall.chair)
    assert journal.history(row).get(verb="question.give_away").facts["to"] == hall.deputy.pk


def test_what_the_secretary_records_meanwhile_is_on_behalf_of_the_deputy() -> None:
    hall = in_session()
    row = given_away(hall)

    questions.outcome(row, QuestionState.ANSWERED, answer_text="Ủy ban kiểm tra sẽ xem xét.", by=hall.secretary)

    row.refresh_from_db()
    assert row.on_behalf_of_head


def test_the_head_alone_gives_it_away_to_the_chair_or_a_deputy_and_takes_it_back() -> None:
    hall = in_session()
    row = question(hall)
    for to, by, code in (
        (hall.deputy.person, hall.secretary, "right"),
        (hall.secretary.person, hall.chair, None),
        (hall.chair.person, hall.chair, None),
    ):
        with pytest.raises(Refused) as refused:
            conflict.give_away(row, to=to, by=by)
        assert code is None or refused.value.code == code

    conflict.give_away(row, to=hall.deputy.person, by=hall.chair)
    conflict.give_away(row, to=None, by=hall.chair)

    questions.assign(row, to=None, by=hall.chair)
    assert projection.who_answers(row) == hall.authority.head_title
    assert journal.history(row).filter(verb="question.give_away").count() == 2


def test_after_the_chair_is_handed_over_the_deputy_may_give_a_question_to_the_chair() -> None:
    hall = in_session()
    sittings.hand_over(hall.sitting, to=hall.deputy.person, by=hall.chair)
    hall.fresh()
    row = question(hall)

    conflict.give_away(row, to=hall.chair.person, by=hall.deputy)

    with pytest.raises(Refused):
        questions.assign(row, to=None, by=hall.deputy)
    questions.assign(row, to=None, by=hall.chair)
    assert projection.who_answers(row) == hall.authority.head_title


def test_one_that_is_run_by_another_is_not_grouped_with_one_that_is_not() -> None:
    hall = in_session()
    row, other = given_away(hall), question(hall, "Bao giờ sửa cống?")

    for first, main in ((row, other), (other, row)):
        with pytest.raises(Refused):
            questions.group(first, main=main, by=hall.deputy)
