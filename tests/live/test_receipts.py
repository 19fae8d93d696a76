"""What is handed in at the desk, or goes into writing, has a receipt with number and code that is told once."""

from __future__ import annotations

import pytest

from doithoai.core import codes, journal
from doithoai.core.transitions import Refused
from doithoai.live import desk, floor, receipts
from doithoai.opinion.models import HeldCode
from tests.factories.live import Hall, in_session, speaker
from tests.factories.people import authority, signed_in

pytestmark = pytest.mark.django_db


def address(hall: Hall, path: str) -> str:
    return f"/{hall.authority.slug}/hoi-truong/{hall.conference.public_id}/{path}/"


def test_a_slip_has_a_receipt_with_its_number_and_the_code_that_opens_it() -> None:
    hall = in_session()
    slip = desk.take_slip(hall.sitting, text="Bao giờ sửa cống thôn Hậu?", place="Thôn Hậu", key="k1", by=hall.desk)
    code = receipts.code_of(slip)
    clerk = signed_in(hall.desk)

    sheet = clerk.get(address(hall, f"ban-dang-ky/bien-nhan/{slip.public_id}")).content.decode()
    screen = clerk.get(address(hall, "ban-dang-ky")).content.decode()

    assert slip.number in sheet and codes.grouped(code) in sheet
    assert slip.number in screen and codes.grouped(code) not in screen
    looked_up = signed_in(hall.desk).post(f"/{hall.authority.slug}/tra-cuu/", {"code": code}, follow=True)
    assert slip.number in looked_up.content.decode()
    # The same press again neither takes a second slip nor holds a second code.
    assert desk.take_slip(hall.sitting, text="Bao giờ?", key="k1", by=hall.desk).pk == slip.pk
    assert HeldCode.objects.count() == 1


def test_once_the_receipt_is_handed_over_nobody_reads_the_code_there() -> None:
    hall = in_session()
    slip = desk.take_slip(hall.sitting, text="Bao giờ sửa cống thôn Hậu?", by=hall.desk)
    code = receipts.code_of(slip)
    clerk = signed_in(hall.desk)
    press = {"screen": "desk", "opinion": slip.public_id}

    for _time in range(2):
        assert clerk.post(address(hall, "viec/da-giao-bien-nhan"), press).status_code == 302

    sheet = clerk.get(address(hall, f"ban-dang-ky/bien-nhan/{slip.public_id}")).content.decode()
    assert slip.number in sheet and codes.grouped(code) not in sheet
    assert receipts.waiting(hall.sitting) == []
    assert journal.history(slip).filter(verb="opinion.receipt_given").count() == 1


def test_who_was_not_heard_finds_a_receipt_at_the_desk_on_the_way_out() -> None:
    hall = in_session()
    turn = speaker(hall)

    floor.begin_concluding(hall.sitting, by=hall.chair)

    turn.refresh_from_db()
    assert [one.pk for one in receipts.waiting(hall.sitting)] == [turn.opinion_id]
    assert turn.opinion is not None and receipts.code_of(turn.opinion)


def test_the_receipts_of_another_conference_and_other_duties_are_shut_out() -> None:
    hall, other = in_session(), in_session(authority("xa-phuc-hoa"))
    slip = desk.take_slip(hall.sitting, text="Bao giờ sửa cống thôn Hậu?", by=hall.desk)
    path = address(hall, f"ban-dang-ky/bien-nhan/{slip.public_id}")

    crossed = address(other, f"ban-dang-ky/bien-nhan/{slip.public_id}")
    assert [signed_in(who).get(path).status_code for who in (hall.secretary, hall.answerer)] == [403, 403]
    assert signed_in(other.desk).get(crossed).status_code == 404
    with pytest.raises(Refused):
        receipts.hand_over(hall.sitting, slip, by=hall.answerer)
    assert receipts.code_of(slip)
    assert receipts.waiting(other.sitting) == []


def test_the_sheet_of_a_confidential_slip_says_nothing_of_it() -> None:
    hall = in_session()
    slip = desk.take_slip(hall.sitting, text="Tôi tố cáo cán bộ thôn Hậu nhận tiền của dân.", by=hall.desk)
    slip.refresh_from_db()
    assert slip.matter.is_sealed

    clerk = signed_in(hall.desk)
    for path in (f"ban-dang-ky/bien-nhan/{slip.public_id}", "ban-dang-ky"):
        shown = clerk.get(address(hall, path)).content.decode()
        assert slip.number in shown and "tố cáo cán bộ" not in shown
