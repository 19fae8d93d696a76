"""Supervision at the desk: what waits for whom, samples from the draw to the finding, tables to take away."""

from __future__ import annotations

import copy
import io
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from doithoai.casework import oversight, sampling
from doithoai.casework.models import Remark, Sample
from doithoai.core import clock
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SEED = "xúc xắc 6241"


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def get(who: Acting, name: str, *args: Any, **query: str) -> HttpResponse:
    return people.signed_in(who).get(url(name, *args), query)


def read(who: Acting, name: str, *args: Any, **query: str) -> str:
    response = get(who, name, *args, **query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def post(who: Acting, name: str, *args: Any, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(url(name, *args), data)


def cells(response: HttpResponse) -> list[tuple[Any, ...]]:
    sheet = load_workbook(io.BytesIO(response.content)).active
    assert sheet is not None
    return [tuple(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def remarked(commune: Commune, text: str = "Đề nghị nêu rõ hạn.") -> Remark:
    given = commune.assigned()
    return oversight.remark(given.matter, organisation=commune.front, text=text, by=commune.supervisor)


@pytest.mark.clause("S-18", "G-11")
def test_an_open_remark_stands_in_the_work_of_the_coordinator_and_of_the_organisation_until_it_is_replied_to(
    commune: Commune,
) -> None:
    row = remarked(commune)
    link = url("remark_reply", row.public_id)
    for who in (commune.coordinator, commune.clerk, commune.head):
        assert link in read(who, "today")
    assert link not in read(commune.neighbour, "today")
    assert url("remarks") in read(commune.supervisor, "today")

    Remark.objects.filter(pk=row.pk).update(created_at=clock.now() - timedelta(days=60))
    assert "due--late" in read(commune.clerk, "today")
    late = read(commune.supervisor, "remarks", state="late")
    assert "Đề nghị nêu rõ hạn." in late and "due--late" in late
    assert post(commune.clerk, "remark_reply", row.public_id, text="Hạn quý I năm 2027.").status_code == 302

    for who in (commune.coordinator, commune.clerk):
        assert link not in read(who, "today")
    assert "Hạn quý I năm 2027." in read(commune.supervisor, "remarks", state="answered")
    assert "Hạn quý I năm 2027." not in read(commune.supervisor, "remarks", state="open")


def test_the_list_of_remarks_is_filtered_and_taken_away_without_who_sent_it(commune: Commune) -> None:
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    remarked(commune)
    inside = remarked(commune, "Về việc nội bộ")
    Matter.objects.filter(pk=inside.matter_id).update(is_internal=True)
    women = people.organisation(commune.authority, "phu-nu")

    whole = cells(get(commune.supervisor, "remarks_export"))
    assert [row[5] for row in whole] == ["Đề nghị nêu rõ hạn."]
    assert len(cells(get(commune.coordinator, "remarks_export"))) == 2
    assert cells(get(commune.supervisor, "remarks_export", state="answered")) == []
    assert "Đề nghị nêu rõ hạn." in read(commune.supervisor, "remarks", body=str(commune.front.pk))
    assert "Về việc nội bộ" not in read(commune.supervisor, "remarks")
    assert "Đề nghị nêu rõ hạn." in read(commune.supervisor, "remarks", body=str(women.pk))  # unknown: not narrowed
    assert get(commune.clerk, "remarks").status_code == 403


def test_who_remarks_does_so_for_the_organisation_for_which_the_person_supervises(commune: Commune) -> None:
    given = commune.assigned()
    both = people.also(commune.clerk, "supervisor", commune.authority, commune.front)

    post(both, "remark", given.matter.public_id, text="Cần nêu hạn.")

    assert Remark.objects.get().organisation == commune.front


@pytest.mark.clause("S-18", "G-11")
def test_a_supervisor_draws_asks_and_publishes(commune: Commune) -> None:
    for n in range(3):
        commune.published(commune.assigned(commune.matter(title=f"Cống số {n}")))
    assert post(commune.supervisor, "sample_new", until="01/01/2030", size="2", seed=SEED).status_code == 422
    day = f"{clock.today():%d/%m/%Y}"
    drawn = post(commune.supervisor, "sample_new", until=day, size="2", seed=SEED)
    sample = Sample.objects.get()
    assert drawn.headers["Location"] == url("sample", sample.public_id)
    assert post(commune.supervisor, "sample_new", until=day, size="9", seed=SEED).status_code == 422
    assert url("samples") in read(commune.supervisor, "today")
    assert get(commune.supervisor, "sample_publish", sample.public_id).status_code == 200
    assert post(commune.supervisor, "sample_publish", sample.public_id, finding="Tốt").status_code == 422

    for place, agrees in ((1, "yes"), (2, "no")):
        said = {"how": "call", "agrees": agrees, "words": "Nước vẫn đọng ở ngõ"}
        assert post(commune.supervisor, "sample_note", sample.public_id, place, **said).status_code == 302
    page = read(commune.supervisor, "sample", sample.public_id)
    assert "Nước vẫn đọng ở ngõ" in page and url("sample_publish", sample.public_id) in page
    disagreeing = sample.drawn.select_related("matter").get(place=2).matter
    assert url("remark", disagreeing.public_id) in page
    post(commune.supervisor, "sample_publish", sample.public_id, finding="Một hộ chưa đồng ý.")

    page = read(commune.supervisor, "sample", sample.public_id)
    assert "Một hộ chưa đồng ý." in page and url("sample_note", sample.public_id, 1) not in page
    assert [row[6:8] for row in cells(get(commune.supervisor, "samples_export"))] == [
        (place, sample.drawn.select_related("matter").get(place=place).matter.number) for place in (1, 2)
    ]
    assert "Nước vẫn đọng" not in str(cells(get(commune.supervisor, "samples_export")))


def test_another_supervisor_reads_the_sample_but_not_the_words_and_notes_nothing(commune: Commune) -> None:
    commune.published()
    sample = sampling.draw(
        commune.authority,
        organisation=commune.front,
        since=None,
        until=clock.today(),
        size=1,
        seed=SEED,
        by=commune.supervisor,
    )
    sampling.note(sample.drawn.get(), how="visit", agrees="no", words="Nước vẫn đọng", by=commune.supervisor)
    women = people.person("supervisor", commune.authority, people.organisation(commune.authority, "phu-nu"))

    assert "Nước vẫn đọng" in read(commune.supervisor, "sample", sample.public_id)
    assert "Nước vẫn đọng" not in read(women, "sample", sample.public_id)
    assert get(women, "sample_note", sample.public_id, 1).status_code == 404
    assert get(women, "sample_publish", sample.public_id).status_code == 404
    for who in (commune.coordinator, commune.standing, commune.clerk):
        assert get(who, "sample", sample.public_id).status_code == 403


def test_what_a_drawn_matter_was_answered_stands_beside_the_note_and_no_contact_data(commune: Commune) -> None:
    commune.published(commune.assigned(commune.matter(email="nguoi.gui@example.org")))
    sample = sampling.draw(
        commune.authority,
        organisation=commune.front,
        since=None,
        until=clock.today(),
        size=1,
        seed=SEED,
        by=commune.supervisor,
    )
    opinion = sample.drawn.get().matter.opinions.get()
    contact = url("opinion_contact", opinion.public_id)

    page = read(commune.supervisor, "sample_note", sample.public_id, 1)
    assert "Xã làm lại cống trong quý I năm 2027." in page
    assert contact not in page and "nguoi.gui" not in page and opinion.text not in page
    reader = people.also(commune.supervisor, "contact_reader", commune.authority)
    assert contact in read(reader, "sample_note", sample.public_id, 1)


@pytest.mark.parametrize("name", ["today", "remarks", "samples"])
def test_pages_of_a_supervisor_ask_few_questions_of_the_database(
    commune: Commune, name: str, django_assert_max_num_queries: Any
) -> None:
    for n in range(4):
        row = remarked(commune, f"Nhận xét {n}")
        if n % 2:
            oversight.reply(row, text="Đã rõ", by=commune.coordinator)
        commune.published(commune.assigned(commune.matter(title=f"Cống {n}")))
    for n in range(3):
        sampling.draw(
            commune.authority,
            organisation=commune.front,
            since=None,
            until=clock.today(),
            size=2,
            seed=f"{SEED} {n}",
            by=commune.supervisor,
        )
    browser: Client = people.signed_in(commune.supervisor)
    browser.get(url(name))

    with django_assert_max_num_queries(15):
        assert browser.get(url(name)).status_code == 200
