"""A name that was typed wrong is put right on every screen in one act; the journal keeps what stood there before."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import attending
from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend
from doithoai.live import beats, minutes
from doithoai.live.models import NameShown, Sitting, Turn
from doithoai.live.sitting import permit

journal.register_verb("turn.correct", _("Entry of the speaker corrected"))


def correct(turn: Turn, *, name: str, by: Actor, place: str = "") -> None:
    """One person in all own requests, the list of delegates and the minutes being written; no `place` leaves it."""
    right, where = " ".join(name.split()), " ".join(place.split()) or turn.place
    if not right:
        raise Refused(_("Write the name of the speaker."), field="speaker")
    if turn.name_shown == NameShown.HIDDEN:
        raise Refused(_("This name is hidden from everybody in the hall."), field="turn")
    sitting, before = turn.sitting, turn.name
    with transaction.atomic():
        permit(sitting, "turn.screen", by=by)
        beats.screens(sitting)
        for row in _of_the_same_person(turn):
            if (row.name, row.place) == (right, where):
                continue
            facts = {"number": row.number, "was": journal.Typed(f"{row.name}, {row.place}")}
            amend(row, "turn.correct", by=by, right="", allowed=True, facts=facts, name=right, place=where)
        if turn.attendance is not None:
            attending.correct_name(turn.attendance, name=right, by=by, allowed=True)
        if before != right and by.may("minutes.write", sitting.scope()):
            _in_the_minutes(sitting, before, right, by=by)
    turn.refresh_from_db()


def _of_the_same_person(turn: Turn) -> list[Turn]:
    if turn.attendance_id is None:
        return [turn]
    rows = turn.sitting.turns.filter(attendance=turn.attendance_id).exclude(name_shown=NameShown.HIDDEN)
    return list(rows.select_related("sitting__conference"))


def _in_the_minutes(sitting: Sitting, before: str, after: str, *, by: Actor) -> None:
    """A later line for each that says the old name; a single word is too little to know the person by."""
    if len(before.split()) < 2 or sitting.state not in minutes.OPEN_FOR_LINES:
        return
    whole = re.compile(rf"(?<!\w){re.escape(before)}(?!\w)", re.IGNORECASE)
    for line in minutes.standing_lines(sitting):
        if whole.search(line.text):
            minutes.correct(line, text=whole.sub(lambda _found: after, line.text), by=by)


def before(turn: Turn) -> list[str]:
    """The names under which this person stood on the screens before."""
    entries = journal.history(turn).filter(verb="turn.correct")
    return [name for entry in entries if (name := journal.said(entry, "was").partition(", ")[0])]
