"""What is proposed for a text: learnt from what people of this authority sorted, and nothing more than a list."""

from __future__ import annotations

import pytest

from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, sameness, suggestions, triage
from doithoai.opinion.models import Competence, Matter, Opinion
from doithoai.opinion.suggestions import Suggestion
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
DRAIN = "Cống thoát nước ở thôn Đồng Khoát quá bé, mưa nửa giờ là ngập."


def sent(place: Commune, text: str) -> Opinion:
    return intake.receive(place.authority, door="web", texts=[text], by=CITIZEN).opinions[0]


def proposed(opinion: Opinion) -> Suggestion:
    matter = Matter.objects.get(pk=opinion.matter_id)
    return suggestions.of(matter, opinion.text, sameness.propose(matter, suggestions.ASKED))


def test_field_place_and_level_are_learnt_from_matters_that_a_person_sorted() -> None:
    place = Commune()
    field = place.field()
    Competence.objects.create(field=field, organisation=place.agency, level="commune")
    earlier = sent(place, "Cống thoát nước thôn Đồng Khoát nhỏ, hay ngập khi mưa.").matter
    triage.classify(earlier, field=field, place="thôn Đồng Khoát", by=place.coordinator, title="Cống thôn Đồng Khoát")

    found = proposed(sent(place, DRAIN))

    assert [(one.field, one.like, one.level) for one in found.fields] == [(field, earlier.number, "commune")]
    assert found.first is not None
    assert found.first.bodies == (place.agency.short_name,)
    assert (found.place, found.kind) == ("thôn Đồng Khoát", "reflection")


def test_a_neighbour_teaches_nothing_and_the_name_of_a_field_is_a_hint_alone() -> None:
    place, other = Commune(), Commune("xa-ngoc-thien")
    other.field("KHAC", name="Việc khác")
    foreign = sent(other, DRAIN).matter
    triage.classify(foreign, field=other.field(), place="thôn Đồng Khoát", by=other.coordinator)
    own = place.field()

    found = proposed(sent(place, DRAIN))

    assert [(one.field, one.like) for one in found.fields] == [(own, "")]
    assert (found.first, found.place) == (None, "")


def test_what_is_no_longer_in_use_and_what_is_sorted_already_get_no_proposal() -> None:
    place = Commune()
    earlier = sent(place, DRAIN).matter
    field = place.field(name="Việc khác")
    triage.classify(earlier, field=field, by=place.coordinator)
    field.valid_to = clock.today().replace(year=2025)
    field.save()

    assert proposed(sent(place, DRAIN)).fields == ()
    assert suggestions.of(Matter.objects.get(pk=earlier.pk), DRAIN, []) == Suggestion()


def test_at_most_three_fields_are_proposed() -> None:
    place = Commune()
    for number in range(5):
        field = place.field(f"NUOC-{number}", name=f"Thoát nước {number}")
        triage.classify(sent(place, DRAIN).matter, field=field, by=place.coordinator)

    assert len(proposed(sent(place, DRAIN)).fields) == suggestions.MOST
