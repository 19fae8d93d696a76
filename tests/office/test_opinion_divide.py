"""The page on which one opinion is taken apart: proposed points, corrected, confirmed, undone."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.urls import reverse

from doithoai.core.actors import CITIZEN
from doithoai.opinion import conservation, intake, sealed, triage
from doithoai.opinion.models import Division, Opinion
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
WHOLE = "Thôn Hạ đề nghị: a) Sửa cầu treo Bãi Lau; b) Làm cống sau chợ."


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def sent(place: Commune, text: str = WHOLE) -> Opinion:
    return intake.receive(place.authority, door="web", texts=[text], by=CITIZEN).opinions[0]


def press(place: Commune, row: Opinion, *points: str, follow: bool = False, **more: str) -> Any:
    data = {f"point_{n}": text for n, text in enumerate(points, start=1)} | {"boxes": "3"} | more
    return people.signed_in(place.coordinator).post(url("opinion_divide", row.public_id), data, follow=follow)


def read(place: Commune, name: str, row: Opinion) -> str:
    response = people.signed_in(place.coordinator).get(url(name, row.public_id))
    assert response.status_code == 200
    return response.content.decode()


def test_points_are_proposed_each_with_the_words_before_the_first(place: Commune) -> None:
    row = sent(place)
    assert url("opinion_divide", row.public_id) in read(place, "opinion", row)

    page = read(place, "opinion_divide", row)

    assert "Thôn Hạ đề nghị: Sửa cầu treo Bãi Lau</textarea>" in page
    assert "Thôn Hạ đề nghị: Làm cống sau chợ" in page
    assert page.count("<textarea") == 3


def test_confirmed_the_first_point_opens_and_leads_back_to_the_whole(place: Commune) -> None:
    row = sent(place)
    answer = press(place, row, "Sửa cầu treo Bãi Lau", "Làm cống sau chợ", "  ", follow=True)
    first, second = Opinion.objects.order_by("pk")
    page = answer.content.decode()

    assert first.text in page
    assert row.number in page
    assert second.number in page
    assert WHOLE in page
    assert conservation.balance(place.authority).received == 2
    old = people.signed_in(place.coordinator).get(url("opinion", row.public_id))
    assert old["Location"] == url("opinion", first.public_id)

    division = Division.objects.get()
    people.signed_in(place.coordinator).post(url("division_undo", division.public_id))
    assert Opinion.objects.get().number == row.number
    gone = people.signed_in(place.coordinator).get(url("opinion", second.public_id))
    assert gone["Location"] == url("opinion", row.public_id)


def test_more_boxes_keep_what_was_typed(place: Commune) -> None:
    page = press(place, sent(place), "Sửa cầu", "Làm cống", more="1")
    assert page.status_code == 200
    assert page.content.decode().count("<textarea") == 5
    assert "Sửa cầu</textarea>" in page.content.decode()
    assert not Division.objects.exists()


def test_an_empty_box_between_two_points_is_closed_up(place: Commune) -> None:
    row = sent(place)
    assert press(place, row, "Sửa cầu", " ", "Làm cống").status_code == 302
    assert list(Opinion.objects.order_by("pk").values_list("text", flat=True)) == ["Sửa cầu", "Làm cống"]


def test_one_point_or_a_hidden_denunciation_is_said_with_422(place: Commune) -> None:
    row = sent(place)
    assert press(place, row, "Sửa cầu").status_code == 422
    bad = press(place, row, "Sửa cầu", "Tôi tố cáo trưởng thôn thu quỹ của dân rồi tiêu riêng.")
    assert bad.status_code == 422
    assert "Sửa cầu</textarea>" in bad.content.decode()
    assert not Division.objects.exists()


def test_what_is_sealed_or_of_a_neighbour_is_not_there_and_what_has_a_result_says_so(place: Commune) -> None:
    hidden, done = sent(place), sent(place)
    sealed.seal(hidden.matter, kind="complaint", by=place.coordinator)
    triage.result(done.matter, "not_accepted", by=place.coordinator, reason="Không thuộc thẩm quyền.")
    foreign = sent(Commune("xa-ngoc-thien"))

    assert press(place, hidden, "a", "b").status_code == 404
    assert press(place, foreign, "a", "b").status_code == 404
    assert press(place, done, "Sửa cầu", "Làm cống").status_code == 422
    assert url("opinion_divide", done.public_id) not in read(place, "opinion", done)
