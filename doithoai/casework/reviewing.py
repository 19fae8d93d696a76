"""Who reviews the answers on a matter: anybody with the right, or several persons one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Answer, Reviewer
from doithoai.casework.states import AnswerState
from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow
from doithoai.opinion.models import Matter
from doithoai.people import directory
from doithoai.people.models import Person

REVIEWS = "answer.approve"
journal.register_verb("matter.reviewers", _("Order of the reviewers set"))
journal.register_verb("answer.agree", _("Agreed to by a reviewer; the next one reads it"))


@dataclass(frozen=True)
class Turn:
    """One place in the order: who stands there, whether they have agreed, and whether it is their turn."""

    person: Person
    agreed: bool
    now: bool


def set_order(matter: Matter, people: Sequence[Person], *, by: Actor) -> None:
    """In this order they review; nobody means anybody with the right. Answers in review begin anew."""
    allow(by, "assignment.give", matter)
    if len({one.pk for one in people}) < len(people):
        raise Refused(_("Each reviewer stands in the order once."), field="first")
    may = {one.pk for one in directory.people_with(matter.authority, REVIEWS)}
    if any(one.pk not in may for one in people):
        raise Refused(_("Choose people who review answers in this authority today."), field="first")
    with transaction.atomic():
        Reviewer.objects.filter(matter=matter).delete()
        Reviewer.objects.bulk_create(
            Reviewer(matter=matter, place=place, person=one.pk) for place, one in enumerate(people)
        )
        Answer.objects.filter(matter=matter, state=AnswerState.IN_REVIEW).update(reviewed=0)
        journal.record(matter, "matter.reviewers", by=by, facts={"n": len(people)})


def order(answer: Answer) -> list[Turn]:
    """The reviewers of the matter in their order; empty when anybody with the right reviews."""
    rows = list(Reviewer.objects.filter(matter=answer.matter_id).order_by("place"))
    people = Person.objects.in_bulk([row.person for row in rows])
    in_review = answer.state == AnswerState.IN_REVIEW
    return [
        Turn(people[row.person], place < answer.reviewed, in_review and place == answer.reviewed)
        for place, row in enumerate(rows)
    ]


def check_turn(answer: Answer, by: Actor) -> None:
    """Refuse who is not asked now."""
    turns = order(answer)
    if turns and by.pk != _asked(turns):
        raise Refused(_("Another reviewer reads this answer now, in the order set for the matter."), code="turn")


def is_last(answer: Answer) -> bool:
    turns = order(answer)
    return not turns or turns[-1].now


def readers(answer: Answer) -> list[Person]:
    """Who is told that the answer waits: the one whose turn it is, else everybody who reviews here."""
    asked = [turn.person for turn in order(answer) if turn.now]
    return asked or directory.people_with(answer.matter.authority, REVIEWS)


def _asked(turns: Sequence[Turn]) -> int | None:
    return next((turn.person.pk for turn in turns if turn.now), None)
