"""The page of proposed groups: tick, look, join, undo; and what a clerk is told when another was faster."""

from __future__ import annotations

import copy
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.urls import reverse

from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, sameness, sealed, triage
from doithoai.opinion.models import Matter, Opinion, Sameness
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
BRIDGE = (
    "Cầu treo Bãi Lau mục ván, trẻ em đi học rất nguy hiểm.",
    "cau treo Bai Lau muc van, tre em di hoc so lam",
    "Đề nghị sửa cầu treo Bãi Lau vì ván mục.",
)
DRAIN = "Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập."


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def sent(place: Commune, text: str, door: str = "web", where: str = "", **more: Any) -> Opinion:
    by = CITIZEN if door == "web" else place.coordinator
    return intake.receive(place.authority, door=door, texts=[text], by=by, place=where, **more).opinions[0]


def read(who: Acting, name: str, *args: Any) -> str:
    response = people.signed_in(who).get(url(name, *args))
    assert response.status_code == 200
    return response.content.decode()


def press(who: Acting, *opinions: Opinion, into: Matter, confirmed: bool = True) -> Any:
    data: dict[str, Any] = {
        "opinion": [f"{one.public_id}.{one.matter.public_id}" for one in opinions],
        "into": into.public_id,
        "because": "cầu treo bãi lau",
    }
    return people.signed_in(who).post(url("same_join"), data | ({"confirmed": "1"} if confirmed else {}))


def test_a_group_is_proposed_with_its_reach_and_the_words_that_they_share(place: Commune) -> None:
    for text, door, where in zip(BRIDGE, ("web", "paper", "web"), ("Thôn Hạ", "Thôn Thượng", "Thôn Hạ"), strict=True):
        sent(place, text, door, where)
    sent(place, DRAIN)

    page = read(place.coordinator, "same")

    assert "3 ý kiến, 2 nơi, 2 kênh" in page
    assert "<mark>Cầu treo Bãi Lau mục ván" in page
    assert "Cống thoát nước" not in page
    assert page.count('type="checkbox"') == 3


def test_looked_at_joined_and_undone(place: Commune) -> None:
    one, two, three = (sent(place, text) for text in BRIDGE)
    looked = press(place.coordinator, two, three, into=one.matter, confirmed=False)
    assert looked.status_code == 200
    assert "3 ý kiến, 1 kênh" in looked.content.decode()
    assert not Sameness.objects.exists()

    assert press(place.coordinator, one, two, three, into=one.matter).status_code == 302
    page = read(place.coordinator, "matter", one.matter.public_id)
    assert all(row.number in page for row in (one, two, three))
    assert "3 ý kiến, 1 kênh" in page
    assert "cầu treo bãi lau" in page

    people.signed_in(place.coordinator).post(url("same_undo", Sameness.objects.order_by("pk")[0].pk))
    assert one.matter.opinions.count() == 1
    assert not Sameness.objects.filter(undone_at=None).exists()


def test_pressed_twice_changes_nothing_and_says_so(place: Commune) -> None:
    one, two = sent(place, BRIDGE[0]), sent(place, BRIDGE[1])
    press(place.coordinator, two, into=one.matter)

    browser = people.signed_in(place.coordinator)
    data = {"opinion": f"{two.public_id}.{two.matter.public_id}", "into": one.matter.public_id, "confirmed": "1"}
    answer = browser.post(url("same_join"), data, follow=True)

    assert "không có gì thay đổi" in answer.content.decode()
    assert Sameness.objects.count() == 1


def test_who_comes_second_reads_a_sentence(place: Commune) -> None:
    one, two, three = (sent(place, text) for text in BRIDGE)
    sameness.join(Opinion.objects.get(pk=three.pk), into=one.matter, by=place.coordinator)

    answer = press(place.coordinator, three, into=two.matter)

    assert answer.status_code == 409
    assert three.number in answer.content.decode()
    assert Sameness.objects.count() == 1


def test_nothing_ticked_or_a_matter_that_is_gone_is_said_with_422(place: Commune) -> None:
    one, two, three = (sent(place, text) for text in BRIDGE)
    assert press(place.coordinator, into=one.matter).status_code == 422
    assert press(place.coordinator, one, into=one.matter, confirmed=False).status_code == 422
    gone = two.matter
    sameness.join(Opinion.objects.get(pk=two.pk), into=one.matter, by=place.coordinator)
    assert press(place.coordinator, three, into=gone).status_code == 422


def test_sealed_and_foreign_opinions_are_neither_shown_nor_joined(place: Commune) -> None:
    one, two, three = (sent(place, text) for text in BRIDGE)
    sealed.seal(three.matter, kind="complaint", by=place.coordinator)
    there = Commune("xa-ngoc-thien")
    foreign = sent(there, BRIDGE[0])

    assert read(place.coordinator, "same").count('type="checkbox"') == 2
    assert press(place.coordinator, three, into=one.matter).status_code == 422
    assert press(place.coordinator, foreign, into=one.matter).status_code == 422
    assert press(place.coordinator, two, into=foreign.matter).status_code == 422


def test_places_that_differ_and_earlier_answers_are_said_before_joining(place: Commune) -> None:
    old = sent(place, BRIDGE[0], received_at=datetime(2024, 5, 6, 3, tzinfo=UTC))
    triage.result(old.matter, "not_accepted", by=place.coordinator, reason="Cầu thuộc dự án của tỉnh.")
    one, two = sent(place, BRIDGE[0], where="Thôn Hạ"), sent(place, BRIDGE[2], where="Thôn Thượng")

    page = press(place.coordinator, two, into=one.matter, confirmed=False).content.decode()

    assert "Thôn Hạ; Thôn Thượng" in page
    assert "Cầu thuộc dự án của tỉnh." in page
    opened = read(place.coordinator, "opinion", two.public_id)
    assert re.search(r"Lý do:\s*Cầu thuộc dự án của tỉnh.", opened)
    assert "06/05/2024" in opened


def test_the_published_answer_of_an_earlier_matter_is_shown(place: Commune) -> None:
    answer = place.published()
    mine = sent(place, "Cống sau chợ bé quá, mưa là ngập vào nhà dân.")

    page = read(place.coordinator, "opinion", mine.public_id)

    assert answer.matter.number in page
    assert answer.short in page
