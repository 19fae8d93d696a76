"""A duty is taken note of by the bodies that do it, and asked for by the coordinator in working hours."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Duty, Receipt
from doithoai.conference.states import DutyState
from doithoai.core import clock, working_time
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.journal import register_verb
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.notices import outbox
from doithoai.people import directory
from doithoai.people.models import Organisation

register_verb("duty.receive", _("Duty taken note of"))
register_verb("duty.ask", _("Lead of a duty asked"))

RIGHT = "duty.verify"
#: Who was asked today is not asked again before the next day.
PAUSE = timedelta(hours=20)


def receive(duty: Duty, *, organisation: Organisation, by: Actor) -> Receipt:
    """One body says that it has read its duty; twice is once."""
    if organisation.pk not in {body.pk for body in duty.bodies}:
        raise Refused(_("This duty was not given to this body."), code="foreign")
    row = Receipt(duty=duty, organisation=organisation)
    allow(by, "duty.work", row)
    known = Receipt.objects.filter(duty=duty, organisation=organisation).first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return begin(row, "duty.receive", by=by, right="duty.work", facts={"organisation": organisation.code})
    except IntegrityError:  # somebody of the same body was faster
        return Receipt.objects.get(duty=duty, organisation=organisation)


def unread(duty: Duty) -> list[Organisation]:
    """Bodies of the duty that have not yet said that they read it."""
    seen = {one.organisation_id for one in duty.receipts.all()}
    return [body for body in duty.bodies if body.pk not in seen]


def ask(duty: Duty, *, by: Actor) -> int:
    """Ask the lead how it stands; told when offices open next. Returns how many people are told."""
    allow(by, RIGHT, duty)
    if duty.state != DutyState.OPEN:
        raise Refused(_("There is nothing to ask for: this duty is not open."), code="state")
    if duty.lead is None:
        raise Refused(_("This duty has no lead. Name one in the plan first."), code="lead")
    people = directory.people_with(duty.conference.authority, "duty.work", duty.lead)
    if not people:
        raise Refused(_("Nobody reads for this body here. Tell it by telephone."), code="unread")
    now = clock.now()
    if _asked_since(duty, now - PAUSE):
        raise Refused(_("This body was asked already today."), code="twice")
    with transaction.atomic():
        entry = amend(duty, "duty.ask", by=by, right=RIGHT, facts={"people": len(people)})
        due = f" Hạn: {vndate(duty.due_on)}." if duty.due_on else ""
        outbox.tell(
            duty.conference.authority,
            people,
            key=f"duty.urge:{duty.pk}:hoi-{entry.pk}",
            subject=f"Đề nghị cho biết tiến độ: {duty.title}"[:200],
            body=f"{duty.conference.title}: đề nghị cho biết việc này đến đâu và gửi minh chứng khi xong.{due}",
            path=f"/{duty.conference.authority.slug}/van-phong/viec-hoi-nghi/{duty.public_id}/",
            not_before=working_time.next_opening(now),
        )
    return len(people)


def _asked_since(duty: Duty, moment: datetime) -> bool:
    rows = Entry.objects.filter(subject=Duty._meta.label_lower, subject_id=duty.pk, verb="duty.ask")
    return rows.filter(at__gt=moment).exists()
