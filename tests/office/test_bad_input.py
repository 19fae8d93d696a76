"""What is typed wrong at a desk comes back as it was typed, says what to do, and leaves nothing half-written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doithoai.casework.models import Assignment, Commitment
from doithoai.conference.models import Announcement, Conference, Duty
from doithoai.core.models import Entry
from doithoai.core.web import LARGEST_REQUEST
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import NOW, PROGRAMME, TAKE_PART, conference, looked_and_saved, scheduled
from tests.factories.people import signed_in
from tests.factories.programme import coordinator
from tests.factories.rows import comes_back, nothing_written

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
WORDS = "Đối thoại với nhân dân vùng dự án"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def commune() -> Commune:
    return Commune()


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


def typed(**changes: str) -> dict[str, str]:
    return {
        "title": WORDS,
        "day": "10/12/2026",
        "starts_at": "8h",
        "ends_at": "11:00",
        "venue": "Nhà văn hóa thôn Hậu",
        "programme": PROGRAMME,
        "content": "Bồi thường, tái định cư.",
        "how_to_take_part": TAKE_PART,
        "reason": "",
        "save": "1",
        **changes,
    }


def tasks(commune: Commune, **changes: Any) -> dict[str, Any]:
    return {"lead": commune.agency.pk, "purpose": "resolve", "asked": "Khảo sát cống", "due_on": "", **changes}


@pytest.mark.parametrize("day", ["31/02/2026", "10-13-2026", "mai", "10/12"])
def test_a_wrong_date(day: str) -> None:
    writer = coordinator(people.authority())
    row = conference(writer.authority, by=writer)
    desk = signed_in(writer)

    with nothing_written():
        comes_back(desk.post(url("fix", row.public_id), typed(day=day)), "day", f'value="{day}"', WORDS)


def test_a_due_day_that_has_passed(commune: Commune) -> None:
    matter = commune.matter()
    desk = signed_in(commune.coordinator)

    with nothing_written():
        answer = desk.post(url("assign", matter.public_id), tasks(commune, due_on="01/11/2026"))

        comes_back(answer, "due_on", "01/11/2026", "Khảo sát cống")


def test_a_second_lead(commune: Commune) -> None:
    given = commune.assigned()
    desk = signed_in(commune.coordinator)

    with nothing_written():
        answer = desk.post(url("assign", given.matter.public_id), tasks(commune, lead=commune.other.pk))

        comes_back(answer, "lead", "Khảo sát cống", f'value="{commune.other.pk}" selected')
    assert Assignment.objects.get(is_lead=True).organisation == commune.agency


def test_an_answer_by_an_organisation_that_only_co_operates(commune: Commune) -> None:
    commune.assigned(with_=[commune.other])
    part = Assignment.objects.get(organisation=commune.other)
    here = url("assignment", part.public_id)
    desk = signed_in(commune.neighbour)

    with nothing_written():
        back = desk.post(url("answer_begin", part.public_id), HTTP_REFERER=f"http://testserver{here}", follow=True)

    assert back.redirect_chain == [(f"http://testserver{here}", 302)]
    assert "Cơ quan chủ trì" in back.content.decode() or "cơ quan chủ trì" in back.content.decode()


def test_an_answer_by_an_organisation_that_was_not_asked(commune: Commune) -> None:
    answer = commune.drafted()
    desk = signed_in(commune.neighbour)

    with nothing_written():
        refused = desk.post(url("answer", answer.public_id), {"short": "Của tôi", "seen_edits": answer.edits})
        begun = desk.post(url("answer_begin", answer.assignment.public_id))

    assert (refused.status_code, begun.status_code) == (404, 404)
    answer.refresh_from_db()
    assert answer.short != "Của tôi"


def test_a_stale_page() -> None:
    writer = coordinator(people.authority())
    row = conference(writer.authority, by=writer)
    desk = signed_in(writer)
    looked_and_saved(desk, url("fix", row.public_id), typed(seen="planned"))

    with nothing_written():
        slower = desk.post(url("fix", row.public_id), typed(seen="planned", venue="Sân vận động"))

        comes_back(slower, "__all__", "Sân vận động", WORDS)
    row.refresh_from_db()
    assert row.venue == "Nhà văn hóa thôn Hậu"


def test_a_double_click_announces_once() -> None:
    writer = coordinator(people.authority())
    row = scheduled(writer.authority, by=writer)
    desk, form = signed_in(writer), {"change_note": "", "override_reason": ""}

    first = desk.post(url("announce", row.public_id), form)
    with nothing_written():
        second = desk.post(url("announce", row.public_id), form)

    assert (first.status_code, second.status_code, Announcement.objects.count()) == (302, 422, 1)
    assert "error-summary" in second.content.decode()


def test_a_double_click_promises_once(commune: Commune) -> None:
    matter = commune.matter()
    desk = signed_in(commune.coordinator)
    form = {"owner": commune.agency.pk, "what": "Thay 180 m cống", "due_on": "31/12/2026", "done_means": ""}

    first = desk.post(url("commitment_new", matter.public_id), form)
    with nothing_written():
        second = desk.post(url("commitment_new", matter.public_id), form)

        comes_back(second, "__all__", "Thay 180 m cống", "31/12/2026")
    assert (first.status_code, Commitment.objects.count()) == (302, 1)


def test_a_form_without_its_token_says_what_to_do_and_gives_the_words_back(commune: Commune) -> None:
    matter = commune.matter()
    desk = Client(enforce_csrf_checks=True)
    desk.force_login(commune.coordinator.person)

    with nothing_written():
        answer = desk.post(url("assign", matter.public_id), tasks(commune) | {"password": "bi-mat-123"})

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Trang đã mở quá lâu" in page and "chưa được gửi" in page
    assert "Khảo sát cống" in page and "bi-mat-123" not in page


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("ban-chup.pdf", b"%PDF-1.7\n" + bytes(20 * 1024 * 1024), "10 MB"),
        ("ban-chup.pdf", b"MZ\x90\x00" + bytes(400), "ban-chup.pdf"),
    ],
    ids=["20 MB", "a program called .pdf"],
)
def test_a_file_too_large_or_disguised(name: str, data: bytes, words: str) -> None:
    writer = coordinator(people.authority())
    scheduled(writer.authority, by=writer)
    duty = Duty.objects.filter(lead__isnull=False).first()
    assert duty is not None and duty.lead is not None
    desk = signed_in(people.person("agency_head", writer.authority, duty.lead))
    form = {"evidence_text": "Đã gửi báo cáo số 12", "file": SimpleUploadedFile(name, data)}

    with nothing_written():
        answer = desk.post(url("duty", duty.public_id), form)

        assert words in comes_back(answer, "file", "Đã gửi báo cáo số 12")


def test_a_request_that_is_too_large_is_not_even_read(commune: Commune) -> None:
    desk = signed_in(commune.coordinator)
    address = url("assign", commune.matter().public_id)

    with nothing_written():
        many_files = desk.post(address, {}, headers={"content-length": str(LARGEST_REQUEST + 1)})
        many_words = desk.post(address, tasks(commune, asked="a" * 3_000_000))

    for answer in (many_files, many_words):
        assert answer.status_code == 413
        assert "10 MB" in answer.content.decode()


def test_an_organisation_of_another_authority(commune: Commune) -> None:
    there = people.organisation(people.authority("xa-phuc-hoa"))
    matter = commune.matter()
    desk = signed_in(commune.coordinator)

    with nothing_written():
        comes_back(desk.post(url("assign", matter.public_id), tasks(commune, lead=there.pk)), "lead", "Khảo sát cống")


def test_a_row_of_another_authority(commune: Commune) -> None:
    there = Commune("xa-phuc-hoa")
    matter, answer = there.matter(), there.drafted()
    desk = signed_in(commune.coordinator)

    with nothing_written():
        for name, row in (("assign", matter), ("matter", matter), ("commitment_new", matter), ("answer", answer)):
            assert desk.post(url(name, row.public_id), tasks(commune)).status_code in (404, 405), name


def test_a_day_outside_the_approved_quarter_needs_a_reason() -> None:
    writer = coordinator(people.authority())
    row = conference(writer.authority, by=writer)
    desk = signed_in(writer)

    with nothing_written():
        silent = desk.post(url("fix", row.public_id), typed(day="14/01/2027"))
        comes_back(silent, "reason", 'value="14/01/2027"', WORDS, "quý IV/2026")
    looked_and_saved(desk, url("fix", row.public_id), typed(day="14/01/2027", reason="Chờ nghiệm thu."))

    row.refresh_from_db()
    assert row.day == date(2027, 1, 14)
    assert [(one["code"], one["reason"]) for one in row.warnings][0] == ("period", "Chờ nghiệm thu.")
    assert "period" in Entry.objects.filter(verb="conference.schedule").latest("pk").facts["warnings"]


def test_too_little_time_before_the_day_needs_a_reason() -> None:
    writer = coordinator(people.authority())
    row = conference(writer.authority, by=writer)
    desk = signed_in(writer)

    with nothing_written():
        silent = desk.post(url("fix", row.public_id), typed(day="05/11/2026"))
        comes_back(silent, "reason", 'value="05/11/2026"', WORDS)
    assert "near" in [one.code for one in silent.context["warnings"]]
    looked_and_saved(desk, url("fix", row.public_id), typed(day="05/11/2026", reason="Việc cấp bách."))

    row = Conference.objects.get()
    assert row.day == date(2026, 11, 5)
    assert ("near", "Việc cấp bách.") in [(one["code"], one["reason"]) for one in row.warnings]
