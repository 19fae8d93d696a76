"""Who asked to be hidden from the others in the room and from the employer: what is left for an organisation to read.

Any organisation may be the employer, so none reads more than another; who reads all opinions of the authority does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from django.db.models import Q

from doithoai.core import vietnamese
from doithoai.core.actors import Actor, Scope
from doithoai.opinion import public_text
from doithoai.opinion.models import Contact, Door, Matter, Opinion

RIGHT = "opinion.read"
#: What comes by these doors is a sheet that its sender filled in or signed: its picture bears the name.
SIGNED_DOORS = (Door.PAPER, Door.LETTER)
#: Opinions whose files no organisation gets.
FILES_KEPT = Q(submission__hides_author=True) | Q(
    submission__door__in=SIGNED_DOORS, submission__contact_for_agency=False
)
_NAME, _PHONE = "[đã che: họ tên]", "[đã che: số điện thoại]"


def _reads_all(by: Actor, authority: int) -> bool:
    return by.may(RIGHT, Scope(authority))


def masked(opinion: Opinion) -> str:
    """The words with every personal place covered, and the sender's own name wherever it stands."""
    text = public_text.proposed(opinion.text)
    contact: Contact | None = getattr(opinion.submission, "contact", None)
    if contact is not None and contact.name.strip():
        text = re.sub(re.escape(contact.name.strip()), _NAME, text, flags=re.IGNORECASE)
    if contact is not None and contact.phone.strip():
        text = text.replace(contact.phone.strip(), _PHONE)
    return text


def veiled(opinions: Iterable[Opinion], by: Actor) -> list[Opinion]:
    """The opinions as this person may read them: for an organisation without whatever leads to a hidden author, and
    without the sheet that bears a name which its sender did not give away.

    Rows for a page, fetched with their submission; they are not to be saved.
    """
    rows = list(opinions)
    if not rows or _reads_all(by, rows[0].authority_id):
        return rows
    for row in rows:
        row.submission.is_bare = row.submission.door in SIGNED_DOORS and not row.submission.contact_for_agency
        if row.submission.hides_author and not row.submission.is_veiled:
            row.text = masked(row)
            row.submission.is_veiled = True
            row.submission.place, row.submission.category, row.submission.through = "", "", None
    return rows


def findable(matters: Sequence[Matter], typed: str, by: Actor) -> list[Matter]:
    """Of what the word index found, what this person also finds by the words that are left to read."""
    hidden = Opinion.objects.filter(matter__in=matters, submission__hides_author=True)
    if (
        not matters
        or _reads_all(by, matters[0].authority_id)
        or not (touched := set(hidden.values_list("matter", flat=True)))
    ):
        return list(matters)
    question = vietnamese.question(typed)
    rows = Opinion.objects.filter(matter__in=touched).select_related("submission__contact")
    said: dict[int, list[str]] = {}
    for row in veiled(rows, by):
        said.setdefault(row.matter_id, []).append(row.text)
    return [
        row
        for row in matters
        if row.pk not in touched or question.fits(row.number, row.title, row.place, *said.get(row.pk, ()))
    ]
