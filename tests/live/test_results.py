"""After the conference: what was asked and promised is read, heard and put up, within the days of the authority."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doithoai.conference import result_telling
from doithoai.conference.models import Duty, ResultPlace
from doithoai.conference.states import DutyState
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.documents import issuing
from doithoai.live import conclusion, covering, floor, minutes, papers, questions, results
from doithoai.live import sitting as sittings
from doithoai.live.states import QuestionState
from doithoai.people.roles import Role
from tests.factories.conference import DAY, NOW
from tests.factories.live import Hall, doors_open, question
from tests.factories.people import organisation, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():  # type: ignore[no-untyped-def]
    with time_machine.travel(datetime.combine(DAY, time(2, 0), UTC)) as traveller:
        yield traveller


def over(opened: Hall | None = None) -> Hall:
    """Three questions: one promised, one internal, one a denunciation; the notice of conclusion is out."""
    with time_machine.travel(NOW):
        hall = opened or doors_open()
    sittings.start(hall.sitting, by=hall.chair)
    promised = question(hall, "Bà Lê Thị Tám hỏi bao giờ sửa cống thôn Hậu?")
    covering.cover(promised, words=["Lê Thị Tám"], by=hall.secretary)
    inside = question(hall, "Chi bộ thôn Hậu sinh hoạt hình thức?")
    covering.keep_inside(inside, by=hall.secretary)
    secret = question(hall, "Tố cáo ông Tư nhận tiền", text="Tôi tố cáo ông Tư nhận tiền.")
    questions.outcome(promised, QuestionState.PROMISED, executor=hall.agency, due_on=date(2026, 12, 30), by=hall.chair)
    questions.outcome(inside, QuestionState.ANSWERED, answer_text="Đã trả lời.", by=hall.chair)
    questions.outcome(secret, QuestionState.REFERRED, reason="Đã hướng dẫn gửi đơn.", by=hall.chair)
    minutes.write(hall.sitting, text="Ba câu hỏi.", by=hall.secretary)
    floor.begin_concluding(hall.fresh(), by=hall.chair)
    conclusion.sign_off(hall.fresh(), by=hall.chair)
    sittings.end(hall.fresh(), by=hall.chair)
    minutes.finish_draft(hall.fresh(), by=hall.secretary)
    minutes.sign(hall.fresh(), by=hall.chair)
    return hall


def given_out(hall: Hall) -> Hall:
    office = person(Role.OFFICE, hall.authority, organisation(hall.authority, "van-phong"))
    publisher = person(Role.PUBLISHER, hall.authority, organisation(hall.authority, "ban-xdd"))
    key = conclusion.paper_key(hall.fresh())
    content = papers.conclusion(hall.sitting)
    paper = issuing.draft(hall.authority, content=content, by=office, key=key, about_kind="live.sitting",
                          about_id=hall.sitting.pk, public=True)  # fmt: skip
    issuing.sign(paper, name="Ngô Văn Thịnh", position="CHÁNH VĂN PHÒNG", by=office)
    issuing.issue(paper, by=office)
    conclusion.issue(hall.fresh(), by=publisher)
    hall.fresh()
    return hall


def note(hall: Hall, place: str, day: date, **other: object) -> None:
    values = {"organisation": organisation(hall.authority, "van-phong"), "evidence_text": "Ảnh chụp bảng tin."}
    result_telling.note(hall.conference, place=place, shown_on=day, by=hall.coordinator, **(values | other))  # type: ignore[arg-type]


def test_nobody_reads_a_result_before_the_notice_and_then_all_may_read_and_hear_what_was_promised() -> None:
    hall = over()
    portal = f"/{hall.authority.slug}/hoi-nghi/{hall.conference.public_id}/"
    assert "sửa cống" not in Client().get(portal).content.decode()
    assert Client().get(f"{portal}ket-qua.pdf").status_code == 404 and results.of(hall.conference) is None

    given_out(hall)

    page, found = Client().get(portal).content.decode(), results.of(hall.conference)
    assert found is not None and (found.all, len(found.promises), found.inside, found.confidential) == (3, 1, 1, 1)
    told = [page, results.aloud(hall.conference, found).text, str(results.sheet(hall.conference, found))]
    for one in told:
        assert "sửa cống thôn Hậu" in one and not any(
            word in one for word in ("Tám", "sinh hoạt", "ông Tư", "nhận tiền")
        )
    assert "Bà hỏi bao giờ sửa cống thôn Hậu? Phòng Kinh tế hứa" in told[1].replace("\n", " ")
    assert "30/12/2026" in told[0] and "ba mươi tháng mười hai" in told[1].lower()
    assert Client().get(f"{portal}ket-qua.pdf").content.startswith(b"%PDF")
    assert hall.conference.result_notices.get().place == ResultPlace.PORTAL


def test_the_announcer_needs_no_longer_than_the_short_slot_and_the_promises_come_first() -> None:
    hall = given_out(over())
    line = results.Line(1, "Bao giờ sửa cống thôn Hậu", results.SAID["unsolved"], "Phòng Kinh tế", DAY, True)
    told = line.__class__(2, "Vì sao thu phí", results.SAID["discussed"], "Phòng Kinh tế", None, False)
    many = results.Results((told, *([line] * 60)), 0, 0)

    script = results.aloud(hall.conference, many)

    assert script.seconds is not None and script.seconds <= 120 and not script.is_too_long
    assert "sửa cống" in script.text and "thu phí" not in script.text and script.text.rstrip().endswith("đối thoại.")


@pytest.mark.parametrize(("days", "in_time"), [(10, True), (11, False)])
def test_on_the_last_day_it_is_in_time_a_day_later_it_is_not(on_the_day, days: int, in_time: bool) -> None:  # type: ignore[no-untyped-def]
    hall = given_out(over())
    on_the_day.shift(timedelta(days=days))

    note(hall, ResultPlace.SEAT, DAY + timedelta(days=days))
    note(hall, ResultPlace.VILLAGE, DAY + timedelta(days=2), where="Nhà văn hóa thôn Hậu")

    assert [one.in_time for one in hall.conference.result_notices.filter(place="seat")] == [in_time]
    assert result_telling.told_on(result_telling.coverage(hall.conference)) == DAY + timedelta(days=days)
    assert Entry.objects.filter(verb="result.told").count() == 3


def test_with_the_last_place_the_duty_has_its_evidence_and_nothing_is_noted_without_proof() -> None:
    hall = given_out(over())
    duty = Duty.objects.get(conference=hall.conference, clock_code=result_telling.RULE)
    for place, other in (
        (ResultPlace.SEAT, {"evidence_text": " "}),
        (ResultPlace.VILLAGE, {}),
        (ResultPlace.PORTAL, {}),
        (ResultPlace.SEAT, {"day": DAY + timedelta(days=1)}),
        (ResultPlace.SEAT, {"day": DAY - timedelta(days=1)}),
    ):
        values = dict(other)
        with pytest.raises(Refused):
            note(hall, place, values.pop("day", DAY), **values)  # type: ignore[arg-type]
    note(hall, ResultPlace.SEAT, DAY)
    with pytest.raises(Refused):
        note(hall, ResultPlace.SEAT, DAY)
    duty.refresh_from_db()
    assert duty.state == DutyState.OPEN

    note(hall, ResultPlace.VILLAGE, DAY, where="Nhà văn hóa thôn Hậu")

    duty.refresh_from_db()
    assert duty.state == DutyState.EVIDENCE and "Nhà văn hóa thôn Hậu" in duty.evidence_text


def test_the_coordinator_does_it_on_one_page_with_a_picture_as_proof(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    settings.MEDIA_ROOT = tmp_path
    hall = given_out(over())
    path = f"/{hall.authority.slug}/van-phong/hoi-nghi/{hall.conference.public_id}/ket-qua/"
    client = signed_in(hall.coordinator)
    body = organisation(hall.authority, "van-phong")
    typed = {"place": "seat", "organisation": body.pk, "where": "Bảng tin", "shown_on": "10/12/2026"}

    assert client.post(path, typed).status_code == 422
    proof = SimpleUploadedFile("anh.pdf", b"%PDF-1.4\n%%EOF", content_type="application/pdf")
    client.post(path, typed | {"file": proof})

    page = client.get(path).content.decode()
    told = hall.conference.result_notices.get(place="seat")
    assert "Bảng tin" in page and "Tám" not in page and told.evidence_file is not None
    assert client.get(f"{path}bang-chung/{told.public_id}/").status_code == 200
    assert client.get(f"{path}niem-yet.pdf").content.startswith(b"%PDF")
    assert "sửa cống" in client.get(f"{path}phat-thanh.txt").content.decode("utf-8-sig")
    stranger = signed_in(person(Role.REVIEWER, hall.authority, body))
    assert stranger.post(path, typed).status_code in (403, 404)
