"""The office after a conference: minutes signed, papers in the prescribed form, the notice given out."""

from __future__ import annotations

import io
from datetime import date

import pytest
import time_machine
from docx import Document

from doithoai.conference.states import ConferenceState
from doithoai.core.transitions import Refused
from doithoai.documents import issuing
from doithoai.documents.models import Paper
from doithoai.live import conclusion, floor, minutes, questions
from doithoai.live import sitting as sittings
from doithoai.live.states import QuestionState, SittingState
from doithoai.opinion import triage
from doithoai.people.roles import Role
from tests.factories.conference import NOW
from tests.factories.live import Hall, in_session, question, speaker, speaking
from tests.factories.people import authority, organisation, person, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_november():  # type: ignore[no-untyped-def]
    with time_machine.travel(NOW):
        yield


def ended() -> Hall:
    """A conference with a speech, a promise and three lines of minutes, over."""
    hall = in_session()
    turn = speaking(hall, name="Ông Giáp Văn Khởi", name_shown="number")
    row = question(hall, turn=turn)
    speaker(hall, "Bà Thân Thị Lý")
    minutes.write(hall.sitting, text="Số 1 phát biểu về tiền hỗ trợ chuyển nghề.", by=hall.secretary)
    questions.outcome(row, QuestionState.PROMISED, executor=hall.agency, due_on=date(2026, 12, 20), by=hall.chair)
    floor.begin_concluding(hall.fresh(), by=hall.chair)
    conclusion.sign_off(hall.fresh(), by=hall.chair)
    sittings.end(hall.fresh(), by=hall.chair)
    hall.fresh()
    return hall


def address(hall: Hall, path: str = "") -> str:
    return f"/{hall.authority.slug}/van-phong/hoi-nghi/{hall.conference.public_id}/phien-hop/{path}"


@pytest.mark.clause("S-62", "S-63")
def test_from_the_last_word_to_the_issued_notice_with_its_bodies_and_days() -> None:
    hall = ended()
    office = person(Role.OFFICE, hall.authority, organisation(hall.authority, "van-phong"))
    publisher = person(Role.PUBLISHER, hall.authority, organisation(hall.authority, "ban-xdd"))

    signed_in(hall.secretary).post(address(hall, "bien-ban-xong/"))
    signed_in(hall.chair).post(address(hall, "ky-bien-ban/"))
    assert hall.fresh().state == SittingState.SIGNED
    for kind in ("bien-ban", "ket-luan"):
        signed_in(office).post(address(hall, f"van-ban/{kind}/"))
        signed_in(office).post(address(hall, f"van-ban/{kind}/"))
    assert Paper.objects.filter(about_kind="live.sitting").count() == 2
    early = signed_in(publisher).post(address(hall, "ban-hanh-ket-luan/"))
    assert early.status_code == 409 and hall.fresh().state == SittingState.SIGNED

    paper = Paper.objects.get(key=conclusion.paper_key(hall.sitting))
    issuing.sign(paper, name="Ngô Văn Thịnh", position="CHÁNH VĂN PHÒNG", by=office)
    issuing.issue(paper, by=office)
    signed_in(publisher).post(address(hall, "ban-hanh-ket-luan/"))
    signed_in(hall.coordinator).post(address(hall, "theo-doi/"))

    hall.fresh()
    assert (hall.sitting.state, hall.sitting.conclusion_paper) == (SittingState.FOLLOW_UP, paper.public_id)
    assert hall.conference.state == ConferenceState.CONCLUDED
    text = "\n".join(one.text for one in Document(io.BytesIO(issuing.file_bytes(paper, form="docx"))).paragraphs)
    assert "Phòng Kinh tế" in text and "20/12/2026" in text and "tiền hỗ trợ chuyển nghề" in text
    assert "Khởi" not in text
    assert issuing.file_bytes(paper, form="pdf").startswith(b"%PDF")


def test_the_minutes_say_who_chaired_who_wrote_and_what_happened_when() -> None:
    hall = ended()
    office = person(Role.OFFICE, hall.authority, organisation(hall.authority, "van-phong"))
    signed_in(office).post(address(hall, "van-ban/bien-ban/"))

    paper = Paper.objects.get(key=f"minutes:{hall.sitting.public_id}")
    text = str(paper.content)

    for words in (hall.chair.name, hall.secretary.name, "tiền hỗ trợ chuyển nghề", "09 giờ 00", "NGƯỜI GHI BIÊN BẢN"):
        assert words in text, words


def test_each_act_belongs_to_one_duty() -> None:
    hall = ended()
    supervisor = person(Role.SUPERVISOR, hall.authority, organisation(hall.authority, "mttq"))
    stranger = in_session(authority("xa-phuc-hoa")).chair

    for who, path, status in (
        (hall.chair, "bien-ban-xong/", 403),
        (hall.secretary, "ky-bien-ban/", 403),
        (hall.coordinator, "ban-hanh-ket-luan/", 403),
        (supervisor, "van-ban/bien-ban/", 403),
        (stranger, "ky-bien-ban/", 404),
    ):
        assert signed_in(who).post(address(hall, path)).status_code == status, path
    assert signed_in(stranger).get(address(hall)).status_code == 404
    assert hall.fresh().state == SittingState.ENDED
    with pytest.raises(Refused):
        minutes.sign(hall.sitting, by=hall.chair)


def test_the_supervisor_reads_the_conclusion_and_not_the_minutes() -> None:
    hall = ended()
    supervisor = person(Role.SUPERVISOR, hall.authority, organisation(hall.authority, "mttq"))

    seen = signed_in(supervisor).get(address(hall)).content.decode()
    written = signed_in(hall.secretary).get(address(hall)).content.decode()

    assert "20/12/2026" in seen and "Số 1 phát biểu" not in seen
    assert "Số 1 phát biểu" in written


def test_before_the_doors_are_open_the_page_offers_to_open_them() -> None:
    hall = in_session()
    hall.sitting.segments.all().delete()
    hall.sitting.commands.all().delete()
    hall.sitting.delete()

    page = signed_in(hall.coordinator).get(address(hall)).content.decode()

    assert "Mở bàn đón tiếp" in page


@pytest.mark.clause("S-41")
def test_a_notice_that_tells_what_became_internal_since_is_warned_of_until_it_is_made_again() -> None:
    hall = ended()
    office = person(Role.OFFICE, hall.authority, organisation(hall.authority, "van-phong"))
    signed_in(hall.secretary).post(address(hall, "bien-ban-xong/"))
    signed_in(hall.chair).post(address(hall, "ky-bien-ban/"))
    browser = signed_in(office)
    browser.post(address(hall, "van-ban/ket-luan/"))
    warning = "đã trở thành chuyên đề nội bộ"
    assert warning not in browser.get(address(hall)).content.decode()

    matter = hall.sitting.questions.get().opinion.matter
    triage.keep_inside(matter, by=hall.coordinator)

    assert warning in browser.get(address(hall)).content.decode()
    browser.post(address(hall, "van-ban/ket-luan/"))
    assert warning not in browser.get(address(hall)).content.decode()

    paper = Paper.objects.get(key=conclusion.paper_key(hall.sitting))
    assert "tiền hỗ trợ chuyển nghề" not in str(paper.content)


@pytest.mark.clause("S-41")
def test_an_issued_notice_is_warned_of_until_it_is_withdrawn() -> None:
    hall = ended()
    office = person(Role.OFFICE, hall.authority, organisation(hall.authority, "van-phong"))
    browser = signed_in(office)
    signed_in(hall.secretary).post(address(hall, "bien-ban-xong/"))
    signed_in(hall.chair).post(address(hall, "ky-bien-ban/"))
    browser.post(address(hall, "van-ban/ket-luan/"))
    paper = Paper.objects.get(key=conclusion.paper_key(hall.sitting))
    issuing.sign(paper, name="Ngô Văn Thịnh", position="CHÁNH VĂN PHÒNG", by=office)
    issuing.issue(paper, by=office)

    triage.keep_inside(hall.sitting.questions.get().opinion.matter, by=hall.coordinator)
    paper.refresh_from_db()
    assert len(conclusion.no_longer_public(hall.sitting, paper)) == 1
    assert "Thu hồi, nêu lý do" in browser.get(address(hall)).content.decode()

    issuing.withdraw(paper, reason="Có nội dung nội bộ", by=office)
    assert conclusion.no_longer_public(hall.sitting, Paper.objects.get(pk=paper.pk)) == []
