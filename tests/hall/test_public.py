"""Projector, timer and phone: announced conferences alone, whitelisted words, my number without an account."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from doithoai.conference.models import Conference
from doithoai.core import clock, pulse
from doithoai.live import beats, desk, floor, questions
from doithoai.live import sitting as sittings
from doithoai.live.models import Turn
from doithoai.live.states import QuestionState, TurnState
from tests.factories.live import Hall, delegate, doors_open, in_session, question, speaker, speaking
from tests.factories.people import authority, signed_in

pytestmark = pytest.mark.django_db

WALLS = ("man-chieu", "dong-ho", "dien-thoai", "nhip/projector", "nhip/phone", "nhip/timer")


def address(hall: Hall, path: str) -> str:
    return f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}/{path}/"


def read(client: Client, hall: Hall, path: str) -> str:
    return client.get(address(hall, path)).content.decode()


@pytest.mark.clause("G-17")
def test_no_wall_and_no_phone_names_who_did_not_agree() -> None:
    hall = in_session()
    speaking(hall, name="Giáp Văn Khởi", name_shown="number")
    speaker(hall, "Thân Thị Lý", name_shown="place")
    speaker(hall, "Đỗ Thị Mai Hiên", name_shown="full")

    for path in WALLS:
        shown = read(Client(), hall, path)
        assert "Khởi" not in shown and "Thân Thị Lý" not in shown, path
    assert "Đỗ Thị Mai Hiên" in read(Client(), hall, "man-chieu")
    assert "Giáp Văn Khởi" in read(signed_in(hall.chair), hall, "chu-toa")


@pytest.mark.clause("S-41")
def test_what_the_secretary_typed_is_on_no_wall_before_a_second_person_and_never_when_confidential() -> None:
    hall = in_session()
    row = question(hall, "Bao giờ sửa cống thôn Hậu?")
    secret = questions.raise_question(
        hall.sitting, gist="Tố cáo cán bộ thôn", text="Tôi tố cáo cán bộ thôn nhận tiền.", by=hall.secretary
    )
    for path in WALLS:
        assert "sửa cống" not in read(Client(), hall, path), path
    seen_by_front = read(signed_in(hall.coordinator), hall, "theo-doi")

    questions.confirm_gist(row, by=hall.chair)

    assert "sửa cống" in read(Client(), hall, "nhip/phone")
    for client, path in [(Client(), path) for path in WALLS]:
        assert "Tố cáo" not in read(client, hall, path), path
    assert "Tố cáo" not in seen_by_front and secret.pk


def test_the_walls_of_a_conference_that_was_not_announced_do_not_exist() -> None:
    hall = doors_open()
    other = doors_open(authority("xa-phuc-hoa"))
    assert [Client().get(address(hall, path)).status_code for path in WALLS] == [200] * len(WALLS)

    Conference.objects.filter(pk=hall.conference.pk).update(announced_at=None)

    assert [Client().get(address(hall, path)).status_code for path in WALLS] == [404] * len(WALLS)
    crossed = f"/{other.authority.slug}/hoi-truong/{hall.conference.public_id}/man-chieu/"
    assert Client().get(crossed).status_code == 404


def test_the_channel_of_the_staff_asks_for_its_right_and_carries_no_words() -> None:
    hall = in_session()
    speaking(hall, name="Giáp Văn Khởi", name_shown="full")

    assert Client().get(address(hall, "nhip/staff")).status_code == 404
    stranger = in_session(authority("xa-phuc-hoa"))
    assert signed_in(stranger.chair).get(address(hall, "nhip/staff")).status_code == 404
    for who in (hall.chair, hall.answerer, hall.desk):
        answer = signed_in(who).get(address(hall, "nhip/staff"))
        assert answer.status_code == 200 and "Khởi" not in answer.content.decode()


def test_nothing_is_sent_again_while_nothing_changed() -> None:
    hall = in_session()
    client = Client()
    for path in ("man-chieu", "dien-thoai", "nhip/phone"):
        first = client.get(address(hall, path))
        known = {"HTTP_IF_NONE_MATCH": first["ETag"]}
        assert client.get(address(hall, path), **known).status_code == 304, path

        beats.screens(hall.sitting)

        assert client.get(address(hall, path), **known).status_code == 200, path
    assert client.get(address(hall, "nhip/phone"))["X-Beat"] == str(pulse.beat(hall.sitting.pulse_key))


def test_a_wall_without_a_stream_hears_the_time_of_the_house_not_of_the_machine() -> None:
    hall = in_session()
    clock.set_offset(timedelta(days=-40))
    try:
        first = Client().get(address(hall, "nhip/projector"))
        again = Client().get(address(hall, "nhip/projector"), HTTP_IF_NONE_MATCH=first["ETag"])
        moved = int(clock.now().timestamp() * 1000)
    finally:
        clock.set_offset(timedelta())

    assert again.status_code == 304
    for answer in (first, again):
        assert 0 <= moved - int(answer["X-Now"]) < 60_000


def bound_phone(hall: Hall, card: str) -> Client:
    client = Client()
    client.post(address(hall, "dien-thoai/gan-so"), {"card": card})
    return client


def test_a_card_makes_the_phone_my_number_and_says_how_many_are_before_me() -> None:
    hall = in_session()
    speaker(hall, "Bà Hiên"), speaker(hall, "Ông Quyền")
    turn = speaker(hall, "Bà Lý")
    assert turn.attendance is not None
    phone = bound_phone(hall, turn.attendance.card)

    shown = read(phone, hall, "dien-thoai")

    assert f'myturn__no">{turn.number}<' in shown and "Còn 2 người trước" in shown
    assert "myturn__no" not in read(Client(), hall, "dien-thoai")


def test_a_wrong_card_or_one_of_another_conference_or_a_forged_cookie_is_nobody() -> None:
    hall, other = in_session(), in_session(authority("xa-phuc-hoa"))
    stranger = delegate(other)
    for card in ("abcdefghjkmn", stranger.card, "", "1"):
        answer = Client().post(address(hall, "dien-thoai/gan-so"), {"card": card})
        assert answer.status_code == 422 and "doithoai_number" not in str(answer.cookies)
    forged = Client()
    forged.cookies[f"doithoai_number_{hall.conference.public_id}"] = f"{stranger.public_id}:x:y"

    assert "myturn__no" not in read(forged, hall, "dien-thoai")
    assert forged.post(address(hall, "dien-thoai/xin-noi"), {"topic": "Nước máy"}).status_code == 404


def ask(phone: Client, hall: Hall, **fields: Any) -> Any:
    return phone.post(address(hall, "dien-thoai/xin-noi"), {"name_shown": "number", **fields}, follow=True)


def test_a_delegate_asks_to_speak_once_from_the_phone_and_may_leave_again() -> None:
    hall = in_session()
    row = delegate(hall)
    desk.check_in(hall.sitting, row, by=hall.desk)
    phone = bound_phone(hall, row.card)

    for _press in range(2):
        ask(phone, hall, topic="Nước máy yếu", key="ask-1")
    again = ask(phone, hall, topic="Việc khác", key="ask-2")

    turn = Turn.objects.get()
    assert (turn.attendance_id, turn.number, turn.state) == (row.pk, row.number, TurnState.SUBMITTED)
    assert again.status_code == 422 and "Việc khác" in again.content.decode()
    phone.post(address(hall, "dien-thoai/rut"))
    assert Turn.objects.get().state == TurnState.WITHDRAWN


def test_the_verdict_belongs_to_who_asked() -> None:
    hall = in_session()
    turn = speaking(hall)
    row = question(hall, turn=turn)
    questions.outcome(row, QuestionState.ANSWERED, answer_text="Trước ngày 15/12.", by=hall.chair)
    assert turn.attendance is not None
    mine, other = bound_phone(hall, turn.attendance.card), bound_phone(hall, delegate(hall, "Ông Vũ").card)
    fields = {"question": row.public_id, "value": "no"}

    assert other.post(address(hall, "dien-thoai/hai-long"), fields).status_code == 404
    assert Client().post(address(hall, "dien-thoai/hai-long"), fields).status_code == 404
    row.refresh_from_db()
    assert row.state == QuestionState.ANSWERED
    mine.post(address(hall, "dien-thoai/hai-long"), fields)

    row.refresh_from_db()
    assert (row.state, row.is_satisfied) == (QuestionState.RAISED, False)


@pytest.mark.clause("S-23", "S-54")
def test_rules_and_programme_are_shown_before_people_speak() -> None:
    hall = in_session()

    wall, phone = read(Client(), hall, "man-chieu"), read(Client(), hall, "dien-thoai")

    assert "Phát biểu trên tinh thần xây dựng, vì lợi ích chung" in wall
    assert "Mỗi lượt phát biểu không quá 3 phút" in wall
    assert "Đại biểu phát biểu, trao đổi" in phone
    floor.call(speaker(hall), by=hall.chair)
    assert "Kính mời tới micrô" in read(Client(), hall, "man-chieu")


def test_the_pages_work_before_the_doors_are_open() -> None:
    hall = doors_open()
    hall.sitting.segments.all().delete()
    hall.sitting.delete()

    for path in WALLS:
        assert Client().get(address(hall, path)).status_code == 200, path
    assert "Chưa mở bàn đón tiếp" in read(signed_in(hall.chair), hall, "chu-toa")
    opened = signed_in(hall.coordinator).post(address(hall, "mo-cua"), follow=True)
    assert opened.status_code == 200 and "Đang đón tiếp" in opened.content.decode()


def test_the_phone_offers_to_ask_again_only_after_the_own_speech() -> None:
    hall = in_session()
    turn = speaking(hall)
    assert turn.attendance is not None
    phone = bound_phone(hall, turn.attendance.card)
    assert "dien-thoai/xin-noi/" not in read(phone, hall, "dien-thoai")

    floor.stop(turn, by=hall.chair)

    assert "dien-thoai/xin-noi/" in read(phone, hall, "dien-thoai")


def test_the_phone_takes_no_requests_while_the_conference_is_suspended() -> None:
    hall = in_session()
    row = delegate(hall)
    phone = bound_phone(hall, row.card)
    assert "dien-thoai/xin-noi/" in read(phone, hall, "dien-thoai")

    sittings.suspend(hall.sitting, because="disorder", by=hall.chair)

    assert "dien-thoai/xin-noi/" not in read(phone, hall, "dien-thoai")
