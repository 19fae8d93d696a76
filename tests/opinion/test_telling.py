"""Nobody is forgotten: who cannot be reached by mail or text message is told by a person, and that is recorded."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.urls import reverse

from doithoai.casework import answering
from doithoai.core import clock, codes, journal
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.notices import carriers, outbox
from doithoai.notices.models import Notice
from doithoai.opinion import intake, lookup, sealed, telling, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Opinion
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


def sent(commune: Commune, door: str = "web", **contact: str) -> Opinion:
    receipt = intake.receive(
        commune.authority,
        door=door,
        texts=["Cống sau chợ bé, mưa là ngập."],
        by=CITIZEN if door == "web" else commune.coordinator,
        contact=ContactData(**contact) if contact else None,
    )
    return receipt.opinions[0]


def answered(commune: Commune, opinion: Opinion) -> None:
    triage.classify(opinion.matter, field=commune.field(), by=commune.coordinator, title="Cống sau chợ")
    answering.publish(commune.approved(commune.assigned(opinion.matter)), by=commune.publisher)


def waiting(commune: Commune) -> list[str]:
    return [row.key.partition(":")[0] for row in telling.untold(commune.authority, commune.coordinator)]


def carry_all() -> None:
    while outbox.carry_one(clock.now()):
        pass


@pytest.mark.clause("S-12", "G-15")
def test_an_answer_for_who_left_only_a_telephone_waits_for_a_person_until_it_is_told(commune: Commune) -> None:
    opinion = sent(commune, name="Nguyễn Thị Bưởi", phone="0912345678")
    answered(commune, opinion)
    carry_all()
    (row,) = telling.untold(commune.authority, commune.coordinator)
    assert (row.about, row.address, mail.outbox) == (opinion.public_id, "", [])
    assert "0912345678" not in row.body + row.subject and "Bưởi" not in row.body + row.subject

    for who in (commune.clerk, commune.supervisor):
        with pytest.raises(Refused):
            telling.told(row, how="phone", by=who)
    with pytest.raises(Refused):
        telling.told(row, how="pigeon", by=commune.coordinator)
    for _time in range(2):
        telling.told(row, how="phone", by=commune.coordinator)

    row.refresh_from_db()
    assert (row.told_how, row.told_by, waiting(commune)) == ("phone", commune.coordinator.pk, [])
    told = journal.history(opinion).filter(verb="opinion.told")
    assert [entry.facts for entry in told] == [{"how": "phone", "occasion": "answered"}]


def test_of_an_answer_corrected_before_anybody_told_it_only_the_newest_is_told(commune: Commune) -> None:
    opinion = sent(commune, phone="0912345678")
    answered(commune, opinion)
    opinion.matter.refresh_from_db()
    triage.reopen(opinion.matter, reason="Sai hạn", by=commune.coordinator)
    answered(commune, opinion)

    (row,) = telling.untold(commune.authority, commune.coordinator)
    again = telling.sender(opinion, key=row.key, subject=row.subject, body=row.body)
    assert again is None and telling.untold(commune.authority, commune.coordinator).get() == row
    assert row.pk == Notice.objects.filter(key__startswith="answered:").latest("pk").pk
    assert not Notice.objects.exclude(told_how="").exists()


def test_a_letter_goes_by_mail_where_there_is_one_and_who_left_nothing_keeps_the_code(commune: Commune) -> None:
    answered(commune, sent(commune, email="bau@example.org", phone="0912345678"))
    answered(commune, sent(commune))
    answered(commune, sent(commune, name="Chỉ có tên"))
    carry_all()

    assert len(mail.outbox) == 2  # received, answered
    assert waiting(commune) == []


def test_without_a_mail_server_letters_wait_for_a_person_instead_of_vanishing(commune: Commune, settings: Any) -> None:
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", ""

    answered(commune, sent(commune, email="bau@example.org"))
    carry_all()

    assert waiting(commune) == ["answered"]


def test_a_letter_that_no_try_brought_out_waits_for_a_person(commune: Commune) -> None:
    answered(commune, sent(commune, email="bau@example.org"))
    assert waiting(commune) == []

    Notice.objects.filter(key__startswith="answered:").update(tries=outbox.MOST_TRIES, failure="SMTPException")

    assert waiting(commune) == ["answered"]


def test_an_acknowledgement_by_letter_is_told_by_a_person_and_counts_from_then(commune: Commune) -> None:
    opinion = sent(commune, door="letter", address="Thôn Hậu")
    assert waiting(commune) == ["received"]
    assert sent(commune, address="Thôn Hậu").acknowledged_at is None  # the receipt is on the screen: nothing to tell
    assert waiting(commune) == ["received"]

    telling.told(telling.untold(commune.authority, commune.coordinator).get(), how="print", by=commune.coordinator)

    opinion.refresh_from_db()
    assert opinion.acknowledged_at is not None


def test_what_is_sealed_is_listed_to_its_holder_alone(commune: Commune) -> None:
    holder = people.person("sealed_holder", commune.authority)
    opinion = sent(commune, door="letter", address="Thôn Hậu")
    sealed.seal(opinion.matter, kind="denunciation", by=commune.coordinator)

    assert waiting(commune) == []
    (row,) = telling.untold(commune.authority, holder)
    with pytest.raises(Refused):
        telling.told(row, how="print", by=commune.coordinator)
    telling.told(row, how="print", by=holder)


def test_letters_carry_a_full_link_when_the_installation_knows_its_address(commune: Commune, settings: Any) -> None:
    settings.DOITHOAI_BASE_URL = "https://doithoai.example.vn/"
    sent(commune, email="bau@example.org")
    carry_all()
    assert "https://doithoai.example.vn/xa-tan-yen/tra-cuu/" in mail.outbox[0].body

    settings.DOITHOAI_BASE_URL = ""
    assert carriers.full_link("/xa-tan-yen/tra-cuu/") == ""


def from_chat(commune: Commune, text: str = "Bãi rác thôn Hậu thối lắm.") -> Opinion:
    made = intake.receive(
        commune.authority,
        door="chat",
        texts=[text],
        by=commune.coordinator,
        contact=ContactData(name="Dương Thị Hạ"),
        key="chat:1",
    )
    return made.opinions[0]


@pytest.mark.clause("S-12")
def test_the_code_of_who_wrote_in_a_group_waits_encrypted_until_a_person_has_told_it(commune: Commune) -> None:
    opinion = from_chat(commune)
    (row,) = telling.untold(commune.authority, commune.coordinator)
    code = telling.held_code(row)
    text = telling.to_paste(row, address="https://vidu.vn/tra-cuu/", code=code)

    assert lookup.find(commune.authority, codes.grouped(code)) == opinion.submission
    assert opinion.number in text and codes.grouped(code) in text and "https://vidu.vn/tra-cuu/" in text
    assert "Hạ" not in text and code not in row.body
    with connection.cursor() as cursor:
        cursor.execute("SELECT code FROM opinion_heldcode")
        assert code not in str(cursor.fetchall())

    telling.told(row, how="chat", by=commune.coordinator)
    row.refresh_from_db()
    opinion.refresh_from_db()
    assert (telling.held_code(row), waiting(commune)) == ("", []) and opinion.acknowledged_at is not None


@pytest.mark.clause("S-12", "G-15")
def test_the_answer_to_a_message_of_a_group_is_told_by_a_person_too(commune: Commune) -> None:
    opinion = from_chat(commune)
    answered(commune, opinion)
    assert waiting(commune) == ["received", "answered"]
    assert telling.held_code(list(telling.untold(commune.authority, commune.coordinator))[1]) == ""


def test_the_code_of_a_sealed_message_is_shown_to_its_holder_alone(commune: Commune) -> None:
    from_chat(commune, "Tôi tố cáo ông trưởng thôn thu quỹ rồi tiêu riêng.")
    holder = people.person("sealed_holder", commune.authority)
    assert waiting(commune) == []
    (row,) = telling.untold(commune.authority, holder)
    address = reverse("office:told_slip", args=[commune.authority.slug, row.public_id])
    assert people.signed_in(commune.coordinator).get(address).status_code == 404
    assert codes.grouped(telling.held_code(row)) in people.signed_in(holder).get(address).content.decode()


def test_the_list_leads_to_a_text_ready_to_paste(commune: Commune) -> None:
    opinion = from_chat(commune)
    (row,) = telling.untold(commune.authority, commune.coordinator)
    browser, slug = people.signed_in(commune.coordinator), commune.authority.slug
    code = codes.grouped(telling.held_code(row))
    listed = browser.get(reverse("office:to_tell", args=[slug])).content.decode()
    address = reverse("office:told_slip", args=[slug, row.public_id])
    assert address in listed and "Bãi rác thôn Hậu" in listed and code not in listed and "Dương Thị Hạ" not in listed

    slip = browser.get(address)
    assert code in slip.content.decode() and opinion.number in slip.context["paste"] and code in slip.context["paste"]
    browser.post(reverse("office:told", args=[slug, row.public_id]), {"how": "chat"})
    assert browser.get(address).status_code == 404 and waiting(commune) == []
