"""What a sender says of the answer; a "not yet" that the coordinator upholds reopens the matter."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Grade, Verdict
from doithoai.casework.states import AnswerState
from doithoai.core import journal
from doithoai.core.actors import CITIZEN, Actor
from doithoai.core.transitions import Refused, allow
from doithoai.notices import outbox
from doithoai.opinion import triage
from doithoai.opinion.models import Opinion
from doithoai.people import directory

journal.register_verb("verdict.give", _("The sender judged the answer"))
journal.register_verb("verdict.uphold", _("“Not yet” upheld by the coordinator"))


def give(opinion: Opinion, *, grade: str, words: str = "", by: Actor = CITIZEN) -> Verdict:
    """Satisfied, partly or not yet; only where there is an answer. The same verdict twice is one."""
    allow(by, "verdict.give", opinion)
    answer = opinion.matter.answers.filter(state=AnswerState.PUBLISHED).first()
    if answer is None and not triage.has_result(opinion.matter):
        raise Refused(_("There is no answer yet that could be judged."))
    last = opinion.verdicts.first()
    if last is not None and (last.grade, last.words, last.answer_id) == (
        grade,
        words.strip(),
        answer.pk if answer else None,
    ):
        return last
    with transaction.atomic():
        row = Verdict.objects.create(opinion=opinion, answer=answer, grade=grade, words=words.strip())
        journal.record(opinion, "verdict.give", by=by, facts={"grade": grade})
        if grade == Grade.NOT_YET:
            authority = opinion.authority
            outbox.tell(
                authority,
                directory.people_with(authority, "opinion.triage"),
                key=f"not_yet:{row.public_id}",
                subject=f"{opinion.matter.number}: người nêu ý kiến chưa hài lòng",
                body="Xem lý do và quyết định có mở lại vấn đề hay không.",
                path=f"/{authority.slug}/van-phong/van-de/{opinion.matter.public_id}/",
            )
    return row


def uphold(verdict: Verdict, *, reason: str, by: Actor) -> None:
    """The coordinator agrees with a "not yet": the matter is open again."""
    if verdict.is_satisfied:
        raise Refused(_("This sender is satisfied."))
    if Verdict.objects.filter(opinion=verdict.opinion, pk__gt=verdict.pk).exists():
        raise Refused(_("The sender has judged anew since then. Look at the latest verdict."), code="stale")
    with transaction.atomic():
        triage.reopen(verdict.opinion.matter, reason=reason or "Người nêu ý kiến chưa hài lòng", by=by)
        journal.record(verdict.opinion, "verdict.uphold", by=by)
