"""The audit view: every opening with its reason, filtered and exported; never a word of what was opened."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.opinion import contacts, sealed
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db


def opened(commune: Commune) -> tuple[str, str]:
    """One contact and one sealed text opened; the numbers of both."""
    plain = commune.opinion(email="mo@vidu.vn")
    reader = people.person("contact_reader", commune.authority)
    contacts.open(plain.submission, by=reader, reason="Gọi hỏi rõ địa điểm")
    hidden = commune.opinion("Tôi tố cáo ông Ngoạch nhận tiền của bảy hộ.")
    sealed.open(hidden.matter, by=people.person("sealed_holder", commune.authority), reason="Phân loại đơn")
    return plain.number, hidden.matter.number


def test_the_list_says_who_opened_what_and_why() -> None:
    commune, neighbour = Commune(), Commune("xa-ngoc-thien")
    numbers = opened(commune)
    client = signed_in(commune.standing)
    page = client.get(reverse("office:openings", args=[commune.authority.slug])).content.decode()
    assert all(number in page for number in numbers)
    assert "Gọi hỏi rõ địa điểm" in page and "Phân loại đơn" in page
    assert "mo@vidu.vn" not in page and "Ngoạch" not in page
    other = signed_in(neighbour.standing).get(reverse("office:openings", args=[neighbour.authority.slug]))
    assert "Phân loại đơn" not in other.content.decode()


def test_the_filter_holds_for_the_page_and_for_the_table_to_take_away() -> None:
    commune = Commune()
    plain, hidden = opened(commune)
    client = signed_in(people.person("administrator", commune.authority))
    slug = commune.authority.slug
    only = client.get(reverse("office:openings", args=[slug]), {"what": "sealed"}).content.decode()
    assert "Phân loại đơn" in only and "Gọi hỏi rõ" not in only
    sheet = client.get(reverse("office:openings_export", args=[slug]), {"what": "sealed"})
    rows = list(load_workbook(io.BytesIO(sheet.content)).active.values)
    assert [row[3] for row in rows[1:]] == [hidden]
    tomorrow = vndate(clock.today() + timedelta(days=1))
    none = client.get(reverse("office:openings", args=[slug]), {"since": tomorrow}).content.decode()
    assert plain not in none and hidden not in none
