"""Buttons that take something away: a person out of the hall, a question off every screen; at once, or from paper."""

from __future__ import annotations

import pytest
from django.test import Client

from doithoai.conference.models import Attendance
from doithoai.core.models import Entry
from doithoai.live import beats, questions, queue
from doithoai.live.models import Help, Question, Turn
from doithoai.live.states import TurnState
from doithoai.opinion.models import Matter, Opinion
from tests.factories.live import in_session, question, speaker, speaking, two_doors_open
from tests.factories.people import signed_in
from tests.hall.test_acting import press, said
from tests.hall.test_public import WALLS, address, read
from tests.hall.test_replay import kept, outcomes, send

pytestmark = pytest.mark.django_db


def again(row: Turn) -> Turn:
    return Turn.objects.select_related("attendance").get(pk=row.pk)


def test_asked_to_leave_is_asked_once_more_and_the_heads_alone() -> None:
    hall = in_session()
    turn, waiting = speaking(hall), speaker(hall, "Bà Thân Thị Lý")
    once = press(hall.chair, hall, "moi-ra-ngoai", turn=waiting.public_id, reason="Gây mất trật tự")
    assert once.status_code == 422 and 'value="Gây mất trật tự"' in said(once)
    assert again(waiting).state == TurnState.READY

    fields = {"turn": waiting.public_id, "reason": "Gây mất trật tự", "is_sure": "on"}
    refused = press(hall.secretary, hall, "moi-ra-ngoai", screen="secretary", **fields)
    assert refused.status_code in (403, 404, 422) and again(waiting).state == TurnState.READY
    press(hall.chair, hall, "moi-ra-ngoai", **fields)
    assert again(waiting).state == TurnState.TO_WRITTEN
    desk = f"{address(hall, 'ban-dang-ky')}?vua={Attendance.objects.get(pk=waiting.attendance_id).public_id}"
    assert "đã mời ra ngoài" in said(signed_in(hall.desk).get(desk))  # type: ignore[arg-type]

    press(hall.chair, hall, "moi-ra-ngoai", turn=turn.public_id, reason="Xúc phạm", is_sure="on")
    assert again(turn).state == TurnState.FINISHED
    entry = Entry.objects.filter(verb="attendance.expelled").latest("pk")
    assert entry.by_id == hall.chair.pk and "hoàn tác" not in said(signed_in(hall.chair).get(address(hall, "chu-toa")))


@pytest.mark.clause("S-41")
def test_one_press_of_the_secretary_and_an_internal_topic_stands_on_no_screen_and_no_page() -> None:
    hall = in_session()
    row = question(hall, "Chi bộ thôn Hậu sinh hoạt hình thức?")
    questions.confirm_gist(row, by=hall.operator)
    assert "sinh hoạt" in read(Client(), hall, "nhip/phone")

    page = press(hall.secretary, hall, "noi-bo", screen="secretary", question=row.public_id)

    assert "là chuyên đề nội bộ: không hiện trên màn hình" in said(page)
    for path in WALLS:
        assert "sinh hoạt" not in read(Client(), hall, path), path
    public = [f"/{hall.authority.slug}/", f"/{hall.authority.slug}/hoi-nghi/{hall.conference.public_id}/"]
    assert not any("sinh hoạt" in Client().get(one).content.decode() for one in public)
    assert "sinh hoạt" in read(signed_in(hall.chair), hall, "chu-toa")  # dealt with like the others
    assert press(hall.secretary, hall, "khong-noi-bo", screen="secretary", question=row.public_id).status_code == 403
    press(hall.chair, hall, "khong-noi-bo", question=row.public_id)
    assert not Matter.objects.get(pk=row.opinion.matter_id).is_internal
    assert "sinh hoạt" not in read(Client(), hall, "nhip/phone")


def test_both_pressed_without_the_server_are_done_once_when_it_is_back() -> None:
    hall = in_session()
    turn, row = speaker(hall), question(hall)
    seen = beats.of_floor(hall.sitting)
    fields = {"turn": turn.public_id, "reason": "Gây mất trật tự", "is_sure": "on", "seen": seen}
    out, inside = kept(1, "moi-ra-ngoai", **fields), kept(2, "noi-bo", question=row.public_id)

    first = outcomes(send(hall.chair, hall, out, inside, screen="chair"))
    second = outcomes(send(hall.chair, hall, out, inside, screen="chair"))

    assert (first, second) == (["done", "done"], ["again", "again"])
    assert again(turn).state == TurnState.TO_WRITTEN
    assert Opinion.objects.filter(turns=turn).count() == 1
    assert Question.objects.get(pk=row.pk).opinion.matter.is_internal


def test_helpers_witnesses_and_covered_words_by_their_buttons() -> None:
    hall = in_session()
    turn, row = speaker(hall), question(hall, "Bà Lê Thị Tám hỏi bao giờ sửa cống?")
    press(hall.secretary, hall, "nguoi-giup", screen="secretary", turn=turn.public_id, kind="speaks", helper="Anh Nam")
    press(hall.chair, hall, "thoi-gian-rieng", turn=turn.public_id, share="150")
    press(hall.desk, hall, "nhan-phieu", screen="desk", text="Đèn hỏng", person="", place="", witness="Trưởng thôn An")
    refused = press(hall.secretary, hall, "che-tu-ngu", screen="secretary", question=row.public_id, words="Lê Thị Chín")
    press(hall.secretary, hall, "che-tu-ngu", screen="secretary", question=row.public_id, words="Lê Thị Tám, sửa")

    assert sorted(Help.objects.values_list("kind", flat=True)) == ["speaks", "witnesses"]
    assert again(turn).limit_seconds == hall.conference.speak_seconds * 3 // 2
    assert "người phát biểu thay" in read(signed_in(hall.chair), hall, "chu-toa")
    assert refused.status_code == 422 and "Lê Thị Chín" in said(refused)
    assert Question.objects.get(pk=row.pk).open_gist == "Bà … hỏi bao giờ … cống?"


def test_of_two_conferences_on_one_morning_nothing_reaches_the_other() -> None:
    one, other = two_doors_open()
    quiet = beats.of_floor(other.sitting)
    mine = speaker(one, "Đỗ Thị Mai Hiên", topic="Việc của hội nghị thứ nhất", name_shown="full")
    theirs = speaker(other, "Thân Văn Lý", topic="Việc của hội nghị thứ hai", name_shown="full")
    assert mine.number == theirs.number == 1 and mine.attendance.card != theirs.attendance.card
    assert quiet + 1 == beats.of_floor(other.sitting)  # the own request alone

    for path in WALLS:
        assert "thứ nhất" not in read(Client(), other, path) and "Mai Hiên" not in read(Client(), other, path), path
    # the staff of one opens no screen of the other, and its commands reach no row of it
    for who, path in ((one.chair, "chu-toa"), (one.secretary, "thu-ky"), (one.desk, "ban-dang-ky")):
        assert signed_in(who).get(address(other, path)).status_code == 404
    assert press(one.chair, one, "moi", turn=theirs.public_id).status_code == 404
    assert press(one.desk, one, "co-mat", screen="desk", delegate=theirs.attendance.public_id).status_code == 404
    # a card of one binds no phone of the other, and a desk finds nobody of the other
    phone = Client()
    card = mine.attendance.card
    assert phone.post(address(other, "dien-thoai/gan-so"), {"card": card}).status_code in (404, 422)
    page = press(other.desk, other, "ghi-co-mat", screen="desk", typed=card)
    assert page.status_code == 422 and "Mai Hiên" not in said(page)
    assert [turn.pk for turn in queue.waiting(other.fresh())] == [theirs.pk]
