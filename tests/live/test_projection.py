"""What the walls and phones show is built from a list of what may be shown."""

from __future__ import annotations

from dataclasses import fields

import pytest

from doithoai.live import floor, projection, questions, queue
from doithoai.live import sitting as sittings
from doithoai.live.models import NameShown
from doithoai.opinion.models import Matter
from tests.factories.live import Hall, in_session, question, speaker, speaking

pytestmark = pytest.mark.django_db

SCREEN = {
    "beat", "state", "slide", "title", "venue", "segment", "present", "registration_open", "speaker", "called",
    "following", "waiting_numbers", "timer", "question", "questions", "told", "rules",
}  # fmt: skip
SPEAKER = {"number", "name", "topic", "state"}
TOLD = {"title", "text", "figures"}
ASKED = {"number", "gist", "who", "state", "turn_number"}


def test_a_new_field_on_a_public_screen_is_decided_here_by_a_person() -> None:
    shown = [
        {field.name for field in fields(kind)}
        for kind in (projection.PublicScreen, projection.Speaker, projection.Asked, projection.Told)
    ]

    assert shown == [SCREEN, SPEAKER, ASKED, TOLD]


@pytest.mark.clause("G-17")
@pytest.mark.parametrize(
    ("consent", "words"),
    [
        (NameShown.FULL, "Ông Giáp Văn Khởi, Thôn Làng Đồng"),
        (NameShown.PLACE, "Khởi, Thôn Làng Đồng"),
        (NameShown.NUMBER, ""),
    ],
)
def test_a_speaker_is_shown_as_agreed_at_registration(consent: str, words: str) -> None:
    hall = in_session()
    speaker(hall, "Ông Giáp Văn Khởi", name_shown=consent)
    assert projection.public(hall.sitting).following[0].name == words

    floor.start(floor.call_next(hall.sitting, by=hall.chair), by=hall.chair)

    shown = projection.public(hall.sitting).speaker
    assert shown is not None and shown.name == words
    assert ("Giáp" in str(projection.public(hall.sitting))) == (consent == NameShown.FULL)


def test_a_suspended_conference_shows_a_neutral_page() -> None:
    hall = in_session()
    questions.confirm_gist(question(hall), by=hall.chair)
    speaking(hall, name_shown=NameShown.FULL)

    sittings.suspend(hall.sitting, because="disorder", by=hall.chair)

    screen = projection.public(hall.fresh())
    assert (screen.slide, screen.speaker, screen.following, screen.questions) == ("neutral", None, (), ())


@pytest.mark.clause("S-41")
def test_what_is_internal_or_sealed_is_on_no_public_screen() -> None:
    hall = in_session()
    rows = [question(hall, f"Nội dung thứ {number}?") for number in (1, 2, 3)]
    for row in rows:
        questions.confirm_gist(row, by=hall.chair)
    assert len(projection.public(hall.sitting).questions) == 3

    Matter.objects.filter(pk=rows[0].opinion.matter_id).update(is_internal=True)
    Matter.objects.filter(pk=rows[1].opinion.matter_id).update(is_sealed=True)

    assert [one.number for one in projection.public(hall.sitting).questions] == [3]


def test_who_is_shown_another_way_disappears_from_the_walls() -> None:
    hall = in_session()
    turn = unscreened(hall)
    assert turn.number not in projection.public(hall.sitting).waiting_numbers

    queue.redirect(turn, reason="Hướng dẫn tới nơi tiếp công dân", by=hall.secretary)

    assert "Tố cáo" not in str(projection.public(hall.sitting))


def unscreened(hall: Hall):  # type: ignore[no-untyped-def]
    return queue.request(hall.sitting, name="Ông Vũ", topic="Tố cáo cán bộ thôn", by=hall.desk)
