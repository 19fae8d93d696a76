"""What the public may read of an opinion or a matter: prepared by one person, approved by another.

A sender's own words, even with names masked, only with the sender's consent to the text.
"""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.core.vietnamese import plain
from doithoai.opinion import search, states
from doithoai.opinion.models import Matter, Opinion, PublicText
from doithoai.opinion.states import TextState
from doithoai.people.models import Authority

journal.register_verb("public_text.propose", _("Public text proposed"))
journal.register_verb("matter.public_title", _("Public title approved"))

LONGEST_TITLE = 200


def propose(row: Opinion | Matter, *, text: str, by: Actor) -> PublicText:
    """A text for the public, waiting for a second person; an earlier proposal is replaced."""
    words = plain(text).strip()
    if not words:
        raise Refused(_("Write the text that the public shall read."), field="text")
    _may_be_public(row)
    if isinstance(row, Matter) and len(words) > LONGEST_TITLE:
        raise Refused(_("A title has at most 200 characters."), field="text")
    if by.pk is None:
        raise Refused(_("Only a signed-in person prepares a public text."), code="right")
    is_matter = isinstance(row, Matter)
    draft = PublicText(
        opinion=None if is_matter else row, matter=row if is_matter else None, text=words, prepared_by=by.pk
    )
    with transaction.atomic():
        _replace(row, [TextState.PROPOSED, TextState.SENT_BACK], by)
        return begin(draft, "public_text.propose", by=by, right="public_text.propose")


def _may_be_public(row: Opinion | Matter) -> None:
    matter = row if isinstance(row, Matter) else row.matter
    if matter.is_sealed:
        raise Refused(_("This content is sealed and is never made public."), code="sealed")
    if matter.is_internal:
        raise Refused(_("Matters of inner Party work are not made public."), code="internal")
    if isinstance(row, Opinion) and not row.submission.consents_to_text:
        raise Refused(
            _("The sender has not agreed to the publication of these words. Publish the title of the matter only."),
            code="consent",
        )


def _replace(row: Opinion | Matter, from_states: list[TextState], by: Actor) -> None:
    for old in row.public_texts.filter(state__in=from_states):
        move(old, states.REPLACE_TEXT, by=by, allowed=True)


def approve(text: PublicText, *, by: Actor) -> None:
    """A second person lets the text out; the title of a matter becomes its public title."""
    if by.pk == text.prepared_by:
        raise Refused(_("Another person must approve what you prepared."), code="second_person")
    allow(by, states.APPROVE_TEXT.right, text)
    row = text.opinion or text.matter
    assert row is not None  # CHECK: one of them
    _may_be_public(row)
    with transaction.atomic():
        _replace(row, [TextState.APPROVED], by)
        move(text, states.APPROVE_TEXT, by=by, approved_by=by.pk, approved_at=clock.now())
        if isinstance(row, Matter):
            amend(
                row,
                "matter.public_title",
                by=by,
                right="public_text.approve",
                public=True,
                public_title=text.text,
                title=text.text,
            )
            search.refold(row)


def send_back(text: PublicText, *, note: str, by: Actor) -> None:
    """Not like this: the note says what to change."""
    if not note.strip():
        raise Refused(_("Say what must be changed."), field="note")
    move(text, states.SEND_BACK_TEXT, by=by, note=note.strip()[:300])


def shown(opinion: Opinion) -> str | None:
    """The approved words of an opinion, or None when the public may not read any."""
    matter = opinion.matter
    if matter.is_sealed or matter.is_internal or not opinion.submission.consents_to_text:
        return None
    approved = [text for text in opinion.public_texts.all() if text.state == TextState.APPROVED]
    return approved[0].text if approved else None


def waiting(authority: Authority) -> QuerySet[PublicText]:
    """Texts that wait for a second person, oldest first; nothing sealed."""
    own = Q(opinion__authority=authority, opinion__matter__is_sealed=False)
    own |= Q(matter__authority=authority, matter__is_sealed=False)
    rows = PublicText.objects.filter(own, state=TextState.PROPOSED)
    return rows.select_related("opinion__matter", "opinion__submission", "matter").order_by("pk")
