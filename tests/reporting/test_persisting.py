"""What comes again and what stays late, organisation by organisation (S-17)."""

from __future__ import annotations

import copy
from datetime import timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from doithoai.core import clock
from doithoai.opinion import sameness, triage
from doithoai.opinion.models import Matter
from doithoai.people.models import Organisation
from doithoai.reporting import persisting
from doithoai.reporting.persisting import Persisting
from tests import once
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def late(matter: Matter, days: int) -> None:
    Matter.objects.filter(pk=matter.pk).update(due_on=clock.today() - timedelta(days=days))


def found(commune: Commune, **wanted: object) -> list[Persisting]:
    of = Matter.objects.of(commune.authority).unsealed()
    rows = persisting.rows(commune.authority, clock.today(), of, **wanted)  # type: ignore[arg-type]
    return persisting.told(rows, clock.today())


@pytest.mark.clause("S-17")
def test_each_matter_with_how_often_it_was_raised_and_since_when_it_is_late(commune: Commune) -> None:
    again, slow, back, quiet = (commune.matter() for _number in range(4))
    sameness.join(commune.opinion("Nước tràn vào nhà."), into=again, by=commune.coordinator)
    commune.assigned(again, lead=commune.other)
    commune.assigned(slow)
    late(slow, 12)
    commune.published(commune.assigned(back))
    triage.reopen(Matter.objects.get(pk=back.pk), reason="Chưa đúng", by=commune.coordinator)
    commune.assigned(quiet)

    rows = {row.matter.pk: row for row in found(commune)}

    assert set(rows) == {again.pk, slow.pk, back.pk}
    assert (rows[again.pk].raised, rows[again.pk].late_since) == (2, None)
    assert (rows[slow.pk].late_since, rows[slow.pk].late_days) == (clock.today() - timedelta(days=12), 12)
    assert (rows[back.pk].raised, rows[back.pk].reopened) == (1, 1)
    assert [row.matter.pk for row in found(commune, lead=commune.other)] == [again.pk]
    assert [row.matter.pk for row in found(commune, what="late")] == [slow.pk]
    assert {row.matter.pk for row in found(commune, what="again")} == {again.pk, back.pk}


def test_what_is_explained_or_settled_is_late_no_more(commune: Commune) -> None:
    explained, approved = commune.matter(), commune.matter()
    commune.published(commune.assigned(explained))
    commune.approved(commune.assigned(approved, purpose="explain"))
    for matter in (explained, approved):
        late(matter, 5)

    assert found(commune) == []


def test_organisations_stand_in_their_order_the_longest_late_first(
    commune: Commune, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Organisation.objects.filter(pk=commune.other.pk).update(order=1)
    matters = [commune.matter() for _number in range(4)]
    for matter, lead, days in zip(
        matters[:3], (commune.agency, commune.other, commune.agency), (3, 2, 30), strict=True
    ):
        commune.assigned(matter, lead=lead)
        late(matter, days)
    late(matters[3], 40)

    with django_assert_num_queries(2):
        rows = found(commune)
    assert [row.matter.pk for row in rows] == [matters[1].pk, matters[2].pk, matters[0].pk, matters[3].pk]
