"""Who cannot speak, write or show a paper is heard all the same: through another, before a witness, known by one.

Papers are never a condition to be heard (live screens, section 3); who helped is kept, readable inside only.
"""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.live import beats
from doithoai.live.models import Help, HelpKind, Sitting, Turn
from doithoai.live.sitting import require_head
from doithoai.live.states import ON_FLOOR, WAITING_TURNS

journal.register_verb("help.note", _("Helper of a person noted"))
journal.register_verb("turn.lengthen", _("More time to speak, for a speaker who needs it"))

AT_MICROPHONE = (HelpKind.SPEAKS, HelpKind.INTERPRETS)
#: How much of the usual time, in per cent; the chair chooses.
SHARES = {100: _("Usual time"), 150: _("Half as long again"), 200: _("Twice as long"), 300: _("Three times as long")}


def note(sitting: Sitting, *, kind: str, name: str, by: Actor, right: str = "desk.register", **of: Any) -> Help:
    """Keep who helped with one thing: `turn`, `opinion` or `attendance`; the same kind twice is corrected."""
    if kind not in HelpKind.values:
        raise Refused(_("Choose how this person helps."), field="kind")
    if not name.strip():
        raise Refused(_("Write the name of the person who helps."), field="helper")
    allow(by, right, sitting)
    with transaction.atomic():
        beats.screens(sitting)
        known = Help.objects.filter(kind=kind, **of).first()
        if known is not None:
            amend(known, "help.note", by=by, right=right, facts={"kind": kind}, name=name.strip())
            return known
        row = Help(sitting=sitting, kind=kind, name=name.strip(), **of)
        return begin(row, "help.note", by=by, right=right, facts={"kind": kind})


def lengthen(turn: Turn, *, percent: int, by: Actor) -> None:
    """The chair gives a speaker with an interpreter, or one who speaks with difficulty, a share more of the time."""
    require_head(turn.sitting, by)
    if percent not in SHARES:
        raise Refused(_("Choose how much time is given."), field="share")
    if turn.state not in (*WAITING_TURNS, *ON_FLOOR):
        raise Refused(_("This person is no longer waiting."), code="state")
    limit = turn.sitting.conference.speak_seconds * percent // 100
    with transaction.atomic():
        beats.floor(turn.sitting)
        facts = {"percent": percent, "number": turn.number}
        amend(turn, "turn.lengthen", by=by, right="floor.lead", allowed=True, facts=facts, limit_seconds=limit)
