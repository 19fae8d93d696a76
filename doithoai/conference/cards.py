"""Cards of the delegates, eight on a sheet of A4: name, body, number, and a square code for the desk."""

from __future__ import annotations

from datetime import datetime, time
from pathlib import Path

import segno
from django.utils.translation import gettext_lazy as _

from doithoai.conference import inviting
from doithoai.conference.models import Attendance, Conference
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend
from doithoai.documents import pdf
from doithoai.documents.metrics import displayable

register_verb("conference.cards_printed", _("Cards of the delegates printed"))

ON_A_SHEET = 8
_TEMPLATE = Path(__file__).resolve().parent / "templates" / "conference" / "cards.typ"


def coded(row: Attendance) -> str:
    """What the square code holds: random letters that mean something at the desk of this conference alone."""
    return row.card


def holders(conference: Conference) -> list[Attendance]:
    """Who gets a card, as they are presented; who sent somebody else gets none."""
    return inviting.in_protocol(conference.attendances.filter(stand_in=None).select_related("organisation"))


def render(conference: Conference, *, by: Actor) -> bytes:
    """All cards in one file; that names were printed goes into the journal."""
    rows = holders(conference)
    if not rows:
        raise Refused(_("Nobody is on the list of delegates yet."), code="empty")
    data = pdf.draw(
        _TEMPLATE,
        "cards",
        {
            "issuer": displayable(conference.authority.name),
            "title": displayable(conference.title),
            "day": vndate(conference.day) if conference.day else "",
            "venue": displayable(conference.venue),
            "cards": [_card(row) for row in rows],
        },
        moment=datetime.combine(conference.day or clock.today(), time(), clock.ZONE),
    )
    facts = {"number": len(rows)}
    amend(conference, "conference.cards_printed", by=by, right="attendance.manage", facts=facts)
    return data


def _card(row: Attendance) -> dict[str, str]:
    return {
        "number": str(row.number),
        "name": displayable(row.name),
        "position": displayable(row.position),
        "unit": displayable(row.unit),
        "square": segno.make(coded(row), error="m", micro=False).svg_inline(border=2),
        # Typed at the desk when no scanner is at hand.
        "code": " ".join(row.card[place : place + 4] for place in range(0, len(row.card), 4)),
    }
