"""Lists are filtered in their address, and one search forgives missing marks; each sees only what is theirs."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from doithoai.core import sheets
from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, triage
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


@pytest.fixture
def place() -> Commune:
    return Commune()


def matter(place: Commune, text: str, **field: Any) -> Matter:
    row = intake.receive(place.authority, door="web", texts=[text], by=CITIZEN).opinions[0].matter
    if field:
        triage.classify(row, field=place.field(**field), title=text, by=place.coordinator)
    return row


def read(who: Acting, name: str, **query: str) -> str:
    answer = people.signed_in(who).get(reverse(f"office:{name}", args=[SLUG]), query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    "typed",
    ["thoát nước", "thoat nuoc", "THOAT   NUOC", "nước thoát", "thoa\u0301t nu\u031bo\u031b\u0301c", "ubnd thoát"],
)
def test_words_are_found_however_they_are_typed(place: Commune, typed: str) -> None:
    found = matter(place, "Đề nghị UBND xã sửa cống thoát nước sau chợ")
    other = matter(place, "Đèn đường thôn hỏng")

    page = read(place.coordinator, "search", q=typed)

    assert found.number in page and other.number not in page


def test_a_number_is_found_and_nothing_says_so_in_words(place: Commune) -> None:
    row = matter(place, "Đèn đường thôn hỏng")

    assert row.public_id in read(place.coordinator, "search", q=row.number)
    assert row.public_id in read(place.coordinator, "search", q=row.number.lower())
    assert row.public_id not in read(place.coordinator, "search", q="không có từ này")


def test_an_agency_finds_what_it_works_on_and_nothing_else(place: Commune) -> None:
    mine = matter(place, "Cống sau chợ bé", code="NUOC", name="Nước")
    other = matter(place, "Cống đầu làng bé", code="NUOC", name="Nước")
    place.assigned(mine)

    page = read(place.clerk, "search", q="cong be")

    assert mine.public_id in page and other.public_id not in page
    assert "Không" in read(place.neighbour, "search", q="cong be") or mine.public_id not in read(
        place.neighbour, "search", q="cong be"
    )


@pytest.mark.clause("S-13")
def test_what_is_late_or_waits_is_one_click_away(place: Commune) -> None:
    waits = matter(place, "Đèn đường thôn hỏng")
    late = matter(place, "Cống sau chợ bé", code="NUOC", name="Nước")
    place.assigned(late)
    Matter.objects.filter(pk=late.pk).update(due_on="2026-01-05")

    shown = {
        "all": read(place.coordinator, "matters"),
        "late": read(place.coordinator, "matters", state="late"),
        "lead": read(place.coordinator, "matters", lead=str(place.agency.pk)),
        "received": read(place.coordinator, "matters", state="received"),
        "nothing": read(place.coordinator, "matters", state="resolved"),
    }

    assert {name: (late.number in page, waits.number in page) for name, page in shown.items()} == {
        "all": (True, True),
        "late": (True, False),
        "lead": (True, False),
        "received": (False, True),
        "nothing": (False, False),
    }


def test_a_main_field_lists_its_parts_too(place: Commune) -> None:
    top = place.field("HA-TANG", name="Hạ tầng")
    part = place.field("CAU", name="Cầu", parent=top)
    row = matter(place, "Cầu yếu")
    triage.classify(row, field=part, by=place.coordinator)

    assert row.number in read(place.coordinator, "matters", field=str(top.pk))


def test_the_list_goes_out_as_a_spreadsheet_whose_cells_are_text(place: Commune) -> None:
    matter(place, "=1+1 là công thức", code="NUOC", name="Nước")

    answer = people.signed_in(place.coordinator).get(reverse("office:matters_export", args=[SLUG]))

    rows = sheets.read_rows(answer.content, "van-de.xlsx")
    assert len(rows) == 2 and rows[1][1].lstrip("'").startswith("=1+1")
    assert (
        people.signed_in(people.person("media", place.authority))
        .get(reverse("office:matters_export", args=[SLUG]))
        .status_code
        == 403
    )
