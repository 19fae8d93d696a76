"""What came on paper: typed once, with a slip to take along; bad files and gaps keep what was typed."""

from __future__ import annotations

import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from doithoai.conference import scheduling
from doithoai.conference.models import Conference
from doithoai.core import clock, codes
from doithoai.core.formats import vndate
from doithoai.opinion import conservation, lookup
from doithoai.opinion.models import Contact, Opinion, Submission, SubmissionFile
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.conference import conference
from tests.factories.programme import coordinator, issued_plan

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
HEAP = "Bãi rác thôn Hậu thối không chịu nổi, đề nghị xã cho xe chở đi."


@pytest.fixture
def clerk() -> Acting:
    return people.person("intake", people.authority())


def entry(who: Acting, **changed: Any) -> HttpResponse:
    values = {"door": "paper", "received_on": vndate(clock.today()), "text": HEAP, "key": "sheet-1"} | changed
    return people.signed_in(who).post(reverse("office:paper_entry", args=[SLUG]), values)


def code_of(answer: HttpResponse) -> str:
    found = re.search(r'slip__code">([^<]+)<', answer.content.decode())
    assert found is not None
    return found[1]


def test_a_sheet_becomes_an_opinion_with_a_slip_whose_code_finds_it(clerk: Acting) -> None:
    answer = entry(clerk, name="Ông Nguyễn Văn Lành", phone="0571 234 567", place="thôn Hậu", category="people")

    opinion = Opinion.objects.get()
    assert answer.status_code == 200 and opinion.number in answer.content.decode()
    assert opinion.acknowledge_by is not None and vndate(opinion.acknowledge_by) in answer.content.decode()
    assert clerk.authority.phone in answer.content.decode()
    assert lookup.find(clerk.authority, code_of(answer)) == opinion.submission
    row = opinion.submission
    assert (row.door, row.received_by, row.category, row.place) == ("paper", clerk.pk, "people", "thôn Hậu")
    assert (row.consents_to_text, row.consents_to_name, row.contact_for_agency) == (False, False, False)
    assert Contact.objects.get().phone.replace(" ", "") == "0571234567"


def test_a_second_press_saves_nothing_twice_and_tells_no_code(clerk: Acting) -> None:
    entry(clerk)
    again = entry(clerk)

    assert Submission.objects.count() == 1
    assert Opinion.objects.get().number in again.content.decode()
    assert "slip__code" not in again.content.decode()


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["plain", "as browsers send it"])
def test_several_points_of_one_sheet_get_a_number_each_and_one_code(clerk: Acting, end: str) -> None:
    answer = entry(clerk, text=f"{HEAP}{end}---{end}Đèn đường hỏng.{end}---{end}")

    assert [row.number[-4:] for row in Opinion.objects.order_by("part")] == ["0001", "0002"]
    assert conservation.examine(clerk.authority).breaches == ()
    assert codes.normalise(code_of(answer))


def test_a_sheet_from_last_week_runs_from_the_day_it_came(clerk: Acting) -> None:
    day = clock.today() - timedelta(days=6)

    entry(clerk, received_on=vndate(day))
    late = entry(clerk, received_on=vndate(clock.today() + timedelta(days=1)), key="sheet-2")

    assert Opinion.objects.get().received_on == day
    assert late.status_code == 422


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("to.jpg", b"\xff\xd8\xff" + bytes(20 * 1024 * 1024), "10 MB"),
        ("anh.jpg", b"MZ\x90\x00 khong phai anh", "anh.jpg"),
        ("don.pdf", b"<html><script>alert(1)</script></html>", "don.pdf"),
    ],
    ids=["too large", "no picture", "no paper"],
)
def test_a_file_too_large_or_disguised_is_refused_and_everything_typed_stays(
    clerk: Acting, name: str, data: bytes, words: str
) -> None:
    answer = entry(clerk, place="thôn Hậu", name="Bà Lụa", files=SimpleUploadedFile(name, data))

    page = answer.content.decode()
    assert answer.status_code == 422 and words in page
    assert HEAP in page and "thôn Hậu" in page and "Bà Lụa" in page
    assert (Submission.objects.count(), SubmissionFile.objects.count()) == (0, 0)


def test_a_scan_is_kept_beside_the_sheet_and_given_out_as_a_download(clerk: Acting) -> None:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "JPEG")

    entry(clerk, files=SimpleUploadedFile("Nguyen Van Lanh.jpg", drawn.getvalue()))

    opinion, kept = Opinion.objects.get(), SubmissionFile.objects.get().attachment
    address = reverse("office:opinion_file", args=[SLUG, opinion.public_id, kept.public_id])
    answer = people.signed_in(clerk).get(address)
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{opinion.number}.jpg"'
    assert people.signed_in(people.person("media", clerk.authority)).get(address).status_code == 403
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize("change", [{"text": "  "}, {"phone": "123"}, {"email": "không phải thư"}, {"door": "web"}])
def test_what_is_missing_or_wrong_is_said_at_its_place(clerk: Acting, change: dict[str, str]) -> None:
    answer = entry(clerk, place="thôn Hậu", **change)

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in answer.content.decode() or "field--error" in answer.content.decode()
    assert "thôn Hậu" in answer.content.decode()
    assert Opinion.objects.count() == 0


@pytest.mark.clause("S-56")
def test_the_desk_of_a_conference_takes_in_for_that_conference_alone() -> None:
    place = people.authority()
    one, two = scheduling.make_real(issued_plan(place, conferences=2), by=coordinator(place))
    desk = people.person("desk", place, conference=one)

    refused = entry(desk, conference="")
    foreign = entry(desk, conference=two.pk)
    taken = entry(desk, conference=one.pk)

    assert [refused.status_code, foreign.status_code, taken.status_code] == [422, 422, 200]
    assert Opinion.objects.get().conference == one
    assert entry(people.person("agency_clerk", place, people.organisation(place))).status_code == 403


def test_conferences_of_a_closed_year_are_not_offered_at_any_door(clerk: Acting) -> None:
    goes_on = conference(clerk.authority)
    over = Conference.objects.create(authority=clerk.authority, title="Đối thoại năm trước", put_away_on=clock.today())
    browser = people.signed_in(clerk)

    for door in ("paper_entry", "sheets", "printings", "chat"):
        page = browser.get(reverse(f"office:{door}", args=[SLUG])).content.decode()
        assert f">{goes_on.title}</option>" in page, door
        assert over.title not in page, door
