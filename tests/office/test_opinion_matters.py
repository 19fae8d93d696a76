"""The page of a matter: who reaches it, what each reads of it, not accepted and reopened with a reason."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.casework import assigning
from doithoai.core.actors import CITIZEN
from doithoai.opinion import index, intake, public_text, refusing, sameness, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Competence, Matter, Opinion
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
NAMED = "Tôi là Dương Thị Hạ Lam, cống sau chợ bé quá."
MASKED = "Tôi là [đã che: họ tên], cống sau chợ bé quá."


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=[SLUG, *args])


def sent(commune: Commune, text: str = NAMED, **more: Any) -> Opinion:
    values: dict[str, Any] = {"door": "web", "by": CITIZEN, "consents_to_text": True} | more
    return intake.receive(commune.authority, texts=[text], **values).opinions[0]


def status(who: Acting, name: str, *args: Any) -> int:
    return people.signed_in(who).get(url(name, *args)).status_code


def read(who: Acting, name: str, *args: Any, **query: str) -> str:
    response = people.signed_in(who).get(url(name, *args), query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def post(who: Acting, name: str, *args: Any, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(url(name, *args), data)


def test_an_agency_reaches_a_matter_as_long_as_it_works_on_it(place: Commune) -> None:
    matter = place.matter()
    assert status(place.clerk, "matter", matter.public_id) == 404

    assignment = place.assigned(matter)
    assert "Cống sau chợ bé, mưa là ngập vào nhà." in read(place.clerk, "matter", matter.public_id)
    assert status(place.neighbour, "matter", matter.public_id) == 404

    assigning.withdraw(assignment, reason="Giao nhầm", by=place.coordinator)
    assert status(place.clerk, "matter", matter.public_id) == 404
    assert status(place.clerk, "matters") == 403


def test_a_supervisor_reads_what_was_made_public_and_finds_by_nothing_else(place: Commune) -> None:
    opinion = sent(place, contact=ContactData(name="Dương Thị Hạ Lam", phone="0571234567"))
    matter = opinion.matter
    for name, query in (("matters", {}), ("matters", {"q": "ha lam"}), ("search", {"q": "ha lam"})):
        assert "Tôi là Dương" not in read(place.supervisor, name, **query)
    assert "Hạ Lam" not in read(place.supervisor, "matter", matter.public_id)
    assert matter.number not in read(place.supervisor, "matters", q="duong thi")
    assert matter.number in read(place.supervisor, "matters", q=matter.number)

    triage.classify(matter, field=place.field(), title="Cống thoát nước sau chợ", by=place.coordinator)
    text = public_text.propose(opinion, text=MASKED, by=place.coordinator)
    public_text.approve(text, by=people.person("text_reviewer", place.authority))

    page = read(place.supervisor, "matter", matter.public_id)
    assert MASKED in page and "Hạ Lam" not in page
    assert matter.number in read(place.supervisor, "search", q="thoat nuoc sau cho")
    assert status(place.supervisor, "opinion", opinion.public_id) == 403


@pytest.mark.clause("S-41")
def test_a_supervisor_does_not_reach_an_internal_matter(place: Commune) -> None:
    inner = place.field("XDD", name="Xây dựng Đảng", is_internal=True)
    opinion = sent(place, "Sinh hoạt chi bộ còn hình thức.")
    triage.classify(opinion.matter, field=inner, title="Sinh hoạt chi bộ", by=place.coordinator)

    assert status(place.supervisor, "matter", opinion.matter.public_id) == 404
    assert "Sinh hoạt chi bộ" not in read(place.supervisor, "search", q="sinh hoat chi bo").split('role="status"')[-1]
    assert "Sinh hoạt chi bộ" in read(place.coordinator, "matter", opinion.matter.public_id)
    assert post(place.coordinator, "matter_title", opinion.matter.public_id, text="Sinh hoạt").status_code == 422


@pytest.mark.clause("S-72")
def test_every_opinion_of_a_matter_stands_on_its_page_with_its_door_and_the_joining_is_undone_there(
    place: Commune,
) -> None:
    matter = place.matter()
    other = sent(place, "Mưa là ngập sau chợ.", door="paper", by=place.coordinator, place="thôn Hậu")
    emptied = other.matter
    made = sameness.join(other, into=matter, by=place.coordinator, because="cùng chỗ")

    page = read(place.coordinator, "matter", matter.public_id)
    for row in matter.opinions.all():
        assert row.number in page and row.text in page
    assert "thôn Hậu" in page and url("joining_undo", made.pk) in page
    old_link = people.signed_in(place.coordinator).get(url("matter", emptied.public_id))
    assert old_link.headers["Location"] == url("matter", matter.public_id)

    post(place.coordinator, "joining_undo", made.pk)
    assert "Mưa là ngập" not in read(place.coordinator, "matter", matter.public_id)
    assert "Mưa là ngập" in read(place.coordinator, "matter", emptied.public_id)


def test_not_accepted_and_reopened_each_only_with_a_reason(place: Commune) -> None:
    matter = place.matter()
    assert post(place.coordinator, "matter_refuse", matter.public_id, reason=" ").status_code == 422
    assert post(place.coordinator, "matter_reopen", matter.public_id, reason="Sớm quá").status_code == 422

    listed = next(row for row in refusing.reasons(place.authority) if row.code == "ngoai-pham-vi")
    for _time in range(2):
        given = {"reason": listed.pk, "note": "Không thuộc địa bàn xã"}
        post(place.coordinator, "matter_refuse", matter.public_id, **given)
    matter.refresh_from_db()
    assert (matter.state, matter.reason) == ("not_accepted", f"{listed.words}. Không thuộc địa bàn xã")
    assert "Không thuộc địa bàn xã" in read(place.coordinator, "matter", matter.public_id)

    assert post(place.standing, "matter_reopen", matter.public_id, reason="x").status_code == 403
    post(place.coordinator, "matter_reopen", matter.public_id, reason="Có tài liệu mới")
    matter.refresh_from_db()
    assert matter.state == "classified" and Matter.objects.open().count() == 1


@pytest.mark.clause("G-17")
def test_who_sent_it_is_on_no_page_of_the_work(place: Commune) -> None:
    contact = ContactData(name="Vũ Thị Công Nhân", phone="0571234567", address="Xóm 3, số nhà 12")
    opinion = sent(place, "Công ty nợ lương tháng 10.", category="worker", contact=contact, contact_for_agency=False)
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator)
    place.assigned(opinion.matter)

    for who in (place.coordinator, place.standing, place.reviewer, place.clerk, place.head, place.supervisor):
        browser = people.signed_in(who)
        for name, args in (
            ("opinion", [opinion.public_id]),
            ("matter", [opinion.matter.public_id]),
            ("inbox", []),
            ("matters", []),
            ("matters_export", []),
            ("opinion_contact", [opinion.public_id]),
        ):
            answer = browser.get(url(name, *args))
            shown = answer.content.decode(errors="ignore")
            assert answer.status_code in (200, 403, 404)
            for secret in (contact.name, contact.phone, contact.address):
                assert secret not in shown, (who.roles, name)


def test_lists_of_texts_sealed_matters_fields_and_findings_ask_the_same_for_one_row_as_for_three(
    place: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On PostgreSQL the newest row is looked up again after a while, which on a slow machine comes in between.
    monkeypatch.setattr(index, "KNOWN_FOR", 1e6)
    people_of = {
        "texts": people.person("text_reviewer", place.authority),
        "sealed": people.person("sealed_holder", place.authority),
        "fields": people.person("administrator", place.authority),
        "search": place.coordinator,
        "matters": place.supervisor,
    }

    def one_more(number: int) -> None:
        opinion = sent(place, f"{NAMED} Xóm {number}.")
        public_text.propose(opinion, text=f"{MASKED} Xóm {number}.", by=place.coordinator)
        sent(place, f"Tôi tố cáo ông trưởng thôn {number} thu quỹ.")
        field = place.field(f"F{number}", name=f"Lĩnh vực {number}")
        Competence.objects.create(field=field, organisation=place.agency, level="commune")

    def queries() -> dict[str, int]:
        counts = {}
        for name, who in people_of.items():
            browser = people.signed_in(who)
            query = {"q": "cong"} if name != "texts" else {}
            browser.get(url(name), query)
            with CaptureQueriesContext(connection) as seen:
                assert browser.get(url(name), query).status_code == 200
            counts[name] = len(seen)
        return counts

    one_more(1)
    few = queries()
    one_more(2)
    one_more(3)
    assert queries() == few
