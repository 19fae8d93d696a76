"""Answers of organisations that are not on line, entered by somebody else: each is a draft like any other.

Who enters it is its author, so another person still approves it; the journal says by which way it came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import answering, working
from doithoai.casework.models import Answer, Assignment
from doithoai.core import journal
from doithoai.core.actors import Actor, Granted
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, allow

FROM_SHEET = "answer.from_sheet"
FROM_PAPER = "answer.from_paper"
journal.register_verb(FROM_SHEET, _("Draft came by spreadsheet"))
journal.register_verb(FROM_PAPER, _("Draft entered from the returned slip"))


@dataclass(frozen=True)
class Written:
    """What the organisation wrote."""

    short: str = ""
    body: str = ""
    basis: str = ""
    result: str = ""
    not_accepted_reason: str = ""
    day: date | None = None

    @property
    def parts(self) -> tuple[str, ...]:
        return (self.short, self.body, self.basis, self.result, self.not_accepted_reason)

    def __bool__(self) -> bool:
        return any(self.parts)


def kept(answer: Answer) -> tuple[str, ...]:
    """The same parts as they stand in a version."""
    return (answer.short, answer.body, answer.basis, answer.result, answer.not_accepted_reason)


def writer(assignment: Assignment, by: Actor) -> Actor:
    """Who writes for the organisation itself, or who gave it the work and enters what came back."""
    if by.may("answer.draft", assignment.scope()):
        return by
    allow(by, "assignment.give", assignment.matter)
    return Granted(by, "answer.draft")


def was_typed(answer: Answer) -> bool:
    """Somebody typed the present text on line: nothing that comes from outside takes its place."""
    if not answer.edits or not any(kept(answer)):
        return False
    last = journal.history(answer).filter(verb__in=[FROM_SHEET, FROM_PAPER]).first()
    return last is None or last.facts.get("edits") != answer.edits


def enter(
    assignment: Assignment, written: Written, *, by: Actor, verb: str = FROM_PAPER, source: str = "", row: int = 0
) -> Answer:
    """The draft of this organisation with these words; the same words again change nothing."""
    actor = writer(assignment, by)
    if not written:
        raise Refused(_("Write the short answer and the full text first."), field="short")
    if written.result in answering.NEEDS_PROMISE and written.day is None:
        raise Refused(_("This result needs the day by which it will be done."), field="day")
    with transaction.atomic():
        answer = answering.draft(assignment, by=actor)
        if kept(answer) == written.parts:
            return answer
        if was_typed(answer):
            raise Refused(_("Somebody has typed an answer on line. It is not overwritten; compare both."), code="typed")
        answering.save(
            answer,
            short=written.short,
            body=written.body,
            basis=written.basis,
            result=written.result,
            not_accepted_reason=written.not_accepted_reason,
            correction_reason=answer.correction_reason,
            by=actor,
            seen_edits=answer.edits,
        )
        facts = {"edits": answer.edits, "file": source, "row": row}
        journal.record(answer, verb, by=by, facts=facts)
        if written.day is not None and written.result in answering.NEEDS_PROMISE:
            words = f"Đơn vị hẹn xong ngày {vndate(written.day)}; cần nhập cam kết trước khi công bố."
            working.note(assignment, text=words, by=actor)
    return answer
