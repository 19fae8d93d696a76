"""Receive from any door: the same number, code, acknowledgement and clock (process rules 1, 2, 8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from dataclasses import field as part_of
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Category, Conference
from doithoai.core import clock, codes, journal, numbers, uploads
from doithoai.core.actors import CITIZEN, Actor
from doithoai.core.transitions import Refused, allow, begin
from doithoai.core.vietnamese import fold
from doithoai.documents.models import Attachment
from doithoai.notices import carriers
from doithoai.notices.models import Carrier
from doithoai.opinion import consents, kinds, search, telling
from doithoai.opinion.models import Door, Field, Kind, Opinion, Submission, SubmissionFile
from doithoai.opinion.received import ContactData as ContactData
from doithoai.opinion.received import contact_of, key_of, matter_of, opinion_of, points_of, submission_of, ways_of
from doithoai.opinion.received import first_words as first_words
from doithoai.people import clocks
from doithoai.people.models import Authority, Organisation

journal.register_verb("submission.receive", _("Received"))
journal.register_verb("opinion.receive", _("Opinion received"))
journal.register_verb("matter.open", _("Matter opened"))
journal.register_verb("matter.seal", _("Sealed: to be kept confidential"))

LONGEST = 20_000
#: Doors at which the sender holds the receipt in hand or on the screen.
RECEIPT_IN_HAND = (Door.WEB, Door.COUNTER, Door.HALL)


@dataclass(frozen=True)
class Receipt:
    """What the sender takes along. `code` is told once, None when the same act came again."""

    submission: Submission
    opinions: list[Opinion] = part_of(default_factory=list)
    code: str | None = None


def receive(
    authority: Authority,
    *,
    door: str,
    texts: Sequence[str],
    by: Actor,
    conference: Conference | None = None,
    contact: ContactData | None = None,
    category: str = "",
    place: str = "",
    consents_to_text: bool = False,
    consents_to_name: bool = False,
    contact_for_agency: bool = False,
    wants_to_speak: bool = False,
    hides_author: bool = False,
    through: Organisation | None = None,
    files: Iterable[tuple[str, uploads.Accepted]] = (),
    kind: str = Kind.PETITION,
    field: Field | None = None,
    title: str = "",
    key: str | None = None,
    received_at: datetime | None = None,
    right: str | None = None,
    code: str | None = None,
) -> Receipt:
    """Keep what came for ever, split it into its points, open a matter for each.

    The same key twice is one act: the first submission comes back, without its code. `code` is for a form
    on paper, whose stub has told it already.
    """
    points = points_of(texts)
    check(authority, points, conference, field, most=LONGEST)
    _fitting(authority, door, category, kind, through)
    once = key_of(authority, key)
    if (known := _known(authority, once)) is not None:
        return known
    asked = right or ("opinion.send" if by is CITIZEN else "opinion.intake")
    code = code or codes.new_code()
    ways = ways_of(points)
    submission = submission_of(
        authority,
        points,
        ways,
        code,
        door=door,
        conference=conference,
        received_at=received_at or clock.now(),
        received_by=by.pk,
        category=category,
        place=place,
        through=through,
        consents_to_text=consents_to_text,
        consents_to_name=consents_to_name and not hides_author and bool(contact and contact.name),
        consent_notice=consents.NOTICE if consents_to_text or consents_to_name else None,
        contact_for_agency=contact_for_agency and not hides_author,
        hides_author=hides_author,
        wants_to_speak=wants_to_speak,
        key=once,
    )
    sealed = bool(submission.sealed_text)
    allow(by, asked, submission)
    kept = [(name, accepted, uploads.keep(accepted, locked=sealed)) for name, accepted in files]
    try:
        opinions = _take_in(submission, points, ways, kept, contact, kind, field, title, by, asked, code)
    except IntegrityError:
        if (known := _known(authority, once)) is None:
            raise
        return known  # the same form was sent twice at once
    return Receipt(submission, opinions, code)


def _known(authority: Authority, key: str | None) -> Receipt | None:
    """What came under this key before; without its code, which is told once."""
    rows = Submission.objects.filter(authority=authority, key=key)
    row = rows.first() if key and rows.exists() else None  # nearly always new: the columns need not be written out
    return Receipt(row, list(row.opinions.select_related("matter").order_by("part")), None) if row else None


def _take_in(
    submission: Submission,
    points: list[str],
    ways: list[str],
    kept: list[tuple[str, uploads.Accepted, str]],
    contact: ContactData | None,
    kind: str,
    field: Field | None,
    title: str,
    by: Actor,
    right: str,
    code: str,
) -> list[Opinion]:
    """All rows of one submission, each with its journal line, or none."""
    at, facts = submission.received_at, {"door": submission.door, "points": len(points)}
    with transaction.atomic():
        begin(submission, "submission.receive", by=by, right=right, at=at, facts=facts)
        if contact:
            _keep_contact(submission, contact)
        for name, accepted, path in kept:
            keep_file(submission, name, accepted, path)
        opinions = [
            _open(submission, part, text, way, kind, field, title if len(points) == 1 else "", by, right)
            for part, (text, way) in enumerate(zip(points, ways, strict=True), start=1)
        ]
        if submission.door == Door.CHAT:
            telling.hold_code(submission, code)
        _acknowledge(submission, opinions, contact)
    return opinions


def _fitting(authority: Authority, door: str, category: str, kind: str, through: Organisation | None) -> None:
    if door not in Door.values or kind not in Kind.values or (category and category not in Category.values):
        raise Refused(_("Choose one of the values offered."), code="choice")
    if through is not None and through.authority_id != authority.pk:
        raise Refused(_("Choose an organisation of this authority."), field="through")


def check(
    authority: Authority, points: list[str], conference: Conference | None, field: Field | None, *, most: int
) -> None:
    """Refuse what holds no words, too many, a mark of secrecy, or belongs elsewhere."""
    if not any(fold(text) for text in points):
        raise Refused(_("Write what it is about."), field="text")
    if sum(len(text) for text in points) > most:
        raise Refused(_("The text is too long: at most 20,000 characters. Attach the rest as a file."), field="text")
    if any(kinds.carries_secret_mark(text) for text in points):
        raise Refused(
            _("The text carries a mark of secrecy. Nothing secret may be sent here; bring it to the office."),
            code="secret",
            field="text",
        )
    if conference is not None and conference.authority_id != authority.pk:
        raise Refused(_("Choose a conference of this authority."), field="conference")
    if conference is not None and conference.over_words:
        raise Refused(
            _("The programme of this conference is closed. Take the opinion in without a conference."),
            code="over",
            field="conference",
        )
    if field is not None and field.authority_id != authority.pk:
        raise Refused(_("Choose a field that is in use here."), field="field")


def _keep_contact(submission: Submission, contact: ContactData) -> None:
    contact_of(submission, contact).save(force_insert=True)


def keep_file(submission: Submission, name: str, accepted: uploads.Accepted, path: str) -> None:
    """A file that came with it, already kept under `path`."""
    attachment = Attachment.objects.create(
        authority=submission.authority,
        path=path,
        name=name,
        kind=accepted.kind,
        size=len(accepted.content),
        sha256=accepted.sha256,
        is_sealed=uploads.is_locked(path),
    )
    SubmissionFile.objects.create(submission=submission, attachment=attachment)


def _open(
    submission: Submission,
    part: int,
    text: str,
    way: str,
    kind: str,
    field: Field | None,
    title: str,
    by: Actor,
    right: str,
) -> Opinion:
    """One point: an opinion in a matter of its own; what looks like a denunciation is sealed at once (rule 5)."""
    day, at = clock.local(submission.received_at).date(), submission.received_at
    authority = submission.authority
    matter = matter_of(submission, text, way, numbers.numbered("VĐ", authority.pk, day.year), kind, field, title)
    begin(matter, "matter.open", by=by, right=right, at=at)
    if matter.is_sealed:
        journal.record(matter, "matter.seal", by=by, at=at)
    due = clocks.due(authority, "acknowledge", anchor=day).day
    opinion = opinion_of(matter, submission, part, text, numbers.numbered("YK", authority.pk, day.year), due)
    begin(opinion, "opinion.receive", by=by, right=right, at=at, public=True, facts={"door": submission.door})
    search.write_first(matter, opinion)
    return opinion


def _acknowledge(submission: Submission, opinions: list[Opinion], contact: ContactData | None) -> None:
    """One message when an address was left; on the portal and at the counter the receipt itself does it."""
    by_mail = contact is not None and bool(contact.email) and carriers.mail_is_set_up()
    nobody_to_tell = contact is None and submission.door != Door.CHAT
    if nobody_to_tell or (submission.door in RECEIPT_IN_HAND and not by_mail):
        return
    subject, body = telling.receipt_words(opinions)
    sent = telling.sender(
        opinions[0],
        key=f"received:{submission.public_id}",
        subject=subject,
        body=body,
    )
    if sent is not None and sent.carrier != Carrier.HAND:
        Opinion.objects.filter(submission=submission).update(acknowledged_at=clock.now())
