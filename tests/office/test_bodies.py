"""The page of one organisation's work: slips, the sheet out and in, the letter that urges; work taken by a person."""

from __future__ import annotations

import copy
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from doithoai.casework import answer_sheets, taking
from doithoai.casework.answer_sheets import BODY, HEADER, RESULT, SHORT
from doithoai.casework.models import Answer, Assignment
from doithoai.core import clock, journal, sheets
from doithoai.documents.models import Paper
from doithoai.opinion import intake, triage
from doithoai.opinion.intake import ContactData
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.rows import nothing_written

pytestmark = pytest.mark.django_db


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def read(who: Acting, name: str, *args: str, **query: str) -> str:
    response = people.signed_in(who).get(url(name, *args), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def post(who: Acting, name: str, *args: str, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(url(name, *args), data)


def upload(cells: list[list[str]]) -> io.BytesIO:
    file = io.BytesIO(sheets.write_xlsx(cells[0], cells[1:]))
    file.name = "tra-loi.xlsx"
    return file


def filled(commune: Commune, **words: str) -> list[list[str]]:
    table = sheets.read_rows(answer_sheets.write(commune.agency), "x.xlsx")
    values = {SHORT: "Xã làm lại cống.", BODY: "Đã khảo sát.", RESULT: "Đã giải trình"} | words
    for row in table[1:]:
        row += [""] * (len(HEADER) - len(row))
        for name, said in values.items():
            row[HEADER.index(name)] = said
    return table


def take_over(who: Acting, commune: Commune, cells: list[list[str]], **more: str) -> HttpResponse:
    shown = post(who, "body_answers", commune.agency.public_id, file=upload(cells))
    assert shown.status_code == 200
    held = re.search(r'name="rows" value="([^"]+)"', shown.content.decode())
    assert held is not None
    return post(who, "body_answers", commune.agency.public_id, rows=held[1], **more)


@pytest.mark.clause("S-70")
def test_the_page_shows_what_the_organisation_owes_to_it_and_to_who_gives_work(commune: Commune) -> None:
    work, promise = commune.assigned(), commune.commitment(commune.matter(), what="Nạo vét mương")
    theirs = commune.assigned(commune.matter(title="Việc của Công an"), lead=commune.other)

    for who in (commune.clerk, commune.head, commune.coordinator):
        shown = read(who, "body", commune.agency.public_id)
        assert work.matter.title in shown and promise.what in shown and theirs.matter.title not in shown
    for who, status in ((commune.neighbour, 404), (commune.reviewer, 403), (Commune("xa-viet-yen").coordinator, 404)):
        assert people.signed_in(who).get(url("body", commune.agency.public_id)).status_code == status
    assert url("body", commune.agency.public_id) in read(commune.clerk, "answers")
    assert url("body", commune.other.public_id) in read(commune.coordinator, "answers")


@pytest.mark.clause("S-70", "S-35")
def test_a_slip_names_no_sender_and_has_room_for_the_answer_and_a_code_to_the_page(commune: Commune) -> None:
    receipt = intake.receive(
        commune.authority,
        door="counter",
        texts=["Tôi là Lò Thị Mẩy, số 0912345678, nhà cạnh chợ: cống hỏng."],
        by=people.person("intake", commune.authority),
        contact=ContactData(name="Lò Thị Mẩy", phone="0912345678"),
    )
    matter = receipt.opinions[0].matter
    triage.classify(matter, field=commune.field(), by=commune.coordinator, title="Cống sau chợ hỏng")
    work = commune.assigned(matter, asked="Khảo sát, trả lời")

    for shown in (
        read(commune.coordinator, "assignment_slip", work.public_id),
        read(commune.clerk, "body_slips", commune.agency.public_id),
    ):
        for words in (matter.number, "Khảo sát, trả lời", f"{work.due_on:%d/%m/%Y}", "cống hỏng", "slip__qr", "write"):
            assert words in shown
        assert "Mẩy" not in shown and "0912345678" not in shown
    assert people.signed_in(commune.neighbour).get(url("assignment_slip", work.public_id)).status_code == 404


@pytest.mark.clause("S-70")
def test_the_sheet_goes_out_and_comes_back_as_drafts_after_a_look(commune: Commune) -> None:
    commune.assigned()
    got = people.signed_in(commune.coordinator).get(url("body_sheet_file", commune.agency.public_id))
    assert ".xlsx" in got["Content-Disposition"] and len(sheets.read_rows(got.content, "x.xlsx")) == 2
    cells = filled(commune)

    shown = post(commune.coordinator, "body_answers", commune.agency.public_id, file=upload(cells))
    assert "Xã làm lại cống." in shown.content.decode() and not Answer.objects.exists()
    done = take_over(commune.coordinator, commune, cells, hand_in="yes")

    assert done.status_code == 302 and Answer.objects.get().state == "in_review"
    assert Answer.objects.get().author == commune.coordinator.pk
    again = post(commune.coordinator, "body_answers", commune.agency.public_id, file=upload(cells))
    with nothing_written():
        assert again.status_code == 200 and 'name="rows"' not in again.content.decode()


def test_a_bad_file_comes_back_with_a_sentence_and_a_strange_preview_is_refused(commune: Commune) -> None:
    commune.assigned()
    bad = io.BytesIO(b"\x00\x01khong phai bang")
    bad.name = "x.xlsx"

    answer = post(commune.coordinator, "body_answers", commune.agency.public_id, file=bad)
    assert answer.status_code == 422 and "error-summary" in answer.content.decode()
    assert post(commune.coordinator, "body_answers", commune.agency.public_id, file="").status_code == 422
    refused = post(commune.coordinator, "body_answers", commune.agency.public_id, rows="gia-mao")
    assert refused.status_code in (302, 409) and not Answer.objects.exists()
    shown = post(commune.coordinator, "body_answers", commune.agency.public_id, file=upload(filled(commune)))
    held = re.search(r'name="rows" value="([^"]+)"', shown.content.decode())
    assert held is not None
    foreign = post(commune.coordinator, "body_answers", commune.other.public_id, rows=held[1])
    assert foreign.status_code in (302, 409) and not Answer.objects.exists()


def test_what_was_typed_on_line_stands_beside_the_sheet(commune: Commune) -> None:
    work = commune.assigned()
    cells = filled(commune)
    commune.drafted(work, short="Gõ trên mạng", body="Toàn văn gõ trên mạng")

    shown = post(commune.clerk, "body_answers", commune.agency.public_id, file=upload(cells)).content.decode()

    for words in ("Gõ trên mạng", "Toàn văn gõ trên mạng", "Xã làm lại cống.", "Đã khảo sát."):
        assert words in shown
    assert Answer.objects.get().short == "Gõ trên mạng" and 'name="rows"' not in shown


@pytest.mark.clause("S-70")
def test_a_returned_slip_is_entered_by_who_gave_the_work_and_goes_to_the_reviewer(commune: Commune) -> None:
    work = commune.assigned()
    words = {"short": "Xã làm lại cống.", "body": "Đã khảo sát.", "basis": "", "not_accepted_reason": "", "day": ""}

    empty = post(commune.coordinator, "assignment_enter", work.public_id, **dict.fromkeys(words, ""), result="")
    undated = post(commune.coordinator, "assignment_enter", work.public_id, **words, result="scheduled")
    assert (empty.status_code, undated.status_code) == (422, 422) and not Answer.objects.exists()
    assert post(commune.clerk, "assignment_enter", work.public_id, **words, result="explained").status_code == 403
    done = post(commune.coordinator, "assignment_enter", work.public_id, **words, result="explained", hand_in="on")

    assert done.status_code == 302 and Answer.objects.get().state == "in_review"
    assert url("assignment_enter", work.public_id) not in read(commune.clerk, "assignment", work.public_id)


@pytest.mark.clause("S-80")
def test_the_letter_that_urges_opens_as_a_paper_and_stands_on_the_page(commune: Commune) -> None:
    work = commune.assigned()
    assert 'name="new_day"' not in read(commune.coordinator, "body", commune.agency.public_id)
    Assignment.objects.filter(pk=work.pk).update(due_on=clock.today() - timedelta(days=4))

    shown = read(commune.coordinator, "body", commune.agency.public_id)
    assert 'name="new_day"' in shown
    assert 'name="new_day"' not in read(commune.clerk, "body", commune.agency.public_id)
    past = f"{clock.today() - timedelta(days=1):%d/%m/%Y}"
    assert post(commune.coordinator, "body_urge", commune.agency.public_id, new_day=past).status_code == 422
    done = post(commune.coordinator, "body_urge", commune.agency.public_id, new_day="")

    paper = Paper.objects.get()
    assert done["Location"] == url("paper", paper.public_id)
    assert url("paper", paper.public_id) in read(commune.coordinator, "body", commune.agency.public_id)
    for form in ("docx", "pdf"):
        file = people.signed_in(commune.coordinator).get(url("paper_file", paper.public_id, form))
        assert file.status_code == 200 and file.content
    assert journal.history(work).filter(verb="assignment.urge").count() == 1


@pytest.mark.clause("S-70")
def test_work_is_taken_on_its_page_found_under_my_work_and_given_back(commune: Commune) -> None:
    mine, other = commune.assigned(commune.matter(title="Cống sau chợ")), commune.assigned(commune.matter(title="Đèn"))
    colleague = people.person("agency_clerk", commune.authority, commune.agency)

    assert post(commune.clerk, "assignment_take", mine.public_id).status_code == 302
    taking.take(other, by=colleague)
    listed = read(commune.clerk, "answers", mine="on")
    assert "Cống sau chợ" in listed and ">Đèn<" not in listed and commune.clerk.name in listed
    assert commune.clerk.name in read(commune.head, "assignment", mine.public_id)
    assert post(commune.neighbour, "assignment_take", mine.public_id).status_code == 404
    assert post(commune.coordinator, "assignment_take", mine.public_id).status_code == 403
    post(commune.head, "assignment_leave", mine.public_id)

    assert Assignment.objects.get(pk=mine.pk).taken_by is None
    assert "Cống sau chợ" not in read(commune.clerk, "answers", mine="on")


def test_lists_ask_no_more_for_more_rows(commune: Commune, django_assert_max_num_queries: Any) -> None:
    for n in range(6):
        commune.assigned(commune.matter(title=f"Việc {n}"))
        commune.commitment(commune.matter(), what=f"Hứa {n}")
    Assignment.objects.update(due_on=clock.today() - timedelta(days=1))
    browser = people.signed_in(commune.coordinator)

    with django_assert_max_num_queries(22):
        browser.get(url("body", commune.agency.public_id))
    with django_assert_max_num_queries(15):
        browser.get(url("commitments"))
