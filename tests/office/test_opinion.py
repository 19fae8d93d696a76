"""The inbox: sorted by a person, the next one opens; joined and undone; nothing of a neighbour, nothing sealed."""

from __future__ import annotations

import copy
import io
from typing import Any

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from doithoai.core import uploads
from doithoai.core.actors import CITIZEN
from doithoai.notices.models import Notice
from doithoai.opinion import intake, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Competence, Matter, Opened, Opinion, Sameness, SubmissionFile
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG, OTHER = "xa-tan-yen", "xa-ngoc-thien"
DRAIN = "Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập."
SECRET = "Tôi tố cáo trưởng thôn Hậu thu quỹ rồi tiêu riêng."
NAME, PHONE = "Dương Thị Hạ Lam", "0571234567"


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any, slug: str = SLUG) -> str:
    return reverse(f"office:{name}", args=[slug, *args])


def picture() -> uploads.Accepted:
    drawn = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(drawn, "PNG")
    return uploads.accept(drawn.getvalue(), "anh.png")


def sent(place: Commune, *texts: str, **more: Any) -> list[Opinion]:
    values: dict[str, Any] = {"door": "web", "by": CITIZEN} | more
    return intake.receive(place.authority, texts=texts or [DRAIN], **values).opinions


def read(who: Acting, name: str, *args: Any, **query: str) -> str:
    response = people.signed_in(who).get(url(name, *args), query)
    assert response.status_code == 200, (name, response.status_code)
    return response.content.decode()


def post(who: Acting, name: str, *args: Any, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(url(name, *args), data)


def classified(place: Commune, opinion: Opinion, **more: Any) -> dict[str, Any]:
    """What the form sends when it was opened just now."""
    page = people.signed_in(place.coordinator).get(url("opinion", opinion.public_id))
    form = page.context["classify_form"]
    values = {"field": place.field().pk, "title": "Cống sau chợ", "kind": "petition", "place": "thôn Hậu"}
    return values | {"level": "commune", "seen": form.now} | more


@pytest.mark.clause("S-76", "G-14")
def test_the_clerk_sees_who_is_competent_decides_and_the_next_one_opens(place: Commune) -> None:
    Competence.objects.create(field=place.field(), organisation=place.agency, level="commune")
    first, second = sent(place)[0], sent(place, "Đèn đường thôn hỏng.")[0]
    assert "Phòng Kinh tế" in read(place.coordinator, "inbox")

    answer = post(place.coordinator, "opinion_classify", first.public_id, **classified(place, first))

    assert answer.headers["Location"].startswith(url("opinion", second.public_id))
    matter = Matter.objects.get(pk=first.matter_id)
    assert (matter.state, matter.field, matter.competence_level, matter.title) == (
        "classified",
        place.field(),
        "commune",
        "Cống sau chợ",
    )
    following = people.signed_in(place.coordinator).get(answer.headers["Location"])
    assert "Đèn đường thôn hỏng." in following.content.decode()


def test_what_somebody_else_changed_meanwhile_is_not_overwritten_and_nothing_typed_is_lost(place: Commune) -> None:
    opinion = sent(place)[0]
    data = classified(place, opinion, title="Tên do tôi gõ")
    triage.classify(opinion.matter, field=place.field(), title="Tên của người khác", by=place.coordinator)

    answer = post(place.coordinator, "opinion_classify", opinion.public_id, **data)

    assert answer.status_code == 422 and "Tên do tôi gõ" in answer.content.decode()
    assert Matter.objects.get().title == "Tên của người khác"


def test_joining_is_proposed_with_the_shared_words_done_once_and_undone(place: Commune) -> None:
    one = sent(place)[0]
    two = sent(place, "Sau chợ mưa là ngập, cống thoát nước bé.")[0]
    page = read(place.coordinator, "opinion", two.public_id)
    assert one.matter.number in page and "thoát nước" in page

    for _time in range(2):
        post(place.coordinator, "opinion_join", two.public_id, into=one.matter.public_id)
    assert Sameness.objects.count() == 1 and one.matter.opinions.count() == 2
    assert two.matter.title not in read(place.coordinator, "matters").replace(one.matter.title, "")

    made = Sameness.objects.get()
    for _time in range(2):
        post(place.coordinator, "joining_undo", made.pk)
    assert one.matter.opinions.count() == 1
    assert Matter.objects.standing().count() == 2


def test_one_of_several_is_taken_out_with_a_reason(place: Commune) -> None:
    one, two = sent(place)[0], sent(place, DRAIN + " Lần hai.")[0]
    post(place.coordinator, "opinion_join", two.public_id, into=one.matter.public_id)

    assert post(place.coordinator, "opinion_take_out", two.public_id, reason=" ").status_code == 422
    answer = post(place.coordinator, "opinion_take_out", two.public_id, reason="Hai cống khác nhau")

    two.refresh_from_db()
    assert answer.headers["Location"] == url("matter", two.matter.public_id)
    assert two.matter_id != one.matter_id and one.matter.opinions.count() == 1


@pytest.mark.clause("G-12")
def test_what_is_sealed_is_in_no_list_page_search_file_or_download(place: Commune) -> None:
    contact = ContactData(name=NAME, phone=PHONE)
    opinion = sent(place, SECRET, contact=contact, files=[("anh.png", picture())])[0]
    matter = opinion.matter
    file = SubmissionFile.objects.get().attachment
    assert matter.is_sealed and file.is_sealed

    for who in (place.coordinator, people.person("intake", place.authority), place.standing, place.supervisor):
        browser = people.signed_in(who)
        for name, args, query in (
            ("inbox", (), {}),
            ("inbox", (), {"nhom": "luat"}),
            ("matters", (), {}),
            ("matters_export", (), {}),
            ("search", (), {"q": "trưởng thôn Hậu"}),
            ("search", (), {"q": "tieu rieng"}),
        ):
            shown = browser.get(url(name, *args), query)
            assert shown.status_code in (200, 403)
            assert "thu quỹ" not in shown.content.decode(errors="ignore"), (who.roles, name)
        for name, args in (
            ("opinion", (opinion.public_id,)),
            ("matter", (matter.public_id,)),
            ("opinion_file", (opinion.public_id, file.public_id)),
            ("opinion_contact", (opinion.public_id,)),
            ("sealed_matter", (matter.public_id,)),
        ):
            assert browser.get(url(name, *args)).status_code in (403, 404), (who.roles, name)


@pytest.mark.clause("G-12")
def test_a_holder_opens_with_a_reason_that_stays_and_diverts_to_the_procedure_of_the_law(place: Commune) -> None:
    holder = people.person("sealed_holder", place.authority)
    matter = sent(place, SECRET)[0].matter
    assert "thu quỹ" not in read(holder, "sealed") and "thu quỹ" not in read(holder, "sealed_matter", matter.public_id)

    assert post(holder, "sealed_matter", matter.public_id, reason="").status_code == 422
    assert Opened.objects.count() == 0
    opened = post(holder, "sealed_matter", matter.public_id, reason="Phân loại đơn tuần 48")
    assert SECRET in opened.content.decode()
    row = Opened.objects.get()
    assert (row.person_id, row.matter, row.reason) == (holder.pk, matter, "Phân loại đơn tuần 48")

    answer = post(
        holder,
        "sealed_confirm",
        matter.public_id,
        kind="denunciation",
        receiver="Ủy ban Kiểm tra Đảng ủy",
        reason="Chuyển Ủy ban Kiểm tra theo Luật Tố cáo",
    )
    assert answer.status_code == 302
    matter.refresh_from_db()
    assert (matter.state, matter.is_sealed, matter.title) == ("diverted", True, "Nội dung được giữ kín")
    assert post(place.coordinator, "sealed_release", matter.public_id, reason="x").status_code == 403


def test_a_released_one_comes_back_with_its_words(place: Commune) -> None:
    holder = people.person("sealed_holder", place.authority)
    opinion = sent(place, SECRET)[0]

    post(holder, "sealed_release", opinion.matter.public_id, reason="Chỉ là phản ánh")

    assert SECRET in read(place.coordinator, "opinion", opinion.public_id)
    assert opinion.number in read(place.coordinator, "search", q="tieu rieng")


def test_a_clerk_who_recognises_a_complaint_seals_it_off_every_list(place: Commune) -> None:
    opinion = sent(place, "Sao nhà tôi bị trừ 40 m2 đất so với giấy cũ?")[0]

    assert post(place.coordinator, "opinion_seal", opinion.public_id).status_code == 422
    post(place.coordinator, "opinion_seal", opinion.public_id, kind="complaint")

    assert people.signed_in(place.coordinator).get(url("opinion", opinion.public_id)).status_code == 404
    assert "40 m2" not in read(place.coordinator, "inbox", nhom="luat")


def test_contact_data_opens_for_its_readers_alone_and_each_time_with_a_reason(place: Commune) -> None:
    reader = people.person("contact_reader", place.authority)
    own = people.person("contact_reader", place.authority, place.agency)
    other = people.person("contact_reader", place.authority, place.other)
    contact = ContactData(name=NAME, phone=PHONE)
    allowed = sent(place, contact=contact, contact_for_agency=True)[0]
    silent = sent(place, DRAIN + " Xóm khác.", contact=contact)[0]
    for row in (allowed, silent):
        triage.classify(row.matter, field=place.field(), by=place.coordinator)
        place.assigned(row.matter)

    assert post(reader, "opinion_contact", allowed.public_id, reason=" ").status_code == 422
    for who, row in ((reader, allowed), (reader, silent), (own, allowed)):
        assert PHONE in post(who, "opinion_contact", row.public_id, reason="Mời dự").content.decode()
    assert Opened.objects.count() == 3

    assert post(own, "opinion_contact", silent.public_id, reason="Xem").status_code == 404
    assert post(other, "opinion_contact", allowed.public_id, reason="Xem").status_code == 404
    assert post(place.coordinator, "opinion_contact", allowed.public_id, reason="Xem").status_code == 403
    assert NAME not in read(place.coordinator, "opinion", allowed.public_id)
    assert Opened.objects.count() == 3


def test_a_neighbour_authority_sees_and_does_nothing(place: Commune) -> None:
    neighbour = Commune(OTHER)
    opinion = sent(place)[0]
    home = sent(neighbour, DRAIN)[0]

    for name, args in (("opinion", [opinion.public_id]), ("matter", [opinion.matter.public_id])):
        mine = people.signed_in(neighbour.coordinator).get(url(name, *args, slug=OTHER))
        theirs = people.signed_in(neighbour.coordinator).get(url(name, *args))
        assert (mine.status_code, theirs.status_code) == (404, 404)
    into = people.signed_in(neighbour.coordinator).post(
        url("opinion_join", home.public_id, slug=OTHER), {"into": opinion.matter.public_id}
    )
    assert into.status_code == 404 and opinion.matter.opinions.count() == 1
    found = people.signed_in(neighbour.coordinator).get(url("search", slug=OTHER), {"q": "cong thoat nuoc"})
    assert opinion.matter.public_id not in found.content.decode()


def test_whoever_only_reads_changes_nothing(place: Commune) -> None:
    opinion = sent(place)[0]

    for who in (place.standing, people.person("intake", place.authority)):
        assert post(who, "opinion_classify", opinion.public_id, field=place.field().pk).status_code == 403
        assert post(who, "opinion_join", opinion.public_id, into=opinion.matter.public_id).status_code == 403
        assert post(who, "opinion_seal", opinion.public_id, kind="complaint").status_code == 403
    assert people.signed_in(people.person("administrator", place.authority)).get(url("inbox")).status_code == 403
    assert Client().get(url("inbox")).status_code == 302
    assert (Matter.objects.get().state, Matter.objects.get().is_sealed) == ("received", False)


@pytest.mark.clause("S-41")
def test_a_field_of_party_life_takes_a_matter_off_every_public_page(place: Commune) -> None:
    opinion = sent(place, "Sinh hoạt chi bộ nông thôn còn hình thức.", consents_to_text=True)[0]
    inner = place.field("XDD", name="Xây dựng Đảng", is_internal=True)

    post(place.coordinator, "opinion_classify", opinion.public_id, **classified(place, opinion, field=inner.pk))

    opinion.matter.refresh_from_db()
    assert opinion.matter.is_internal
    assert post(place.coordinator, "opinion_text", opinion.public_id, text="Sinh hoạt chi bộ").status_code == 422
    assert not Matter.objects.public().exists()
    assert "Sinh hoạt chi bộ" not in read(place.supervisor, "matters")


def test_pages_ask_no_more_of_the_database_for_many_than_for_few(place: Commune) -> None:
    def queries(name: str, *args: Any) -> int:
        browser = people.signed_in(place.coordinator)
        browser.get(url(name, *args))
        with CaptureQueriesContext(connection) as seen:
            assert browser.get(url(name, *args)).status_code == 200
        return len(seen)

    first = sent(place)[0]
    few = [queries("inbox"), queries("matters"), queries("matter", first.matter.public_id)]
    for number in range(4):
        row = sent(place, f"{DRAIN} Xóm {number}")[0]
        sent(place, f"Đường thôn {number} hỏng")
        if number:
            post(place.coordinator, "opinion_join", row.public_id, into=first.matter.public_id)
    many = [queries("inbox"), queries("matters"), queries("matter", first.matter.public_id)]

    assert [b - a for a, b in zip(few, many, strict=True)] <= [5, 0, 2]
    assert max(many) < 45


@pytest.mark.clause("S-12", "G-15")
def test_who_left_a_telephone_only_stands_on_a_list_with_a_slip_until_somebody_told_them(place: Commune) -> None:
    receipt = intake.receive(
        place.authority,
        door="web",
        texts=[DRAIN],
        by=CITIZEN,
        contact=ContactData(name="Lường Văn Khoát", phone="0912345678"),
    )
    opinion = receipt.opinions[0]
    assert url("to_tell") not in read(place.coordinator, "inbox")
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator, title="Cống sau chợ")
    place.published(place.assigned(opinion.matter))

    assert url("to_tell") in read(place.coordinator, "inbox") and url("to_tell") in read(place.coordinator, "today")
    listed = read(place.coordinator, "to_tell")
    row = Notice.objects.get(about=opinion.public_id)
    slip = read(place.coordinator, "told_slip", row.public_id)
    assert opinion.number in listed and "Xã làm lại cống" in slip and "/xa-tan-yen/tra-cuu/" in slip
    assert "0912345678" not in listed + slip and "Khoát" not in listed + slip.replace("Đồng Khoát", "")
    assert people.signed_in(place.clerk).get(url("to_tell")).status_code == 403

    for _time in range(2):
        post(place.coordinator, "told", row.public_id, how="phone")

    assert opinion.number not in read(place.coordinator, "to_tell")
    assert url("to_tell") not in read(place.coordinator, "inbox")
