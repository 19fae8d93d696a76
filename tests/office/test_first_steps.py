"""What is still to do: read from the data, left and taken up again, gone from the page of today when done."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse
from docx import Document

from doithoai.core import journal, sheets
from doithoai.office import first_steps
from doithoai.people import importing_organisations, organising
from doithoai.people.models import Authority, Organisation
from tests.factories import people
from tests.factories.conference import NOW

pytestmark = pytest.mark.django_db
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place() -> Authority:
    return people.authority(superior_name="", address="", term_label="")


@pytest.fixture
def admin(place: Authority) -> Any:
    return people.person("administrator", place)


@pytest.fixture
def browser(admin: Any) -> Client:
    return people.signed_in(admin)


def at(name: str, place: Authority, *rest: object) -> str:
    return reverse(f"office:{name}", args=[place.slug, *rest])


def text(response: object) -> str:
    return response.content.decode()  # type: ignore[attr-defined,no-any-return]


def states(place: Authority) -> dict[str, str]:
    place.refresh_from_db()
    return {step.key: step.state for step in first_steps.of(place)}


@override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="")
def test_a_fresh_authority_has_everything_to_do_but_what_the_first_page_asked(
    place: Authority, browser: Client
) -> None:
    page = text(browser.get(at("first_steps", place)))

    assert {key for key, state in states(place).items() if state == first_steps.DONE} == {"authority"}
    for step in first_steps.of(place):
        assert step.url in page
        assert browser.get(step.url).status_code == 200
    assert at("first_steps", place) in text(browser.get(at("today", place)))


def test_each_step_is_done_by_its_ordinary_page_and_then_nothing_is_asked_any_more(
    place: Authority, admin: Any, browser: Client
) -> None:
    organising.change_settings(
        place, by=admin, superior_name="Đảng bộ tỉnh Bắc Ninh", address="Thôn Đồng Khoát", term_label="2025-2030"
    )
    sheet = sheets.read_rows(browser.get(at("organisations_template", place)).content, "mau.xlsx")
    assert [line.code for line in importing_organisations.read(place, sheet).lines] == ["UBND", "KT"]
    file = SimpleUploadedFile("don-vi.xlsx", sheets.write_xlsx(sheet[0], sheet[1:]))
    preview = text(browser.post(at("organisations_import", place), {"file": file}))
    carried = re.search(r'name="rows" value="([^"]+)"', preview)
    assert carried and not Organisation.objects.exists()
    browser.post(at("organisations_import", place), {"rows": carried[1]})
    browser.post(at("clocks_confirm", place))
    for year in (2026, 2027):
        browser.post(at("holidays_confirm", place), {"year": year, "basis": f"Thông báo nghỉ lễ {year}"})
    browser.post(at("mail_test", place), {"address": "chuyen.vien@example.vn"})
    for role in first_steps.NEEDED:
        people.person(role, place)
    browser.post(at("paper_look", place))

    assert set(states(place).values()) == {first_steps.DONE}
    assert [letter.to for letter in mail.outbox] == [["chuyen.vien@example.vn"]]
    assert "example.vn" not in "".join(str(entry.facts) for entry in journal.history(place))
    assert at("first_steps", place) not in text(browser.get(at("today", place)))


def test_a_step_is_left_for_later_and_taken_up_again(place: Authority, browser: Client) -> None:
    for key in first_steps.KEYS:
        assert browser.post(at("first_step_skip", place, key)).status_code == 302
    left = states(place)
    gone = at("first_steps", place) not in text(browser.get(at("today", place)))
    browser.post(at("first_step_resume", place, "look"))

    assert (left.pop("authority"), set(left.values()), gone) == (first_steps.DONE, {first_steps.LEFT}, True)
    assert states(place)["look"] == first_steps.OPEN
    assert browser.post(at("first_step_skip", place, "khong-co")).status_code == 404


def test_who_does_not_keep_the_settings_is_not_asked(place: Authority) -> None:
    coordinator = people.signed_in(people.person("coordinator", place))

    assert at("first_steps", place) not in text(coordinator.get(at("today", place)))
    assert coordinator.post(at("first_step_skip", place, "look")).status_code == 403


@override_settings(EMAIL_BACKEND=SMTP, EMAIL_HOST="127.0.0.1", EMAIL_PORT=9)
def test_a_mail_server_that_does_not_answer_is_said_and_the_step_stays(place: Authority, browser: Client) -> None:
    answer = browser.post(at("mail_test", place), {"address": "chuyen.vien@example.vn"})

    assert answer.status_code == 422
    assert "ConnectionRefusedError" in text(answer)
    assert states(place)["mail"] == first_steps.OPEN


def test_the_sample_carries_the_letterhead_and_is_no_paper(place: Authority, browser: Client) -> None:
    word = browser.get(at("paper_look_file", place, "docx")).content
    pdf = browser.get(at("paper_look_file", place, "pdf")).content
    cells = [cell.text for table in Document(io.BytesIO(word)).tables for row in table.rows for cell in row.cells]

    assert "ĐẢNG ỦY XÃ TÂN YÊN" in " ".join(cells).upper()
    assert pdf.startswith(b"%PDF")
