"""Contact data of a sender: opened with a reason, and every opening leaves a trace (process rule 6)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Scope
from doithoai.core.transitions import Refused
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Contact, Opened, Submission

journal.register_verb("contact.open", _("Contact data opened"))


def open(submission: Submission, *, by: Actor, reason: str) -> ContactData:
    """Name and address of the sender, for a reader of contact data.

    A reader within an organisation needs the sender's leave and a matter of that organisation.
    """
    if not _may(submission, by):
        raise Refused(_("You do not have the right to read contact data here."), code="right")
    if submission.restricted_at is not None:
        raise Refused(_("The person asked that these data are not used. They are kept, and not opened."), code="right")
    if not reason.strip():
        raise Refused(_("Say why you open it."), field="reason")
    return hand_out(submission, by=by, reason=reason)


def hand_out(submission: Submission, *, by: Actor, reason: str) -> ContactData:
    """The same for a rule that has asked a right of its own; the trace is written all the same."""
    with transaction.atomic():
        Opened.objects.create(person_id=by.pk or 0, submission=submission, reason=reason.strip()[:300], at=clock.now())
        journal.record(submission, "contact.open", by=by)
    row = Contact.objects.filter(submission=submission).first()
    return ContactData(row.name, row.phone, row.email, row.address) if row else ContactData()


def _may(submission: Submission, by: Actor) -> bool:
    matters = [opinion.matter for opinion in submission.opinions.select_related("matter")]
    if any(matter.is_sealed for matter in matters):
        return by.may("sealed.open", submission.scope())
    if by.may("contact.read", submission.scope()):
        return True
    leads = frozenset(matter.lead_id for matter in matters if matter.lead_id)
    return (
        submission.contact_for_agency
        and not submission.hides_author
        and by.may("contact.read", Scope(submission.authority_id, leads, submission.conference_id))
    )


def exists(submission: Submission) -> bool:
    """True when the sender left a name or an address."""
    return Contact.objects.filter(submission=submission).exists()
