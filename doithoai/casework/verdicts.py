"""What a sender says of the answer; "not yet" is work with a day: the matter opens again, or the sender reads why not.

By the look-up code, by telephone or at the counter: the latest word counts. One reopening for each opinion.
"""

from __future__ import annotations

from datetime import date

from django.db import models, transaction
from django.db.models import Exists, Max, OuterRef
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Decision, Grade, Verdict, VerdictDoor
from doithoai.casework.states import AnswerState
from doithoai.core import clock, journal
from doithoai.core.actors import CITIZEN, Actor
from doithoai.core.transitions import Refused, allow
from doithoai.notices import outbox
from doithoai.opinion import telling, triage
from doithoai.opinion.models import Opinion
from doithoai.opinion.states import RESULTS
from doithoai.people import clocks, directory
from doithoai.people.models import Authority

journal.register_verb("verdict.give", _("The sender judged the answer"))
journal.register_verb("verdict.uphold", _("“Not yet” upheld by the coordinator"))
journal.register_verb("verdict.refuse", _("“Not yet” of the sender replied to; the matter stays closed"))

#: Who enters what senders say by telephone or at the counter.
RECORDS = "opinion.intake"


def give(opinion: Opinion, *, grade: str, words: str = "", by: Actor = CITIZEN) -> Verdict:
    """Satisfied, partly or not yet; only where there is an answer. The same verdict twice is one."""
    allow(by, "verdict.give", opinion)
    return _keep(opinion, grade, words.strip(), VerdictDoor.WEB, by)


def record(opinion: Opinion, *, grade: str, door: str, words: str = "", by: Actor) -> Verdict:
    """The same, told to an official by telephone or at the counter."""
    allow(by, RECORDS, opinion.matter)
    if door not in (VerdictDoor.PHONE, VerdictDoor.COUNTER):
        raise Refused(_("Choose how the sender said it."), field="door")
    if opinion.matter.is_sealed:
        raise Refused(_("This matter is sealed and is not answered here."), code="right")
    return _keep(opinion, grade, words.strip(), door, by)


def _keep(opinion: Opinion, grade: str, words: str, door: str, by: Actor) -> Verdict:
    if grade not in Grade.values:
        raise Refused(_("Choose one of the three."), field="grade")
    matter = opinion.matter
    answer = matter.answers.filter(state=AnswerState.PUBLISHED).first()
    if answer is None and not triage.has_result(matter):
        raise Refused(_("There is no answer yet that could be judged."))
    said = grade, words, answer.pk if answer else None
    last = opinion.verdicts.first()
    if last is not None and (last.grade, last.words, last.answer_id) == said:
        return last
    with transaction.atomic():
        # What the sender now says stands in the place of what nobody has decided yet.
        Verdict.objects.filter(opinion=opinion, decision="").update(due_on=None)
        row = Verdict.objects.create(opinion=opinion, answer=answer, grade=grade, words=words, door=door)
        journal.record(opinion, "verdict.give", by=by, facts={"grade": grade, "door": door})
        if grade == Grade.NOT_YET:
            _ask_for_a_decision(row, opinion)
    return row


def due_day(authority: Authority, said_on: date) -> date:
    """By when a "not yet" of that day is decided on; without such a rule of the authority at once."""
    return clocks.due(authority, "verdict", anchor=said_on).day or said_on


def _ask_for_a_decision(row: Verdict, opinion: Opinion) -> None:
    authority = opinion.authority
    row.due_on = due_day(authority, clock.today())
    row.save(update_fields=["due_on"])
    outbox.tell(
        authority,
        directory.people_with(authority, "opinion.triage"),
        key=f"not_yet:{row.public_id}",
        subject=f"{opinion.matter.number}: người nêu ý kiến chưa hài lòng",
        body="Xem lý do và quyết định có mở lại vấn đề hay không.",
        path=f"/{authority.slug}/van-phong/danh-gia/",
    )


def latest(authority: Authority) -> models.QuerySet[Verdict]:
    """The last word of each sender; nothing of what is sealed."""
    every = Verdict.objects.filter(opinion__authority=authority).order_by().values("opinion")
    rows = Verdict.objects.filter(pk__in=every.annotate(last=Max("pk")).values("last"))
    return rows.filter(opinion__matter__is_sealed=False)


def to_decide(authority: Authority) -> models.QuerySet[Verdict]:
    """Each "not yet" that nobody has decided, while its matter still has its result; the next due first."""
    here = Opinion.objects.filter(authority=authority, matter__is_sealed=False, matter__state__in=RESULTS)
    # The verdicts lead: they are far fewer than the opinions, and a join would begin with these.
    rows = Verdict.objects.filter(Exists(here.filter(pk=OuterRef("opinion"))), due_on__isnull=False, decision="")
    return rows.order_by("due_on", "pk")


def was_reopened(opinion: Opinion) -> bool:
    """True when a "not yet" of this sender has opened the matter once already."""
    return Verdict.objects.filter(opinion=opinion, decision=Decision.UPHELD).exists()


def uphold(verdict: Verdict, *, reason: str, by: Actor) -> None:
    """The coordinator agrees with a "not yet": the matter is open again, once for each opinion."""
    opinion = _decidable(verdict, by)
    if was_reopened(opinion):
        raise Refused(
            _("This matter was reopened for this sender once already. Reply with the reason instead."), code="once"
        )
    why = reason.strip() or "Người nêu ý kiến chưa hài lòng"
    with transaction.atomic():
        _decide(verdict, Decision.UPHELD, why, by)
        triage.reopen(opinion.matter, reason=why, by=by)
        journal.record(opinion, "verdict.uphold", by=by)
        _tell(verdict, f"Ý kiến {opinion.number} được mở lại để xem xét", "Cơ quan sẽ trả lời lại ông/bà.")


def refuse(verdict: Verdict, *, reason: str, by: Actor) -> None:
    """The matter stays closed; the sender reads why."""
    opinion = _decidable(verdict, by)
    if not reason.strip():
        raise Refused(_("Say why the matter stays closed; the sender reads it."), field="reason")
    with transaction.atomic():
        _decide(verdict, Decision.REFUSED, reason.strip(), by)
        journal.record(opinion, "verdict.refuse", by=by)
        _tell(verdict, f"Về đánh giá của ông/bà đối với ý kiến {opinion.number}", reason.strip())


def _decidable(verdict: Verdict, by: Actor) -> Opinion:
    opinion = verdict.opinion
    allow(by, "opinion.triage", opinion.matter)
    if verdict.grade != Grade.NOT_YET:
        raise Refused(_("Only a “not yet” is decided on."))
    if Verdict.objects.filter(opinion=opinion, pk__gt=verdict.pk).exists():
        raise Refused(_("The sender has judged anew since then. Look at the latest verdict."), code="stale")
    return opinion


def _decide(verdict: Verdict, decision: str, reason: str, by: Actor) -> None:
    fresh = Verdict.objects.filter(pk=verdict.pk, decision="")
    columns = {"decision": decision, "decision_reason": reason, "decided_by": by.pk, "decided_at": clock.now()}
    if not fresh.update(**columns):
        raise Refused(_("This has been decided already. Reload the page."), code="done")
    verdict.refresh_from_db()


def _tell(verdict: Verdict, subject: str, body: str) -> None:
    telling.sender(verdict.opinion, key=f"decided:{verdict.public_id}", subject=subject, body=body)
