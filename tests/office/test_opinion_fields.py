"""The scheme of fields: entered, changed, retired, with who is competent; never deleted, never a neighbour's."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.opinion import triage
from doithoai.opinion.models import Competence, Field
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


@pytest.fixture
def place() -> Commune:
    return Commune()


@pytest.fixture
def administrator(place: Commune) -> Acting:
    return people.person("administrator", place.authority)


def post(who: Acting, page: str, *args: Any, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(reverse(f"office:{page}", args=[SLUG, *args]), data)


def test_a_field_is_entered_once_with_who_is_competent(place: Commune, administrator: Acting) -> None:
    values = {"code": "NUOC-SACH", "name": "Nước sạch", "order": 7}

    made = post(administrator, "field_new", **values)
    again = post(administrator, "field_new", **values)
    field = Field.objects.get()
    post(administrator, "competence_add", field.public_id, organisation=place.agency.pk, level="commune")

    assert (made.status_code, again.status_code) == (302, 422)
    assert triage.proposed_leads(field) == [place.agency]
    post(administrator, "competence_end", field.public_id, Competence.objects.get().pk)
    assert triage.proposed_leads(field) == []


def test_a_retired_field_keeps_its_matters_and_takes_no_new_ones(place: Commune, administrator: Acting) -> None:
    old, new = place.matter(), place.opinion("Nước máy yếu").matter
    field = old.field
    assert field is not None

    post(administrator, "field_retire", field.public_id, on=vndate(clock.today()))
    Field.objects.filter(pk=field.pk).update(valid_to="2026-01-31")
    field.refresh_from_db()

    with pytest.raises(Refused):
        triage.classify(new, field=field, by=place.coordinator)
    page = people.signed_in(place.coordinator).get(reverse("office:matters", args=[SLUG])).content.decode()
    assert old.number in page and field.name in page


def test_a_field_with_matters_does_not_change_sides(place: Commune, administrator: Acting) -> None:
    matter = place.matter()
    assert matter.field is not None
    values = {"name": "Thoát nước", "order": 1, "is_internal": "on"}

    answer = post(administrator, "field", matter.field.public_id, **values)

    assert answer.status_code == 422
    assert not Field.objects.get().is_internal


def test_only_the_administrator_of_the_same_authority_changes_fields(place: Commune) -> None:
    field = place.field()
    far = people.authority("xa-ngoc-thien")
    stranger = people.person("administrator", far)

    assert post(place.coordinator, "field", field.public_id, name="Khác", order=1).status_code == 403
    assert post(stranger, "field", field.public_id, name="Khác", order=1).status_code == 404
    there = reverse("office:field", args=["xa-ngoc-thien", field.public_id])
    assert people.signed_in(stranger).post(there, {"name": "Khác", "order": 1}).status_code == 404
    assert Field.objects.get().name == "Thoát nước, thủy lợi"
