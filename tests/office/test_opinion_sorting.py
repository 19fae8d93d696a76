"""Sorting in the inbox: what is proposed stands in the form, what is urgent on top, another decision has a reason."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.urls import reverse

from doithoai.core import journal
from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, triage
from doithoai.opinion.models import Competence, Matter, Opinion
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
DRAIN = "Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập."


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def sent(place: Commune, text: str = DRAIN) -> Opinion:
    return intake.receive(place.authority, door="web", texts=[text], by=CITIZEN).opinions[0]


def opened(place: Commune, address: str) -> Any:
    return people.signed_in(place.coordinator).get(address)


def saved(place: Commune, opinion: Opinion, **typed: Any) -> Any:
    """The form as the page filled it in, with what was typed otherwise."""
    form = opened(place, url("opinion", opinion.public_id)).context["classify_form"]
    values = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    return people.signed_in(place.coordinator).post(
        url("opinion_classify", opinion.public_id), values | {"seen": form.now} | typed
    )


@pytest.mark.clause("S-9", "S-76")
def test_the_form_begins_with_what_was_learnt_and_saving_it_as_it_is_classifies(place: Commune) -> None:
    Competence.objects.create(field=place.field(), organisation=place.agency, level="commune")
    triage.classify(sent(place).matter, field=place.field(), by=place.coordinator)
    opinion = sent(place, DRAIN + " Bà con lo lắng lắm.")

    page = opened(place, url("opinion", opinion.public_id))
    assert f'data-field="{place.field().pk}" data-level="commune"' in page.content.decode()
    assert saved(place, opinion).status_code == 302

    matter = Matter.objects.get(pk=opinion.matter_id)
    assert (matter.state, matter.field, matter.competence_level) == ("classified", place.field(), "commune")


def test_a_field_chosen_otherwise_is_recorded_with_nothing_else(place: Commune) -> None:
    triage.classify(sent(place).matter, field=place.field(), by=place.coordinator)
    opinion, own = sent(place), place.field("DUONG", name="Đường xã")

    picked = opened(place, f"{url('opinion', opinion.public_id)}?linh-vuc={own.pk}")
    assert picked.context["classify_form"].initial["field"] == own.pk or own.pk not in [
        one.field.pk for one in picked.context["proposed"].fields
    ]
    saved(place, opinion, field=own.pk)

    entry = journal.history(opinion.matter).first()
    assert entry is not None
    assert (entry.verb, entry.facts) == ("matter.classify", {"field": "DUONG", "level": "", "was": ""})


def test_urgent_ones_stand_on_top_and_the_next_urgent_one_opens_first(place: Commune) -> None:
    first, second, third, fourth = (sent(place, f"{DRAIN} Lần {n}.") for n in range(4))
    Matter.objects.filter(opinions__in=[second, fourth]).update(is_urgent=True)

    shown = opened(place, url("inbox"))
    assert [row.pk for row in shown.context["rows"]] == [second.pk, fourth.pk, first.pk, third.pk]
    assert shown.context["opinion"].pk == second.pk

    order = []
    for opinion in (second, fourth, first):
        answer = saved(place, opinion, field=place.field().pk)
        order.append(answer.headers["Location"].partition("?")[0])
    assert order == [url("opinion", one.public_id) for one in (fourth, first, third)]


def test_another_decision_asks_its_reason_and_shows_it_in_the_history(place: Commune) -> None:
    opinion, road = sent(place), place.field("DUONG", name="Đường xã")
    saved(place, opinion, field=place.field().pk)
    assert 'name="because"' in opened(place, url("opinion", opinion.public_id)).content.decode()

    refused = saved(place, opinion, field=road.pk)
    assert refused.status_code == 422
    assert Matter.objects.get(pk=opinion.matter_id).field == place.field()
    assert saved(place, opinion, field=road.pk, because="Ngập do mặt đường thấp").status_code == 302

    page = opened(place, url("matter", opinion.matter.public_id)).content.decode()
    assert "Ngập do mặt đường thấp" in page
    assert Matter.objects.get(pk=opinion.matter_id).field == road
