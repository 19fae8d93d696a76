"""The buttons of the screens: right, key, beat; the refusal as a sentence with the new state."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from doithoai.core.models import Entry
from doithoai.core.web import HouseRequest
from doithoai.hall import screens
from doithoai.live import beats, floor, questions, queue
from doithoai.live.models import MinuteLine, Question, Sitting, Turn
from doithoai.live.states import QuestionState, SittingState, TurnState
from doithoai.opinion.models import Opinion
from doithoai.people.roles import Acting
from tests.factories.live import Hall, delegate, doors_open, in_session, leader_present, question, speaker, speaking
from tests.factories.people import authority, signed_in

pytestmark = pytest.mark.django_db


def address(hall: Hall, path: str) -> str:
    return f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}/{path}/"


def press(who: Acting | Client, hall: Hall, act: str, screen: str = "chair", **fields: Any) -> HttpResponse:
    """What the browser sends without JavaScript: one form, then the page it is led to."""
    client = who if isinstance(who, Client) else signed_in(who)
    return client.post(address(hall, f"viec/{act}"), {"screen": screen, **fields}, follow=True)  # type: ignore[return-value]


def said(response: HttpResponse) -> str:
    return response.content.decode()


def test_the_chair_leads_a_speech_from_call_to_end_by_buttons_alone() -> None:
    hall = in_session()
    turn = speaker(hall)

    page = press(hall.chair, hall, "moi-tiep", seen=beats.of_floor(hall.sitting), key="k1")
    assert page.status_code == 200 and f"Đã mời số {turn.number}." in said(page)
    for act, state in (
        ("bat-dau", "speaking"),
        ("tam-dung", "paused"),
        ("tiep-tuc", "speaking"),
        ("ket-thuc-luot", "finished"),
    ):
        press(hall.chair, hall, act, turn=turn.public_id, seen=beats.of_floor(hall.sitting))
        assert Turn.objects.get(pk=turn.pk).state == state


def test_a_double_click_is_one_act_and_says_so() -> None:
    hall = in_session()
    speaker(hall), speaker(hall, "Bà Thân Thị Lý")

    press(hall.chair, hall, "moi-tiep", key="the-key")
    second = press(hall.chair, hall, "moi-tiep", key="the-key")

    assert "Việc này đã thực hiện rồi" in said(second)
    assert Entry.objects.filter(verb="turn.call").count() == 1


def test_a_stale_press_is_refused_with_the_new_state_and_who_was_faster() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")
    seen = beats.of_floor(hall.sitting)
    press(hall.secretary, hall, "moi-tiep", screen="secretary", seen=seen)

    page = press(hall.chair, hall, "moi-tiep", seen=seen, key="k2")

    assert "Vừa có người thao tác" in said(page) and hall.secretary.name in said(page)
    assert f"{first.number}</span>" in said(page)
    assert Turn.objects.get(pk=second.pk).state == TurnState.READY


@pytest.mark.parametrize("torn_at", ["before the row of the sitting is used", "while the queue is being read"])
def test_a_page_read_across_a_change_shows_one_state_and_its_own_beat(
    torn_at: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = in_session()
    turn = speaker(hall)
    calm = screens.SCREENS["chair"]

    def torn(request: HouseRequest, sitting: Sitting, context: screens.Context) -> screens.Context:
        """Somebody calls the first one while this page is half read."""
        monkeypatch.setitem(screens.SCREENS, "chair", calm)
        half = calm.build(request, sitting, context) if torn_at.startswith("while") else {}
        floor.call_next(hall.fresh(), by=hall.secretary)
        return calm.build(request, sitting, context) | half

    monkeypatch.setitem(screens.SCREENS, "chair", replace(calm, build=torn))
    page = signed_in(hall.chair).get(address(hall, "chu-toa"))

    assert page.context["seen"] == beats.of_floor(hall.sitting)
    assert page.context["called"] == turn and not page.context["waiting"]
    press(hall.chair, hall, "bat-dau", turn=turn.public_id, seen=page.context["seen"])
    assert Turn.objects.get(pk=turn.pk).state == TurnState.SPEAKING


def test_undo_is_offered_and_one_press_of_it_takes_back_one_tap() -> None:
    hall = in_session()
    turn = speaker(hall)
    client = signed_in(hall.chair)
    page = press(client, hall, "moi-tiep")
    path = said(page).split('action="', 1)[1]
    undo = next(part.split('"')[0] for part in said(page).split('action="') if "hoan-tac" in part.split('"')[0])
    assert path and Turn.objects.get(pk=turn.pk).state == TurnState.CALLED

    undo = undo.replace("&amp;", "&")
    client.post(undo)
    press(client, hall, "moi-tiep")
    client.post(undo)

    assert Turn.objects.get(pk=turn.pk).state == TurnState.CALLED


def test_a_form_that_is_not_accepted_keeps_what_was_typed() -> None:
    hall = in_session()
    row = question(hall)

    page = press(
        hall.chair, hall, "ket-qua", question=row.public_id, outcome="promised", answer_text="Sẽ sửa cống thôn Hậu"
    )

    assert page.status_code == 422
    assert "Sẽ sửa cống thôn Hậu" in said(page) and "Cam kết phải có cơ quan chịu trách nhiệm" in said(page)
    assert Question.objects.get(pk=row.pk).state == QuestionState.RAISED


def test_a_wrong_day_is_said_at_its_field_and_nothing_is_lost() -> None:
    hall = in_session()
    row = question(hall)

    page = press(
        hall.chair,
        hall,
        "ket-qua",
        question=row.public_id,
        outcome="promised",
        executor=hall.agency.pk,
        due_on="31/02/2027",
        reason="Chờ kinh phí",
    )

    assert page.status_code == 422 and "31/02/2027" in said(page) and "Chờ kinh phí" in said(page)


def test_who_only_looks_on_cannot_press() -> None:
    hall = in_session()
    turn = speaker(hall)

    for who, screen, status in (
        (hall.host, "chair", 403),
        (hall.desk, "chair", 403),
        (hall.answerer, "chair", 403),
        (hall.operator, "secretary", 404),
    ):
        page = press(who, hall, "moi", screen=screen, turn=turn.public_id)
        assert page.status_code == status, (who.name, page.status_code)
    anonymous = Client().post(address(hall, "viec/moi"), {"screen": "chair", "turn": turn.public_id})
    assert anonymous.status_code == 302 and "/tai-khoan/" in anonymous["Location"]
    assert Turn.objects.get(pk=turn.pk).state == TurnState.READY


def test_the_chair_of_another_conference_finds_nothing_here() -> None:
    here, there = in_session(), in_session(authority("xa-phuc-hoa"))
    turn = speaker(here)

    stranger = signed_in(there.chair)

    assert stranger.get(address(here, "chu-toa")).status_code == 404
    assert press(stranger, here, "moi", turn=turn.public_id).status_code == 404
    crossed = f"/{there.authority.slug}/hoi-truong/{here.conference.public_id}/chu-toa/"
    assert stranger.get(crossed).status_code == 404
    own = press(stranger, there, "moi", turn=turn.public_id)
    assert own.status_code == 404 and Turn.objects.get(pk=turn.pk).state == TurnState.READY


def test_a_button_that_only_the_present_head_may_press_says_so() -> None:
    hall = in_session()

    page = press(hall.deputy, hall, "vao-ket-luan")

    assert page.status_code == 403 and "Chỉ người đang điều hành" in said(page)
    assert hall.fresh().state == SittingState.IN_SESSION


@pytest.mark.clause("S-58", "S-59")
def test_the_secretary_notes_several_questions_of_one_speech_and_the_operator_lets_them_up() -> None:
    hall = in_session()
    turn = speaking(hall)
    for gist in ("Bao giờ chi trả cho 15 hộ?", "Đường gom bụi bao giờ tưới nước?"):
        press(hall.secretary, hall, "ghi-cau-hoi", screen="secretary", turn=turn.public_id, gist=gist)
    rows = list(Question.objects.order_by("number"))
    assert [row.turn_id for row in rows] == [turn.pk, turn.pk]

    own = press(hall.secretary, hall, "dua-len-man", screen="secretary", question=rows[0].public_id)
    assert own.status_code == 403
    press(hall.operator, hall, "dua-len-man", question=rows[0].public_id)

    wall = Client().get(address(hall, "nhip/phone")).content.decode()
    assert "Bao giờ chi trả cho 15 hộ?" in wall and "Đường gom bụi" not in wall


@pytest.mark.clause("S-60", "S-61")
def test_the_chair_answers_or_asks_a_body_and_the_body_answers_from_its_own_screen() -> None:
    hall = in_session()
    leader_present(hall)
    first, second = question(hall), question(hall, "Đường gom bụi bao giờ tưới nước?")

    press(hall.chair, hall, "toi-tra-loi", question=first.public_id)
    press(hall.chair, hall, "giao-tra-loi", question=second.public_id, to=hall.agency.pk)
    mine = signed_in(hall.answerer).get(address(hall, "co-quan")).content.decode()
    assert "Đường gom bụi" in mine and "15 hộ" not in mine
    press(hall.answerer, hall, "san-sang", screen="agency", question=second.public_id)
    press(hall.answerer, hall, "chua-co-so-lieu", screen="agency", question=second.public_id)

    asked = Question.objects.get(pk=second.pk)
    assert Question.objects.get(pk=first.pk).by_chair
    assert (asked.state, asked.no_data, asked.executor_id) == (QuestionState.ANSWERING, True, hall.agency.pk)
    stolen = press(hall.answerer, hall, "san-sang", screen="agency", question=first.public_id)
    assert stolen.status_code == 403


def test_a_body_that_is_absent_is_asked_after_a_confirmed_warning() -> None:
    hall = in_session()
    row = question(hall)

    warned = press(hall.chair, hall, "giao-tra-loi", question=row.public_id, to=hall.agency.pk)
    assert warned.status_code == 422 and "không có mặt" in said(warned)
    press(hall.chair, hall, "giao-tra-loi", question=row.public_id, to=hall.agency.pk, even_if_absent="on")

    assert Question.objects.get(pk=row.pk).answerer_id == hall.agency.pk


@pytest.mark.clause("S-62", "S-63")
def test_the_whole_end_by_buttons_from_the_last_speaker_to_the_end() -> None:
    hall = in_session()
    speaker(hall)
    row = question(hall)
    press(hall.chair, hall, "vao-ket-luan")
    held = press(hall.chair, hall, "chot-ket-luan")
    assert str(row.number) in said(held) and hall.fresh().signed_off_at is None

    press(
        hall.chair,
        hall,
        "ket-qua",
        question=row.public_id,
        outcome="promised",
        executor=hall.agency.pk,
        due_on="20/12/2099",
    )
    press(hall.chair, hall, "chot-ket-luan")
    press(hall.chair, hall, "be-mac")

    assert hall.fresh().state == SittingState.ENDED
    assert [item.organisation for item in hall.sitting.conclusion_items.all()] == [hall.agency]


@pytest.mark.clause("S-56")
def test_the_desk_scans_finds_welcomes_and_registers() -> None:
    hall = doors_open()
    first, second = delegate(hall, "Thân Thị Lý"), delegate(hall, "Thân Đức Toản")
    client = signed_in(hall.desk)

    scanned = press(client, hall, "ghi-co-mat", screen="desk", typed=first.card)
    assert "Thân Thị Lý" in said(scanned) and "đã ghi có mặt" in said(scanned)
    several = press(client, hall, "ghi-co-mat", screen="desk", typed="than")
    assert "Có 2 người khớp" in said(several) and "than" not in several.request["QUERY_STRING"]  # type: ignore[attr-defined]
    nobody = press(client, hall, "ghi-co-mat", screen="desk", typed="Nguyễn Không Ai")
    assert nobody.status_code == 422 and "Nguyễn Không Ai" in said(nobody)
    press(
        client,
        hall,
        "dang-ky-phat-bieu",
        screen="desk",
        delegate=first.public_id,
        topic="Nước máy",
        name_shown="number",
    )
    press(client, hall, "vang-co-ly-do", screen="desk", delegate=second.public_id, reason="Ốm")
    press(
        client, hall, "khach-den", screen="desk", person="Bà Vi Thị Hoa", place="Thôn Hậu", category="people",
        topic="Điểm tập kết rác", name_shown="full", key="walk",
    )  # fmt: skip
    press(
        client, hall, "khach-den", screen="desk", person="Bà Vi Thị Hoa", place="Thôn Hậu", category="people",
        topic="Điểm tập kết rác", name_shown="full", key="walk",
    )  # fmt: skip

    turns = list(Turn.objects.order_by("sequence"))
    assert [(turn.name, turn.state) for turn in turns] == [("Thân Thị Lý", "ready"), ("Bà Vi Thị Hoa", "ready")]
    assert hall.conference.attendances.count() == 3


def test_minutes_are_written_corrected_and_entered_later_by_the_secretary_alone() -> None:
    hall = in_session()
    press(hall.secretary, hall, "ghi-bien-ban", screen="secretary", text="Khai mạc.", at="00:00")
    line = MinuteLine.objects.get()
    press(hall.secretary, hall, "sua-bien-ban", screen="secretary", line=line.public_id, text="Khai mạc hội nghị.")

    page = signed_in(hall.secretary).get(address(hall, "thu-ky")).content.decode()
    assert line.is_late_entry and "Khai mạc hội nghị." in page
    assert MinuteLine.objects.count() == 2
    assert press(hall.chair, hall, "ghi-bien-ban", text="Khai mạc.").status_code == 403


def test_the_screens_of_the_staff_stay_flat_in_queries_as_the_hall_fills(
    django_assert_max_num_queries: Any,
) -> None:
    hall = in_session()
    counts = []
    clients = {
        "chu-toa": signed_in(hall.chair),
        "thu-ky": signed_in(hall.secretary),
        "ban-dang-ky": signed_in(hall.desk),
    }
    for size in (1, 3):
        for number in range(size):
            speaker(hall, f"Bà Lý {number}")
            question(hall, f"Nội dung {number}?")
        row = {}
        for page, client in clients.items():
            client.get(address(hall, page))
            with django_assert_max_num_queries(60) as caught:
                client.get(address(hall, page))
            row[page] = len(caught)
        counts.append(row)

    assert counts[0] == counts[1]


def test_a_call_out_of_order_and_the_new_place_go_through_buttons_too() -> None:
    hall = in_session()
    first, second = speaker(hall), speaker(hall, "Bà Thân Thị Lý")

    press(hall.chair, hall, "doi-thu-tu", turn=second.public_id, before=first.public_id)

    assert [turn.pk for turn in queue.waiting(hall.sitting)] == [second.pk, first.pk]
    refused = press(hall.secretary, hall, "doi-thu-tu", screen="secretary", turn=first.public_id)
    assert refused.status_code == 403
    questions.hide(question(hall), by=hall.secretary)


def test_the_rarer_acts_for_somebody_far_back_open_on_demand(monkeypatch: pytest.MonkeyPatch) -> None:
    """With hundreds who wait the chair's page would carry thousands of fields that nobody opens."""
    monkeypatch.setattr(screens, "NEAR", 1)
    hall = in_session()
    first, second = speaker(hall, "Giáp Văn Hòa"), speaker(hall, "Nông Thị Bưởi")
    desk, page = signed_in(hall.chair), address(hall, "chu-toa")

    shown = desk.get(page).content.decode()
    assert f'id="help-{first.public_id}"' in shown and f'id="help-{second.public_id}"' not in shown
    assert f'href="?luot={second.public_id}#luot-{second.public_id}"' in shown

    shown = desk.get(page, {"luot": second.public_id}).content.decode()
    assert f'id="help-{second.public_id}"' in shown
    answer = press(desk, hall, "nguoi-giup", turn=second.public_id, kind="speaks", helper="")
    assert answer.status_code == 422 and f'id="help-{second.public_id}"' in answer.content.decode()


def test_a_slip_waits_for_the_secretary_until_it_is_read_out_as_its_own_opinion() -> None:
    hall = in_session()
    press(hall.desk, hall, "nhan-phieu", screen="desk", text="Đèn đường thôn Cầu Xi hỏng gần nửa.", key="slip-1")
    press(hall.desk, hall, "nhan-phieu", screen="desk", text="Đèn đường thôn Cầu Xi hỏng gần nửa.", key="slip-1")
    slip = Opinion.objects.get()
    before = signed_in(hall.secretary).get(address(hall, "thu-ky")).content.decode()

    press(hall.secretary, hall, "ghi-cau-hoi", screen="secretary", slip=slip.public_id, gist="Bao giờ sửa đèn đường?")

    after = signed_in(hall.secretary).get(address(hall, "thu-ky")).content.decode()
    assert f"Phiếu hỏi {slip.number}" in before and f"Phiếu hỏi {slip.number}" not in after
    assert Question.objects.get().opinion_id == slip.pk


def test_the_secretary_corrects_a_name_and_the_wall_has_it_at_once() -> None:
    hall = in_session()
    turn = speaking(hall, name="Giáp Văn Khơi", name_shown="full")
    fields = {"turn": turn.public_id, "speaker": "Giáp Văn Khởi"}

    empty = press(hall.secretary, hall, "sua-ten", screen="secretary", **fields | {"speaker": ""})
    strange = press(hall.desk, hall, "sua-ten", screen="desk", **fields)
    assert (empty.status_code, strange.status_code) == (422, 403)
    assert "Giáp Văn Khơi" in said(signed_in(hall.chair).get(address(hall, "man-chieu")))  # type: ignore[arg-type]

    press(hall.secretary, hall, "sua-ten", screen="secretary", **fields)

    wall = said(signed_in(hall.chair).get(address(hall, "man-chieu")))  # type: ignore[arg-type]
    assert "Giáp Văn Khởi" in wall and "Giáp Văn Khơi" not in wall


def test_the_chair_gives_a_question_about_the_chair_to_the_deputy_and_has_no_button_left_for_it() -> None:
    hall = in_session()
    row = question(hall, "Việc giao đất cho gia đình đồng chí Bí thư thế nào?")
    fields = {"question": row.public_id, "leads": hall.deputy.person.pk}
    screen = f"{address(hall, 'chu-toa')}?cau={row.public_id}"
    before = said(signed_in(hall.chair).get(screen))  # type: ignore[arg-type]
    assert "viec/toi-tra-loi/" in before

    wrong = press(hall.chair, hall, "giao-dieu-hanh-cau", **fields | {"leads": hall.desk.person.pk})
    press(hall.chair, hall, "giao-dieu-hanh-cau", **fields)

    of_chair, of_deputy = (said(signed_in(who).get(screen)) for who in (hall.chair, hall.deputy))  # type: ignore[arg-type]
    assert wrong.status_code == 422
    assert "viec/toi-tra-loi/" not in of_chair and hall.deputy.name in of_chair
    assert "viec/toi-tra-loi/" in of_deputy and "viec/ket-qua/" in of_deputy
    assert "viec/ket-qua/" not in of_chair


@pytest.mark.parametrize("floor_is", ["empty", "called", "speaking"])
def test_whoever_had_the_floor_the_chair_can_go_on_after_a_suspension(floor_is: str) -> None:
    hall = in_session()
    if floor_is != "empty":
        turn = speaker(hall)
        floor.call(turn, by=hall.chair)
        if floor_is == "speaking":
            floor.start(turn, by=hall.chair)
    press(hall.chair, hall, "tam-nghi", because="disorder")
    assert Sitting.objects.get().state == SittingState.SUSPENDED

    screen = said(signed_in(hall.chair).get(address(hall, "chu-toa")))  # type: ignore[arg-type]

    assert "viec/hop-tiep/" in screen
    assert "viec/bat-dau/" not in screen and "viec/tiep-tuc/" not in screen
