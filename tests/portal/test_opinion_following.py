"""With the code one sees one's own opinions; without it only what was approved for everybody."""

import copy
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.core import codes
from doithoai.core.actors import CITIZEN
from doithoai.opinion import conservation, dividing, handing_over, intake, public_text, sameness, sealed, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Opinion
from tests import once
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import NOW

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
DRAIN = "Cống sau chợ bé, mưa là ngập vào nhà."
NAME, PHONE = "Dương Thị Hạ Lam", "0912345678"


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any, slug: str = SLUG) -> str:
    return reverse(f"portal:{name}", args=[slug, *args])


def sent(place: Commune, *texts: str, **more: Any) -> tuple[intake.Receipt, Client]:
    """A submission, and the browser in which its code was typed."""
    contact = ContactData(name=NAME, phone=PHONE)
    receipt = intake.receive(place.authority, door="web", texts=texts or [DRAIN], by=CITIZEN, contact=contact, **more)
    client = Client()
    assert client.post(url("lookup"), {"code": str(receipt.code)}).status_code == 302
    return receipt, client


def answered(place: Commune, opinion: Opinion) -> None:
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator, title="Cống sau chợ")
    place.published(place.assigned(opinion.matter))


def page(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def test_a_code_is_found_however_it_is_typed(place: Commune) -> None:
    receipt, _client = sent(place)
    grouped = codes.grouped(str(receipt.code))

    for typed in (grouped, grouped.lower(), f"  {grouped.replace('-', ' ').lower()} ", str(receipt.code).lower()):
        client = Client()
        answer = client.post(url("lookup"), {"code": typed})
        assert (answer.status_code, answer["Location"]) == (302, url("case")), typed
        assert receipt.opinions[0].number in page(client, url("case"))


def test_a_wrong_code_and_one_of_another_authority_get_the_same_sentence(place: Commune) -> None:
    people.authority("xa-khac")
    receipt, client = sent(place)
    empty = Client()

    pages = [
        empty.post(url("lookup", slug=slug), {"code": code})
        for slug, code in ((SLUG, codes.new_code()), (SLUG, "không phải mã"), ("xa-khac", str(receipt.code)))
    ]

    assert {answer.status_code for answer in pages} == {422}
    sentences = {answer.context["form"].errors["code"][0] for answer in pages}
    assert len(sentences) == 1
    assert empty.get(url("case"))["Location"] == url("lookup")
    assert client.get(url("case", slug="xa-khac"))["Location"] == url("lookup", slug="xa-khac")


def test_guessing_codes_is_slowed_down(place: Commune, settings: Any) -> None:
    settings.DOITHOAI_LOOKUP_LIMIT = "3/60m"
    client = Client()

    answers = [client.post(url("lookup"), {"code": codes.new_code()}).status_code for _time in range(4)]

    assert answers == [422, 422, 422, 429]


def test_a_file_closes_by_hand_and_by_itself(place: Commune) -> None:
    _receipt, client = sent(place)
    assert "no-store" in client.get(url("case"))["Cache-Control"]
    client.post(url("case_leave"))
    assert client.get(url("case")).status_code == 302

    _receipt, client = sent(place)
    with time_machine.travel(NOW.replace(hour=NOW.hour + 1), tick=False):
        assert client.get(url("case")).status_code == 302


@pytest.mark.clause("S-12", "S-22")
def test_the_sender_sees_the_answer_and_what_was_promised_and_judges_it(place: Commune) -> None:
    receipt, client = sent(place)
    opinion = receipt.opinions[0]
    verdict_url = url("case_verdict", opinion.public_id)
    assert client.get(verdict_url).status_code == 409
    triage.classify(opinion.matter, field=place.field(), by=place.coordinator, title="Cống sau chợ")
    promise = place.scheduled(opinion.matter)

    shown = page(client, url("case"))
    assert "Xã làm lại cống trong quý I năm 2027." in shown and DRAIN in shown
    assert promise.number in shown and promise.what in shown and "02/12/2026" in shown
    assert "checked" not in page(client, verdict_url)
    assert client.post(verdict_url, {}).status_code == 422
    assert client.post(verdict_url, {"grade": "not_yet", "words": " "}).status_code == 422
    kept = client.post(verdict_url, {"grade": "", "words": "Chưa nói bao giờ làm"})
    assert "Chưa nói bao giờ làm" in kept.content.decode()
    for _twice in range(2):
        client.post(verdict_url, {"grade": "not_yet", "words": "Chưa nói bao giờ làm"})

    row = opinion.verdicts.get()
    assert (row.grade, row.words) == ("not_yet", "Chưa nói bao giờ làm")
    assert "Chưa nói bao giờ làm" in page(client, url("case"))


def test_nobody_acts_on_the_opinion_of_somebody_else(place: Commune) -> None:
    _mine, client = sent(place)
    theirs, _other = sent(place, "Đèn đường hỏng.")
    answered(place, theirs.opinions[0])

    for name in ("case_withdraw", "case_verdict"):
        address = url(name, theirs.opinions[0].public_id)
        assert client.get(address).status_code == 404
        assert client.post(address, {"grade": "satisfied"}).status_code == 404
        assert Client().post(address, {"grade": "satisfied"}).status_code == 404
    assert not theirs.opinions[0].verdicts.exists()


def test_withdrawing_is_asked_once_more_and_stays_in_the_count(place: Commune) -> None:
    receipt, client = sent(place, DRAIN, "Đèn đường hỏng.")
    address = url("case_withdraw", receipt.opinions[0].public_id)

    assert "<h1" in page(client, address)
    assert conservation.balance(place.authority).places["withdrawn"] == 0
    client.post(address)
    assert client.post(address).status_code in (302, 409)

    total = conservation.balance(place.authority)
    assert (total.received, total.places["withdrawn"], total.places["waiting"], total.holds) == (2, 1, 1, True)
    assert address not in page(client, url("case"))


def test_what_has_a_result_cannot_be_withdrawn(place: Commune) -> None:
    receipt, client = sent(place)
    answered(place, receipt.opinions[0])

    refused = client.post(url("case_withdraw", receipt.opinions[0].public_id))

    assert refused.status_code == 409
    assert conservation.balance(place.authority).places["withdrawn"] == 0


def test_of_a_sealed_opinion_the_sender_sees_that_it_is_kept_and_everybody_else_nothing(place: Commune) -> None:
    text = "Tôi tố cáo ông trưởng thôn nhận hối lộ khi chia đất."
    receipt, client = sent(place, text, consents_to_text=True)
    opinion = receipt.opinions[0]

    waiting = page(client, url("case"))
    assert opinion.number in waiting and text not in waiting and "hối lộ" not in waiting
    assert client.post(url("case_withdraw", opinion.public_id)).status_code == 409
    assert Client().get(url("matter", opinion.matter.public_id)).status_code == 404
    holder = people.person("sealed_holder", place.authority)
    handing_over.hand_over(
        opinion.matter,
        kind="denunciation",
        receiver="Ủy ban Kiểm tra Đảng ủy",
        reason="Chuyển Ủy ban Kiểm tra theo Luật Tố cáo",
        by=holder,
    )
    diverted = page(client, url("case"))
    assert "tag--send" in diverted and "Ủy ban Kiểm tra" not in diverted
    assert "hối lộ" not in page(Client(), url("figures"))


def test_a_matter_is_public_only_with_an_approved_title(place: Commune) -> None:
    matter = place.matter()
    assert Client().get(url("matter", matter.public_id)).status_code == 404

    place.made_public(matter)
    assert matter.public_title in page(Client(), url("matter", matter.public_id))
    people.authority("xa-khac")
    assert Client().get(url("matter", matter.public_id, slug="xa-khac")).status_code == 404

    sealed.seal(matter, kind="complaint", by=place.coordinator)
    assert Client().get(url("matter", matter.public_id)).status_code == 404


@pytest.mark.clause("S-12")
def test_everybody_sees_that_an_answer_was_corrected_when_and_may_read_the_earlier_one(place: Commune) -> None:
    matter = place.made_public(place.matter())
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False):
        place.published(place.assigned(matter), short="Làm cống trong quý I.")
        assert 'id="earlier"' not in page(Client(), url("matter", matter.public_id))
    with time_machine.travel("2026-11-05 09:00+07:00", tick=False):
        matter.refresh_from_db()
        triage.reopen(matter, reason="Sai thời hạn", by=place.coordinator)
        place.published(place.assigned(matter), short="Làm cống trong quý II.")

        shown = page(Client(), url("matter", matter.public_id))

    now, _heading, before = shown.partition('id="earlier"')
    assert "quý II" in now and "quý I." not in now
    assert "quý I." in before and "05/11/2026" in before and "02/11/2026" in before


def test_an_internal_matter_is_never_public(place: Commune) -> None:
    matter = place.made_public(place.matter())
    internal = place.field("DANG", name="Công tác đảng", is_internal=True)

    triage.classify(matter, field=internal, by=place.coordinator, because="Việc nội bộ của chi bộ")

    assert Client().get(url("matter", matter.public_id)).status_code == 404


@pytest.mark.clause("S-22")
def test_no_public_page_names_the_sender_or_words_that_nobody_approved(place: Commune) -> None:
    receipt, _client = sent(place, f"Tôi là {NAME}, {PHONE}. {DRAIN}", consents_to_text=True, consents_to_name=True)
    opinion = receipt.opinions[0]
    answered(place, opinion)
    matter = place.made_public(opinion.matter, "Ngập khu dân cư sau chợ")
    silent = sent(place, f"{NAME} cũng nói: nước vào nhà.")[0].opinions[0]
    sameness.join(silent, into=matter, by=place.coordinator)
    text = public_text.propose(opinion, text="[đã che: họ tên, số điện thoại] Cống sau chợ bé.", by=place.coordinator)
    address = url("matter", matter.public_id)
    assert "Cống sau chợ bé" not in page(Client(), address)
    public_text.approve(text, by=people.person("text_reviewer", place.authority))

    shown = page(Client(), address)
    assert "Cống sau chợ bé." in shown and "masked" in shown
    reader = Client()
    everything = [page(reader, url(name)) for name in ("home", "results", "figures", "commitments", "send", "lookup")]
    for content in [shown, *everything]:
        assert NAME not in content and PHONE not in content and "nước vào nhà" not in content
        assert str(receipt.code) not in content


def test_ways_are_told_only_of_a_group_that_hides_its_members(place: Commune) -> None:
    matter = place.made_public(place.matter())
    for number, door in enumerate(("paper", "phone", "web", "letter")):
        assert reader_context(matter.public_id)["doors"] == 0
        row = intake.receive(place.authority, door=door, texts=[f"Ngập sau chợ {number}"], by=place.coordinator)
        sameness.join(row.opinions[0], into=matter, by=place.coordinator)

    context = reader_context(matter.public_id)
    assert (context["count"], context["doors"]) == (5, 4)


def reader_context(public_id: str) -> Any:
    return Client().get(url("matter", public_id)).context


def test_a_similar_matter_is_shown_before_sending_and_unpublished_words_are_not_searched(place: Commune) -> None:
    receipt, _client = sent(place, f"{DRAIN} Nhà ông Khải đầu xóm xả nước thải.")
    answered(place, receipt.opinions[0])
    matter = place.made_public(receipt.opinions[0].matter, "Cống thoát nước sau chợ trung tâm")

    def offered(text: str) -> bool:
        client = Client()
        client.post(url("send"), {})
        client.post(url("send_text"), {"text": text})
        client.post(url("send_contact"), {})
        return matter.public_title in page(client, url("send_check"))

    assert offered("cong thoat nuoc sau cho be qua")
    assert not offered("nhà ông Khải đầu xóm xả nước thải")


@pytest.mark.clause("S-22")
def test_the_sum_counts_every_opinion_once_and_tells_answered_from_resolved(place: Commune) -> None:
    receipt, client = sent(place, DRAIN, "Đèn đường hỏng.", "Rác tồn ba ngày.")
    answered(place, receipt.opinions[0])
    client.post(url("case_withdraw", receipt.opinions[1].public_id))

    context = Client().get(url("figures")).context

    assert (context["received"], context["submissions"], context["holds"]) == (3, 1, True)
    assert len(context["places"]) == 10 and sum(one.number for one in context["places"]) == 3
    assert (context["answered"], context["resolved"]) == (1, 0)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as caught:
        page(client, address)
    return len(caught)


def test_the_number_of_queries_does_not_grow_with_the_opinions(place: Commune) -> None:
    small, one = sent(place)
    large, four = sent(place, *(f"{DRAIN} Lần {number}" for number in range(4)))
    for opinion in (*small.opinions, *large.opinions):
        answered(place, opinion)
    assert queries(one, url("case")) == queries(four, url("case")) < 16

    matter = place.made_public(small.opinions[0].matter)
    before = queries(Client(), url("matter", matter.public_id))
    alike, _client = sent(place, *(f"{DRAIN} Xóm {number}" for number in range(4)))
    for opinion in alike.opinions:
        sameness.join(opinion, into=matter, by=place.coordinator)
    assert queries(Client(), url("matter", matter.public_id)) == before < 14
    cache.clear()
    assert queries(Client(), url("figures")) < 20


def test_who_sent_several_matters_in_one_reads_each_with_the_number_on_the_receipt(place: Commune) -> None:
    receipt, client = sent(place, "a) Sửa cầu treo. b) Làm cống sau chợ.")
    points = dividing.divide(receipt.opinions[0], texts=["Sửa cầu treo.", "Làm cống sau chợ."], by=place.coordinator)
    answered(place, points[1])

    shown = page(client, url("case"))

    assert all(point.number in shown for point in points)
    assert f"Ý kiến số {receipt.opinions[0].number} của ông/bà gồm nhiều việc" in shown
    assert "Xã làm lại cống trong quý I năm 2027." in shown


def test_who_was_joined_with_others_keeps_the_number_and_gets_their_answer(place: Commune) -> None:
    first, _client = sent(place)
    second, client = sent(place, DRAIN + " Mong sớm làm.")
    sameness.join_all(second.opinions, into=first.opinions[0].matter, by=place.coordinator)
    answered(place, first.opinions[0])

    shown = page(client, url("case"))

    assert second.opinions[0].number in shown
    assert "Xã làm lại cống trong quý I năm 2027." in shown
