"""A piece of work lies there for all of an organisation until one of them takes it; the coordinator is not told."""

import pytest

from doithoai.casework import assigning, taking
from doithoai.casework.models import Assignment
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


@pytest.mark.clause("S-70")
def test_anybody_of_the_organisation_takes_it_and_gives_it_back_and_only_the_journal_says_so(commune: Commune) -> None:
    work = commune.assigned()
    colleague = people.person("agency_clerk", commune.authority, commune.agency)
    before = Notice.objects.count()

    taking.take(work, by=commune.clerk)
    taking.take(work, by=commune.clerk)
    assert Assignment.objects.get().taken_by == commune.clerk.pk
    taking.take(work, by=colleague)
    assert Assignment.objects.get().taken_by == colleague.pk
    taking.leave(work, by=commune.head)
    taking.leave(work, by=commune.head)

    assert Assignment.objects.get().taken_by is None
    told = journal.history(work).filter(verb__in=["assignment.take", "assignment.leave"])
    assert [(entry.verb, entry.by_id) for entry in told] == [
        ("assignment.leave", commune.head.pk),
        ("assignment.take", colleague.pk),
        ("assignment.take", commune.clerk.pk),
    ]
    assert Notice.objects.count() == before


def test_nobody_else_takes_it_and_what_has_ended_is_not_taken(commune: Commune) -> None:
    work = commune.assigned()

    for stranger in (commune.neighbour, commune.coordinator, commune.supervisor):
        for act in (taking.take, taking.leave):
            with pytest.raises(Refused):
                act(work, by=stranger)
    assigning.withdraw(work, reason="Giao nhầm", by=commune.coordinator)
    with pytest.raises(Refused):
        taking.take(work, by=commune.clerk)
