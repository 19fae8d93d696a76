"""What is asked in the hall: each question is an opinion of the door "hall", joined to its matter.

Ways out (S-60 to S-63, S-42): answered by the chair or by an organisation present, directed on the spot,
promised, forwarded, referred, out of scope.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import AttendanceStatus
from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Actor
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, begin, move, once
from doithoai.live import beats, conflict, queue, sealing, states
from doithoai.live.models import NameShown, Question, Sitting, Turn
from doithoai.live.sitting import permit, require_head
from doithoai.live.states import ON_FLOOR, OUTCOMES, UNDECIDED, QuestionState, SittingState
from doithoai.opinion import intake, sameness, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Door, Matter, Opinion
from doithoai.people.models import Organisation
from doithoai.programme.models import Mode

#: The longest gist that a wall can show at twenty metres.
GIST_LENGTH = 160

journal.register_verb("question.raise", _("Question raised"))
journal.register_verb("question.gist", _("Gist of the question written"))
journal.register_verb("question.gist_confirmed", _("Gist of the question confirmed for the screens"))
journal.register_verb("question.hidden", _("Question taken off the screens"))
journal.register_verb("question.group", _("Question grouped with another one"))
journal.register_verb("question.ungroup", _("Question taken out of its group"))
journal.register_verb("question.no_data", _("No data at hand"))
journal.register_verb("question.satisfied", _("The person says whether the answer satisfied"))

LIVE = (SittingState.IN_SESSION, SittingState.SUSPENDED, SittingState.CONCLUDING)


def raise_question(
    sitting: Sitting,
    *,
    gist: str,
    by: Actor,
    text: str = "",
    turn: Turn | None = None,
    slip: Opinion | None = None,
    into: Matter | None = None,
    key: str | None = None,
) -> Question:
    """Write down what is asked: an opinion with number and matter, joined to `into` when it says the same.

    A question about what was sent in beforehand (`turn.opinion`) or handed in on paper (`slip`) is that opinion,
    not a second one.
    """
    if key and once(key):
        return Question.objects.get(pk=Entry.objects.get(key=key).subject_id)
    allow(by, "gist.write", sitting)
    words = gist.strip()
    if not words:
        raise Refused(_("Write in one sentence what is asked."), field="gist")
    if len(words) > GIST_LENGTH:
        raise Refused(_("The gist is too long for the screens: at most 160 characters."), field="gist")
    if sitting.state not in LIVE or sitting.signed_off_at is not None:
        raise Refused(_("Questions are taken while the conference is in session."), code="state")
    with transaction.atomic():
        beats.screens(sitting)
        opinion = slip or (turn.opinion if turn is not None else None)
        if opinion is None or Question.objects.filter(opinion=opinion).exists():
            opinion = intake.receive(
                sitting.conference.authority,
                door=Door.HALL,
                texts=[text.strip() or words],
                title=words,
                by=by,
                conference=sitting.conference,
                contact=ContactData(name=turn.name) if turn is not None and turn.name else None,
                place=turn.place if turn is not None else "",
                hides_author=turn is not None and turn.name_shown == NameShown.HIDDEN,
                key=f"question:{key}" if key else None,
                right="gist.write",
            ).opinions[0]
        if into is not None and opinion.matter_id != into.pk:
            sameness.join(opinion, into=into, by=by, right="gist.write")
            opinion.refresh_from_db()
        matter = opinion.matter
        if triage.can_be_raised(matter):
            triage.raised(matter, by=by)
        question = Question(
            sitting=sitting,
            turn=turn,
            opinion=opinion,
            number=numbers.next_number(f"question:{sitting.pk}"),
            gist=words,
            gist_by=by.pk,
        )
        begin(question, "question.raise", by=by, right="gist.write", key=key, facts={"number": question.number})
    return question


def write_gist(question: Question, *, gist: str, by: Actor) -> None:
    """A new gist; what stood on the screens goes until a second person has confirmed the new words."""
    words = gist.strip()
    if not words or len(words) > GIST_LENGTH:
        raise Refused(_("Write in one sentence, at most 160 characters."), field="gist")
    with transaction.atomic():
        beats.screens(question.sitting)
        amend(
            question,
            "question.gist",
            by=by,
            right="gist.write",
            gist=words,
            gist_by=by.pk,
            gist_confirmed_by=None,
            shown_gist="",
            covered=[],
        )


def confirm_gist(question: Question, *, by: Actor) -> None:
    """A second person lets the gist onto the screens (process rule 6)."""
    if by.pk == question.gist_by:
        raise Refused(_("Another person must confirm what you wrote."), code="right")
    if question.opinion.matter.is_sealed or question.state == QuestionState.REFERRED:
        raise Refused(_("This content is kept confidential and does not go onto the screens."))
    with transaction.atomic():
        beats.screens(question.sitting)
        amend(
            question,
            "question.gist_confirmed",
            by=by,
            right="gist.confirm",
            gist_confirmed_by=by.pk,
            shown_gist=question.open_gist,
        )


def hide(question: Question, *, by: Actor) -> None:
    """Take the gist off the screens at once."""
    with transaction.atomic():
        beats.screens(question.sitting)
        amend(question, "question.hidden", by=by, right="gist.write", shown_gist="", gist_confirmed_by=None)


def group(question: Question, *, main: Question, by: Actor) -> None:
    """One answer for several questions: all names and numbers stay. What the question led comes along."""
    main = main.group_of or main
    if question.pk == main.pk or question.sitting_id != main.sitting_id:
        raise Refused(_("Choose another question of this conference."))
    if question.led_by_id != main.led_by_id:
        raise Refused(_("One of the two is run by another person. Leave them apart."), code="state")
    conflict.keep_out(question, by)
    with transaction.atomic():
        beats.screens(question.sitting)
        permit(question.sitting, "hall.assign", by=by)
        for row in (question, *question.grouped.select_related("sitting__conference__authority", "opinion__matter")):
            amend(row, "question.group", by=by, right="", allowed=True, facts={"with": main.number}, group_of=main)
            if main.state in OUTCOMES and row.state in UNDECIDED:
                shared = {name: getattr(main, name) for name in ("answer_text", "executor", "due_on", "reason")}
                step = states.OUTCOME_STEPS[QuestionState(main.state)]
                move(row, step, by=by, allowed=True, decided_at=clock.now(), **shared)


def ungroup(question: Question, *, by: Actor) -> None:
    """Take a question out of its group again, before the conclusion."""
    with transaction.atomic():
        beats.screens(question.sitting)
        permit(question.sitting, "hall.assign", by=by)
        amend(question, "question.ungroup", by=by, right="", allowed=True, group_of=None)


def answerers(sitting: Sitting) -> list[tuple[Organisation, bool]]:
    """The organisations of this authority and whether a leader of each is in the hall (S-61)."""
    present = set(
        sitting.conference.attendances.filter(
            is_leader=True, status=AttendanceStatus.PRESENT, organisation__isnull=False
        ).values_list("organisation_id", flat=True)
    )
    rows = Organisation.objects.of(sitting.conference.authority).valid(clock.today())
    return sorted(((row, row.pk in present) for row in rows), key=lambda pair: not pair[1])


def assign(question: Question, *, to: Organisation | None, by: Actor, even_if_absent: bool = False) -> None:
    """The chair answers (`to` None) or an organisation whose leader is present; absent ones after a warning."""
    sitting = question.sitting
    if to is not None:
        if to.authority_id != sitting.conference.authority_id:
            raise Refused(_("Choose an organisation of this authority."), field="to")
        present = {row.pk: here for row, here in answerers(sitting)}
        if not present.get(to.pk) and not even_if_absent:
            raise Refused(
                _("No leader of this organisation is in the hall. Confirm, or promise a written answer."),
                code="absent",
                field="to",
            )
    conflict.keep_out(question, by)
    with transaction.atomic():
        beats.screens(sitting)
        move(
            question,
            states.ASSIGN,
            by=by,
            answerer=to,
            by_chair=to is None,
            on_behalf_of_head=not conflict.leads(question, by),
        )


def begin_answer(question: Question, *, by: Actor) -> None:
    """The organisation that was asked takes the floor; one has the floor at a time."""
    _asked(question, by)
    sitting = question.sitting
    with transaction.atomic():
        beats.screens(sitting)
        if sitting.turns.filter(state__in=ON_FLOOR).exists():
            raise Refused(_("Somebody has the floor. Wait until the speech is over."), code="floor")
        other = sitting.questions.filter(state=QuestionState.ANSWERING).exclude(pk=question.pk).first()
        if other is not None:
            raise Refused(
                _("Question %(number)s is being answered. Wait until that answer is over.") % {"number": other.number},
                code="floor",
            )
        move(question, states.BEGIN_ANSWER, by=by)


def not_ours(question: Question, *, reason: str, by: Actor) -> None:
    """The organisation is not competent: the question goes back to the chair."""
    _asked(question, by)
    with transaction.atomic():
        beats.screens(question.sitting)
        move(question, states.BOUNCE, by=by, reason=reason, answerer=None)


def no_data(question: Question, *, by: Actor) -> None:
    """No figures at hand: the promise form opens with this organisation and no day yet."""
    _asked(question, by)
    with transaction.atomic():
        beats.screens(question.sitting)
        amend(
            question,
            "question.no_data",
            by=by,
            right="hall.answer",
            no_data=True,
            executor_id=question.answerer_id,
        )


def _asked(question: Question, by: Actor) -> None:
    allow(by, "hall.answer", question)
    if question.state not in UNDECIDED:
        raise Refused(_("This question already has an outcome."), code="state")


def outcome(
    question: Question,
    state: str,
    *,
    by: Actor,
    answer_text: str = "",
    executor: Organisation | None = None,
    due_on: date | None = None,
    reason: str = "",
    sealed_kind: str = "",
) -> None:
    """Close a question on the spot in one of six ways; grouped questions share the outcome.

    The organisation that was asked may itself answer and promise, nothing else. A promise needs an owner and a day;
    a direction needs an executor and the mode of the conference that allows it (S-42); out of scope needs a reason.
    What is referred is sealed in the same act, as `sealed_kind` where the one who refers it knows.
    """
    if state not in OUTCOMES:
        raise Refused(_("Choose one of the outcomes."), field="outcome")
    if question.sitting.signed_off_at is not None:
        raise Refused(_("The list of conclusions is signed off. Correct it by a later decision."))
    if question.group_of is not None:
        raise Refused(
            _("This question is answered with question %(number)s. Take it out of the group first.")
            % {"number": question.group_of.number}
        )
    conflict.keep_out(question, by)
    _complete(question, state, answer_text, executor, due_on, reason)
    is_asked = _answers_itself(question, state, by)
    with transaction.atomic():
        beats.screens(question.sitting)
        for row in (question, *question.grouped.select_related("opinion__matter")):
            _not_sealed_away(row)
            columns: dict[str, Any] = {
                "answer_text": answer_text.strip(),
                "executor": executor,
                "due_on": due_on,
                "reason": reason.strip(),
                "decided_at": clock.now(),
                "on_behalf_of_head": not conflict.leads(question, by),
            }
            if state == QuestionState.REFERRED:
                sealing.seal(row, reason=reason, by=by, kind=sealed_kind)
                columns |= {"shown_gist": "", "gist_confirmed_by": None, "answer_text": ""}
            move(row, states.OUTCOME_STEPS[QuestionState(state)], by=by, allowed=is_asked, **columns)


def _answers_itself(question: Question, state: str, by: Actor) -> bool:
    """True when the organisation that was asked ends its own question; refused when it is somebody else's."""
    scope = question.sitting.scope()
    if by.pk == question.sitting.head_id or by.may("hall.outcome", scope):
        return False
    if state not in (QuestionState.ANSWERED, QuestionState.PROMISED):
        allow(by, "hall.outcome", question)
    allow(by, "hall.answer", question)
    if question.state not in UNDECIDED:
        raise Refused(_("This question already has an outcome."), code="state")
    return True


def _complete(
    question: Question, state: str, answer_text: str, executor: Organisation | None, due_on: date | None, reason: str
) -> None:
    conference = question.sitting.conference
    if executor is not None and executor.authority_id != conference.authority_id:
        raise Refused(_("Choose an organisation of this authority."), field="executor")
    if state == QuestionState.ANSWERED and not answer_text.strip():
        raise Refused(_("Write down the answer that was given."), field="answer_text")
    if state == QuestionState.DIRECTED:
        if conference.mode != Mode.RESOLVE_ON_SPOT:
            raise Refused(
                _("In this conference matters are assigned, not directed on the spot. Choose “promised”."),
                field="outcome",
            )
        if executor is None:
            raise Refused(_("Say which organisation carries out the direction."), field="executor")
    if state == QuestionState.PROMISED:
        if executor is None:
            raise Refused(_("A promise needs an owner. Choose the organisation."), field="executor")
        if due_on is None:
            raise Refused(_("A promise needs a day. Enter by when it will be kept."), field="due_on")
    if due_on is not None and due_on < clock.today():
        raise Refused(_("This day has already passed."), field="due_on")
    if state in (QuestionState.OUT_OF_SCOPE, QuestionState.REFERRED) and not reason.strip():
        raise Refused(_("Give the reason."), field="reason")


def undo_outcome(question: Question, *, by: Actor) -> None:
    """Take an outcome back before the list of conclusions is signed off."""
    conflict.keep_out(question, by)
    if question.sitting.signed_off_at is not None:
        raise Refused(_("The list of conclusions is signed off. Correct it by a later decision."))
    with transaction.atomic():
        beats.screens(question.sitting)
        for row in (question, *question.grouped.select_related("opinion__matter")):
            _not_sealed_away(row)
            move(row, states.UNDO_OUTCOME, by=by, due_on=None, executor=None, decided_at=None)


def _not_sealed_away(question: Question) -> None:
    """What was referred is sealed: who holds sealed content decides first whether it is an opinion after all."""
    if question.state == QuestionState.REFERRED and question.opinion.matter.is_sealed:
        raise Refused(
            _("Question %(number)s is kept confidential. Whoever holds such content must release it first.")
            % {"number": question.number},
            code="sealed",
        )


def say_satisfied(question: Question, *, is_satisfied: bool, by: Actor, right: str = "gist.write") -> None:
    """After an outcome: satisfied, or not yet; "not yet" opens the question again, out of its group, for a new one."""
    if question.state not in OUTCOMES or question.state == QuestionState.REFERRED:
        raise Refused(_("Only what was answered can be judged here."), code="state")
    if question.sitting.signed_off_at is not None:
        raise Refused(_("The list of conclusions is signed off. Correct it by a later decision."), code="state")
    columns: dict[str, Any] = {"executor": None, "due_on": None, "decided_at": None, "group_of": None}
    with transaction.atomic():
        beats.screens(question.sitting)
        amend(question, "question.satisfied", by=by, right=right, is_satisfied=is_satisfied)
        if is_satisfied:
            return
        for row in (question, *question.grouped.select_related("opinion__matter")):
            kept = {"group_of": row.group_of} if row.pk != question.pk else {}
            move(row, states.UNDO_OUTCOME, by=by, allowed=True, **(columns | kept))


def ask_again(question: Question, *, by: Actor) -> Turn:
    """The asker is not yet satisfied: the question opens again, and the asker gets a short second turn."""
    require_head(question.sitting, by)
    if question.turn is None:
        raise Refused(_("Nobody in the hall asked this question. Mark it as not yet satisfied."))
    with transaction.atomic():
        say_satisfied(question, is_satisfied=False, by=by, right="hall.read")
        return queue.follow_up(question.turn, by=by)
