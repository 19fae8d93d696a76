"""Lists are filtered in their address, and one search forgives missing marks; each sees only what is theirs."""

from __future__ import annotations

import copy
import html
import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from doithoai.casework import answering, promising
from doithoai.core import clock, sheets
from doithoai.core.actors import CITIZEN
from doithoai.office.views import matter_list
from doithoai.opinion import intake, search, triage
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


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


def leafed(who: Acting, **query: str) -> list[list[str]]:
    """Numbers of the matters on each page, by the link to the next one."""
    pages, address = [], f"{reverse('office:matters', args=[SLUG])}?{urlencode(query)}"
    browser = people.signed_in(who)
    while address:
        page = browser.get(address).content.decode()
        pages.append(re.findall(r'<div id="([^"]+)">', page))
        onward = re.search(r'href="(\?[^"]+)" rel="next"', page)
        address = f"{reverse('office:matters', args=[SLUG])}{html.unescape(onward[1])}" if onward else ""
    return pages


@pytest.mark.parametrize("query", [{}, {"q": "cong"}, {"q": "cống"}, {"state": "due"}, {"state": "received"}])
def test_a_long_list_is_leafed_through_without_a_gap_and_keeps_its_filter(
    place: Commune, query: dict[str, str]
) -> None:
    rows = [matter(place, "Cống sau chợ bé" if place_in % 3 else "Cong dau lang") for place_in in range(57)]
    days = [clock.today() + timedelta(days=number % 4) for number in range(57)]
    for row, day in zip(rows, days, strict=True):
        Matter.objects.filter(pk=row.pk).update(due_on=day)

    pages = leafed(place.coordinator, **query)

    assert [len(page) for page in pages] == [25, 25, 7]
    expected = [row.number for row in reversed(rows)]
    if query == {"q": "cống"}:
        expected = sorted(expected, key=lambda number: int(number[-4:]) % 3 == 1)
    if query == {"state": "due"}:
        expected = [
            row.number for _day, row in sorted(zip(days, rows, strict=True), key=lambda one: (one[0], one[1].pk))
        ]
    assert sum(pages, []) == expected


def test_one_turns_back_to_the_page_and_comes_back_from_a_matter_to_its_place(place: Commune) -> None:
    rows = [matter(place, "Cống sau chợ bé") for _row in range(60)]
    second = read(place.coordinator, "matters", state="received", sau=str(rows[35].pk))

    assert 'href="?state=received" rel="prev"' in second
    inside = people.signed_in(place.coordinator).get(
        reverse("office:matter", args=[SLUG, rows[34].public_id]), {"state": "received", "sau": str(rows[35].pk)}
    )
    back = f"?state=received&amp;sau={rows[35].pk}#{rows[34].number}"
    assert back in inside.content.decode()
    for nonsense in ("x", "1.2.", "99999999-9", "²", "9" * 40):
        assert rows[59].number in read(place.coordinator, "matters", sau=nonsense) or nonsense == "1.2."


def test_no_more_than_a_thousand_are_counted(place: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matter_list, "COUNTED", 3)
    for _row in range(5):
        matter(place, "Cống sau chợ bé")

    assert "3 vấn đề trở lên" in read(place.coordinator, "matters")
    assert "Nhiều nhất 5 vấn đề" in read(place.coordinator, "matters", q='"cong sau cho"')


def test_an_approved_answer_and_a_promise_are_found_by_their_words(place: Commune) -> None:
    row = place.matter()
    assignment = place.assigned(row)
    promising.commit(row, owner=place.agency, what="Thay cống D1000", due_on=clock.today(), by=place.coordinator)
    assert row.number in read(place.coordinator, "search", q="cong d1000")

    answer = place.handed_in(assignment, body="Mở rộng khẩu độ trước mùa mưa.")
    assert row.number not in read(place.coordinator, "search", q="khau do")
    answering.approve(answer, by=people.person("reviewer", place.authority))
    assert row.number in read(place.coordinator, "search", q="khau do")
    assert search.check() == []
