"""A question about the one who chairs, or about whoever sits beside, is run by the other of chair and deputy."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend
from doithoai.live import beats
from doithoai.live.models import Question, Sitting
from doithoai.live.sitting import require_head
from doithoai.live.states import UNDECIDED
from doithoai.people.models import Membership, Person
from doithoai.people.roles import Role

journal.register_verb("question.give_away", _("Question given to another person to run"))


def give_away(question: Question, *, to: Person | None, by: Actor) -> None:
    """From now on `to` assigns and ends this question, and the head does not; None takes it back. Both are logged."""
    sitting = question.sitting
    require_head(sitting, by)
    if question.state not in UNDECIDED:
        raise Refused(_("This question already has an outcome."), code="state")
    if to is not None and (to.pk == sitting.head_id or role_of(sitting, to.pk) is None):
        raise Refused(_("Choose the chair or a deputy of this conference, not yourself."), field="leads")
    with transaction.atomic():
        beats.screens(sitting)
        leads = to.pk if to is not None else None
        facts = {"from": sitting.head_id, "to": leads, "number": question.number}
        amend(question, "question.give_away", by=by, right="floor.lead", allowed=True, facts=facts, led_by_id=leads)


def keep_out(question: Question, by: Actor) -> None:
    """Refused for the head who has given this question away."""
    if is_kept_from(question, by):
        raise Refused(_("You have given this question to another person to run."), code="right")


def is_kept_from(question: Question, by: Actor) -> bool:
    return question.led_by_id is not None and by.pk == question.sitting.head_id != question.led_by_id


def leads(question: Question, by: Actor) -> bool:
    """True for whoever ends this question in the own name, not on behalf of somebody else."""
    return by.pk == (question.led_by_id or question.sitting.head_id)


def role_of(sitting: Sitting, person_id: int) -> Role | None:
    """Chair or deputy of this conference; None for everybody else."""
    held = Membership.objects.on(clock.today()).filter(
        person=person_id, conference_ref=sitting.conference_id, role__in=[Role.CHAIR, Role.DEPUTY]
    )
    role = held.values_list("role", flat=True).first()
    return Role(role) if role else None
