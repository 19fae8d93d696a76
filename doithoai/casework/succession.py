"""When an organisation ends, its open work goes to the named successor, with a record."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import states
from doithoai.casework.models import Assignment, Commitment
from doithoai.casework.states import ACTIVE, CommitmentState
from doithoai.conference import duties
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.notices import outbox
from doithoai.opinion.models import Matter
from doithoai.people import directory
from doithoai.people.models import Membership, Organisation

journal.register_verb("organisation.end", _("Organisation ended; its work went to the successor"))
journal.register_verb("commitment.hand_over", _("Commitment handed to a successor"))
journal.register_verb("assignment.give", _("Assigned"))
journal.register_verb("matter.hand_over", _("Matter handed to a successor"))


def end_organisation(organisation: Organisation, *, successor: Organisation, on: date, by: Actor) -> None:
    """The last day and the successor; assignments, commitments, matters and duties move in the same act."""
    allow(by, "organisation.manage", organisation)
    if successor.pk == organisation.pk or successor.authority_id != organisation.authority_id:
        raise Refused(_("Choose another organisation of this authority."), field="successor")
    if not successor.is_valid_on(on):
        raise Refused(_("The successor does not exist on that day."), field="successor")
    if organisation.valid_from is not None and on < organisation.valid_from:
        raise Refused(_("The last day lies before the first day."), field="on")
    with transaction.atomic():
        amend(
            organisation,
            "organisation.end",
            by=by,
            right="organisation.manage",
            facts={"successor": successor.code, "on": on.isoformat()},
            valid_to=on,
            successor=successor,
        )
        for assignment in Assignment.objects.filter(organisation=organisation, state__in=ACTIVE):
            _hand_assignment(assignment, successor, by)
        left = Commitment.objects.here().filter(owner=organisation)
        for commitment in left.filter(state__in=[CommitmentState.OPEN, CommitmentState.EVIDENCE]):
            facts = {"from": organisation.code, "to": successor.code}
            amend(
                commitment,
                "commitment.hand_over",
                by=by,
                right="",
                allowed=True,
                public=commitment.is_public,
                facts=facts,
                owner=successor,
            )
        for matter in Matter.objects.filter(lead=organisation, is_open=True):
            amend(matter, "matter.hand_over", by=by, right="", allowed=True, lead=successor)
        duties.hand_over(organisation, successor=successor, by=by)
        Membership.objects.filter(organisation=organisation, valid_to=None).update(valid_to=on)


def hand_over(commitment: Commitment, *, to: Organisation, reason: str, by: Actor) -> None:
    """One promise goes to another organisation with its day; the reason is public, both are told."""
    allow(by, "commitment.verify", commitment)
    if to.authority_id != commitment.authority_id or not to.is_valid_on(clock.today()):
        raise Refused(_("Choose organisations of this authority that exist today."), field="to")
    if to.pk == commitment.owner_id:
        raise Refused(_("This organisation keeps it already. Choose another one."), field="to")
    if commitment.state not in (CommitmentState.OPEN, CommitmentState.EVIDENCE):
        raise Refused(_("This is no longer possible: the state has changed. Reload the page."), code="state")
    if not reason.strip():
        raise Refused(_("Say why it goes to another organisation; the public reads it."), field="reason")
    before = commitment.owner
    words = reason.strip()[:300]
    with transaction.atomic():
        entry = amend(
            commitment,
            "commitment.hand_over",
            by=by,
            right="",
            allowed=True,
            public=commitment.is_public,
            facts={"from": before.code, "to": to.code, "reason": journal.Typed(words)},
            owner=to,
        )
        outbox.tell(
            commitment.authority,
            [*directory.members_of(before), *directory.members_of(to)],
            key=f"commitment_handed:{entry.pk}",
            subject=f"{commitment.number}: {before.short_name} chuyển cho {to.short_name}"[:200],
            body=f"{commitment.what}. Hạn {vndate(commitment.due_on)}. Lý do: {words}",
            path=f"/{commitment.authority.slug}/van-phong/cam-ket/{commitment.public_id}/",
        )


def _hand_assignment(assignment: Assignment, successor: Organisation, by: Actor) -> None:
    """The old one is withdrawn, the same work begins at the successor with the same day."""
    move(assignment, states.WITHDRAW, by=by, allowed=True, reason="Đơn vị kết thúc hoạt động", remind_at=None)
    present = assignment.matter.assignments.filter(organisation=successor, state__in=ACTIVE).first()
    if present is not None and (present.is_lead or not assignment.is_lead):
        return
    if present is not None:  # it co-operated until now and becomes the lead
        move(present, states.WITHDRAW, by=by, allowed=True, reason="Nhận chủ trì thay đơn vị kết thúc", remind_at=None)
    new = Assignment(
        matter=assignment.matter,
        organisation=successor,
        is_lead=assignment.is_lead,
        purpose=assignment.purpose,
        asked=assignment.asked,
        given_by=by.pk,
        due_on=assignment.due_on,
        due_rule=assignment.due_rule,
        anchor_on=assignment.anchor_on,
        remind_at=assignment.remind_at,
    )
    begin(new, "assignment.give", by=by, right="organisation.manage", facts={"organisation": successor.code})
    assignment.answers.exclude(state__in=["published", "corrected"]).update(assignment=new)
