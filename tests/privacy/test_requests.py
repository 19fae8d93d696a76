"""A request about one's own data: number, days by rule, one extension, a decision; and what each kind does."""

from __future__ import annotations

import copy
import hashlib
import io
from collections.abc import Iterator
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import openpyxl
import pypdfium2
import pytest
import time_machine
from django.apps import apps
from django.test import Client
from django.urls import reverse
from django.utils import translation
from docx import Document

from doithoai.conference import recomputing
from doithoai.core import journal
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import consents, contacts, intake, public_text, telling
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Contact, Opened, Opinion
from doithoai.people.models import Clock
from doithoai.portal.forms import opinion as portal
from doithoai.privacy import asking, breach, deadlines, doing, extracting
from doithoai.privacy.models import DataRequest, RequestKind
from tests import once
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import NOW

pytestmark = pytest.mark.django_db
NAME, PHONE, EMAIL = "Lục Thị Mẫu", "0912345678", "luc.mau@vidu.example"
TODAY = NOW.date()


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def sent(place: Commune, text: str = "Cống sau chợ bé, mưa là ngập.", **more: Any) -> tuple[str, Opinion]:
    contact = ContactData(NAME, PHONE, EMAIL, "Thôn Hậu, ngõ 7")
    receipt = intake.receive(place.authority, door="web", texts=[text], by=CITIZEN, contact=contact, **more)
    return str(receipt.code), receipt.opinions[0]


def asked(place: Commune, opinion: Opinion, kind: str, **more: Any) -> DataRequest:
    values: dict[str, Any] = {"door": "counter", "proof": "document", "by": place.coordinator} | more
    return asking.entered(place.authority, opinions=opinion.number, kind=kind, **values)


@pytest.mark.parametrize(("shared", "stop", "other"), [(False, 15, 10), (True, 20, 20)])
def test_each_kind_has_the_days_of_the_authoritys_rules(place: Commune, shared: bool, stop: int, other: int) -> None:
    _code, opinion = sent(place, contact_for_agency=shared)

    days = {kind: asked(place, opinion, kind, name="Lục Thị Mầu") for kind in RequestKind.values}

    due = {kind: (row.due_on - TODAY).days for kind, row in days.items() if row.due_on}
    assert due == {"consent": stop, "restrict": stop, "see": other, "correct": other, "erase": other}
    assert {row.answer_by for row in days.values()} == {date(2026, 11, 4)}  # two working days after Monday
    assert all("356/2025" in row.due_rule for row in days.values())
    doing.extend(days["erase"], because="Hồ sơ ở kho.", by=place.coordinator)

    rule = Clock.objects.get(authority=place.authority, code="data_other_shared" if shared else "data_other")
    admin = people.person("administrator", place.authority)
    moved = recomputing.change_clock(rule, by=admin, amount=7, unit="days", basis="Quy chế của xã")

    assert {one.what for one in moved} == {days[kind].get_kind_display() for kind in ("see", "correct")}
    days["see"].refresh_from_db()
    assert days["see"].due_on == TODAY + timedelta(days=7) and "Quy chế của xã" in days["see"].due_rule


def test_more_time_is_given_once_and_before_the_day_is_over(place: Commune) -> None:
    _code, opinion = sent(place)
    row = asked(place, opinion, "see")
    first = row.due_on
    assert first is not None

    doing.extend(row, because="Hồ sơ ở kho lưu trữ.", by=place.coordinator)
    assert row.due_on == first + timedelta(days=15)
    with pytest.raises(Refused):
        doing.extend(row, because="Lần nữa.", by=place.coordinator)

    late = asked(place, opinion, "see")
    with time_machine.travel(NOW + timedelta(days=11), tick=False), pytest.raises(Refused):
        doing.extend(late, because="Muộn.", by=place.coordinator)


def test_who_decides_is_reminded_and_lateness_stays(place: Commune) -> None:
    _code, opinion = sent(place)
    row = asked(place, opinion, "see")
    told = Notice.objects.filter(key__startswith=f"data_request:remind1:{row.public_id}")

    with time_machine.travel(NOW.replace(hour=2) + timedelta(days=2), tick=False):
        assert deadlines.remind_one(NOW.replace(hour=2) + timedelta(days=2))
    assert {one.reader_id for one in told} == {place.coordinator.pk}
    later = NOW + timedelta(days=30)
    with time_machine.travel(later, tick=False):
        assert deadlines.mark_late_one(later) and not deadlines.mark_late_one(later)
        row.refresh_from_db()
        with pytest.raises(Refused):
            doing.finish(row, by=place.coordinator)  # nothing was drawn up to hand over
        extracting.file(row, "docx", by=place.coordinator)
        doing.finish(row, by=place.coordinator)
    assert [(one.verb, one.facts.get("is_late")) for one in journal.history(row)][0] == ("data_request.finish", True)
    assert DataRequest.objects.get(pk=row.pk).is_late


def test_with_the_code_one_asks_and_takes_the_consent_back_at_once(place: Commune) -> None:
    code, opinion = sent(place, consents_to_text=True, consents_to_name=True)
    text = public_text.propose(opinion, text="Cống sau chợ bé", by=place.coordinator)
    public_text.approve(text, by=people.person("text_reviewer", place.authority))
    browser, slug = Client(), place.authority.slug
    browser.post(reverse("portal:lookup", args=[slug]), {"code": code})
    assert public_text.shown(opinion) == "Cống sau chợ bé"

    page = browser.get(reverse("portal:own_data", args=[slug])).content.decode()
    assert page.count("/du-lieu/") >= 5
    browser.post(reverse("portal:own_data_ask", args=[slug, "rut-dong-y"]))
    answer = browser.post(reverse("portal:own_data_ask", args=[slug, "sua"]), {"words": "Sai tên."})
    assert answer.status_code == 422
    for _twice in range(2):
        browser.post(reverse("portal:own_data_ask", args=[slug, "xoa"]))

    assert public_text.shown(Opinion.objects.get(pk=opinion.pk)) is None
    rows = list(DataRequest.objects.order_by("pk").values_list("number", "kind", "state", "proof"))
    assert rows == [("DL-2026-0001", "consent", "done", "code"), ("DL-2026-0002", "erase", "received", "code")]
    assert Client().get(reverse("portal:own_data", args=[slug])).status_code == 302
    assert Client().post(reverse("portal:own_data_ask", args=[slug, "xoa"])).status_code == 404


def test_a_correction_and_a_restriction_do_what_they_say(place: Commune) -> None:
    _code, opinion = sent(place, contact_for_agency=True)
    doing.finish(asked(place, opinion, "correct", phone="0987654321"), by=place.coordinator)
    kept = Contact.objects.get(submission=opinion.submission)
    assert (kept.name, kept.phone, kept.email) == (NAME, "0987654321", EMAIL)
    assert DataRequest.objects.get(kind="correct").wanted == ""

    doing.finish(asked(place, opinion, "restrict"), by=place.coordinator)

    again = Opinion.objects.select_related("submission__contact", "authority").get(pk=opinion.pk)
    assert telling.sender(again, key="sau:1", subject="Ý kiến", body="Tin") is None
    with pytest.raises(Refused):
        contacts.open(again.submission, by=people.person("contact_reader", place.authority), reason="Gọi")
    assert not again.submission.contact_for_agency


def test_the_extract_holds_everything_names_nobody_in_its_properties_and_is_logged(place: Commune) -> None:
    _code, opinion = sent(place)
    row = asked(place, opinion, "see")

    word, page = (extracting.file(row, form, by=place.coordinator) for form in ("docx", "pdf"))

    document = Document(io.BytesIO(word))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    whole = "\n".join([*cells, *(one.text for one in document.paragraphs)])
    assert all(one in whole for one in (NAME, PHONE, EMAIL, opinion.number, "Cống sau chợ bé"))
    assert [opened.reason for opened in Opened.objects.all()] == [f"Cung cấp dữ liệu theo yêu cầu {row.number}"] * 2
    properties = document.core_properties
    told = [str(getattr(properties, name)) for name in dir(properties) if not name.startswith("_")]
    told += [page.partition(b"stream")[0].decode("latin-1"), *_pdf_properties(page)]
    assert row.number in " ".join(told)
    assert not any(one.casefold() in line.casefold() for line in told for one in (NAME, PHONE, EMAIL, "ngõ 7"))


def _pdf_properties(page: bytes) -> list[str]:
    file = pypdfium2.PdfDocument(page)
    return [str(one) for one in file.get_metadata_dict().values()]


def test_an_extract_for_a_breach_counts_people_and_kinds_without_a_name(place: Commune) -> None:
    reader = people.person("contact_reader", place.authority)
    _code, first = sent(place)
    _code, second = sent(place, "Loa thôn rè.")
    for opinion in (first, first, second):
        contacts.open(opinion.submission, by=reader, reason="Gọi lại")

    span = {"since": TODAY, "until": TODAY}
    reach = breach.reach(place.authority, **span)
    lines = breach.lines(place.authority, **span)

    assert (reach.openings, reach.persons, reach.kinds["họ tên"]) == (3, 2, 2)
    assert {line.number for line in lines} == {first.number, second.number}
    assert not any(NAME in str(line) or PHONE in str(line) for line in lines)
    assert breach.reach(place.authority, since=TODAY - timedelta(days=9), until=TODAY - timedelta(days=1)).persons == 0


def test_of_a_denunciation_its_holders_alone_decide_and_nothing_is_erased(place: Commune) -> None:
    _code, opinion = sent(place, "Tôi tố cáo cán bộ xã nhận tiền của dân.")
    holder = people.person("sealed_holder", place.authority)
    row = asked(place, opinion, "erase")
    page = reverse("office:data_request", args=[place.authority.slug, row.public_id])

    assert people.signed_in(place.coordinator).get(page).status_code == 404
    assert people.signed_in(holder).get(page).status_code == 200
    for by in (place.coordinator, holder):
        with pytest.raises(Refused):
            doing.finish(row, by=by)
    doing.refuse(row, refusal="sealed", reason="Đang xem xét theo Luật Tố cáo.", by=holder)
    assert Contact.objects.filter(submission=opinion.submission).exists()


def test_a_clerk_enters_and_does_not_decide(place: Commune) -> None:
    _code, opinion = sent(place)
    clerk = people.person("intake", place.authority)
    browser, slug = people.signed_in(clerk), place.authority.slug
    answer = browser.post(
        reverse("office:data_request_new", args=[slug]),
        {"opinions": opinion.number, "kind": "erase", "door": "letter", "proof": "proxy", "received_on": "29/10/2026"},
    )
    row = DataRequest.objects.get()
    assert (answer.status_code, row.received_on, row.received_by) == (302, date(2026, 10, 29), clerk.pk)
    assert browser.get(answer["Location"]).status_code == 200
    book = openpyxl.load_workbook(io.BytesIO(browser.get(reverse("office:data_requests_export", args=[slug])).content))
    told = [str(cell.value) for cell in list(book.active.rows)[1]]
    assert told[0] == row.number and opinion.number in told and NAME not in " ".join(told)
    finish = reverse("office:data_request_finish", args=[slug, row.public_id])
    assert browser.post(finish, {"sure": "on"}).status_code == 403
    wrong = browser.post(reverse("office:data_request_new", args=[slug]), {"opinions": "YK-2026-9999", "kind": "see"})
    assert wrong.status_code == 422
    assert people.signed_in(place.coordinator).post(finish, {"sure": "on"}).status_code == 302
    assert Opinion.objects.get(pk=opinion.pk).text == ""


def test_what_was_agreed_to_is_known_by_version_time_and_door(place: Commune) -> None:
    _code, agreed = sent(place, consents_to_text=True)
    _code, silent = sent(place, "Loa thôn rè.")
    asked_for = [portal.CheckForm.base_fields[name] for name in ("consents_to_text", "consents_to_name")]
    with translation.override("vi"):
        words = "|".join(f"{one.label} {one.help_text}" for one in asked_for)

    kept = agreed.submission
    assert (kept.consent_notice, kept.door, kept.received_at) == (consents.NOTICE, "web", NOW)
    assert silent.submission.consent_notice is None
    # Other words are another version: change consents.NOTICE with them, and then this line.
    assert (consents.NOTICE, hashlib.sha256(words.encode()).hexdigest()[:12]) == ("2026-11", "01f90f9ee3b0")


def test_an_authority_that_was_there_before_gets_the_days_of_the_law_and_no_period_of_keeping(place: Commune) -> None:
    preset = {row.code: row for row in Clock.objects.filter(authority=place.authority)}
    Clock.objects.filter(code__startswith="data_").delete()
    Clock.objects.filter(code__startswith="keep_").delete()

    import_module("doithoai.privacy.migrations.0002_rules_of_the_law").give(apps, None)

    columns = ("name", "amount", "unit", "anchor", "basis")
    for row in Clock.objects.filter(authority=place.authority):
        assert [getattr(row, one) for one in columns] == [getattr(preset[row.code], one) for one in columns]
    assert set(preset) == set(Clock.objects.filter(authority=place.authority).values_list("code", flat=True))
