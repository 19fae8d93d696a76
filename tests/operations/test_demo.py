"""The sample programmes load through the public rules, once, and the sum holds."""

import pytest

from doithoai.casework.models import Answer, Assignment, Commitment
from doithoai.operations.demo.loading import load
from doithoai.opinion import conservation, figures
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Authority, Person

pytestmark = pytest.mark.django_db


def test_the_samples_load_once_and_the_sum_holds() -> None:
    first = load()
    counts = (Opinion.objects.count(), Matter.objects.count(), Commitment.objects.count())

    again = load()

    assert (first.is_new, again.is_new, again.made_on) == (True, False, first.made_on)
    assert (Opinion.objects.count(), Matter.objects.count(), Commitment.objects.count()) == counts
    assert all(balance.holds for balance in again.sums.values())
    assert conservation.check() == []
    for place in Authority.objects.all():
        assert figures.check(place.pk)
    assert counts[0] >= 150 and Matter.objects.standing().count() >= 60 and counts[2] >= 20
    assert {"draft", "in_review", "sent_back", "approved", "published"} <= set(
        Answer.objects.values_list("state", flat=True)
    )
    assert {"given", "accepted", "answered", "handed_back", "closed"} <= set(
        Assignment.objects.values_list("state", flat=True)
    )
    assert Assignment.objects.filter(is_late=True).exists() and Commitment.objects.filter(is_late=True).exists()
    assert not Matter.objects.public().filter(is_sealed=True).exists()
    assert not any(person.has_usable_password() for person in Person.objects.all())
