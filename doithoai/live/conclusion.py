"""The conclusion: every question has an outcome; what is unsolved becomes a commitment with owner and date."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import answering, promising
from doithoai.conference import result_telling
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend, move
from doithoai.documents.models import Paper
from doithoai.live import beats, states
from doithoai.live.models import ConclusionItem, ConclusionKind, Question, Sitting
from doithoai.live.sitting import require_head
from doithoai.live.states import OUTCOMES, QuestionState, SittingState
from doithoai.opinion import triage
from doithoai.opinion.states import MatterState

journal.register_verb("conclusion.sign_off", _("List of conclusions signed off in the hall"))
journal.register_verb("conclusion.item", _("Point of the conclusion recorded"))

Q = QuestionState
CONFIDENTIAL = "Nội dung được chuyển theo quy định của pháp luật"

#: outcome -> result of the matter when the conclusion is signed (process, section 4); a direction by its date.
RESULT_OF = {
    Q.ANSWERED: MatterState.EXPLAINED,
    Q.PROMISED: MatterState.SCHEDULED,
    Q.FORWARDED: MatterState.REFERRED,
    Q.REFERRED: MatterState.DIVERTED,
    Q.OUT_OF_SCOPE: MatterState.NOT_ACCEPTED,
}
KIND_OF = {
    Q.ANSWERED: ConclusionKind.DISCUSSED,
    Q.DIRECTED: ConclusionKind.SOLVED,
    Q.PROMISED: ConclusionKind.UNSOLVED,
    Q.FORWARDED: ConclusionKind.FORWARDED,
    Q.REFERRED: ConclusionKind.FORWARDED,
    Q.OUT_OF_SCOPE: ConclusionKind.DISCUSSED,
}
#: When several questions of one matter end differently, the one that leaves work behind decides.
WEIGHT = (
    MatterState.SCHEDULED,
    MatterState.REFERRED,
    MatterState.EXPLAINED,
    MatterState.NOT_ACCEPTED,
    MatterState.DIVERTED,
)


def open_points(sitting: Sitting) -> list[Question]:
    """Questions without an outcome: while there is one, the conclusion cannot be signed."""
    return list(sitting.questions.exclude(state__in=[*OUTCOMES, Q.CONCLUDED]))


def result_of(question: Question) -> str:
    """The result that this outcome gives the matter."""
    if question.state == Q.DIRECTED:
        return MatterState.SCHEDULED if question.due_on else MatterState.EXPLAINED
    return RESULT_OF[QuestionState(question.state)]


def sign_off(sitting: Sitting, *, by: Actor, seen: int | None = None) -> list[ConclusionItem]:
    """The head signs off the list: results, answers and commitments are born in one act. Twice is once."""
    require_head(sitting, by)
    if sitting.signed_off_at is not None:
        return list(sitting.conclusion_items.all())
    if sitting.state != SittingState.CONCLUDING:
        raise Refused(_("Close the floor first: the conclusion comes after the last speaker."))
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        left = open_points(sitting)
        if left:
            numbers = ", ".join(str(question.number) for question in left)
            raise Refused(_("These questions have no outcome yet: %(numbers)s.") % {"numbers": numbers}, code="open")
        if Sitting.objects.filter(pk=sitting.pk).exclude(signed_off_at=None).exists():
            return list(sitting.conclusion_items.all())
        questions = list(sitting.questions.select_related("opinion__matter", "executor", "answerer"))
        items = [_item(sitting, question, order, by) for order, question in enumerate(questions, start=1)]
        _give_results(sitting, questions, by)
        for question in questions:
            move(question, states.CONCLUDE_QUESTION, by=by, allowed=True)
        amend(
            sitting,
            "conclusion.sign_off",
            by=by,
            right="hall.conclude",
            allowed=True,
            public=True,
            signed_off_at=clock.now(),
        )
    return items


def _is_confidential(question: Question) -> bool:
    """A complaint or denunciation: no paper and no answer says what it was about."""
    return question.state == Q.REFERRED or question.opinion.matter.is_sealed


def _item(sitting: Sitting, question: Question, order: int, by: Actor) -> ConclusionItem:
    kind = KIND_OF[QuestionState(question.state)]
    if question.state == Q.DIRECTED and question.due_on:
        kind = ConclusionKind.UNSOLVED
    item = ConclusionItem(
        sitting=sitting,
        question=question,
        kind=kind,
        text=CONFIDENTIAL if _is_confidential(question) else question.open_gist,
        organisation=question.executor or question.answerer,
        due_on=question.due_on,
        order=order,
    )
    item.save()
    return item


def _give_results(sitting: Sitting, questions: list[Question], by: Actor) -> None:
    """One result per matter; each promise, and each direction with a day, becomes a commitment."""
    by_matter: dict[int, list[Question]] = {}
    for question in questions:
        by_matter.setdefault(question.opinion.matter_id, []).append(question)
    for group in by_matter.values():
        deciding = min(group, key=lambda question: WEIGHT.index(MatterState(result_of(question))))
        matter = deciding.opinion.matter
        result = result_of(deciding)
        for question in group:
            if _is_confidential(question):
                continue
            if question.answer_text or question.state in (Q.DIRECTED, Q.PROMISED):
                _write_answer(sitting, question, result, by)
                break
        promised: set[tuple[int, object]] = set()
        for question in group:
            if question.due_on is None or question.executor is None:
                continue
            if (question.executor_id or 0, question.due_on) in promised:
                continue
            promised.add((question.executor_id or 0, question.due_on))
            commitment = promising.commit(
                matter,
                owner=question.executor,
                what=question.open_gist,
                due_on=question.due_on,
                conference=sitting.conference,
                by=by,
                allowed=True,
            )
            Question.objects.filter(pk=question.pk).update(commitment=commitment)
        triage.result(matter, result, by=by, reason=deciding.reason, allowed=True)


def _write_answer(sitting: Sitting, question: Question, result: str, by: Actor) -> None:
    """What was said in the hall, written down by the secretary and signed off by the head."""
    text = question.answer_text or f"{sitting.conference.authority.head_title} kết luận: {question.open_gist}"
    answering.oral(
        question.opinion.matter,
        text=text,
        result=result,
        organisation=question.answerer or question.executor,
        written_by=question.gist_by or 0,
        by=by,
        right="hall.outcome",
    )


def paper_key(sitting: Sitting) -> str:
    """Under which key the notice of conclusion lies among the papers."""
    return f"conclusion:{sitting.public_id}"


def no_longer_public(sitting: Sitting, notice: Paper | None) -> list[ConclusionItem]:
    """Points that the notice tells in words though their matter has become an internal topic since (S-41)."""
    if notice is None or notice.is_withdrawn:
        return []
    told = str(notice.content)
    rows = sitting.conclusion_items.filter(question__opinion__matter__is_internal=True)
    return [row for row in rows if row.text.rstrip(".") in told]


def issue(sitting: Sitting, *, by: Actor) -> None:
    """The notice of conclusion is out: from now on the promises are followed."""
    paper = Paper.objects.filter(authority=sitting.conference.authority_id, key=paper_key(sitting)).first()
    if paper is None or not paper.is_issued:
        raise Refused(_("Issue the paper of the conclusion first."))
    with transaction.atomic():
        beats.screens(sitting)
        move(sitting, states.ISSUE_CONCLUSION, by=by, conclusion_paper=paper.public_id)
        result_telling.on_portal(sitting.conference, by=by, right=states.ISSUE_CONCLUSION.right)
