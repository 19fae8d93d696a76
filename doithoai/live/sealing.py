"""What was said in the hall and is sealed: no screen, no minutes and no conclusion keep its words."""

from __future__ import annotations

from doithoai.live.models import ConclusionItem, MinuteLine, Question, Turn
from doithoai.opinion.models import Matter
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.traces import Traces, of


def clean(matter: Matter, traces: Traces) -> None:
    """The question keeps its number and place in the balance; its words go, and so do those that quote them."""
    questions = Question.objects.filter(opinion__matter=matter)
    gists = of([text for row in questions for text in (row.gist, row.answer_text)])
    sittings = set(questions.values_list("sitting", flat=True))
    for line in MinuteLine.objects.filter(sitting__in=sittings):
        if traces.touch(line.text) or gists.touch(line.text):
            MinuteLine.objects.filter(pk=line.pk).update(text=SEALED_TITLE)
    Turn.objects.filter(pk__in=questions.values("turn")).update(topic=SEALED_TITLE, content="")
    MinuteLine.objects.filter(question__in=questions).update(text=SEALED_TITLE)
    ConclusionItem.objects.filter(question__in=questions).update(text=SEALED_TITLE)
    questions.update(gist=SEALED_TITLE, shown_gist="", answer_text="", reason="")
