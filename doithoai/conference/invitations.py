"""Invitations and summonses by name, in one file to print: number, day and signer as the issued paper has them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from doithoai.conference import inviting, papers
from doithoai.conference.models import Attendance, Conference
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend
from doithoai.documents import issuing, pdf
from doithoai.documents.content import Content
from doithoai.documents.models import Paper
from doithoai.documents.profiles import profile
from doithoai.documents.states import PaperState

register_verb("conference.invitations_printed", _("Invitations printed by name"))

#: One file holds no more: the rest is printed by body.
MOST = 400


def called(conference: Conference, *, summons: bool) -> list[Attendance]:
    """Who gets one, in the order of presentation; not who came by oneself or sent somebody else."""
    rows = conference.attendances.filter(is_summoned=summons, is_walk_in=False, stand_in=None)
    return inviting.in_protocol(rows.select_related("organisation"))


def render(conference: Conference, *, summons: bool, by: Actor, only: Sequence[Attendance] | None = None) -> bytes:
    """A page for each; that names were printed goes into the journal."""
    rows = called(conference, summons=summons) if only is None else list(only)
    if not rows:
        raise Refused(_("Nobody on the list is to get one."), code="empty")
    if len(rows) > MOST:
        raise Refused(_("One file holds %(most)s. Print body by body.") % {"most": MOST}, code="many")
    issued = _issued(conference, summons=summons)
    form = profile(conference.authority.paper_profile)
    data = pdf.render_all([_named(conference, row, issued, summons=summons) for row in rows], form)
    facts = {"number": len(rows), "summons": summons}
    amend(conference, "conference.invitations_printed", by=by, right="attendance.manage", facts=facts)
    return data


def _named(conference: Conference, row: Attendance, issued: Content | None, *, summons: bool) -> Content:
    said = papers.invitation(conference, summons=summons, delegate=row)
    if issued is None:
        return said
    return replace(said, number=issued.number, day=issued.day, signature=issued.signature)


def _issued(conference: Conference, *, summons: bool) -> Content | None:
    """The paper that the office numbered and issued; None while it is a draft."""
    stem = "giay-trieu-tap" if summons else "giay-moi"
    key = f"p12:{conference.public_id}:{stem}"
    paper = Paper.objects.filter(authority=conference.authority, key=key, state=PaperState.ISSUED).first()
    if paper is None:
        return None
    return issuing.final_content(paper, number=paper.number, day=paper.issued_on) if paper.issued_on else None
