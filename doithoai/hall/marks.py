"""Tells a phone that something of its own has changed, and tells no other phone whose or what.

All phones of a hall read the same bytes. Among them stands one mark per delegate who asked something, under a key
that only the own page knows; the phone whose mark is a new one reads its page again.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from django.db.models import Case, Q, When

from doithoai.conference.models import Attendance
from doithoai.core import cipher
from doithoai.live.models import Sitting
from doithoai.live.states import QuestionState

#: Enough that two of a few hundred marks do not meet; each stands in every fragment of the phones.
LENGTH = 8
#: What the phone page shows of a question, or depends on.
OF_QUESTION = (
    "number", "state", "gist", "is_satisfied", "due_on", "executor", "answerer", "by_chair",
    "led_by_id",
)  # fmt: skip


def key(delegate: str) -> str:
    """Under which the mark of the delegate with this public id stands."""
    return _short(delegate, "hall.mark.key")


@lru_cache(maxsize=4096)
def _short(words: str, purpose: str) -> str:
    """The same for hundreds of delegates at each change."""
    return cipher.blind_index(words, purpose)[:LENGTH]


def of(sitting: Sitting | None) -> dict[str, str]:
    """Key and mark of everybody who asked; a mark is another one whenever the own part of the phone page is.

    When a question leaves all screens (sealed, or shown the way the law gives), every mark becomes another one: nobody
    can tell from the bytes whose question it was.
    """
    if sitting is None:
        return {}
    shown: dict[str, list[object]] = defaultdict(list)
    turns = sitting.turns.exclude(attendance=None).order_by("pk")
    for delegate, *facts in turns.values_list("attendance__public_id", "pk", "number", "state"):
        shown[delegate].append(facts)
    questions = sitting.questions.exclude(turn__attendance=None).order_by("number")
    gone = Q(state=QuestionState.REFERRED) | Q(opinion__matter__is_sealed=True)
    hidden = []
    rows = questions.annotate(is_gone=Case(When(gone, then=True), default=False))
    for is_gone, delegate, *facts in rows.values_list("is_gone", "turn__attendance__public_id", *OF_QUESTION):
        if is_gone:
            hidden.append(facts[0])
        else:
            shown[delegate].append(facts)
    return {key(one): _short(repr((own, hidden)), "hall.mark") for one, own in shown.items()}


def own(marks: dict[str, str], delegate: Attendance | None) -> dict[str, str]:
    """What the page of one phone begins with."""
    if delegate is None:
        return {}
    mine = key(delegate.public_id)
    return {"key": mine, "mark": marks.get(mine, "")}


def text(marks: dict[str, str]) -> str:
    """As all phones read them, in no order that says anything."""
    return ",".join(f"{one}:{mark}" for one, mark in sorted(marks.items()))
