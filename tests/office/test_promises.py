"""Promises at the desk: those of earlier years, one handed over, those carried over; letters of a referral."""

from __future__ import annotations

import copy
import io
import re
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from doithoai.casework import assigning, inheriting, promising, referring
from doithoai.casework.models import Commitment
from doithoai.conference.models import Conference
from doithoai.core import clock, sheets
from doithoai.documents import issuing
from doithoai.documents.models import Paper
from doithoai.office.views import inherited_promises, opinion_search
from doithoai.opinion.models import Matter
from doithoai.people.models import Organisation
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

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
    file.name = "cam-ket.xlsx"
    return file


@pytest.mark.clause("S-63")
def test_the_template_filled_in_is_looked_at_and_taken_over_and_the_second_time_nothing_is_new(
    commune: Commune,
) -> None:
    browser = people.signed_in(commune.coordinator)
    template = sheets.read_rows(browser.get(url("commitments_template_file")).content, "mau.xlsx")
    assert tuple(template[0]) == inheriting.HEADER

    shown = post(commune.coordinator, "commitments_import", file=upload(template)).content.decode()
    held = re.search(r'name="rows" value="([^"]+)"', shown)
    assert held is not None and template[1][0] in shown and not Commitment.objects.exists()
    assert post(commune.coordinator, "commitments_import", rows=held[1]).status_code == 302

    promise = Commitment.objects.get()
    assert promise.what in read(commune.coordinator, "commitments")
    assert promise.origin in read(commune.clerk, "commitment", promise.public_id)
    again = post(commune.coordinator, "commitments_import", file=upload(template)).content.decode()
    assert 'name="rows"' not in again
    post(commune.coordinator, "commitments_import", rows=held[1])
    assert Commitment.objects.count() == 1
    assert read(commune.coordinator, "matter", promise.matter.public_id)
    assert promise.matter.number not in read(commune.coordinator, "inbox")
    assert promise.matter.number in read(commune.coordinator, "matters")


def test_rows_with_errors_are_named_and_a_bad_file_comes_back(commune: Commune) -> None:
    row = list(inheriting.HEADER)
    shown = post(commune.coordinator, "commitments_import", file=upload([list(inheriting.HEADER), row]))
    assert shown.status_code == 200 and 'name="rows"' not in shown.content.decode()
    strange = post(commune.coordinator, "commitments_import", file=upload([["STT"], ["1"]]))
    assert strange.status_code == 422 and "error-summary" in strange.content.decode()
    refused = post(commune.coordinator, "commitments_import", rows="gia-mao")
    assert refused.status_code == 422 and 'type="file"' in refused.content.decode()
    assert not Commitment.objects.exists()


def test_a_row_that_holds_no_longer_when_the_button_is_pressed_is_named(commune: Commune) -> None:
    template = [list(inheriting.HEADER), list(inherited_promises.EXAMPLE)]
    shown = post(commune.coordinator, "commitments_import", file=upload(template)).content.decode()
    held = re.search(r'name="rows" value="([^"]+)"', shown)
    assert held is not None
    Organisation.objects.filter(pk=commune.agency.pk).update(valid_to=clock.today() - timedelta(days=1))

    answer = post(commune.coordinator, "commitments_import", rows=held[1])

    assert answer.status_code == 422 and not Commitment.objects.exists()
    assert commune.agency.name in answer.content.decode() and 'type="file"' in answer.content.decode()
    assert 'name="rows"' not in answer.content.decode()


@pytest.mark.clause("S-63")
def test_one_promise_is_handed_over_and_given_up_with_a_reason_of_the_list(commune: Commune) -> None:
    promise = commune.scheduled()
    words = {"to": commune.other.pk, "reason": "Phòng đã chuyển nhiệm vụ"}

    assert post(commune.clerk, "commitment_hand_over", promise.public_id, **words).status_code == 403
    assert post(commune.coordinator, "commitment_hand_over", promise.public_id, to="", reason="x").status_code == 422
    own = {"to": commune.agency.pk, "reason": "Lại về chỗ cũ"}
    assert post(commune.coordinator, "commitment_hand_over", promise.public_id, **own).status_code == 422
    assert post(commune.coordinator, "commitment_hand_over", promise.public_id, **words).status_code == 302
    promise.refresh_from_db()
    assert promise.owner == commune.other

    unnamed = post(commune.coordinator, "commitment_give_up", promise.public_id, reason="Không có vốn")
    assert unnamed.status_code == 422
    post(commune.coordinator, "commitment_give_up", promise.public_id, why="no_budget", reason="Tỉnh chưa giao vốn")
    promise.refresh_from_db()
    assert promise.reason == "Chưa bố trí được kinh phí: Tỉnh chưa giao vốn"


def test_the_office_reads_who_moved_the_day(commune: Commune) -> None:
    promise = commune.scheduled()
    asked = promising.ask_extension(
        promise, to_day=promise.due_on + timedelta(days=9), reason="Chờ vốn", by=commune.head
    )
    assigning.decide(asked, granted=True, by=commune.standing)

    assert commune.standing.name in read(commune.coordinator, "commitment", promise.public_id)


@pytest.mark.clause("S-62")
def test_closing_a_conference_leads_to_what_is_open_and_the_next_one_begins_with_it(commune: Commune) -> None:
    held = Conference.objects.create(
        authority=commune.authority, title="Lần một", audience="Nhân dân", state="concluded"
    )
    coming = Conference.objects.create(authority=commune.authority, title="Lần hai", audience="Nhân dân")
    promise = commune.commitment(conference=held, allowed=True)

    closed = post(commune.coordinator, "conference_close", held.public_id)
    assert closed["Location"] == url("conference_carry", held.public_id)
    shown = read(commune.coordinator, "conference_carry", held.public_id)
    assert promise.what in shown and f'value="{coming.pk}" selected' in shown
    empty = post(commune.coordinator, "conference_carry", held.public_id, rows=[promise.pk], to=coming.pk, reason="")
    assert empty.status_code == 422
    words = {"rows": [promise.pk], "to": coming.pk, "reason": "Chờ vốn của tỉnh"}
    assert post(commune.coordinator, "conference_carry", held.public_id, **words).status_code == 302

    told = read(commune.coordinator, "conference", coming.public_id)
    assert promise.what in told and "Chờ vốn của tỉnh" in told
    assert url("conference_carry", held.public_id) not in read(commune.coordinator, "conference", held.public_id)
    nothing = Conference.objects.create(authority=commune.authority, title="Ba", audience="x", state="concluded")
    done = post(commune.coordinator, "conference_close", nothing.public_id)
    assert done["Location"] == url("conference", nothing.public_id)


@pytest.mark.clause("S-36", "S-14")
def test_the_letter_of_a_referral_is_drafted_numbered_and_its_number_proposed(commune: Commune) -> None:
    referral = commune.referral(commune.matter(), commune.matter(), sent=False)
    first = post(commune.coordinator, "referral_paper", referral.public_id, "cong-van")
    again = post(commune.coordinator, "referral_paper", referral.public_id, "cong-van")
    assert first["Location"] == again["Location"] and Paper.objects.count() == 1
    early = post(commune.coordinator, "referral_paper", referral.public_id, "don-doc-tra-loi")
    assert early.status_code in (302, 409) and Paper.objects.count() == 1

    office = people.person("office", commune.authority)
    paper = Paper.objects.get()
    issuing.sign(paper, by=office, name="Trần Văn Lành")
    issuing.issue(paper, by=office)
    assert paper.number_text in read(commune.coordinator, "referral", referral.public_id)
    referring.send(referral, letter=paper.number_text, on=clock.today(), by=commune.coordinator)
    post(commune.coordinator, "referral_paper", referral.public_id, "don-doc-tra-loi")

    urging = Paper.objects.exclude(pk=paper.pk).get()
    assert paper.number_text in urging.content.body[0].text  # type: ignore[union-attr]  # a paragraph
    assert url("paper", urging.public_id) in read(commune.coordinator, "referral", referral.public_id)
    for row in (paper, urging):
        for form in ("docx", "pdf"):
            got = people.signed_in(commune.coordinator).get(url("paper_file", row.public_id, form))
            assert got.status_code == 200 and got.content


def test_an_inherited_matter_stands_on_its_pages_without_an_opinion(commune: Commune) -> None:
    cells = [list(inheriting.HEADER), ["Thay cống", "", "Phòng Kinh tế", "12/06/2024", "", "31/12/2026", "TB 45"]]
    preview = inheriting.read(commune.authority, cells)
    inheriting.take_in(commune.authority, preview, by=commune.coordinator)
    matter = Matter.objects.get()

    assert matter.title in read(commune.coordinator, "matter", matter.public_id)
    assert read(commune.coordinator, "assign", matter.public_id)
    assert matter.title in read(commune.coordinator, "search", q="thay cong")
    assert read(commune.coordinator, "figures")
    assert matter.title in read(commune.supervisor, "matters")


@pytest.mark.both
def test_an_old_promise_is_found_however_many_newer_matters_hold_its_words(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opinion_search, "MOST_MATTERS", 2)
    old = commune.commitment(commune.matter("Cống sau chợ bé"), what="Thay 180 m cống sau chợ")
    other = commune.commitment(commune.matter("Đường thôn Hạ lầy lội"), what="Rải đá 300 m đường thôn")
    for place in range(4):
        commune.matter(f"Cống thoát nước ngõ {place}")

    found = read(commune.coordinator, "search", q="cong sau cho")

    assert old.number in found and other.number not in found
