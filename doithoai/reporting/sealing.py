"""A matter sealed late: no report keeps words that quote it. Figures hold no words and stay."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import CLOCK
from doithoai.opinion.models import Matter
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.traces import Traces
from doithoai.reporting import archiving, writing
from doithoai.reporting.models import Report
from doithoai.reporting.writing import TEXTS

WORDS = (*TEXTS, "sent_back_reason", "correction_reason")
journal.register_verb("periodic.lose_words", _("Words of the report taken away"))


def clean(matter: Matter, traces: Traces) -> None:
    """The paragraph that quotes it goes; a sent report says that it lost words, its hash stays that of the sent one and
    the hash of what is left stands beside it."""
    archiving.discard_all(matter.authority)
    about = []
    for report in Report.objects.filter(authority=matter.authority):
        about.append(report)
        lost = {
            name: "\n".join(_without(line, matter.number, traces) for line in getattr(report, name).splitlines())
            for name in WORDS
            if getattr(report, name) and _touches(getattr(report, name), matter.number, traces)
        }
        if lost:
            writing.lose(report, lost, by=CLOCK)
    journal.unsay(matter.authority_id, since=matter.created_at, touches=traces.touch)


def _touches(text: str, number: str, traces: Traces) -> bool:
    return number in text or traces.touch(text)


def _without(line: str, number: str, traces: Traces) -> str:
    return SEALED_TITLE if _touches(line, number, traces) else line
