"""A person is forgotten: who spoke in the hall, and the words of the minutes that quote them."""

from __future__ import annotations

from django.db.models import Q

from doithoai.conference.models import Attendance
from doithoai.core import journal
from doithoai.live import naming
from doithoai.live.help_models import Help
from doithoai.live.models import ConclusionItem, MinuteLine, Question, Turn
from doithoai.opinion.forgetting import CUT, ERASED_TITLE, Marks
from doithoai.opinion.models import Opinion, Submission


def names_of(submission: Submission) -> list[str]:
    """Under which name the person spoke."""
    opinions = Opinion.every.filter(submission=submission)
    spoke = Turn.objects.filter(Q(opinion__in=opinions) | Q(questions__opinion__in=opinions)).distinct()
    names = [turn.name for turn in spoke if turn.name]
    # What was typed wrong at first still stands in lines that a later one corrects.
    return names + [before for turn in spoke for before in naming.before(turn)]


def forget(submission: Submission, marks: Marks) -> None:
    """Number and place in the queue stay, and what was concluded; name, topic and words go."""
    opinions = Opinion.every.filter(submission=submission)
    questions = Question.objects.filter(opinion__in=opinions)
    turns = Turn.objects.filter(Q(opinion__in=opinions) | Q(pk__in=questions.values("turn")))
    came = list(turns.exclude(attendance=None).values_list("attendance", flat=True))
    # Who helped a person tells who it was.
    helped = Q(turn__in=turns) | Q(opinion__in=opinions) | Q(attendance__in=came)
    for turn in turns:
        said = [turn, *([turn.attendance] if turn.attendance else [])]
        journal.unsay(submission.authority_id, since=turn.created_at, touches=marks.touch, about=said)
    Help.objects.filter(helped).update(name=CUT)
    Attendance.objects.filter(pk__in=came).update(name=CUT, unit="", position="", absence_reason="", reply_note="")
    sittings = {row.sitting_id for row in [*questions, *turns]}
    spoken = list(turns.values_list("pk", flat=True))
    for line in MinuteLine.objects.filter(sitting__in=sittings):
        own = line.turn_id in spoken or line.question_id in set(questions.values_list("pk", flat=True))
        if own or marks.touch(line.text):
            MinuteLine.objects.filter(pk=line.pk).update(text=ERASED_TITLE)
    for item in ConclusionItem.objects.filter(sitting__in=sittings):
        lost = marks.cut_columns(item, "text")
        if lost:
            ConclusionItem.objects.filter(pk=item.pk).update(**lost)
    for row in questions:
        Question.objects.filter(pk=row.pk).update(answer_text=marks.cut(row.answer_text), reason=marks.cut(row.reason))
    questions.update(gist=ERASED_TITLE, shown_gist="", covered=[])
    Turn.objects.filter(pk__in=spoken).update(name=CUT, place="", topic=ERASED_TITLE, content="", reason="")
