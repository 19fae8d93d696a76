"""A confirmed denunciation: a line in the register, a slip for the sender, and not a word of the content."""

from __future__ import annotations

import pytest
from django.urls import reverse

from doithoai.core.transitions import Refused
from doithoai.documents import pdf
from doithoai.documents.profiles import profile
from doithoai.opinion import conservation, handing_over, papers
from doithoai.opinion.models import HandOver
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db
ACCUSED = "Tôi tố cáo ông Ngoạch nhận tiền của bảy hộ để cho trúng thầu chợ."


def given(commune: Commune, *, receiver: str = "Ủy ban Kiểm tra Đảng ủy") -> HandOver:
    holder = people.person("sealed_holder", commune.authority)
    matter = commune.opinion(ACCUSED).matter
    reason = "Đã chuyển Ủy ban Kiểm tra theo Luật Tố cáo."
    return handing_over.hand_over(matter, kind="denunciation", receiver=receiver, reason=reason, by=holder)


@pytest.mark.clause("S-39")
def test_the_register_names_receiver_and_law_and_the_slip_says_where_and_how() -> None:
    commune = Commune()
    row = given(commune)
    assert conservation.balance(commune.authority).places["diverted"] == 1
    assert [line.number for line in handing_over.register(commune.authority)] == [row.number]
    said = papers.guidance(row)
    assert said.body[0] != said.body[1]
    words = repr(said)
    assert "Luật Tố cáo năm 2018" in words and "Ủy ban Kiểm tra Đảng ủy" in words and "Ngoạch" not in words
    assert pdf.render(said, profile(commune.authority.paper_profile)).startswith(b"%PDF")


def test_without_receiver_nothing_is_handed_over() -> None:
    commune = Commune()
    with pytest.raises(Refused) as refusal:
        given(commune, receiver=" ")
    assert refusal.value.field == "receiver"
    assert not HandOver.objects.exists()


def test_a_holder_hands_over_by_the_form_and_fetches_the_slip() -> None:
    commune = Commune()
    slug, matter = commune.authority.slug, commune.opinion(ACCUSED).matter
    client = signed_in(people.person("sealed_holder", commune.authority))
    form = reverse("office:sealed_confirm", args=[slug, matter.public_id])
    refused = client.post(form, {"kind": "denunciation", "receiver": "", "reason": "Chuyển theo Luật Tố cáo"})
    assert refused.status_code == 422 and "Chuyển theo Luật Tố cáo" in refused.content.decode()
    client.post(form, {"kind": "denunciation", "receiver": "Ủy ban Kiểm tra", "reason": "Chuyển theo Luật Tố cáo"})
    row = HandOver.objects.get()
    page = client.get(reverse("office:hand_overs", args=[slug])).content.decode()
    assert row.number in page and "Ngoạch" not in page
    slip = client.get(reverse("office:hand_over_slip", args=[slug, row.public_id]))
    assert slip.content.startswith(b"%PDF")
    assert signed_in(commune.coordinator).get(reverse("office:hand_overs", args=[slug])).status_code == 403
