"""Printing forms and entering them one after the other: numbers, progress, what is missing, scans, bad input."""

from __future__ import annotations

import copy
import io
from typing import Any

import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from PIL import Image

from doithoai.conference.models import Conference
from doithoai.core import clock, codes, uploads
from doithoai.core.formats import vndate
from doithoai.opinion import paper_runs
from doithoai.opinion.models import Contact, Opinion, PaperRun, PaperSheet, Submission
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.conference import conference
from tests.factories.rows import comes_back, nothing_written

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
HEAP = "Bãi rác thôn Hậu thối không chịu nổi, đề nghị xã cho xe chở đi."


def desk() -> tuple[Acting, Conference]:
    clerk = people.person("intake", people.authority())
    return clerk, conference(clerk.authority)


made = once.fixture(desk)


@pytest.fixture
def both(db: None, made: tuple[Acting, Conference]) -> tuple[Acting, Conference]:
    return copy.deepcopy(made)


@pytest.fixture
def clerk(both: tuple[Acting, Conference]) -> Acting:
    return both[0]


@pytest.fixture
def meeting(both: tuple[Acting, Conference]) -> Conference:
    return both[1]


@pytest.fixture
def run(clerk: Acting, meeting: Conference) -> PaperRun:
    return paper_runs.print_run(meeting, copies=4, by=clerk)


def page(who: Acting, where: str, run: PaperRun | None = None, query: str = "", **data: Any) -> HttpResponse:
    address = reverse(f"office:{where}", args=[SLUG, *([run.public_id] if run else [])]) + query
    return people.signed_in(who).post(address, data) if data else people.signed_in(who).get(address)


def sheet(**changed: Any) -> dict[str, Any]:
    return {"number": "1", "received_on": vndate(clock.today()), "text": HEAP, "key": "sheet-1"} | changed


def text_of(answer: HttpResponse) -> str:
    document = pypdfium2.PdfDocument(answer.content)
    return " ".join(page.get_textpage().get_text_range() for page in document)


def scans(pages: int) -> bytes:
    first, *others = [Image.new("RGB", (420, 595), (250 - n, 255, 255)) for n in range(pages)]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


def test_numbers_are_reserved_and_the_sheets_come_as_pdf(clerk: Acting, meeting: Conference) -> None:
    done = page(clerk, "printings", conference=meeting.pk, copies="3", size="a5", through="")

    run = PaperRun.objects.get()
    assert done.status_code == 302 and run.public_id in done["Location"] and run.copies == 3
    made = page(clerk, "printing_file", run, again="1")
    assert made["Content-Type"] == "application/pdf" and len(pypdfium2.PdfDocument(made.content)) == 3
    assert run.name_of(2) in text_of(made)
    listed = page(clerk, "printings").content.decode()
    assert str(run) in listed and codes.grouped(paper_runs.code_of(run, 1)) not in listed


@pytest.mark.parametrize(
    ("field", "value"),
    [("copies", "0"), ("copies", "9999"), ("copies", "mười"), ("size", "a3"), ("conference", "")],
)
def test_a_printing_that_cannot_be_comes_back_as_typed(
    clerk: Acting, meeting: Conference, field: str, value: str
) -> None:
    values = {"conference": meeting.pk, "copies": "37", "size": "a4"} | {field: value}
    with nothing_written():
        answer = page(clerk, "printings", **values)

    comes_back(answer, field, *(["37"] if field != "copies" else []))


def test_the_next_sheet_stands_ready_with_what_the_last_one_said(clerk: Acting, run: PaperRun) -> None:
    assert "P-" in page(clerk, "printing_entry", run).content.decode()

    saved = page(clerk, "printing_entry", run, **sheet(place="thôn Hậu", category="people", name="Bà Lụa"))

    opinion = Opinion.objects.get()
    assert opinion.submission.code_digest == codes.digest(paper_runs.code_of(run, 1))
    assert (opinion.conference, opinion.submission.door) == (run.conference, "paper")
    after = people.signed_in(clerk).get(saved["Location"]).content.decode()
    assert run.name_of(2) in after and "thôn Hậu" in after and "1/4" in after
    assert "Bà Lụa" not in after + saved["Location"] and HEAP not in after


def test_a_number_entered_before_is_refused_with_who_entered_it(clerk: Acting, run: PaperRun) -> None:
    page(clerk, "printing_entry", run, **sheet())
    other = people.person("coordinator", clerk.authority)

    with nothing_written():
        answer = page(other, "printing_entry", run, **sheet(key="other", text="Đèn đường hỏng.", place="thôn Nội"))

    assert clerk.person.full_name in answer.content.decode()
    comes_back(answer, "number", "Đèn đường hỏng.", "thôn Nội")


def test_the_button_pressed_twice_enters_one_sheet(clerk: Acting, run: PaperRun) -> None:
    first, again = (page(clerk, "printing_entry", run, **sheet()) for _press in range(2))

    assert first["Location"] == again["Location"] and Submission.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("number", "9"),
        ("number", "P-1999-0001"),
        ("number", ""),
        ("text", " "),
        ("phone", "123"),
        ("email", "không phải thư"),
        ("received_on", "32/13/2026"),
        ("category", "nobody"),
    ],
)
def test_what_is_wrong_on_a_sheet_comes_back_as_typed(clerk: Acting, run: PaperRun, field: str, value: str) -> None:
    with nothing_written():
        answer = page(clerk, "printing_entry", run, **sheet(**{"place": "thôn Hậu", "name": "Bà Lụa", field: value}))

    comes_back(answer, field, "thôn Hậu", "Bà Lụa")


def test_a_sheet_is_skipped_with_a_reason_and_the_next_one_stands_ready(clerk: Acting, run: PaperRun) -> None:
    done = page(clerk, "printing_skip", run, "?place=th%C3%B4n+H%E1%BA%ADu", number="P-1", reason="lost")
    assert done.status_code == 422
    done = page(clerk, "printing_skip", run, "?place=th%C3%B4n+H%E1%BA%ADu", number=run.name_of(1), reason="lost")

    after = people.signed_in(clerk).get(done["Location"]).content.decode()
    assert run.name_of(2) in after and "thôn Hậu" in after and "1/4" in after
    for wrong in ({"number": "2", "reason": "none"}, {"number": "77", "reason": "lost"}, {"number": "2"}):
        with nothing_written():
            assert page(clerk, "printing_skip", run, **wrong).status_code == 422


def test_the_page_of_a_printing_lists_what_did_not_come_back(clerk: Acting, run: PaperRun) -> None:
    page(clerk, "printing_entry", run, **sheet())
    page(clerk, "printing_skip", run, number="3", reason="blank")

    shown = page(clerk, "printing", run)

    assert shown.context["missing"] == [run.name_of(2), run.name_of(4)]
    assert [row.number for row in shown.context["skipped"]] == [3]
    again = text_of(page(clerk, "printing_file", run, again="1"))
    assert run.name_of(2) in again and run.name_of(1) not in again and run.name_of(3) not in again


def test_with_all_dealt_with_there_is_nothing_to_enter(clerk: Acting, run: PaperRun) -> None:
    for number in "1234":
        page(clerk, "printing_skip", run, number=number, reason="lost")

    assert page(clerk, "printing_entry", run).status_code == 302
    assert page(clerk, "printing_file", run, again="1").status_code == 409


def test_each_page_of_a_scan_waits_for_its_sheet_and_is_kept_with_it(clerk: Acting, run: PaperRun) -> None:
    page(clerk, "printing_skip", run, number="1", reason="lost")
    data = scans(2)
    for _press in range(2):
        assert page(clerk, "printing_scans", run, file=SimpleUploadedFile("quet.pdf", data)).status_code == 302

    waiting = PaperSheet.objects.exclude(scan="")
    assert [row.number for row in waiting] == [2, 3] and all(uploads.is_locked(row.scan) for row in waiting)
    place = reverse("office:printing_scan", args=[SLUG, run.public_id, 2])
    assert place in page(clerk, "printing_entry", run).content.decode()
    picture = people.signed_in(clerk).get(place)
    assert Image.open(io.BytesIO(b"".join(picture.streaming_content))).format == "JPEG"  # type: ignore[attr-defined]
    page(clerk, "printing_entry", run, **sheet(number="2"))
    assert Submission.objects.get().files.count() == 1
    assert people.signed_in(clerk).get(place).status_code == 404


@pytest.mark.parametrize("name", ["too many", "no pdf", "broken", "nothing"])
def test_a_scan_that_does_not_fit_is_refused(clerk: Acting, run: PaperRun, name: str) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "JPEG")
    data = {"too many": scans(5), "no pdf": picture.getvalue(), "broken": b"%PDF-1.4 x %%EOF", "nothing": b""}[name]

    with nothing_written():
        answer = page(clerk, "printing_scans", run, file=SimpleUploadedFile("quet.pdf", data), press="1")

    comes_back(answer, "file")


def test_a_sheet_that_tells_of_a_wrong_is_sealed_with_its_scan(clerk: Acting, run: PaperRun) -> None:
    page(clerk, "printing_scans", run, file=SimpleUploadedFile("quet.pdf", scans(1)))
    page(clerk, "printing_entry", run, **sheet(text="Tôi tố cáo ông trưởng thôn nhận hối lộ 20 triệu đồng."))

    kept = Submission.objects.get().files.get().attachment
    assert kept.is_sealed and Submission.objects.get().text == ""
    assert Contact.objects.count() == 0


def test_a_printing_of_another_conference_is_not_there_for_its_desk(clerk: Acting, run: PaperRun) -> None:
    elsewhere = people.authority("xa-ben-canh")
    foreign = paper_runs.print_run(conference(elsewhere), copies=1, by=people.person("intake", elsewhere))

    assert page(clerk, "printing", foreign).status_code == 404
    assert page(people.person("desk", clerk.authority, conference=run.conference), "printing", run).status_code == 200
    assert page(people.person("media", clerk.authority), "printing", run).status_code == 403
