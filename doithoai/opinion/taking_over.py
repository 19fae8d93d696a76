"""What another installation of the authority received comes in with its marks, numbers and codes as they were given.

The outside installation stands in the open network and gives the receipt; the work is done inside (docs/operate.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Category, Conference
from doithoai.core import clock, journal, numbers, uploads
from doithoai.core.actors import CITIZEN, Machine
from doithoai.core.transitions import Refused, begin
from doithoai.opinion import intake, search, triage
from doithoai.opinion.models import (
    Door,
    Field,
    Kind,
    Matter,
    Opinion,
    SealedKind,
    Submission,
)
from doithoai.opinion.received import ContactData, contact_of, matter_of, opinion_of, submission_of
from doithoai.opinion.states import RESULTS
from doithoai.people.models import Authority

#: Who takes in: the other installation, known by its signature.
OTHER_SIDE = Machine("other_installation", frozenset({"opinion.send"}))
#: The series of numbers that were given out elsewhere: counted here, so that none is missing.
ELSEWHERE = "ngoai"
RIGHT = "opinion.send"


@dataclass(frozen=True)
class Point:
    """One opinion with the matter that was opened for it."""

    public_id: str
    number: str
    text: str
    kind: str
    acknowledge_by: date | None
    matter_id: str
    matter_number: str
    title: str
    sealed_kind: str
    field: str


@dataclass(frozen=True)
class Came:
    """One submission as it was received elsewhere."""

    public_id: str
    door: str
    received_at: datetime
    conference: str
    category: str
    place: str
    consents_to_text: bool
    consents_to_name: bool
    consent_notice: str
    contact_for_agency: bool
    wants_to_speak: bool
    hides_author: bool
    code_digest: str
    contact: ContactData
    points: tuple[Point, ...]
    #: Name and hash of the content.
    files: tuple[tuple[str, str], ...]


def is_sealed(came: Came) -> bool:
    """One sealed point seals what came with it: words and files."""
    return any(one.sealed_kind for one in came.points)


def told(row: Submission) -> Came:
    """A submission as it leaves for the other installation: the points as they were received."""
    contact = getattr(row, "contact", None)
    known = ContactData(contact.name, contact.phone, contact.email, contact.address) if contact else ContactData()
    rows = Opinion.every.filter(submission=row, division=None).select_related("matter__field").order_by("part")
    return Came(
        public_id=row.public_id,
        door=row.door,
        received_at=row.received_at,
        conference=row.conference.public_id if row.conference else "",
        category=row.category,
        place=row.place,
        consents_to_text=row.consents_to_text,
        consents_to_name=row.consents_to_name,
        consent_notice=row.consent_notice or "",
        contact_for_agency=row.contact_for_agency,
        wants_to_speak=row.wants_to_speak,
        hides_author=row.hides_author,
        code_digest=row.code_digest,
        contact=known,
        points=tuple(_point(one) for one in rows),
        files=tuple((file.name, file.sha256) for file in row.attachments),
    )


def _point(one: Opinion) -> Point:
    matter = one.matter
    return Point(
        public_id=one.public_id,
        number=one.number,
        text=one.received_text,
        kind=one.kind,
        acknowledge_by=one.acknowledge_by,
        matter_id=matter.public_id,
        matter_number=matter.number,
        title=matter.title,
        sealed_kind=matter.sealed_kind if matter.is_sealed else "",
        field=matter.field.code if matter.field else "",
    )


def is_here(authority: Authority, came: Came) -> bool:
    return Submission.objects.filter(authority=authority, public_id=came.public_id).exists()


def take(authority: Authority, came: Came, files: Sequence[tuple[str, uploads.Accepted, str]]) -> Submission:
    """All rows of one submission, each with its journal line; of each file its name, content and where it lies."""
    _fitting(authority, came)
    day = clock.local(came.received_at).date()
    with transaction.atomic():
        submission = submission_of(
            authority,
            [one.text for one in came.points],
            [one.sealed_kind for one in came.points],
            "",
            place=came.place,
            public_id=came.public_id,
            door=came.door,
            received_at=came.received_at,
            conference=Conference.objects.filter(authority=authority, public_id=came.conference).first(),
            category=came.category,
            consents_to_text=came.consents_to_text,
            consents_to_name=came.consents_to_name,
            consent_notice=came.consent_notice or None,
            contact_for_agency=came.contact_for_agency,
            wants_to_speak=came.wants_to_speak,
            hides_author=came.hides_author,
        )
        submission.code_digest = came.code_digest
        facts = {"door": came.door, "points": len(came.points)}
        begin(submission, "submission.receive", by=OTHER_SIDE, right=RIGHT, at=came.received_at, facts=facts)
        if came.contact:
            contact_of(submission, came.contact).save(force_insert=True)
        for name, accepted, path in files:
            intake.keep_file(submission, name, accepted, path)
        for part, point in enumerate(came.points, start=1):
            _open(submission, part, point, day)
        for prefix in ("YK", "VĐ"):
            numbers.next_number(f"{prefix}:{authority.pk}:{ELSEWHERE}", len(came.points))
    return submission


def _fitting(authority: Authority, came: Came) -> None:
    points = came.points
    is_known = (
        came.door in Door.values
        and came.category in ("", *Category.values)
        and all(one.kind in Kind.values and one.sealed_kind in SealedKind.values for one in points)
    )
    if not is_known or not points or not all(one.text.strip() for one in points):
        raise Refused(_("The file holds something that this release does not know. Both sides need the same release."))
    taken = Opinion.every.filter(authority=authority, number__in=[one.number for one in points])
    if taken.exists() or Matter.objects.of(authority).filter(number__in=[one.matter_number for one in points]).exists():
        raise Refused(_("A number of the file is in use here. Two installations give out the same numbers."))


def _open(submission: Submission, part: int, point: Point, day: date) -> None:
    authority, at = submission.authority, submission.received_at
    field = Field.objects.filter(authority=authority, code=point.field).first() if point.field else None
    way = point.sealed_kind
    matter = matter_of(submission, point.text, way, point.matter_number, point.kind, field, point.title)
    matter.public_id = point.matter_id
    begin(matter, "matter.open", by=OTHER_SIDE, right=RIGHT, at=at)
    if matter.is_sealed:
        journal.record(matter, "matter.seal", by=OTHER_SIDE, at=at)
    opinion = opinion_of(matter, submission, part, point.text, point.number, point.acknowledge_by)
    opinion.public_id = point.public_id
    facts = {"door": submission.door}
    begin(opinion, "opinion.receive", by=OTHER_SIDE, right=RIGHT, at=at, public=True, facts=facts)
    search.write_first(matter, opinion)


def take_withdrawal(authority: Authority, public_id: str) -> bool:
    """The sender withdrew it at the other installation; False when it has its result here, that one or another."""
    row = Opinion.objects.filter(authority=authority, public_id=public_id).select_related("matter").first()
    if row is None or row.matter.state in RESULTS:
        return False
    triage.withdraw(row, by=CITIZEN)
    return True
