"""What was said in the hall and is sealed: no screen, no minutes and no conclusion keep its words."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Actor, Granted
from doithoai.core.transitions import Refused, allow
from doithoai.live.models import ConclusionItem, MinuteLine, Question, Turn
from doithoai.opinion import kinds, sameness, sealed
from doithoai.opinion.models import Matter, SealedKind
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.traces import Traces, of

#: Ending a question this way is what allows to seal it.
RIGHT = "hall.outcome"
#: How the ways that the law gives are named: who writes so repeats nobody's words.
WAYS = of(
    (
        "nội dung thuộc diện khiếu nại, chuyển theo quy định của pháp luật về khiếu nại",
        "nội dung thuộc diện tố cáo, chuyển theo quy định của pháp luật về tố cáo",
        "chuyển theo quy định về khiếu nại", "chuyển theo quy định về tố cáo",
        "hướng dẫn thủ tục theo quy định về khiếu nại", "hướng dẫn thủ tục theo quy định về tố cáo",
        "đã hướng dẫn theo quy định của pháp luật", "đang được tòa án giải quyết theo quy định của pháp luật",
    )
)  # fmt: skip


def clean(matter: Matter, traces: Traces) -> None:
    """The question keeps its number and place in the balance; its words go, and so do those that quote them."""
    questions = Question.objects.filter(opinion__matter=matter)
    gists = of([text for row in questions for text in (row.gist, row.answer_text)])
    sittings = set(questions.values_list("sitting", flat=True))
    for line in MinuteLine.objects.filter(sitting__in=sittings):
        if traces.touch(line.text) or gists.touch(line.text):
            MinuteLine.objects.filter(pk=line.pk).update(text=SEALED_TITLE)
    Turn.objects.filter(Q(pk__in=questions.values("turn")) | Q(opinion__matter=matter)).update(
        topic=SEALED_TITLE, content=""
    )
    MinuteLine.objects.filter(question__in=questions).update(text=SEALED_TITLE)
    ConclusionItem.objects.filter(question__in=questions).update(text=SEALED_TITLE)
    questions.update(gist=SEALED_TITLE, shown_gist="", covered=[], answer_text="", reason="")


def seal(question: Question, *, reason: str, by: Actor, kind: str = "") -> None:
    """A complaint, a denunciation, a case in court: its matter is sealed at once, alone, and nowhere else readable.

    The way that the person was shown stays with the question and must therefore not repeat the content.
    """
    allow(by, RIGHT, question)
    opinion = question.opinion
    if opinion.matter.is_sealed:
        return
    if of([opinion.received_text, question.gist]).without(WAYS).touch(reason):
        raise Refused(_("Write the way that was shown, without repeating what the question is about."), field="reason")
    kind = kind or kinds.sealing(opinion.received_text) or SealedKind.COMPLAINT
    if opinion.matter.opinions.count() > 1:
        sameness.take_out(opinion, by=by, reason="", allowed=True)
    sealed.seal(opinion.matter, kind=kind, by=Granted(by, RIGHT), right=RIGHT)
    question.refresh_from_db(fields=["gist", "shown_gist", "answer_text", "reason"])
