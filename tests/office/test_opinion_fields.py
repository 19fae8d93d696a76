"""The scheme of fields: entered, changed, retired, with who is competent; never deleted, never a neighbour's."""

from __future__ import annotations

import copy
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.opinion import digest, figures, intake, triage
from doithoai.opinion import fields as scheme
from doithoai.opinion.models import Competence, Field, Matter
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import announced

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


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


def retired(field: Field, successor: Field | None, by: Acting) -> None:
    """Its last day lies behind."""
    scheme.retire(field, on=clock.today() - timedelta(days=1), successor=successor, by=by)


def test_a_retired_field_is_chosen_no_more_and_counts_under_the_group_of_what_follows(
    place: Commune, administrator: Acting
) -> None:
    old, new, other = place.field(), place.field("HA-TANG", name="Hạ tầng"), place.field("Y-TE", name="Y tế")
    matter = place.matter()
    post(administrator, "field", new.public_id, name="Hạ tầng", order=1, report_group=" Giao thông,  xây dựng ")
    yesterday = vndate(clock.today() - timedelta(days=1))
    answer = post(administrator, "field_retire", old.public_id, on=yesterday, successor=new.pk)
    assert answer.status_code == 302

    assert scheme.report_names(place.authority) == {
        old.pk: "Giao thông, xây dựng",
        new.pk: "Giao thông, xây dựng",
        other.pk: "Y tế",
    }
    assert figures.by_report_group(place.authority) == [("Giao thông, xây dựng", (1, 1))]
    with pytest.raises(Refused):
        triage.classify(place.opinion("Cống nhỏ").matter, field=Field.objects.get(pk=old.pk), by=place.coordinator)
    assert Matter.objects.get(pk=matter.pk).field == old
    page = people.signed_in(administrator).get(reverse("office:fields", args=[SLUG])).content.decode()
    assert page.count("Giao thông, xây dựng") == 2 and "→ Hạ tầng" in page


def test_a_successor_is_in_use_of_the_same_authority_and_side_and_no_ring(
    place: Commune, administrator: Acting
) -> None:
    one, two, three = (place.field(code, name=code) for code in ("MOT", "HAI", "BA"))
    inner = place.field("CHI-BO", name="Xây dựng Đảng", is_internal=True)
    foreign = Commune("xa-ngoc-thien").field()
    retired(two, one, administrator)

    for wrong in (one, two, inner, foreign):
        with pytest.raises(Refused) as refusal:
            retired(one, wrong, administrator)
        assert refusal.value.field == "successor", wrong
    assert Field.objects.get(pk=one.pk).valid_to is None
    retired(one, three, administrator)

    assert scheme.report_names(place.authority)[two.pk] == "BA"


def test_a_renamed_field_shows_under_which_names_matters_were_classified(place: Commune, administrator: Acting) -> None:
    field = place.field()

    for name in ("Thoát nước đô thị", "Thoát nước đô thị", "Ngập úng"):
        post(administrator, "field", field.public_id, name=name, order=1)

    page = people.signed_in(administrator).get(reverse("office:field", args=[SLUG, field.public_id]))
    assert [name for _day, name in page.context["names"]] == ["Thoát nước đô thị", "Thoát nước, thủy lợi"]
    assert "Thoát nước, thủy lợi" in page.content.decode()


def test_the_report_of_a_conference_counts_by_the_groups_of_the_authority(place: Commune) -> None:
    gathering = announced(place.authority)
    field = place.field(report_group="Hạ tầng")
    road = place.field("DUONG", name="Đường xã", report_group="Hạ tầng")
    for chosen in (field, road, None):
        receipt = intake.receive(
            place.authority, door="web", texts=["Đường sau chợ hay ngập."], by=CITIZEN, conference=gathering
        )
        if chosen is not None:
            triage.classify(receipt.opinions[0].matter, field=chosen, by=place.coordinator)

    told = digest.of(gathering)

    assert told.by_field == [("Hạ tầng", 2), ("Chưa phân loại", 1)]
    assert {line.field for line in told.lines} == {"Hạ tầng", "Chưa phân loại"}
