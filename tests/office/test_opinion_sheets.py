"""From the list of an organisation to the opinions, on pages: look first, then take in, or put aside."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from doithoai.core import clock, sheets
from doithoai.opinion import importing_later
from doithoai.opinion.models import Opinion, SheetImport
from doithoai.opinion.spreadsheets import reading
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests.factories import people
from tests.opinion.sheet_writers import Page, xlsx
from tests.opinion.test_importing import HEAD, ROWS

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Authority:
    return people.authority()


@pytest.fixture
def clerk(place: Authority) -> Acting:
    return people.person("intake", place)


@pytest.fixture
def browser(clerk: Acting) -> Client:
    return people.signed_in(clerk)


def upload(place: Authority, browser: Client, data: bytes, name: str = "thon-ca.xlsx", **more: Any) -> Any:
    file = SimpleUploadedFile(name, data)
    return browser.post(reverse("office:sheets", args=[place.slug]), {"file": file, **more})


def sheet(rows: list | None = None) -> bytes:
    return xlsx(Page("Biểu", [HEAD, *(ROWS if rows is None else rows)]))


def at(name: str, row: SheetImport) -> str:
    return reverse(f"office:{name}", args=[row.authority.slug, row.public_id])


def test_a_file_is_looked_at_then_taken_in(place: Authority, browser: Client) -> None:
    north = people.organisation(place, "bac", name="Chi bộ thôn Bắc", kind="party_cell")

    answer = upload(place, browser, sheet(), through=north.pk)
    row = SheetImport.objects.get()
    page = browser.get(answer["Location"]).content.decode()

    assert answer["Location"] == at("sheet", row) and Opinion.objects.count() == 0
    assert "Cống sau chợ bé quá" in page and "Lò Thị Ban" in page and "Chi bộ thôn Bắc" in page
    # what reads like a denunciation is shown to nobody here
    assert "kế toán" not in page and "thôn Con" not in page
    done = browser.post(at("sheet_take", row), follow=True)
    assert (Opinion.objects.count(), done.context["file"].state) == (4, "taken_in")
    assert row.public_id in browser.get(reverse("office:sheets", args=[place.slug])).content.decode()


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"", "trong.xlsx"), (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "anh.xlsx"), (b"A,B\n1,2\n", "la.csv")],
)
def test_a_file_that_is_no_list_comes_back_with_what_was_chosen(
    place: Authority, browser: Client, data: bytes, name: str
) -> None:
    north = people.organisation(place, "bac", kind="party_cell")

    answer = upload(place, browser, data, name, through=north.pk)

    assert answer.status_code == 422 and f'value="{north.pk}" selected' in answer.content.decode()
    assert SheetImport.objects.count() == 0


def test_rows_that_hold_no_opinion_are_named_with_their_numbers(place: Authority, browser: Client) -> None:
    rows = [["UBND XÃ MẪU"], ["TỔNG HỢP Ý KIẾN"], HEAD, *ROWS, ["Người lập biểu"]]

    answer = upload(place, browser, xlsx(Page("Biểu 7", rows)))

    told = browser.get(answer["Location"]).context["passed_over"]
    assert [(sheet, numbers) for sheet, _what, numbers in told] == [
        ("Biểu 7", "1–2"),
        ("Biểu 7", "3"),
        ("Biểu 7", str(len(rows))),
    ]


def test_the_same_file_again_says_that_nothing_is_new(place: Authority, browser: Client) -> None:
    upload(place, browser, sheet())
    browser.post(at("sheet_take", SheetImport.objects.get()))

    upload(place, browser, sheet())
    again = SheetImport.objects.order_by("-pk")[0]
    page = browser.get(at("sheet", again))

    assert page.context["may_take"] is False
    assert browser.post(at("sheet_take", again)).status_code == 409
    assert Opinion.objects.count() == 4


def test_columns_are_set_by_hand_and_refused_without_opinions(place: Authority, browser: Client) -> None:
    rows = [["Họ tên", "Nội dung", "Bà con mong"], ["Lò Thị Ban", "Giao thông", "Sửa cống sau chợ."]]
    upload(place, browser, xlsx(Page("A", rows)))
    row = SheetImport.objects.get()

    wrong = browser.post(at("sheet_columns", row), {"c0": "name", "c1": "field", "c2": "note"})
    right = browser.post(at("sheet_columns", row), {"c0": "name", "c1": "field", "c2": "content"}, follow=True)

    assert wrong.status_code == 422 and wrong.context["form"].errors
    assert "Sửa cống sau chợ." in right.content.decode()


def test_a_large_file_is_taken_in_by_the_clock(
    place: Authority, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing_later, "AT_ONCE", 2)
    upload(place, browser, sheet())
    row = SheetImport.objects.get()

    waiting = browser.post(at("sheet_take", row), follow=True)

    assert waiting.context["file"].state == "queued" and 'http-equiv="refresh"' in waiting.content.decode()
    assert Opinion.objects.count() == 0
    assert importing_later.take_in_one(clock.now()) is True
    assert importing_later.take_in_one(clock.now()) is False
    assert Opinion.objects.count() == 4
    assert browser.get(at("sheet", row)).context["file"].state == "taken_in"


def test_a_large_file_that_cannot_be_taken_in_goes_back_with_the_sentence(
    place: Authority, browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importing_later, "AT_ONCE", 2)
    for _copy in range(2):
        upload(place, browser, sheet())
    for row in SheetImport.objects.all():
        browser.post(at("sheet_take", row))

    while importing_later.take_in_one(clock.now()):
        pass

    first, second = SheetImport.objects.order_by("pk")
    assert (first.state, second.state, Opinion.objects.count()) == ("taken_in", "previewed", 4)
    assert second.failure and second.failure in browser.get(at("sheet", second)).content.decode()


def test_a_file_is_put_aside(place: Authority, browser: Client) -> None:
    upload(place, browser, sheet())
    row = SheetImport.objects.get()

    browser.post(at("sheet_drop", row))

    assert "Lò Thị Ban" not in browser.get(at("sheet", row)).content.decode()
    assert Opinion.objects.count() == 0


def test_the_template_is_read_by_our_own_rules(place: Authority, browser: Client) -> None:
    body = browser.get(reverse("office:sheet_template", args=[place.slug])).content

    found = reading.read(body, "mau.xlsx").found

    assert sheets.read_rows(body, "mau.xlsx")[0][1] == "Họ và tên"
    assert [(one.sender.name, one.sender.phone) for one in found] == [("Nguyễn Văn An", "0912000000")]


def test_another_authority_finds_no_file(place: Authority, browser: Client) -> None:
    upload(place, browser, sheet())
    stranger = people.signed_in(people.person("intake", people.authority("xa-ngoc-thien")))

    assert stranger.get(at("sheet", SheetImport.objects.get())).status_code == 404


def test_where_no_column_of_opinions_is_found_a_person_names_it(place: Authority, browser: Client) -> None:
    page = xlsx(Page("Biểu", [["Hộ", "Trăn trở"], ["Lò Thị Ban", "Sửa cống sau chợ."]]))

    refused = upload(place, browser, page)
    told = upload(place, browser, page, content_heading="Trăn trở")

    assert refused.status_code == 422 and list(refused.context["form"].errors) == ["content_heading"]
    assert "Sửa cống sau chợ." in browser.get(told["Location"]).content.decode()
