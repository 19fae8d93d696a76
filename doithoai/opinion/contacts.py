"""How a sender is reached: opened by few, each time with a reason that is kept."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Scope
from doithoai.core.transitions import Refused, amend
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Opened, Submission

journal.register_verb("contact.opened", _("Contact data opened"))

RIGHT = "contact.read"


def may_open(submission: Submission, by: Actor) -> bool:
    """A reader of the authority always; one of an agency for what it leads and the sender allowed it to see."""
    matters = [opinion.matter for opinion in submission.opinions.select_related("matter")]
    if any(matter.is_sealed for matter in matters) and not by.may("sealed.open", Scope(submission.authority_id)):
        return False
    if by.may(RIGHT, Scope(submission.authority_id)):
        return True
    return submission.contact_for_agency and any(by.may(RIGHT, matter.scope()) for matter in matters)


def open(submission: Submission, *, by: Actor, reason: str) -> ContactData:  # noqa: A001 -- the word of the trade
    """Who sent it; leaves a trace of who looked, when and why."""
    if by.pk is None or not may_open(submission, by):
        raise Refused(_("You may not see who sent this. Ask the reader of contact data."), code="right")
    if not reason.strip():
        raise Refused(_("Give the reason for opening; it is kept with your name."), field="reason")
    contact = getattr(submission, "contact", None)
    if contact is None:
        raise Refused(_("This was sent without a name; there is nothing to open."), code="nobody")
    with transaction.atomic():
        opened = Opened.objects.create(
            at=clock.now(), person_id=by.pk, submission=submission, reason=reason.strip()[:300]
        )
        amend(submission, "contact.opened", by=by, right=RIGHT, allowed=True, facts={"opening": opened.pk})
    return ContactData(contact.name, contact.phone, contact.email, contact.address)
