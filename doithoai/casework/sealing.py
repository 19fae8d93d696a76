"""A matter sealed late: the work on it ends, and what quotes its words is taken out of what was written about it."""

from __future__ import annotations

from django.db.models import Q

from doithoai.casework import attaching, states
from doithoai.casework.models import (
    Answer,
    Assignment,
    Commitment,
    Extension,
    ProgressNote,
    Referral,
    Remark,
    Sample,
    SampledMatter,
    Verdict,
    WorkNote,
)
from doithoai.casework.states import ACTIVE
from doithoai.core import journal
from doithoai.core.actors import CLOCK
from doithoai.core.transitions import move
from doithoai.opinion.models import Matter
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.traces import Traces


def clean(matter: Matter, traces: Traces) -> None:
    """Nobody outside works on it any more; every text that belongs to it alone goes, others lose what they quote."""
    assignments = Assignment.objects.filter(matter=matter)
    for row in assignments.filter(state__in=ACTIVE):
        move(row, states.WITHDRAW, by=CLOCK, allowed=True, remind_at=None)
    assignments.update(asked="", reason="")
    promised = Commitment.objects.filter(matter=matter)
    about = [*assignments, *promised]
    journal.unsay(matter.authority_id, since=matter.created_at, touches=traces.touch, about=about)
    Extension.objects.filter(Q(assignment__matter=matter) | Q(commitment__matter=matter)).update(reason="")
    Answer.objects.filter(matter=matter).update(
        short=SEALED_TITLE,
        body="",
        basis="",
        not_accepted_reason="",
        sent_back_reason="",
        correction_reason="",
    )
    attaching.seal(matter)
    Remark.objects.filter(matter=matter).update(text=SEALED_TITLE, reply="")
    WorkNote.objects.filter(assignment__matter=matter).update(text=SEALED_TITLE)
    Verdict.objects.filter(opinion__matter=matter).update(words="", decision_reason="")
    ProgressNote.objects.filter(commitment__in=promised).update(text=SEALED_TITLE)
    promised.update(what=SEALED_TITLE, done_means="", origin="", evidence_text="", reason="", is_public=False)
    SampledMatter.objects.filter(matter=matter).update(words="")
    for sample in Sample.objects.filter(drawn__matter=matter):
        if traces.touch(sample.finding):
            Sample.objects.filter(pk=sample.pk).update(finding=SEALED_TITLE)
    # A reply may be about several matters: it loses its words only when it quotes this one.
    for letter in Referral.objects.filter(authority=matter.authority, reply__gt=""):
        if traces.touch(letter.reply):
            Referral.objects.filter(pk=letter.pk).update(reply=SEALED_TITLE)
