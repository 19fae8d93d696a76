"""What has its place on the screens: the matter of a question, expected speakers, slides, asking again, reasons."""

from __future__ import annotations

import pytest
from django.test import Client

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core.actors import CITIZEN
from doithoai.live import expected, floor, projection, questions
from doithoai.live.models import NameShown, Question, Turn
from doithoai.live.states import QuestionState, TurnState
from doithoai.opinion import intake, sealed, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Field, Matter, Opinion
from doithoai.opinion.states import MatterState
from doithoai.people import organising
from doithoai.people.roles import Role
from tests.factories.live import Hall, in_session, question, speaking
from tests.factories.people import authority, organisation, person, signed_in
from tests.hall.test_acting import address, press, said

pytestmark = pytest.mark.django_db

WORDS = "Cống sau chợ bé quá, nhà tôi ở cuối ngõ cứ mưa là ngập."


def written_in(hall: Hall, text: str = WORDS, name: str = "Dương Thị Hạ Lam", **other: object) -> Opinion:
    """Sent from the portal for this conference."""
    receipt = intake.receive(
        hall.authority,
        door="web",
        texts=[text],
        by=CITIZEN,
        conference=hall.conference,
        contact=ContactData(name=name, phone="0571234567") if name else None,
        place="Thôn Đồng Khoát",
        **other,  # type: ignore[arg-type]
    )
    return receipt.opinions[0]


def known(hall: Hall, title: str = "Cống thoát nước sau chợ", text: str = WORDS) -> Matter:
    """A matter of this conference that lies with an agency."""
    matter = written_in(hall, text).matter
    field, _made = Field.objects.get_or_create(
        authority=hall.authority, code="THOAT-NUOC", defaults={"name": "Thoát nước"}
    )
    triage.classify(matter, field=field, by=hall.coordinator, title=title)
    triage.assigned(matter, lead=hall.agency, due_on=hall.conference.day, by=hall.coordinator)
    return matter


def note(hall: Hall, gist: str, into: str = "") -> str:
    page = press(hall.secretary, hall, "ghi-cau-hoi", screen="secretary", gist=gist, into=into)
    return said(page)


# --- the matter of a question ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["{number}", "{number} · {title}", "cong sau cho", "thoát nước chợ"])
def test_the_secretary_says_which_matter_a_question_belongs_to(typed: str) -> None:
    hall = in_session()
    matter = known(hall)
    known(hall, "Đèn đường thôn Cầu Xi", "Đèn đường thôn Cầu Xi hỏng gần nửa.")

    note(hall, "Bao giờ làm lại cống sau chợ?", typed.format(number=matter.number, title=matter.title))

    row = Question.objects.select_related("opinion__matter", "opinion__submission").get()
    assert row.opinion.matter_id == matter.pk and row.opinion.submission.door == "hall"
    assert row.opinion.matter.state == MatterState.RAISED and matter.opinions.count() == 2
    assert matter.number in said(signed_in(hall.secretary).get(address(hall, "thu-ky")))


def test_words_that_fit_several_matters_or_none_are_asked_again_and_nothing_is_lost() -> None:
    hall = in_session()
    first, second = known(hall, "Cống sau chợ"), known(hall, "Cống trước chợ", "Cống trước chợ cũng bé.")

    several = note(hall, "Bao giờ làm lại cống?", "cống chợ")
    nothing = note(hall, "Bao giờ làm lại cống?", "sân bay")

    assert first.number in several and second.number in several and "Bao giờ làm lại cống?" in several
    assert 'value="sân bay"' in nothing and "id_gist_into-e" in nothing
    assert Question.objects.count() == 0


def test_only_open_matters_of_this_conference_are_offered() -> None:
    hall = in_session()
    hidden, done = known(hall, "Tiền cống ai thu"), known(hall, "Cống đã làm xong", "Cống đầu làng đã xong chưa.")
    sealed.seal(hidden, kind="complaint", by=hall.coordinator)
    triage.result(done, MatterState.EXPLAINED, by=hall.coordinator, allowed=True)
    other = written_in(hall, "Cống khác của hội nghị khác.").matter
    Matter.objects.filter(pk=other.pk).update(conference=None, state="assigned")

    page = said(signed_in(hall.secretary).get(address(hall, "thu-ky")))
    assert not any(f'value="{row.number}' in page for row in (hidden, done, other))
    for row in (hidden, done, other):
        note(hall, "Bao giờ làm lại cống?", row.number)
    assert Question.objects.count() == 0


# --- who wrote in and wants to speak --------------------------------------------------------------------------------


def test_a_sender_who_wants_to_speak_is_expected_at_the_desk_and_one_press_registers() -> None:
    hall = in_session()
    opinion = written_in(hall, wants_to_speak=True, consents_to_name=True)
    written_in(hall, "Đèn đường hỏng.", name="Người chỉ gửi ý kiến")
    page = said(signed_in(hall.desk).get(address(hall, "ban-dang-ky")))
    assert "Dương Thị Hạ Lam" in page and "Người chỉ gửi" not in page and "0571234567" not in page

    press(hall.desk, hall, "ghi-nguoi-dang-ky", screen="desk", opinion=opinion.public_id)

    turn = Turn.objects.get()
    assert (turn.name, turn.state, turn.door, turn.opinion_id) == ("Dương Thị Hạ Lam", "ready", "web", opinion.pk)
    assert turn.name_shown == NameShown.FULL and turn.topic == opinion.number
    delegate = Attendance.objects.get()
    assert (delegate.number, delegate.status, delegate.is_walk_in) == (turn.number, AttendanceStatus.PRESENT, False)
    assert expected.speakers(hall.sitting, by=hall.desk) == []
    again = press(hall.desk, hall, "ghi-nguoi-dang-ky", screen="desk", opinion=opinion.public_id)
    assert again.status_code == 404 and Turn.objects.count() == 1


def test_without_consent_the_screens_show_the_number_and_never_the_own_words() -> None:
    hall = in_session()
    opinion = written_in(hall, wants_to_speak=True)
    turn = expected.register(hall.sitting, opinion, by=hall.desk)
    floor.call(turn, by=hall.chair)

    shown = projection.public(hall.sitting)
    assert shown.called is not None and (shown.called.name, shown.called.topic) == ("", opinion.number)
    wall = said(Client().get(address(hall, "nhip/projector")))  # type: ignore[arg-type]
    assert "Hạ Lam" not in wall and "cuối ngõ" not in wall


def test_the_names_are_for_the_desk_alone() -> None:
    hall = in_session()
    written_in(hall, wants_to_speak=True)
    for who in (hall.secretary, hall.chair, hall.operator, hall.answerer):
        assert expected.speakers(hall.sitting, by=who) == []
    for path, who in (("thu-ky", hall.secretary), ("chu-toa", hall.operator), ("theo-doi", hall.secretary)):
        assert "Hạ Lam" not in said(signed_in(who).get(address(hall, path)))  # type: ignore[arg-type]


def test_what_is_sealed_or_withdrawn_is_not_expected() -> None:
    hall = in_session()
    one, two = written_in(hall, wants_to_speak=True), written_in(hall, "Đèn hỏng.", wants_to_speak=True)
    sealed.seal(one.matter, kind="denunciation", by=hall.coordinator)
    triage.withdraw(two, by=CITIZEN)

    assert expected.speakers(hall.sitting, by=hall.desk) == []


def test_sealing_late_takes_the_topic_of_the_request_too() -> None:
    hall = in_session()
    opinion = written_in(hall, wants_to_speak=True)
    turn = expected.register(hall.sitting, opinion, by=hall.desk)
    sealed.seal(opinion.matter, kind="denunciation", by=hall.coordinator)

    assert "giữ kín" in Turn.objects.get(pk=turn.pk).topic


# --- slides ----------------------------------------------------------------------------------------------------------


def test_operator_and_secretary_turn_the_pages_of_the_projector_and_the_desk_does_not() -> None:
    hall = in_session()
    for who, path, screen, slide in (
        (hall.operator, "chu-toa", "chair", "thanks"),
        (hall.secretary, "thu-ky", "secretary", "neutral"),
        (hall.chair, "chu-toa", "chair", "welcome"),
    ):
        page = said(signed_in(who).get(address(hall, path)))  # type: ignore[arg-type]
        assert f'name="slide" value="{slide}"' in page
        press(who, hall, "trang-chieu", screen=screen, slide=slide)
        assert hall.fresh().slide == slide and projection.public(hall.sitting).slide == slide
    assert press(hall.desk, hall, "trang-chieu", screen="desk", slide="thanks").status_code == 403


# --- asking again ---------------------------------------------------------------------------------------------------


def test_who_is_not_satisfied_asks_again_and_the_question_is_open_again() -> None:
    hall = in_session()
    turn = speaking(hall)
    row = question(hall, turn=turn)
    floor.stop(turn, by=hall.chair)
    questions.outcome(row, QuestionState.ANSWERED, answer_text="Trước ngày 15 tháng 01.", by=hall.chair)
    page = signed_in(hall.chair).get(f"{address(hall, 'chu-toa')}?cau={row.public_id}")
    assert f'name="question" value="{row.public_id}"' in said(page) and "viec/noi-lai/" in said(page)  # type: ignore[arg-type]

    press(hall.chair, hall, "noi-lai", turn=turn.public_id, question=row.public_id)

    row.refresh_from_db()
    assert (row.state, row.is_satisfied) == (QuestionState.RAISED, False)
    again = Turn.objects.exclude(pk=turn.pk).get()
    assert (again.follows_id, again.state, again.limit_seconds) == (turn.pk, TurnState.READY, 60)


def test_asking_again_is_granted_by_the_present_head_alone() -> None:
    hall = in_session()
    turn = speaking(hall)
    row = question(hall, turn=turn)
    floor.stop(turn, by=hall.chair)
    questions.outcome(row, QuestionState.ANSWERED, answer_text="Đã rõ.", by=hall.chair)

    page = press(hall.deputy, hall, "noi-lai", turn=turn.public_id, question=row.public_id)

    row.refresh_from_db()
    assert page.status_code == 403 and row.state == QuestionState.ANSWERED and Turn.objects.count() == 1


def test_a_question_nobody_in_the_hall_asked_is_not_asked_again() -> None:
    hall = in_session()
    row = question(hall)
    questions.outcome(row, QuestionState.ANSWERED, answer_text="Đã rõ.", by=hall.chair)

    press(hall.chair, hall, "noi-lai", question=row.public_id)
    other = press(hall.deputy, hall, "noi-lai", question=row.public_id)

    row.refresh_from_db()
    assert other.status_code == 403
    assert row.state == QuestionState.ANSWERED


# --- reasons ---------------------------------------------------------------------------------------------------------


def test_the_reasons_are_those_of_the_authority_and_nothing_else_is_accepted() -> None:
    hall = in_session()
    turn = speaking(hall)
    page = said(signed_in(hall.chair).get(address(hall, "chu-toa")))  # type: ignore[arg-type]
    assert "Hết thời gian phát biểu" in page
    admin = person(Role.ADMINISTRATOR, hall.authority, organisation(hall.authority, "van-phong"))
    organising.change_settings(hall.authority, stop_reasons="Theo Điều 7 Quy chế\nLý do khác", by=admin)

    page = said(signed_in(hall.chair).get(address(hall, "chu-toa")))  # type: ignore[arg-type]
    assert "Theo Điều 7 Quy chế" in page and "Hết thời gian phát biểu" not in page
    press(hall.chair, hall, "cat-luot", turn=turn.public_id, reason="Hết thời gian phát biểu")
    assert Turn.objects.get().state == TurnState.SPEAKING
    press(hall.chair, hall, "cat-luot", turn=turn.public_id, reason="Theo Điều 7 Quy chế")
    assert (Turn.objects.get().state, Turn.objects.get().stop_reason) == ("finished", "Theo Điều 7 Quy chế")


def test_the_administrator_writes_the_reasons_one_a_line() -> None:
    place = authority()
    admin = signed_in(person(Role.ADMINISTRATOR, place, organisation(place, "van-phong")))
    path = f"/{place.slug}/van-phong/thiet-lap/"
    form = admin.get(path).context["form"]
    data = {name: form.initial.get(name) or "" for name in form.fields} | {"decline_reasons": " Ngoài phạm vi \n\nSay"}

    too_long = admin.post(path, data | {"stop_reasons": "x" * 61})
    assert too_long.status_code == 422
    admin.post(path, data)

    place.refresh_from_db()
    assert (place.decline_reasons, place.stop_reasons) == ("Ngoài phạm vi\nSay", "")
