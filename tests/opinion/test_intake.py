"""Every door leads to the same: number, matter, code, clock; what cannot be taken in is refused with a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import connection

from doithoai.core import cipher
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, intake, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Contact, Field, Kind, Matter, Opinion, Submission
from doithoai.people.models import Authority
from tests.factories import people

pytestmark = pytest.mark.django_db
DRAIN = "Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập."


@pytest.fixture
def place() -> Authority:
    return people.authority()


def take(place: Authority, *texts: str, **more: object) -> intake.Receipt:
    return intake.receive(place, **({"door": "web", "texts": texts or [DRAIN], "by": CITIZEN} | more))  # type: ignore[arg-type]


def test_numbers_run_in_each_authority_and_year_of_their_own(place: Authority) -> None:
    other = people.authority("xa-ngoc-thien")
    last_year = datetime(2025, 12, 31, 18, 0, tzinfo=UTC)  # in Vietnam the first of January 2026

    first = take(place, received_at=last_year).opinions[0]
    second = take(place, received_at=datetime(2025, 12, 31, 16, 0, tzinfo=UTC)).opinions[0]
    third = take(other, received_at=last_year).opinions[0]

    assert [row.number for row in (first, second, third)] == ["YK-2026-0001", "YK-2025-0001", "YK-2026-0001"]
    assert [row.matter.number for row in (first, second)] == ["VĐ-2026-0001", "VĐ-2025-0001"]
    assert (first.received_on, second.received_on) == (date(2026, 1, 1), date(2025, 12, 31))


def test_what_is_written_down_later_keeps_the_moment_it_came(place: Authority) -> None:
    came = datetime(2026, 9, 4, 3, 0, tzinfo=UTC)

    opinion = take(place, received_at=came, door="paper", by=people.person("intake", place)).opinions[0]

    assert set(Entry.objects.values_list("at", flat=True)) == {came}
    # ten working days after Friday 4 September
    assert opinion.acknowledge_by == date(2026, 9, 18)


def test_text_is_kept_as_it_came_in_one_form_of_unicode(place: Authority) -> None:
    take(place, "  Ca\u0302\u0300u hỏng\r\nđã lâu\x00 \u200b")

    assert Opinion.objects.get().text == "Cầu hỏng\nđã lâu"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"texts": ["  ", "..."]}, "text"),
        ({"texts": ["chữ " * 6000]}, "text"),
        ({"texts": ["MẬT. Kế hoạch bảo vệ mục tiêu"]}, "text"),
        ({"door": "chim bồ câu"}, None),
        ({"category": "vua"}, None),
    ],
)
def test_what_cannot_be_taken_in_is_refused_and_leaves_nothing(
    place: Authority, change: dict[str, object], field: str | None
) -> None:
    with pytest.raises(Refused) as refusal:
        take(place, **change)

    assert refusal.value.field == field
    assert (Submission.objects.count(), Matter.objects.count(), Entry.objects.count()) == (0, 0, 0)
    assert conservation.examine(place).breaches == ()


def test_one_key_is_one_act_in_each_authority(place: Authority) -> None:
    other = people.authority("xa-ngoc-thien")

    first, again, elsewhere = take(place, key="k1"), take(place, key="k1"), take(other, key="k1")

    assert (again.submission, again.code, len(again.opinions)) == (first.submission, None, 1)
    assert elsewhere.submission.authority == other and elsewhere.code
    assert Opinion.objects.count() == 2


def test_who_may_not_take_in_for_a_neighbour_is_refused(place: Authority) -> None:
    stranger = people.person("intake", people.authority("xa-ngoc-thien"))
    administrator = people.person("administrator", place)

    for by in (stranger, administrator):
        with pytest.raises(Refused) as refusal:
            take(place, door="paper", by=by)
        assert refusal.value.code == "right"
    assert Submission.objects.count() == 0


@pytest.mark.clause("G-13")
def test_without_a_name_nothing_of_the_sender_is_kept(place: Authority) -> None:
    receipt = take(place, contact=ContactData(), consents_to_name=True)

    assert receipt.code and not Contact.objects.exists()
    assert not Submission.objects.get().consents_to_name
    assert Notice.objects.count() == 0


def test_the_acknowledgement_goes_once_and_carries_neither_words_nor_code(place: Authority) -> None:
    contact = ContactData(email="lam@example.vn")

    receipt = take(place, contact=contact, key="k2")
    take(place, contact=contact, key="k2")

    notice = Notice.objects.get()
    assert notice.address == "lam@example.vn" and "YK-" in notice.subject
    assert "Cống" not in notice.body and str(receipt.code) not in notice.body
    assert cipher.unseal(raw_address(notice), "notices_notice.address") == "lam@example.vn"


def raw_address(notice: Notice) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM notices_notice WHERE id = %s", [notice.pk])
        return str(cursor.fetchone()[0])


@pytest.mark.clause("S-9", "S-10", "S-72")
def test_wishes_suggestions_and_praise_are_kinds_of_their_own_and_end_as_taken_up(place: Authority) -> None:
    clerk, publisher = people.person("coordinator", place), people.person("publisher", place)
    field = Field.objects.create(authority=place, code="CHUNG", name="Góp ý chung")
    said = {
        Kind.ASPIRATION: "Già rồi chỉ mong con cháu có việc làm gần nhà.",
        Kind.SUGGESTION: "Nên niêm yết lịch tiếp dân ở nhà văn hóa thôn.",
        Kind.PRAISE: "Cảm ơn bộ phận một cửa đã hướng dẫn chu đáo.",
        Kind.PETITION: DRAIN,
    }

    for kind, text in said.items():
        matter = take(place, text).opinions[0].matter
        triage.classify(matter, field=field, kind=kind, by=clerk)
        if kind != Kind.PETITION:
            triage.result(matter, "taken_up", by=publisher)

    kept = dict(Matter.objects.values_list("kind", "state"))
    assert kept == {"aspiration": "taken_up", "suggestion": "taken_up", "praise": "taken_up", "petition": "classified"}
    assert not Matter.objects.filter(state="taken_up").exclude(is_open=False).exists()


@pytest.mark.clause("S-11", "S-86")
def test_officials_party_members_members_of_organisations_and_others_are_told_apart(place: Authority) -> None:
    for category in ("official", "party_member", "association_member", "people"):
        take(place, category=category)

    assert sorted(Submission.objects.values_list("category", flat=True)) == [
        "association_member",
        "official",
        "party_member",
        "people",
    ]
