"""The list of matters narrowed in its address; a filter is kept under a name, without what was typed."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from django.urls import reverse

from doithoai.core import folding, vietnamese
from doithoai.opinion import intake, triage
from doithoai.opinion.models import Matter
from doithoai.people.models import SavedFilter
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Commune:
    return Commune()


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def listed(who: Acting, **query: str) -> set[int]:
    page = people.signed_in(who).get(url("matters"), query)
    return {row.pk for row, _title, _n in page.context["listed"]}


def test_the_later_conditions_come_when_asked_for_and_stay_while_one_is_set(place: Commune) -> None:
    page = people.signed_in(place.coordinator)
    place.matter()

    short = page.get(url("matters")).content.decode()
    # Enter in the search field presses the first button: that one must filter.
    assert short.index('name="q"') < short.index('<button class="btn" type="submit">') < short.index('name="them"')
    assert 'name="lead"' not in short

    asked = page.get(url("matters"), {"them": "1", "q": "cống"}).content.decode()
    assert 'name="lead"' in asked and 'value="cống"' in asked
    assert 'name="lead"' in page.get(url("matters"), {"lead": place.agency.pk}).content.decode()


def test_each_part_of_the_filter_narrows_the_list(place: Commune) -> None:
    plain, special = place.matter(), place.matter("Cống sau trường")
    triage.classify(
        special,
        field=place.field(),
        place="thôn Hậu",
        level="province",
        urgent=True,
        because="Rõ nơi",
        by=place.coordinator,
    )
    called = intake.receive(place.authority, door="phone", texts=["Đèn hỏng."], by=place.coordinator).opinions[0].matter
    place.assigned(plain)

    assert listed(place.coordinator) == {plain.pk, special.pk, called.pk}
    for query in ({"place": "Hậu"}, {"level": "province"}, {"state": "urgent"}, {"q": "cống", "level": "province"}):
        assert listed(place.coordinator, **query) == {special.pk}, query
    assert listed(place.coordinator, door="phone") == {called.pk}
    Matter.objects.filter(pk=plain.pk).update(due_on="2020-01-01")
    assert listed(place.coordinator, within="7") == {plain.pk}
    assert listed(people.person("coordinator", place.authority, place.agency), mine="on") == {plain.pk}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("thon dong", {"Thôn Đông", "THÔN ĐÔNG, XÃ TÂN YÊN", "thôn Đồng Điều"}),
        ("THÔN ĐÔNG", {"Thôn Đông", "THÔN ĐÔNG, XÃ TÂN YÊN", "thôn Đồng Điều"}),
        (unicodedata.normalize("NFD", "tân yên đông"), {"THÔN ĐÔNG, XÃ TÂN YÊN"}),
        ("ngo so 7%", set()),
        ("so_7", set()),
        ("hậu", {"Xóm Hậu"}),
    ],
)
def test_a_place_is_found_however_its_marks_are_typed(place: Commune, typed: str, found: set[str]) -> None:
    names = ["Thôn Đông", "THÔN ĐÔNG, XÃ TÂN YÊN", "thôn Đồng Điều", "Xóm Hậu", "Ngõ số 7", ""]
    for name in names:
        intake.receive(place.authority, door="phone", texts=["Đèn hỏng."], place=name, by=place.coordinator)

    page = people.signed_in(place.coordinator).get(url("matters"), {"place": typed})
    assert {row.place for row, _title, _n in page.context["listed"]} == found
    page = people.signed_in(place.coordinator).get(url("inbox"), {"place": typed})
    assert {row.matter.place for row in page.context["rows"]} == found
    counted = {name: number for name, _words, number, _address in page.context["tabs"]}
    assert counted["cho"] == len(found)


def test_every_vietnamese_letter_is_folded_as_in_an_address() -> None:
    assert len(folding.FROM) == len(folding.TO) == len(set(folding.FROM))
    for letter in folding.FROM:
        assert folding.folded(letter) == vietnamese.slug(letter), letter


def test_a_filter_is_kept_for_its_person_or_organisation_and_never_what_was_typed(place: Commune) -> None:
    one = people.person("coordinator", place.authority, place.agency)
    colleague = people.person("coordinator", place.authority, place.agency)
    stranger = people.person("coordinator", place.authority, place.other)
    query = "state=open&q=Nguyễn+Thị+Bưởi&place=ngõ+12&level=province"

    for shared in ({}, {"shared": "1"}):
        people.signed_in(one).post(url("saved_filter_save"), {"name": "Chờ tỉnh", "query": query, **shared})
        seen = [bool(people.signed_in(who).get(url("matters")).context["saved"]) for who in (one, colleague, stranger)]
        assert seen == [True, bool(shared), False]
    row = SavedFilter.objects.get()
    assert row.query == "state=open&level=province"

    assert people.signed_in(stranger).post(url("saved_filter_delete"), {"filter": row.public_id}).status_code == 404
    assert people.signed_in(colleague).post(url("saved_filter_delete"), {"filter": row.public_id}).status_code in (
        403,
        409,
    )
    people.signed_in(one).post(url("saved_filter_delete"), {"filter": row.public_id})
    assert not SavedFilter.objects.exists()
