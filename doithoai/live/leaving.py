"""The head asks somebody to leave the hall; what the person wanted to say is answered in writing (process rule 10)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend
from doithoai.live import beats, floor, written
from doithoai.live.models import Sitting, Turn
from doithoai.live.sitting import require_head
from doithoai.live.states import ON_FLOOR, WAITING_TURNS

#: Kept with the speech that was stopped: Vietnamese as the minutes say it, not a label.
REASON = "Mời ra khỏi hội trường"

journal.register_verb("attendance.expelled", _("Asked to leave the hall"))


def expel(sitting: Sitting, attendance: Attendance, *, reason: str, by: Actor) -> None:
    """There is no way back: a speech is stopped, whoever waits goes into writing, and so does what is asked later."""
    require_head(sitting, by)
    if not reason.strip():
        raise Refused(_("Say why the person is asked to leave."), field="reason")
    if attendance.status != AttendanceStatus.PRESENT:
        raise Refused(_("This person is not in the hall."), code="state")
    if attendance.asked_to_leave_at is not None:
        raise Refused(_("This person was asked to leave before."), code="state")
    with transaction.atomic():
        beats.floor(sitting)
        facts = {"reason": journal.Typed(reason.strip())}
        amend(
            attendance,
            "attendance.expelled",
            by=by,
            right="floor.lead",
            allowed=True,
            facts=facts,
            asked_to_leave_at=clock.now(),
        )
        for turn in _turns(sitting, attendance, ON_FLOOR):
            floor.stop(turn, by=by, reason=REASON)
        for turn in _turns(sitting, attendance, WAITING_TURNS):
            written.write_down(turn, by=by, why="expelled")


def _turns(sitting: Sitting, attendance: Attendance, states: tuple[str, ...]) -> list[Turn]:
    return list(sitting.turns.filter(attendance=attendance, state__in=states).select_related("sitting__conference"))
