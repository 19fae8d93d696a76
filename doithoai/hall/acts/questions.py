"""Buttons of a question: raised, confirmed, grouped, assigned, ended."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from doithoai.hall import screens
from doithoai.hall.acting import Tap, act
from doithoai.hall.forms.acts import AssignForm, CoverForm, GistForm, GiveAwayForm, OutcomeForm, ReasonForm
from doithoai.live import conflict, covering, questions
from doithoai.live.states import QuestionState
from doithoai.opinion.models import Opinion

WRITE, CONFIRM, ASSIGN, OUTCOME, ANSWER = (
    "gist.write",
    "gist.confirm",
    "hall.assign",
    "hall.outcome",
    "hall.answer",
)


@act("ghi-cau-hoi", WRITE, form=GistForm, away="text")
def raise_question(tap: Tap) -> str:
    turn = tap.turn() if tap.value("turn") else None
    slip = _slip(tap) if tap.value("slip") else None
    question = questions.raise_question(
        tap.sitting, gist=tap.data["gist"], turn=turn, slip=slip, into=tap.data["into"], by=tap.by
    )
    return _("Question %(number)s is written down. Another person confirms it for the screens.") % {
        "number": question.number
    }


def _slip(tap: Tap) -> Opinion:
    known = [one.pk for one in screens.slips(tap.sitting)]
    return get_object_or_404(Opinion, pk__in=known, public_id=tap.value("slip"))


@act("sua-cau-hoi", WRITE, form=GistForm, away="text")
def write_gist(tap: Tap) -> str:
    questions.write_gist(tap.question(), gist=tap.data["gist"], by=tap.by)
    return _("The new words wait for another person's confirmation.")


@act("dua-len-man", CONFIRM)
def confirm_gist(tap: Tap) -> str:
    questions.confirm_gist(tap.question(), by=tap.by)
    return _("The question is on the screens.")


@act("che-cau-hoi", WRITE, CONFIRM)
def hide(tap: Tap) -> str:
    questions.hide(tap.question(), by=tap.by)
    return _("The question is off the screens.")


@act("che-tu-ngu", WRITE, CONFIRM, form=CoverForm)
def cover(tap: Tap) -> str:
    question = tap.question()
    covering.cover(question, words=tap.data["words"].split(","), by=tap.by)
    return _("Everybody now reads: %(words)s") % {"words": question.open_gist}


@act("noi-bo", WRITE, "floor.lead", "floor.call", away="text")
def keep_inside(tap: Tap) -> str:
    question = tap.question()
    covering.keep_inside(question, by=tap.by)
    return _("Question %(number)s is an internal topic: no screen and no public page shows it.") % {
        "number": question.number
    }


@act("khong-noi-bo", "floor.lead", "floor.call", covering.OPENS)
def open_again(tap: Tap) -> str:
    question = tap.question()
    covering.open_again(question, by=tap.by)
    return _("Question %(number)s is no internal topic. Another person confirms it for the screens.") % {
        "number": question.number
    }


@act("gop-cau-hoi", ASSIGN)
def group(tap: Tap) -> str:
    questions.group(tap.question(), main=tap.question("main"), by=tap.by)
    return _("Grouped: one answer for both, all numbers stay.")


@act("tach-cau-hoi", ASSIGN)
def ungroup(tap: Tap) -> str:
    questions.ungroup(tap.question(), by=tap.by)
    return _("The question stands alone again.")


@act("toi-tra-loi", ASSIGN)
def chair_answers(tap: Tap) -> str:
    questions.assign(tap.question(), to=None, by=tap.by)
    return _("The chair answers.")


@act("giao-tra-loi", ASSIGN, form=AssignForm)
def assign(tap: Tap) -> str:
    to = tap.data["to"]
    questions.assign(tap.question(), to=to, by=tap.by, even_if_absent=tap.data["even_if_absent"])
    return _("%(name)s is asked to answer.") % {"name": to.short_name}


@act("giao-dieu-hanh-cau", "floor.lead", "floor.call", form=GiveAwayForm)
def give_away(tap: Tap) -> str:
    """It is about the one who chairs: another runs it."""
    question, to = tap.question(), tap.data["leads"]
    conflict.give_away(question, to=to, by=tap.by)
    words = {"number": question.number, "name": to.full_name if to else ""}
    if to is None:
        return _("You run question %(number)s yourself again.") % words
    return _("%(name)s runs question %(number)s; the journal says so.") % words


@act("san-sang", ANSWER)
def ready(tap: Tap) -> str:
    questions.begin_answer(tap.question(), by=tap.by)
    return _("You have the floor.")


@act("chua-co-so-lieu", ANSWER)
def no_data(tap: Tap) -> str:
    questions.no_data(tap.question(), by=tap.by)
    return _("The chair sets a day for the written answer.")


@act("khong-thuoc-tham-quyen", ANSWER, form=ReasonForm)
def not_ours(tap: Tap) -> str:
    questions.not_ours(tap.question(), reason=tap.data["reason"], by=tap.by)
    return _("The question goes back to the chair.")


@act("ket-qua", OUTCOME, form=OutcomeForm, away="text")
def outcome(tap: Tap) -> str:
    data, question = tap.data, tap.question()
    questions.outcome(
        question,
        data["outcome"],
        by=tap.by,
        answer_text=data["answer_text"],
        executor=data["executor"],
        due_on=data["due_on"],
        reason=data["reason"],
    )
    words = {"number": question.number, "outcome": QuestionState(question.state).label}
    return _("Question %(number)s: %(outcome)s.") % words


@act("bo-ket-qua", OUTCOME)
def undo_outcome(tap: Tap) -> str:
    questions.undo_outcome(tap.question(), by=tap.by)
    return _("The outcome is taken back.")


@act("hai-long", WRITE, away="text")
def satisfied(tap: Tap) -> str:
    is_satisfied = tap.value("value") == "yes"
    questions.say_satisfied(tap.question(), is_satisfied=is_satisfied, by=tap.by)
    return _("Satisfied.") if is_satisfied else _("Not yet satisfied: the question stays open for the conclusion.")
