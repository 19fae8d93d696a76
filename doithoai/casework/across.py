"""What became of opinions that the outside installation received: told inside, shown outside behind the same code.

Only what a sender or the public may read leaves: the result, the reason of a refusal, the published answer, the title
and the words that a second person approved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, Prefetch, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _

from doithoai.casework import answering, states, verdicts
from doithoai.casework.models import Answer, Verdict
from doithoai.casework.states import AnswerState
from doithoai.core import journal, retelling
from doithoai.core.actors import Machine
from doithoai.core.transitions import Refused, amend, begin, move
from doithoai.opinion import public_text, triage
from doithoai.opinion.models import Matter, Opinion, PublicText
from doithoai.opinion.states import RESULTS, MatterState, TextState
from doithoai.people.models import Authority

journal.register_verb("answer.take", _("Answer of the inside installation received"))
journal.register_verb("matter.take_title", _("Title for the public received"))
#: Who shows it outside: the inside installation, known by its signature.
INSIDE = Machine("inside_installation", frozenset({"answer.publish", "opinion.triage"}))


@dataclass(frozen=True)
class Told:
    """What became of one opinion. `short` is empty while there is no published answer."""

    opinion: str
    state: str
    reason: str = ""
    title: str = ""
    text: str = ""
    version: int = 0
    short: str = ""
    body: str = ""
    basis: str = ""
    correction: str = ""
    published_at: str = ""

    @property
    def digest(self) -> str:
        return retelling.digest(self)


def came_from_outside(authority: Authority) -> QuerySet[Opinion]:
    """Opinions whose number the outside installation gave: those of the inside carry its mark."""
    return Opinion.every.filter(authority=authority, division=None).exclude(number__contains="-T").order_by("pk")


def told(authority: Authority) -> Iterator[Told]:
    """Of every opinion from outside what its sender may read today."""
    published = Answer.objects.filter(state=AnswerState.PUBLISHED)
    words = PublicText.objects.filter(opinion=OuterRef("pk"), state=TextState.APPROVED).values("text")[:1]
    rows = came_from_outside(authority).select_related("matter__refusal", "submission").annotate(words=Subquery(words))
    for one in rows.prefetch_related(Prefetch("matter__answers", published, to_attr="shown")).iterator(500):
        yield _of(one)


def _of(one: Opinion) -> Told:
    matter = one.matter
    state = matter.state if matter.state in RESULTS else MatterState.RECEIVED
    if matter.is_sealed:
        return Told(one.public_id, state)
    is_bin = matter.refusal is not None and matter.refusal.is_bin
    words: str | None = one.words  # type: ignore[attr-defined]  # annotated
    base: dict[str, Any] = {
        "opinion": one.public_id,
        "state": state,
        "reason": matter.reason if state == MatterState.NOT_ACCEPTED else "",
        "title": "" if matter.is_internal or is_bin else matter.public_title,
        "text": words if words and one.submission.consents_to_text and not matter.is_internal else "",
    }
    rows: list[Answer] = matter.shown  # type: ignore[attr-defined]  # prefetched
    if not rows or state not in RESULTS:
        return Told(**base)
    row = rows[0]
    return Told(
        **base,
        version=row.version,
        short=row.short,
        body=row.body,
        basis=row.basis,
        correction=row.correction_reason,
        published_at=row.published_at.isoformat() if row.published_at else "",
    )


def take(authority: Authority, said: Told) -> bool:
    """Show it to the sender; False when it is shown already, or when the sender withdrew meanwhile."""
    row = (
        Opinion.every.filter(authority=authority, public_id=said.opinion).select_related("matter", "submission").first()
    )
    if row is None:
        raise Refused(_("The file speaks of an opinion that was not received here."))
    matter = row.matter
    if matter.state == MatterState.WITHDRAWN or said.state not in (MatterState.RECEIVED, *RESULTS):
        return False
    with transaction.atomic():
        changed = [
            _titled(matter, said.title),
            public_text.take(row, said.text, by=INSIDE),
            _answered(matter, said),
            _placed(matter, said),
        ]
    return any(changed)


def take_verdict(authority: Authority, mark: str, *, opinion: str, grade: str, words: str) -> bool:
    """What a sender said outside; False when it is here already, or can no longer be said of the matter."""
    row = Opinion.objects.filter(authority=authority, public_id=opinion).select_related("matter").first()
    if row is None or Verdict.objects.filter(opinion__authority=authority, public_id=mark).exists():
        return False
    try:
        with transaction.atomic():
            made = verdicts.give(row, grade=grade, words=words)
            return bool(Verdict.objects.filter(pk=made.pk).update(public_id=mark[:12]))
    except Refused:
        return False


def _titled(matter: Matter, title: str) -> bool:
    title = "" if matter.is_sealed else title[:200]
    if title == matter.public_title:
        return False
    amend(matter, "matter.take_title", by=INSIDE, right="answer.publish", allowed=True, public_title=title)
    return True


def _answered(matter: Matter, said: Told) -> bool:
    """A new version beside the earlier ones; the newest alone holds."""
    if not said.short or matter.is_sealed or matter.answers.filter(version=said.version).exists():
        return False
    for earlier in matter.answers.filter(state=AnswerState.PUBLISHED):
        move(earlier, states.CORRECT, by=INSIDE, allowed=True)
    row = Answer(
        matter=matter,
        version=said.version,
        short=said.short[:200],
        body=said.body,
        basis=said.basis,
        result=said.state,
        correction_reason=said.correction[:300],
        author=0,
    )
    begin(row, "answer.take", by=INSIDE, right="answer.publish")
    at = datetime.fromisoformat(said.published_at)
    move(row, states.SHOW_OUTSIDE, by=INSIDE, published_at=at, frozen_hash=answering.hash_of(row))
    answering.tell_senders(row)
    return True


def _placed(matter: Matter, said: Told) -> bool:
    """The place in the sum is the same on both sides."""
    if said.state in RESULTS and matter.state != said.state:
        reason = (said.reason or said.short) if said.state == MatterState.NOT_ACCEPTED else ""
        triage.result(matter, said.state, by=INSIDE, reason=reason, allowed=True)
        return True
    if said.state not in RESULTS and matter.state in RESULTS:
        triage.reopen(matter, reason="Được xem xét lại", by=INSIDE)
        return True
    return False
