"""How the sender of an opinion is told: by e-mail, by text message, or by a person when neither reaches them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, codes, journal
from doithoai.core.actors import Actor, Scope
from doithoai.core.transitions import Refused, allow
from doithoai.notices import carriers, outbox
from doithoai.notices.models import Carrier, Hand, Notice, NoticeSet
from doithoai.opinion.models import Contact, Door, HeldCode, Opinion, Submission
from doithoai.people.models import Authority

journal.register_verb("opinion.told", _("The sender was told by a person"))


#: Whoever came by these doors was not there: the code is handed over by a person, with the first message.
ABSENT = (Door.CHAT, Door.SHEET)


def sender(opinion: Opinion, *, key: str, subject: str, body: str) -> Notice | None:
    """One message to who left an address or a number, or wrote in a message group, where a person answers.

    Nobody is told who left neither: the code is theirs.
    """
    if opinion.submission.restricted_at is not None:
        return None  # the person asked not to be written to
    contact = contact_of(opinion.submission)
    if contact is None or not _is_reached(contact):
        if opinion.submission.door != Door.CHAT:
            return None
        contact = None
    carrier, address = _way(contact) if contact else (Carrier.HAND, "")
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
    keep = "Xin giữ mã tra cứu đã ghi trên giấy biên nhận để theo dõi kết quả."
    if opinions[0].submission.door in ABSENT:
        keep = "Xin giữ mã tra cứu gửi kèm để theo dõi kết quả."
    body = f"{opinions[0].authority.name} đã nhận ý kiến của ông/bà, số {listed}. {keep}"
    return f"Đã nhận ý kiến {listed}", body


def receipt(contact: Contact, opinions: Sequence[Opinion]) -> Notice | None:
    """The first message to who was not there, as a row not saved yet: a person tells it, for the code goes along."""
    if not _is_reached(contact):
        return None
    subject, body = receipt_words(opinions)
    return Notice(
        authority=opinions[0].authority,
        key=f"received:{contact.submission.public_id}",
        carrier=Carrier.HAND,
        subject=subject[:200],
        body=body,
        path=f"/{opinions[0].authority.slug}/tra-cuu/",
        about=opinions[0].public_id,
    )


def hold_code(submission: Submission, code: str) -> None:
    """The sender was not there: the code waits, encrypted, until a person has told it."""
    HeldCode.objects.create(submission=submission, code=code)


def hold_codes(given: Mapping[Submission, str], contacts: Sequence[Contact]) -> None:
    """The same for many; nobody is told who left no way to be reached."""
    reached = {row.submission_id for row in contacts if _is_reached(row)}
    rows = [HeldCode(submission=one, code=code) for one, code in given.items() if one.pk in reached]
    HeldCode.objects.bulk_create(rows, batch_size=500)


def _is_reached(contact: Contact) -> bool:
    return bool(contact.email or contact.phone or contact.address)


def held_code(notice: Notice) -> str:
    """The code that goes along with this notice; empty once it was told."""
    if not notice.key.startswith("received:"):
        return ""
    row = HeldCode.objects.filter(submission__opinions__public_id=notice.about).first()
    return str(row.code) if row else ""


def to_paste(notice: Notice, *, address: str, code: str) -> str:
    """What is told as one message that a person sends to the writer alone."""
    lines = [notice.body]
    if code:
        lines.append(f"Mã tra cứu: {codes.grouped(code)} (xin giữ riêng, không gửi cho người khác).")
    return "\n".join([*lines, f"Xem kết quả tại: {address}"])


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
        if notice.key.startswith("received:"):
            HeldCode.objects.filter(submission=opinion.submission_id).delete()
