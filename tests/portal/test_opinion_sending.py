"""Sending an opinion page by page: what is kept, what is refused, and what never leaves the house."""

import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from doithoai.core import codes
from doithoai.opinion import contacts, lookup
from doithoai.opinion.models import Contact, Field, Matter, Opinion, Submission
from doithoai.people.models import Authority
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, person

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
DRAIN = "Cống thoát nước sau chợ trung tâm bé quá, mưa nửa giờ là ngập đến đầu gối."
NAME, PHONE = "Dương Thị Hạ Lam", "0912345678"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def url(name: str, *args: Any) -> str:
    return reverse(f"portal:{name}", args=[SLUG, *args])


def water(place: Authority, **columns: Any) -> Field:
    return Field.objects.create(authority=place, **{"code": "NUOC", "name": "Thoát nước, thủy lợi", **columns})


def fill(client: Client, *, text: str = DRAIN, topic: Any = None, contact: Any = None, **more: Any) -> None:
    """The first three pages, as a person fills them in."""
    assert client.post(url("send"), topic or {"field": "", "place": ""}).status_code == 302
    assert client.post(url("send_text"), {"text": text, "kind": "", **more}).status_code == 302
    assert client.post(url("send_contact"), contact or {}).status_code == 302


def code_on(client: Client) -> str:
    """The code as it stands on the receipt."""
    found = re.search(r'slip__code">([^<]+)<', client.get(url("receipt")).content.decode())
    assert found is not None
    return found[1]


def picture() -> SimpleUploadedFile:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(out, "JPEG")
    return SimpleUploadedFile("ngap.jpg", out.getvalue(), "image/jpeg")


@pytest.mark.clause("S-27", "S-33", "S-86")
def test_an_opinion_is_sent_in_four_pages_and_followed_with_its_code() -> None:
    place = authority()
    water(place)
    conference = announced(place)
    client = Client()

    fill(
        client,
        topic={"field": "NUOC", "place": "Sau chợ, thôn Đồng Khoát"},
        contact={"name": NAME, "phone": "0912 345 678", "category": "worker", "contact_for_agency": "on"},
    )
    check = client.get(url("send_check")).content.decode()
    assert DRAIN in check and NAME in check and "checked" in check
    sent = client.post(
        url("send_check"),
        {"conference": conference.public_id, "wants_to_speak": "on", "consents_to_text": "on", "attached": [picture()]},
    )

    assert (sent.status_code, sent["Location"]) == (302, url("receipt"))
    row = Submission.objects.get()
    assert (row.door, row.category, row.conference, row.wants_to_speak) == ("web", "worker", conference, True)
    assert (row.consents_to_text, row.consents_to_name, row.contact_for_agency) == (True, False, True)
    assert (row.text, row.files.count()) == (DRAIN, 1)
    opinion = Opinion.objects.get()
    assert opinion.matter.field is not None and opinion.matter.field.code == "NUOC"
    page = client.get(url("receipt")).content.decode()
    assert opinion.number in page and "10/12/2026" in page
    assert lookup.find(place, code_on(client)) == row


@pytest.mark.clause("G-13")
def test_without_a_name_it_is_received_all_the_same() -> None:
    place = authority()
    client = Client()

    fill(client)
    client.post(url("send_check"), {})

    assert Submission.objects.get().text == DRAIN
    assert not Contact.objects.exists()
    assert lookup.find(place, code_on(client)) is not None


@pytest.mark.clause("G-17", "S-29")
def test_who_asks_to_be_hidden_is_not_asked_for_the_name_in_public_and_speaks_by_number() -> None:
    conference = announced(authority())
    client = Client()

    fill(client, contact={"name": "", "hides_author": "on", "contact_for_agency": "on", "category": "worker"})
    check = client.get(url("send_check")).content.decode()
    assert "Giấu tên" in check and "gọi theo số trên giấy biên nhận" in check and "consents_to_name" not in check
    ticked = {"conference": conference.public_id, "wants_to_speak": "on", "consents_to_name": "on"}
    assert client.post(url("send_check"), ticked).status_code == 302

    row = Submission.objects.get()
    assert (row.hides_author, row.wants_to_speak) == (True, True)
    assert (row.consents_to_name, row.contact_for_agency) == (False, False)


@pytest.mark.clause("S-9", "S-10")
def test_wishes_and_suggestions_are_kinds_of_their_own() -> None:
    authority()

    for kind in ("aspiration", "suggestion", ""):
        client = Client()
        fill(client, text=f"Lời {kind}", **{"kind": kind})
        client.post(url("send_check"), {})

    assert list(Opinion.objects.order_by("pk").values_list("kind", flat=True)) == [
        "aspiration",
        "suggestion",
        "petition",
    ]


def test_each_matter_has_a_box_and_gets_a_number_and_what_was_typed_stays() -> None:
    authority()
    client = Client()
    client.post(url("send"), {})

    assert client.post(url("send_text"), {"text": DRAIN, "more": "1"}).status_code == 302
    again = client.get(url("send_text")).content.decode()
    assert DRAIN in again and 'name="text_2"' in again
    fill(client, text_2="Đèn đường thôn Hậu hỏng ba tháng nay.")
    client.post(url("send_check"), {})

    assert [row.text for row in Opinion.objects.order_by("part")] == [DRAIN, "Đèn đường thôn Hậu hỏng ba tháng nay."]
    assert Matter.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_the_code_is_kept_in_the_very_act_that_receives(client: Client) -> None:
    """A server that dies before it answers leaves the receipt in the browser's session, or no opinion at all."""
    authority()
    fill(client)

    with CaptureQueriesContext(connection) as asked:
        assert client.post(url("send_check"), {}).status_code == 302

    acts = " ".join(one["sql"] for one in asked).split("BEGIN")
    received = [act for act in acts if 'INSERT INTO "opinion_submission"' in act]
    assert len(received) == 1 and 'UPDATE "django_session"' in received[0].partition("COMMIT")[0]
    assert " ".join(acts).count('UPDATE "django_session"') == 1
    assert code_on(client)


def test_nothing_is_ticked_beforehand() -> None:
    announced(authority())
    client = Client()
    fill(client, contact={"name": NAME})

    page = client.get(url("send_check")).content.decode()

    for name in ("consents_to_text", "consents_to_name", "wants_to_speak"):
        found = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
        assert found and "checked" not in found[0], name


def test_going_back_and_a_refused_page_keep_what_was_typed() -> None:
    authority()
    client = Client()
    client.post(url("send"), {"place": "Chợ Mọc"})

    empty = client.post(url("send_text"), {"text": "  "})
    client.post(url("send_text"), {"text": DRAIN})
    wrong = client.post(url("send_contact"), {"name": NAME, "phone": "0912 345 67"})

    assert empty.status_code == wrong.status_code == 422
    assert NAME in wrong.content.decode() and "0912 345 67" in wrong.content.decode()
    assert "Chợ Mọc" in client.get(url("send")).content.decode()
    assert DRAIN in client.get(url("send_text")).content.decode()
    assert not Submission.objects.exists()


def test_pages_cannot_be_jumped_over() -> None:
    authority()
    client = Client()

    assert client.get(url("send_contact"))["Location"] == url("send_text")
    assert client.post(url("send_check"), {})["Location"] == url("send")
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [("to.pdf", b"%PDF-1.4" + b"0" * (20 * 1024 * 1024)), ("anh.jpg", b"MZ\x90\x00" + b"\x00" * 400)],
    ids=["too large", "no picture"],
)
def test_a_file_too_large_or_in_disguise_is_refused_and_nothing_is_sent(name: str, content: bytes) -> None:
    authority()
    client = Client()
    fill(client)

    answer = client.post(url("send_check"), {"attached": SimpleUploadedFile(name, content), "consents_to_text": "on"})

    page = answer.content.decode()
    assert answer.status_code == 422 and DRAIN in page
    assert re.search(r'<input[^>]*name="consents_to_text"[^>]*checked', page)
    assert not Submission.objects.exists()


def test_two_presses_are_one_submission_and_the_receipt_stays() -> None:
    place = authority()
    client = Client()
    fill(client)
    held = dict(client.session.items())

    client.post(url("send_check"), {})
    code = code_on(client)
    again = client.post(url("send_check"), {})
    assert again["Location"] == url("receipt") and code_on(client) == code

    other = Client()  # the second press left before the first was answered: the draft was still there
    other.post(url("send"), {})
    session = other.session
    session.update(held)
    session.save()
    assert other.post(url("send_check"), {})["Location"] == url("receipt")
    assert Submission.objects.count() == 1
    assert lookup.find(place, code) == Submission.objects.get()


def test_a_form_from_elsewhere_is_refused() -> None:
    authority()
    client = Client(enforce_csrf_checks=True)

    for name in ("send", "send_text", "send_contact", "send_check", "receipt", "lookup", "case_leave"):
        assert client.post(url(name), {"text": DRAIN, "code": "x"}).status_code == 403, name
    assert not Submission.objects.exists()


def test_a_machine_that_fills_every_box_is_told_and_a_person_may_mend_it() -> None:
    authority()
    client = Client()
    fill(client)

    assert client.post(url("send_check"), {"website": "http://mua-ngay.vn"}).status_code == 422
    assert not Submission.objects.exists()
    assert client.post(url("send_check"), {"website": ""}).status_code == 302


def test_too_many_at_once_are_asked_to_wait_and_lose_nothing(settings: Any) -> None:
    authority()
    settings.DOITHOAI_SUBMIT_LIMIT = "2/10m"
    for _time in range(2):
        client = Client()
        fill(client)
        assert client.post(url("send_check"), {}).status_code == 302
    client = Client()
    fill(client, text="Ý kiến thứ ba")

    refused = client.post(url("send_check"), {})

    assert refused.status_code == 429 and refused["Retry-After"]
    assert "Ý kiến thứ ba" in client.get(url("send_check")).content.decode()
    assert Submission.objects.count() == 2


def test_the_code_is_shown_for_a_while_and_goes_when_the_receipt_is_closed() -> None:
    authority()
    client = Client()
    fill(client)
    client.post(url("send_check"), {})
    code = code_on(client)

    page = client.get(url("receipt"))
    assert "no-store" in page["Cache-Control"]
    assert f'href="{url("lookup")}#' not in page.content.decode()
    assert code not in str(dict(client.session.items())) and codes.normalise(code) not in str(client.session.items())
    client.post(url("receipt"))
    assert code not in client.get(url("receipt")).content.decode()

    fill(client)
    client.post(url("send_check"), {})
    later = code_on(client)
    with time_machine.travel(NOW.replace(hour=NOW.hour + 1), tick=False):
        assert later not in client.get(url("receipt")).content.decode()


def test_what_waits_in_the_session_is_not_readable_there() -> None:
    authority()
    client = Client()
    fill(client, contact={"name": NAME, "phone": PHONE})

    held = str(dict(client.session.items()))

    assert NAME not in held and PHONE not in held and DRAIN not in held


def test_a_chosen_conference_comes_along_and_a_strange_one_does_not() -> None:
    place, other = authority(), authority("xa-khac")
    own = announced(place)
    strange = announced(other)
    client = Client()
    client.post(f"{url('send')}?hoi-nghi={own.public_id}", {})
    client.post(url("send_text"), {"text": DRAIN})
    client.post(url("send_contact"), {})

    refused = client.post(url("send_check"), {"conference": strange.public_id})
    assert refused.status_code == 422
    silent = client.post(url("send_check"), {"conference": "", "wants_to_speak": "on"})
    assert silent.status_code == 422
    client.post(url("send_check"), {"conference": own.public_id})
    assert Submission.objects.get().conference == own


def test_internal_fields_are_not_offered_and_not_taken() -> None:
    place = authority()
    water(place, code="DANG", name="Công tác đảng viên", is_internal=True)
    client = Client()

    assert "Công tác đảng viên" not in client.get(url("send")).content.decode()
    assert client.post(url("send"), {"field": "DANG"}).status_code == 422


def test_a_denunciation_is_said_to_be_kept_confidential_before_it_is_sent() -> None:
    authority()
    client = Client()
    fill(client, text="Tôi tố cáo ông trưởng thôn nhận hối lộ khi chia đất.")

    assert 'id="seen"' not in client.get(url("send_check")).content.decode()
    client.post(url("send_check"), {"consents_to_text": "on"})
    assert Matter.objects.get().is_sealed


def test_contact_is_read_only_by_who_may() -> None:
    place = authority()
    client = Client()
    fill(client, contact={"name": NAME, "phone": PHONE})
    client.post(url("send_check"), {"consents_to_name": "on"})
    row = Submission.objects.get()

    opened = contacts.open(row, by=person("contact_reader", place), reason="Mời dự hội nghị")

    assert (opened.name, opened.phone, row.consents_to_name) == (NAME, PHONE, True)
