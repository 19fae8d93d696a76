"""The rows of what was received, made but not saved: the same for one sheet of paper and for a list of thousands."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from doithoai.core import cipher, clock, codes
from doithoai.core.vietnamese import plain
from doithoai.opinion import kinds, public_text
from doithoai.opinion.models import Contact, Field, Matter, Opinion, Submission
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.people.models import Authority


@dataclass(frozen=True)
class ContactData:
    """Who sent it; every part may be missing."""

    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""

    def __bool__(self) -> bool:
        return any((self.name, self.phone, self.email, self.address))


def points_of(texts: Sequence[str]) -> list[str]:
    """The points as they are kept; what holds nothing is none."""
    points = [plain(text.replace("\x00", "").replace("\r\n", "\n")).strip() for text in texts]
    return [text for text in points if text]


def key_of(authority: Authority, key: str | None) -> str | None:
    """An idempotency key as it is stored: of one authority."""
    return f"{authority.pk}:{key}"[:80] if key else None


def whole_of(points: Sequence[str]) -> str:
    return "\n\n".join(points)


def hash_of(points: Sequence[str]) -> str:
    """The fingerprint under which the same words are found again."""
    return hashlib.sha256(whole_of(points).encode()).hexdigest()


def ways_of(points: Sequence[str]) -> list[str]:
    """Of each point the SealedKind that it is proposed for. Read once: it is the dearest part of taking in."""
    return [kinds.sealing(text) for text in points]


def submission_of(
    authority: Authority, points: list[str], ways: Sequence[str], code: str, *, place: str, **columns: Any
) -> Submission:
    """The row of what was received, not saved yet; its words lie sealed when one of its points is."""
    whole, sealed = whole_of(points), any(ways)
    return Submission(
        authority=authority,
        text="" if sealed else whole,
        sealed_text=whole if sealed else "",
        text_hash=hash_of(points),
        place=plain(place).strip()[:120],
        code_digest=codes.digest(code),
        parts=len(points),
        **columns,
    )


def contact_of(submission: Submission, contact: ContactData) -> Contact:
    """The row of who sent it, not saved yet."""
    return Contact(
        submission=submission,
        name=plain(contact.name).strip(),
        phone=contact.phone.strip(),
        email=contact.email.strip(),
        address=plain(contact.address).strip(),
        phone_index=cipher.blind_index(contact.phone.strip(), "opinion_contact.phone") if contact.phone else "",
    )


def matter_of(
    submission: Submission, text: str, way: str, number: str, kind: str, field: Field | None, title: str = ""
) -> Matter:
    """The matter of one point, not saved yet; `way` as `ways_of` read it."""
    shown, place = text, submission.place
    if submission.hides_author:  # a title stands in lists and exports, and so does the place
        shown, place = public_text.proposed(text), ""
    return Matter(
        said=1,
        authority=submission.authority,
        conference=submission.conference,
        number=number,
        title=SEALED_TITLE if way else (title.strip() or first_words(shown))[:200],
        kind=kind,
        field=None if way else field,  # what the sender thinks it is; triage confirms or corrects
        place="" if way else place,
        is_sealed=bool(way),
        sealed_kind=way,
        received_on=clock.local(submission.received_at).date(),
    )


def opinion_of(
    matter: Matter, submission: Submission, part: int, text: str, number: str, acknowledge_by: date | None
) -> Opinion:
    """One point as it was said, not saved yet."""
    return Opinion(
        authority=submission.authority,
        submission=submission,
        conference=submission.conference,
        number=number,
        part=part,
        text="" if matter.is_sealed else text,
        sealed_text=text if matter.is_sealed else "",
        kind=matter.kind,
        matter=matter,
        received_on=matter.received_on,
        acknowledge_by=acknowledge_by,
    )


def first_words(text: str, most: int = 90) -> str:
    """The first words of a text as a working title."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"
