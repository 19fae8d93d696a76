"""What one official has to do and by when: late, due today, due in the days of which the authority reminds before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from doithoai.casework import urging
from doithoai.casework.models import Assignment, Commitment
from doithoai.casework.states import CommitmentState
from doithoai.conference.models import Duty
from doithoai.people.roles import Acting


@dataclass(frozen=True)
class Work:
    """One piece of work with its day, and where it is done."""

    words: str
    due_on: date
    path: str


def of(actor: Acting, *, on: date) -> list[Work]:
    """The work of the own organisations that is late or due soon, in the order of the days."""
    until = urging.soon(actor.authority, on)
    found = [*_assignments(actor, until), *_promises(actor, until), *_duties(actor, until)]
    return sorted(found, key=lambda work: (work.due_on, work.words))


def _office(actor: Acting) -> str:
    return f"/{actor.authority.slug}/van-phong"


def _assignments(actor: Acting, until: date) -> Iterator[Work]:
    rows = Assignment.objects.owed().for_organisations(actor.organisation_ids)
    rows = rows.filter(matter__authority=actor.authority, matter__is_sealed=False, due_on__lte=until)
    for row in rows.for_list():
        words = f"{row.matter.number} · {row.matter.title}"
        yield Work(words, row.due_on, f"{_office(actor)}/giao-viec/{row.public_id}/")


def _promises(actor: Acting, until: date) -> Iterator[Work]:
    rows = Commitment.objects.of(actor.authority).unsealed().here()
    rows = rows.filter(owner_id__in=actor.organisation_ids, state=CommitmentState.OPEN, due_on__lte=until)
    for row in rows.for_list():
        yield Work(f"{row.number} · {row.what}", row.due_on, f"{_office(actor)}/cam-ket/{row.public_id}/")


def _duties(actor: Acting, until: date) -> Iterator[Work]:
    rows = Duty.objects.of(actor.authority).for_organisations(actor.organisation_ids).waiting()
    for row in rows.filter(due_on__lte=until):
        if row.due_on is not None:
            yield Work(row.title, row.due_on, f"{_office(actor)}/hoi-nghi/{row.conference.public_id}/")
