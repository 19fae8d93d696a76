"""Minutes: written line by line while the conference runs; corrected by later lines, never changed."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, begin, move, once
from doithoai.live import absences, beats, states
from doithoai.live.absences import Absence
from doithoai.live.models import MinuteLine, Question, Sitting, Turn
from doithoai.live.states import SittingState

journal.register_verb("minutes.write", _("Line of the minutes written"))
journal.register_verb("minutes.correct", _("Line of the minutes corrected"))

OPEN_FOR_LINES = (
    SittingState.DESK_OPEN,
    SittingState.IN_SESSION,
    SittingState.SUSPENDED,
    SittingState.CONCLUDING,
    SittingState.ENDED,
    SittingState.DRAFTED,
)


def write(
    sitting: Sitting,
    *,
    text: str,
    by: Actor,
    question: Question | None = None,
    turn: Turn | None = None,
    at: datetime | None = None,
    key: str | None = None,
) -> MinuteLine:
    """One line with its time; a time that has passed by more than a minute is marked as a late entry."""
    if key and once(key):
        return MinuteLine.objects.get(pk=Entry.objects.get(key=key).subject_id)
    if not text.strip():
        raise Refused(_("Write the line of the minutes."), field="text")
    if sitting.state not in OPEN_FOR_LINES:
        raise Refused(_("The minutes are signed. Nothing can be added any more."))
    now = clock.now()
    moment = at or now
    if moment > now:
        raise Refused(_("This time lies in the future."), field="at")
    line = MinuteLine(
        sitting=sitting,
        at=moment,
        text=text.strip(),
        question=question,
        turn=turn,
        written_by=by.pk,
        is_late_entry=(now - moment).total_seconds() > 60,
    )
    with transaction.atomic():
        begin(line, "minutes.write", by=by, right="minutes.write", key=key)
        beats.screens(sitting)
    return line


def correct(line: MinuteLine, *, text: str, by: Actor) -> MinuteLine:
    """A later line that corrects an earlier one; both are kept."""
    if line.corrections.exists():
        raise Refused(_("This line is already corrected. Correct the later one."))
    if line.sitting.state not in OPEN_FOR_LINES:
        raise Refused(_("The minutes are signed. Nothing can be added any more."))
    if not text.strip():
        raise Refused(_("Write the line of the minutes."), field="text")
    later = MinuteLine(
        sitting=line.sitting,
        at=line.at,
        text=text.strip(),
        question=line.question,
        turn=line.turn,
        written_by=by.pk,
        corrects=line,
    )
    with transaction.atomic():
        begin(later, "minutes.correct", by=by, right="minutes.write")
        beats.screens(line.sitting)
    return later


def standing_lines(sitting: Sitting) -> list[MinuteLine]:
    """The lines as they stand now, without those that a later line corrects."""
    return list(sitting.minute_lines.filter(corrections=None).order_by("at", "pk"))


def course(sitting: Sitting) -> list[MinuteLine | Absence]:
    """What the minutes tell, in the order of the day: the standing lines, and who was called and not there."""
    told: list[MinuteLine | Absence] = [*standing_lines(sitting), *absences.of(sitting)]
    return sorted(told, key=lambda one: one.at)


def finish_draft(sitting: Sitting, *, by: Actor) -> None:
    """The draft of the minutes is ready to be signed."""
    if not sitting.minute_lines.exists():
        raise Refused(_("The minutes have no line yet."))
    move(sitting, states.DRAFT_MINUTES, by=by)


def sign(sitting: Sitting, *, by: Actor) -> None:
    """The chair signs the minutes."""
    allow(by, "hall.sign", sitting)
    move(sitting, states.SIGN_MINUTES, by=by)
