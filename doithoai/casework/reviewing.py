"""Who reviews the answers on a matter: anybody with the right, or several persons one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import impartial
from doithoai.casework.models import Answer, Reviewer
from doithoai.casework.states import AnswerState
from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow
from doithoai.notices import outbox
from doithoai.opinion.models import Matter
from doithoai.people import directory
from doithoai.people.models import Person

REVIEWS = "answer.approve"
#: Verbs of the journal that say who had a hand in the text.
WROTE = ("answer.draft", "answer.taken_over")
UNFINISHED = (AnswerState.DRAFT, AnswerState.SENT_BACK, AnswerState.IN_REVIEW)
journal.register_verb("matter.reviewers", _("Order of the reviewers set"))
journal.register_verb("answer.agree", _("Agreed to by a reviewer; the next one reads it"))


@dataclass(frozen=True)
class Turn:
    """One place in the order: who stands there, whether they agreed, read it now, or are passed over."""

    place: int
    person: Person
    agreed: bool = False
    now: bool = False
    passed: bool = False


def set_order(matter: Matter, people: Sequence[Person], *, by: Actor) -> None:
    """In this order they review; nobody means anybody with the right. Answers in review begin anew."""
    allow(by, "assignment.give", matter)
    known = list(Reviewer.objects.filter(matter=matter).order_by("place").values_list("person", flat=True))
    if known == [one.pk for one in people]:
        return
    _check_order(matter, people)
    with transaction.atomic():
        Reviewer.objects.filter(matter=matter).delete()
        Reviewer.objects.bulk_create(
            Reviewer(matter=matter, place=place, person=one.pk) for place, one in enumerate(people)
        )
        entry = journal.record(matter, "matter.reviewers", by=by, facts={"n": len(people)})
        for answer in Answer.objects.filter(matter=matter, state=AnswerState.IN_REVIEW).select_related("matter"):
            begin_anew(answer)
            tell(answer, key=f"review_order:{entry.pk}", but=by)


def _check_order(matter: Matter, people: Sequence[Person]) -> None:
    if len({one.pk for one in people}) < len(people):
        raise Refused(_("Each reviewer stands in the order once."), field="first")
    may = _today(matter)
    if any(one.pk not in may for one in people):
        raise Refused(_("Choose people who review answers in this authority today."), field="first")
    answers = Answer.objects.filter(matter=matter, state__in=UNFINISHED)
    wrote = {pk for answer in answers for pk in hands(answer)}
    for one in people:
        if one.pk in wrote:
            words = _("%(name)s had a hand in the answer; another person reviews it.")
            raise Refused(words % {"name": one.full_name}, field="first")


def hands(answer: Answer) -> set[int]:
    """Who wrote this version or an earlier state of it."""
    wrote = journal.history(answer).filter(verb__in=WROTE).values_list("by_id", flat=True)
    return {answer.author, *(pk for pk in wrote if pk)}


def _today(matter: Matter) -> set[int]:
    return {one.pk for one in directory.people_with(matter.authority, REVIEWS)}


def order(answer: Answer) -> list[Turn]:
    """The reviewers of the matter in their order; empty when anybody with the right reviews.

    Who wrote the text, belongs to the organisation that it is about, or reviews no longer is passed over.
    """
    rows = list(Reviewer.objects.filter(matter=answer.matter_id).order_by("place"))
    if not rows:
        return []
    people = Person.objects.in_bulk([row.person for row in rows])
    agreed, in_review = _agreed(answer), answer.state == AnswerState.IN_REVIEW
    may, wrote = _today(answer.matter), hands(answer)
    turns: list[Turn] = []
    found = not in_review
    for row in rows:
        fit = row.person in may and row.person not in wrote and not impartial.concerned(answer.matter, row.person)
        now = fit and not found and row.place >= answer.reviewed
        found = found or now
        passed = not fit and row.person not in agreed
        turns.append(Turn(row.place, people[row.person], row.person in agreed, now, passed))
    return turns


def _agreed(answer: Answer) -> set[int]:
    """Who has agreed since it was handed in for the last time, in the order as it is set now."""
    since = journal.history(answer.matter).filter(verb="matter.reviewers").values_list("pk", flat=True).first() or 0
    said = journal.history(answer).filter(verb__in=("answer.agree", "answer.approve", "answer.hand_in"), pk__gt=since)
    found: set[int] = set()
    for entry in said:
        if entry.verb == "answer.hand_in":
            break
        found.add(entry.by_id or 0)
    return found


def now(turns: Sequence[Turn]) -> Turn | None:
    """Whose turn it is; nobody when all of them are passed over: then anybody with the right reviews."""
    return next((turn for turn in turns if turn.now), None)


def begin_anew(answer: Answer) -> None:
    """The first who may judge is asked first."""
    answer.reviewed = 0
    asked = now(order(answer))
    answer.reviewed = asked.place if asked else 0
    Answer.objects.filter(pk=answer.pk).update(reviewed=answer.reviewed)


def check_turn(answer: Answer, by: Actor) -> None:
    """Refuse who is not asked now."""
    asked = now(order(answer))
    if asked is not None and by.pk != asked.person.pk:
        raise Refused(_("Another reviewer reads this answer now, in the order set for the matter."), code="turn")


def following(answer: Answer) -> Turn | None:
    """Who reads it after the one whose turn it is."""
    turns = order(answer)
    asked = now(turns)
    if asked is None:
        return None
    return next((turn for turn in turns if turn.place > asked.place and not turn.passed), None)


def readers(answer: Answer) -> list[Person]:
    """Who is told that the answer waits: the one whose turn it is, else everybody who reviews here."""
    asked = now(order(answer))
    return [asked.person] if asked else directory.people_with(answer.matter.authority, REVIEWS)


def path_of(answer: Answer) -> str:
    return f"/{answer.matter.authority.slug}/van-phong/tra-loi/{answer.public_id}/"


def tell(answer: Answer, *, key: str, but: Actor) -> None:
    """One notice for each who is to read it now."""
    outbox.tell(
        answer.matter.authority,
        [one for one in readers(answer) if one.pk != but.pk],
        key=key,
        subject=f"Trả lời {answer.matter.number} chờ thẩm định",
        body=answer.short,
        path=path_of(answer),
    )
