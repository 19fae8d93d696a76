"""An answer is a piece of reviewed work: drafted, sent back, approved by another person, published, corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from doithoai.casework import assigning, attaching, deadlines, impartial, points, promising, reviewing, states, working
from doithoai.casework.models import Answer, Assignment, Purpose
from doithoai.casework.states import AnswerState, AssignmentState
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.notices import outbox
from doithoai.opinion import telling, triage
from doithoai.opinion.models import Matter
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people import directory
from doithoai.people.models import Organisation

journal.register_verb("answer.draft", _("Answer drafted"))
journal.register_verb("answer.taken_over", _("Writing taken over by another person"))
journal.register_verb("answer.endorse", _("Agreed to by the head of the organisation"))
journal.register_verb("answer.oral", _("Answer given in the hall, written down"))

WRITABLE = (AnswerState.DRAFT, AnswerState.SENT_BACK)
#: Signs of a full answer, some forty pages; what is longer is a paper of its own.
LONGEST = 100_000
NEEDS_PROMISE = (MatterState.IN_PROGRESS, MatterState.SCHEDULED)


def draft(assignment: Assignment, *, by: Actor) -> Answer:
    """The version being written for this assignment; opened again it is the same one."""
    if assignment.state not in (AssignmentState.GIVEN, AssignmentState.ACCEPTED, AssignmentState.ANSWERED):
        raise Refused(_("This assignment has ended. There is nothing to answer any more."), code="state")
    if not assignment.is_lead:
        raise Refused(_("The lead organisation writes the answer; send it your part."), code="lead")
    known = _being_written(assignment)
    if known is not None:
        return known
    earlier = Answer.objects.filter(matter=assignment.matter, state=AnswerState.PUBLISHED).first()
    with transaction.atomic():
        # A colleague may open it at the same moment: whoever holds the row first begins the version.
        Assignment.objects.select_for_update().get(pk=assignment.pk)
        known = _being_written(assignment)
        if known is not None:
            return known
        assignment.refresh_from_db(fields=["state"])
        answer = Answer(
            matter=assignment.matter, assignment=assignment, version=_next_version(assignment.matter), author=by.pk or 0
        )
        if earlier is not None:  # a correction starts from what the public has read
            answer.short, answer.body, answer.basis = earlier.short, earlier.body, earlier.basis
            answer.result, answer.not_accepted_reason = earlier.result, earlier.not_accepted_reason
        begin(answer, "answer.draft", by=by, right="answer.draft")
        if earlier is not None:
            points.carry(earlier, answer)
            attaching.carry(earlier, answer)
        if assignment.state == AssignmentState.GIVEN:
            move(assignment, states.ACCEPT, by=by, allowed=True)
    return answer


def _being_written(assignment: Assignment) -> Answer | None:
    rows = assignment.answers.exclude(state__in=[AnswerState.PUBLISHED, AnswerState.CORRECTED])
    return rows.first()


def _next_version(matter: Matter) -> int:
    return (Answer.objects.filter(matter=matter).aggregate(top=Max("version"))["top"] or 0) + 1


def save(
    answer: Answer,
    *,
    short: str,
    body: str,
    basis: str,
    result: str,
    by: Actor,
    seen_edits: int,
    not_accepted_reason: str = "",
    correction_reason: str = "",
    answered: Iterable[int] | None = None,
    all_answered: bool = False,
) -> None:
    """Keep what was typed. When somebody else saved meanwhile: refused as stale, nothing is overwritten.

    `answered` are the keys of the opinions that were ticked, `all_answered` is one tick for all of them; neither
    leaves the ticks as they are.
    """
    allow(by, "answer.draft", answer)
    if answer.state not in WRITABLE:
        raise Refused(_("This version is being reviewed and no longer changes."), code="state")
    if len(short) > 200:
        raise Refused(_("The short answer has at most 200 characters."), field="short")
    if len(body) > LONGEST or len(basis) > LONGEST:
        raise Refused(_("This text is too long for an answer. Attach what is long as a file."), field="body")
    if result and result not in RESULTS:
        raise Refused(_("Choose one of the results."), field="result")
    with transaction.atomic():
        former = Answer.objects.filter(pk=answer.pk).values_list("author", flat=True).first()
        changed = Answer.objects.filter(pk=answer.pk, edits=seen_edits, state__in=WRITABLE).update(
            short=short.strip(),
            body=body.strip(),
            basis=basis.strip(),
            result=result,
            not_accepted_reason=not_accepted_reason.strip(),
            correction_reason=correction_reason.strip(),
            author=by.pk or answer.author,
            edits=seen_edits + 1,
            edited_at=clock.now(),
        )
        if not changed:
            raise Refused(
                _("Somebody else has just saved this answer. Both texts are shown; keep what is right and save again."),
                code="stale",
            )
        if all_answered:
            points.tick_all(answer)
        elif answered is not None:
            points.tick(answer, answered)
        if former != by.pk:
            journal.record(answer, "answer.taken_over", by=by)
    answer.refresh_from_db()


def replaced(answer: Answer) -> Answer | None:
    """The published version that this one corrects."""
    return Answer.objects.filter(matter=answer.matter, state=AnswerState.PUBLISHED).exclude(pk=answer.pk).first()


def hand_in(answer: Answer, *, by: Actor, all_the_same: bool = False) -> None:
    """Ready for review: short answer, text and result must be there, and what the result demands.

    Points that nobody ticked are a warning: `all_the_same` goes on, and how many they are is kept.
    """
    allow(by, "answer.draft", answer)
    _unsealed(answer.matter)
    if not answer.short or not answer.body:
        raise Refused(
            _("Write the short answer and the full text first."), field="short" if not answer.short else "body"
        )
    if not answer.result:
        raise Refused(_("Choose the result that this answer gives."), field="result")
    if answer.result == MatterState.NOT_ACCEPTED and not answer.not_accepted_reason:
        raise Refused(_("Say why it is not accepted."), field="not_accepted_reason")
    if answer.result == MatterState.RESOLVED and not answer.basis:
        raise Refused(_("“Resolved” needs evidence: say where it can be seen or which paper proves it."), field="basis")
    if not answer.correction_reason and replaced(answer) is not None:
        raise Refused(_("Say why the published answer is corrected; everybody reads it."), field="correction_reason")
    left = points.left(answer)
    if left and not all_the_same:
        raise Refused(
            _("%(n)s points are not ticked as answered. Tick them, or hand in all the same.") % {"n": left},
            code="points",
            field="all_the_same",
        )
    with transaction.atomic():
        entry = move(answer, states.HAND_IN, by=by, facts={"left": left} if left else None, reviewed=0)
        reviewing.begin_anew(answer)
        if answer.assignment is not None and answer.assignment.state == AssignmentState.ACCEPTED:
            move(answer.assignment, states.ANSWERED, by=by, allowed=True, remind_at=None)
        reviewing.tell(answer, key=f"handed_in:{entry.pk}", but=by)


def endorse(answer: Answer, *, by: Actor) -> None:
    """The head of the organisation agrees to its draft; twice is once. The reviewer still decides."""
    if answer.state not in (*WRITABLE, AnswerState.IN_REVIEW):
        raise Refused(_("This version is no longer being worked on."), code="state")
    if is_endorsed(answer):
        return
    amend(answer, "answer.endorse", by=by, right="answer.endorse", facts={"edits": answer.edits})


def is_endorsed(answer: Answer) -> bool:
    """True when the head agreed to exactly this text."""
    last = journal.history(answer).filter(verb="answer.endorse").first()
    return last is not None and last.facts.get("edits") == answer.edits


def send_back(answer: Answer, *, reason: str, by: Actor) -> None:
    """Back to the writer, with what is missing."""
    _not_own(answer, by)
    reviewing.check_turn(answer, by)
    if not reason.strip():
        raise Refused(_("Say what is to be improved."), field="reason")
    with transaction.atomic():
        move(answer, states.SEND_BACK, by=by, sent_back_reason=reason.strip())
        if answer.assignment is not None and answer.assignment.state == AssignmentState.ANSWERED:
            again = deadlines.first_reminder(answer.matter.authority, answer.assignment.due_on)
            move(answer.assignment, states.ANSWER_AGAIN, by=by, allowed=True, remind_at=again)
            outbox.tell(
                answer.matter.authority,
                directory.members_of(answer.assignment.organisation),
                key=f"sent_back:{answer.public_id}:{answer.edits}",
                subject=f"Trả lời {answer.matter.number} cần bổ sung",
                body=reason.strip(),
                path=reviewing.path_of(answer),
            )


def approve(answer: Answer, *, by: Actor) -> None:
    """A second person approves; from now on the text is frozen by its hash.

    Where reviewers stand in an order, each agrees in turn and the last one approves.
    """
    _not_own(answer, by)
    _unsealed(answer.matter)
    impartial.check(answer.matter, by)
    reviewing.check_turn(answer, by)
    following = reviewing.following(answer)
    if following is not None:
        return _agree(answer, following.place, by)
    with transaction.atomic():
        columns: dict[str, Any] = {"approved_by": by.pk, "approved_at": clock.now(), "frozen_hash": hash_of(answer)}
        move(answer, states.APPROVE, by=by, **columns)
        if answer.assignment is None or answer.assignment.purpose == Purpose.EXPLAIN:
            triage.prepared(answer.matter, by=by)
        working.close_parts(answer.matter, by=by)
        outbox.tell(
            answer.matter.authority,
            directory.people_with(answer.matter.authority, "answer.publish"),
            key=f"approved:{answer.public_id}:{answer.edits}",
            subject=f"Trả lời {answer.matter.number} đã được duyệt, chờ công bố",
            body=answer.short,
            path=reviewing.path_of(answer),
        )


def _agree(answer: Answer, following: int, by: Actor) -> None:
    """One of several reviewers agrees; the next one is told."""
    allow(by, reviewing.REVIEWS, answer)
    with transaction.atomic():
        place = answer.reviewed
        fresh = Answer.objects.filter(pk=answer.pk, state=AnswerState.IN_REVIEW, reviewed=place)
        if not fresh.update(reviewed=following):
            raise Refused(_("Somebody else was faster. Reload the page."), code="stale")
        answer.refresh_from_db()
        entry = journal.record(answer, "answer.agree", by=by, facts={"place": place + 1})
        reviewing.tell(answer, key=f"agreed:{entry.pk}", but=by)


def had_a_hand(answer: Answer, by: Actor) -> bool:
    """True for who wrote this version or an earlier state of it."""
    return by.pk in reviewing.hands(answer)


def _not_own(answer: Answer, by: Actor) -> None:
    """Nobody reviews a text in which they had a hand."""
    if had_a_hand(answer, by):
        raise Refused(_("Another person reviews what you wrote."), code="right")


def hash_of(answer: Answer) -> str:
    """SHA-256 over all that the public reads: short answer, text, basis, result, reasons, files."""
    parts = [answer.short, answer.body, answer.basis, answer.result, answer.not_accepted_reason]
    if answer.correction_reason:
        parts.append(answer.correction_reason)
    parts += [f"file:{one}" for one in attaching.fingerprints(answer)]
    whole = "\x1f".join(parts)
    return hashlib.sha256(whole.encode()).hexdigest()


def publish(answer: Answer, *, by: Actor) -> None:
    """The answer becomes public, the matter gets its result, every sender behind the matter is told."""
    allow(by, "answer.publish", answer)
    _unsealed(answer.matter)
    if answer.state == AnswerState.PUBLISHED:
        raise Refused(_("This answer is already published."), code="done")
    if answer.state == AnswerState.APPROVED and hash_of(answer) != answer.frozen_hash:
        raise Refused(_("The text differs from the one that was approved. Have it reviewed again."), code="hash")
    _complete(answer)
    matter = answer.matter
    with transaction.atomic():
        for earlier in matter.answers.filter(state=AnswerState.PUBLISHED).exclude(pk=answer.pk):
            move(earlier, states.CORRECT, by=by, allowed=True)
        move(answer, states.PUBLISH, by=by, published_at=clock.now())
        triage.result(matter, answer.result, by=by, reason=answer.not_accepted_reason, allowed=True)
        assigning.close_all(matter, by=by)
        promising.follow(matter, by=by)
        promising.make_public(matter, by=by)
        attaching.publish(answer)
        tell_senders(answer)


def _unsealed(matter: Matter) -> None:
    if matter.is_sealed:
        raise Refused(_("This matter is sealed and is not answered here."), code="right")


def _complete(answer: Answer) -> None:
    """What a result demands: a promise, a referral, a reason."""
    matter = answer.matter
    if answer.result in NEEDS_PROMISE and not matter.commitments.unfinished().exists():
        raise Refused(_("This result needs a commitment with an owner and a day. Enter it first."), code="commitment")
    if answer.result == MatterState.RESOLVED and matter.commitments.unfinished().exists():
        raise Refused(_("A commitment on this matter is still open. Verify or end it first."), code="commitment")
    if answer.result == MatterState.REFERRED and not matter.referrals.exists():
        raise Refused(_("This result needs a referral to the competent authority. Draft it first."), code="referral")
    if answer.result in (MatterState.DIVERTED, MatterState.WITHDRAWN):
        raise Refused(_("An answer cannot give this result."), field="result")


def tell_senders(answer: Answer) -> None:
    """One notice per sender who can be reached; the text itself stays on the page behind the code."""
    why = answer.correction_reason
    corrected = f"Đính chính câu trả lời trước, lý do: {why}\n\n" if why else ""
    said = "được đính chính câu trả lời" if corrected else "đã có trả lời"
    for opinion in answer.matter.opinions.select_related("submission__contact", "authority"):
        telling.sender(
            opinion,
            key=f"answered:{answer.pk}:{opinion.pk}",
            subject=f"Ý kiến {opinion.number} {said}",
            body=f"{corrected}{answer.short}\n\nXin dùng mã tra cứu đã cấp để xem toàn văn.",
        )


def oral(
    matter: Matter,
    *,
    text: str,
    result: str,
    organisation: Organisation | None,
    written_by: int,
    by: Actor,
    right: str = "hall.conclude",
) -> Answer:
    """What was said in the hall, written down by one person and signed off by the head: published at once."""
    if by.pk == written_by:
        raise Refused(_("Another person must confirm what you wrote."), code="right")
    words = text.strip()
    answer = Answer(
        matter=matter,
        version=_next_version(matter),
        short=words if len(words) <= 200 else words[:197].rsplit(" ", 1)[0] + " …",
        body=words,
        basis=f"Trả lời tại hội nghị: {organisation.name}" if organisation else "Trả lời tại hội nghị",
        result=result,
        is_oral=True,
        author=written_by,
    )
    with transaction.atomic():
        begin(answer, "answer.oral", by=by, right=right)
        move(answer, states.HAND_IN, by=by, allowed=True)
        move(
            answer,
            states.APPROVE,
            by=by,
            allowed=True,
            approved_by=by.pk,
            approved_at=clock.now(),
            frozen_hash=hash_of(answer),
        )
        for earlier in matter.answers.filter(state=AnswerState.PUBLISHED):
            move(earlier, states.CORRECT, by=by, allowed=True)
        move(answer, states.PUBLISH, by=by, allowed=True, published_at=clock.now())
        working.close_parts(matter, by=by)
        if result not in NEEDS_PROMISE:
            assigning.close_all(matter, by=by)
        tell_senders(answer)
    return answer
