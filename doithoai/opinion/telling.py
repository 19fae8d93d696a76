"""How the sender of an opinion is told: by e-mail, by text message, or by a person when neither reaches them."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Scope
from doithoai.core.transitions import Refused, allow
from doithoai.notices import carriers, outbox
from doithoai.notices.models import Carrier, Hand, Notice, NoticeSet
from doithoai.opinion.models import Contact, Opinion, Submission
from doithoai.people.models import Authority

journal.register_verb("opinion.told", _("The sender was told by a person"))


def sender(opinion: Opinion, *, key: str, subject: str, body: str) -> Notice | None:
    """One message to who left an address or a number; nobody is told who left neither: the code is theirs."""
    contact = contact_of(opinion.submission)
    if contact is None or not (contact.email or contact.phone or contact.address):
        return None
    carrier, address = _way(contact)
    outbox.outdate(opinion.public_id, by_key=key)
    return outbox.post(
        authority=opinion.authority,
        key=key,
        carrier=carrier,
        address=address,
        subject=subject,
        body=body,
        path=f"/{opinion.authority.slug}/tra-cuu/",
        about=opinion.public_id,
    )


def receipt_words(opinions: Sequence[Opinion]) -> tuple[str, str]:
    """Subject and body of the first message about what one person sent."""
    listed = ", ".join(opinion.number for opinion in opinions)
    body = (
        f"{opinions[0].authority.name} đã nhận ý kiến của ông/bà, số {listed}. "
        "Xin giữ mã tra cứu đã ghi trên giấy biên nhận để theo dõi kết quả."
    )
    return f"Đã nhận ý kiến {listed}", body


def receipt(contact: Contact, opinions: Sequence[Opinion]) -> Notice | None:
    """The first message as a row not saved yet, for many who are told together."""
    if not (contact.email or contact.phone or contact.address):
        return None
    carrier, address = _way(contact)
    subject, body = receipt_words(opinions)
    return Notice(
        authority=opinions[0].authority,
        key=f"received:{contact.submission.public_id}",
        carrier=carrier,
        address=address,
        subject=subject[:200],
        body=body,
        path=f"/{opinions[0].authority.slug}/tra-cuu/",
        about=opinions[0].public_id,
    )


def contact_of(submission: Submission) -> Contact | None:
    found: Contact | None = getattr(submission, "contact", None)
    return found


def _way(contact: Contact) -> tuple[str, str]:
    if contact.email and carriers.mail_is_set_up():
        return Carrier.EMAIL, contact.email
    if contact.phone and carriers.text_messages_are_set_up():
        return Carrier.SMS, contact.phone
    return Carrier.HAND, ""


def untold(authority: Authority, by: Actor) -> NoticeSet:
    """What waits to be told by a person; of sealed opinions only their holders know."""
    of = Opinion.objects.filter(authority=authority)
    seen: QuerySet[Opinion] = of.none()
    scope = Scope(authority.pk)
    if by.may("opinion.intake", scope):
        seen |= of.filter(matter__is_sealed=False)
    if by.may("sealed.open", scope):
        seen |= of.filter(matter__is_sealed=True)
    return outbox.by_hand(authority).filter(about__in=seen.values("public_id"))


def told(notice: Notice, *, how: str, by: Actor) -> None:
    """Told by telephone, on paper or face to face; twice is once."""
    opinion = Opinion.objects.select_related("matter").get(public_id=notice.about)
    allow(by, "sealed.open" if opinion.matter.is_sealed else "opinion.intake", opinion)
    if how not in Hand.values:
        raise Refused(_("Choose how the sender was told."), field="how")
    with transaction.atomic():
        if not outbox.told(notice, how=how, by=by.pk):
            return
        journal.record(opinion, "opinion.told", by=by, facts={"how": how, "occasion": notice.key.partition(":")[0]})
        Opinion.objects.filter(pk=opinion.pk, acknowledged_at=None).update(acknowledged_at=clock.now())
