"""Commitments: a promise with an owner and a date, kept only with evidence and the coordinator's verification."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from doithoai.casework import assigning, deadlines, impossible, states
from doithoai.casework.models import Answer, Commitment, Extension, ProgressNote
from doithoai.casework.states import CommitmentState
from doithoai.conference.models import Conference
from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Actor, Granted
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, begin, move, once
from doithoai.documents.models import Attachment
from doithoai.notices import outbox
from doithoai.opinion import triage
from doithoai.opinion.models import Matter
from doithoai.opinion.states import MatterState
from doithoai.people import directory
from doithoai.people.models import Organisation

#: Results of a matter that stand on a promise.
PROMISED = (MatterState.SCHEDULED, MatterState.IN_PROGRESS)

journal.register_verb("commitment.begin", _("Promised"))
journal.register_verb("commitment.publish", _("Placed in the public ledger"))
journal.register_verb("commitment.note", _("Progress noted"))
journal.register_verb("commitment.urge", _("Urged"))


def commit(
    matter: Matter,
    *,
    owner: Organisation,
    what: str,
    due_on: date,
    by: Actor,
    done_means: str = "",
    answer: Answer | None = None,
    conference: Conference | None = None,
    allowed: bool = False,
) -> Commitment:
    """A promise born in an answer or a conclusion; the public reads it with the answer or the conclusion.

    On internal and sealed matters it stays inside for good.
    """
    if not allowed:
        allow(by, "assignment.give", matter)
    if not what.strip():
        raise Refused(_("Say what is promised."), field="what")
    if owner.authority_id != matter.authority_id or not owner.is_valid_on(clock.today()):
        raise Refused(_("Choose organisations of this authority that exist today."), field="owner")
    if due_on < clock.today():
        raise Refused(_("This day has already passed."), field="due_on")
    today = clock.today()
    with transaction.atomic():
        row = Commitment(
            authority=matter.authority,
            number=numbers.numbered("CK", matter.authority_id, today.year),
            matter=matter,
            answer=answer,
            conference=conference or matter.conference,
            what=what.strip()[:300],
            done_means=done_means.strip()[:300],
            owner=owner,
            promised_on=today,
            first_due_on=due_on,
            due_on=due_on,
            is_public=_is_open(matter) and (allowed or triage.has_result(matter)),
            remind_at=deadlines.first_reminder(matter.authority, due_on),
        )
        _not_twice(row)
        begin(
            row,
            "commitment.begin",
            by=Granted(by, "commitment.begin"),
            right="commitment.begin",
            public=row.is_public,
            facts={"due": due_on.isoformat(), "owner": owner.code},
        )
        outbox.tell(
            matter.authority,
            directory.members_of(owner),
            key=f"promised:{row.public_id}",
            subject=f"{row.number}: cam kết phải xong trước {due_on:%d/%m/%Y}",
            body=row.what,
            path=_page(row),
        )
        if allowed or matter.state in PROMISED:
            follow(matter, by=by)
    return row


def _not_twice(row: Commitment) -> None:
    """The same promise entered again, by a second press: its number is drawn already, so nobody is between."""
    same = row.matter.commitments.unfinished().filter(owner=row.owner, what=row.what, first_due_on=row.first_due_on)
    if same.exists():
        raise Refused(_("This commitment has been entered already."), code="twice")


def _is_open(matter: Matter) -> bool:
    return not (matter.is_internal or matter.is_sealed)


def make_public(matter: Matter, *, by: Actor) -> None:
    """The answer is published: what it promises stands in the public ledger from now on."""
    if not _is_open(matter):
        return
    for row in matter.commitments.filter(is_public=False):
        facts = {"due": row.due_on.isoformat(), "owner": row.owner.code}
        amend(row, "commitment.publish", by=by, right="", allowed=True, public=True, facts=facts, is_public=True)


def follow(matter: Matter, *, by: Actor) -> None:
    """What was promised gives the matter its day: the latest of its open promises."""
    last = matter.commitments.unfinished().aggregate(last=Max("due_on"))["last"]
    if last is not None and last != matter.due_on:
        triage.new_due(matter, due_on=last, by=by, allowed=True)


def _page(commitment: Commitment) -> str:
    return f"/{commitment.authority.slug}/van-phong/cam-ket/{commitment.public_id}/"


def note(commitment: Commitment, *, text: str, by: Actor) -> ProgressNote:
    """How far it is; the public reads it."""
    if not text.strip():
        raise Refused(_("Write how far it is."), field="text")
    with transaction.atomic():
        row = ProgressNote.objects.create(commitment=commitment, text=text.strip(), written_by=by.pk or 0)
        amend(commitment, "commitment.note", by=by, right="commitment.progress", public=True)
    return row


def show(commitment: Commitment, *, evidence_text: str, by: Actor, file: Attachment | None = None) -> None:
    """The owner shows that it is done: in words, with a picture or paper where there is one."""
    if not evidence_text.strip():
        raise Refused(_("Describe the evidence: what was done, where it can be seen."), field="evidence_text")
    authority = commitment.authority
    with transaction.atomic():
        move(commitment, states.SHOW, by=by, evidence_text=evidence_text.strip(), evidence_file=file, remind_at=None)
        outbox.tell(
            authority,
            [one for one in directory.people_with(authority, "commitment.verify") if one.pk != by.pk],
            key=f"evidence:{commitment.public_id}:{journal.history(commitment).count()}",
            subject=f"{commitment.number}: có minh chứng chờ xác nhận",
            body=evidence_text.strip(),
            path=_page(commitment),
        )


def verify(commitment: Commitment, *, by: Actor) -> None:
    """The coordinator verifies; never the one who showed the evidence. The last one resolves its matter."""
    if by.pk is not None and by.pk == shown_by(commitment):
        raise Refused(_("Another person must verify what you showed."), code="right")
    with transaction.atomic():
        move(commitment, states.VERIFY, by=by, done_on=clock.today(), remind_at=None)
        _settle(commitment.matter, by=by)


def _settle(matter: Matter, *, by: Actor, reason: str = "") -> None:
    """Nothing open is left: all kept means resolved; one not possible means explained, with its reason."""
    if matter.state not in PROMISED or matter.commitments.unfinished().exists():
        return
    impossible = matter.commitments.filter(state=CommitmentState.NOT_POSSIBLE)
    if impossible.exists():
        triage.result(matter, MatterState.EXPLAINED, by=by, reason=reason, allowed=True)
    else:
        triage.result(matter, MatterState.RESOLVED, by=by, allowed=True)


def shown_by(commitment: Commitment) -> int | None:
    """Who showed the evidence last."""
    return (
        Entry.objects.filter(subject="casework.commitment", subject_id=commitment.pk, verb="commitment.show")
        .order_by("-id")
        .values_list("by_id", flat=True)
        .first()
    )


def reject(commitment: Commitment, *, reason: str, by: Actor) -> None:
    """The evidence is not enough; the promise stays open."""
    if not reason.strip():
        raise Refused(_("Say what is missing."), field="reason")
    again = deadlines.first_reminder(commitment.authority, commitment.due_on)
    with transaction.atomic():
        entry = move(commitment, states.REJECT, by=by, reason=reason.strip(), remind_at=again)
        outbox.tell(
            commitment.authority,
            directory.members_of(commitment.owner),
            key=f"rejected:{commitment.public_id}:{entry.pk}",
            subject=f"{commitment.number}: minh chứng chưa đạt",
            body=reason.strip(),
            path=_page(commitment),
        )


def give_up(commitment: Commitment, *, reason: str, by: Actor, why: str = "") -> None:
    """Not possible, with the reason that the public reads: one of the list, and what was written."""
    if why and why not in impossible.REASONS:
        raise Refused(_("Choose one of the reasons of the list."), field="why")
    if not reason.strip():
        raise Refused(_("Say why it is not possible."), field="reason")
    words = impossible.in_words(why, reason) if why else reason.strip()
    with transaction.atomic():
        move(commitment, states.GIVE_UP, by=by, facts={"why": why} if why else None, reason=words, remind_at=None)
        _settle(commitment.matter, by=by, reason=words)


def ask_extension(commitment: Commitment, *, to_day: date, reason: str, by: Actor) -> Extension:
    """A later day for a promise, with a reason; both are visible to the public."""
    if commitment.state != CommitmentState.OPEN:
        raise Refused(_("This is no longer possible: the state has changed. Reload the page."), code="state")
    return assigning.ask(Extension(commitment=commitment), commitment.due_on, to_day, reason, by)


def urge(commitment: Commitment, *, by: Actor) -> None:
    """The coordinator urges by letter, once a day; the public reads that it was urged."""
    if commitment.state != CommitmentState.OPEN:
        raise Refused(_("There is nothing to urge: it is handed in or has ended."), code="state")
    key = f"commitment.urge:{commitment.public_id}:{clock.today().isoformat()}"
    if once(key):
        raise Refused(_("It was urged today already."), code="twice")
    amend(commitment, "commitment.urge", by=by, right="assignment.remind", public=commitment.is_public, key=key)
