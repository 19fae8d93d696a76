"""Entered later from paper: who came, who spoke, with the real times, marked as late in journal and minutes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Attendance
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.live import desk, floor, minutes, questions
from doithoai.live.models import Sitting, Turn
from doithoai.live.states import CALLABLE, ON_FLOOR, TurnState

LATE = "late"
#: As many as stand on one sheet of the paper list.
MOST_NUMBERS = 60


def arrived(sitting: Sitting, numbers: list[int], *, at: datetime, by: Actor) -> list[Attendance]:
    """These delegates were in the hall at `at`; those who were recorded already stay as they are."""
    _passed(at, "at")
    rows = list(Attendance.objects.filter(conference=sitting.conference, number__in=numbers).order_by("number"))
    if missing := sorted(set(numbers) - {row.number for row in rows}):
        listed = ", ".join(str(one) for one in missing)
        raise Refused(_("These numbers are not on the list: %(numbers)s.") % {"numbers": listed}, field="numbers")
    with transaction.atomic(), clock.lived_again(at, entered=LATE):
        return [row for row in rows if desk.check_in(sitting, row, by=by)]


def spoke(sitting: Sitting, number: int, *, began: datetime, ended: datetime, by: Actor, gist: str = "") -> Turn:
    """Somebody of the queue has spoken from `began` to `ended`, and asked `gist`; the minutes get their line."""
    _passed(ended, "ended")
    if began >= ended:
        raise Refused(_("The speech ends after it begins."), field="ended")
    turn = sitting.turns.filter(number=number, state__in=CALLABLE).first()
    if turn is None:
        raise Refused(_("Nobody of this number waits to speak."), field="number")
    if sitting.turns.filter(state__in=[*ON_FLOOR, TurnState.CALLED]).exists():
        raise Refused(_("Somebody has the floor. Enter this when that speech has ended."))
    with transaction.atomic():
        with clock.lived_again(began, entered=LATE):
            floor.call(turn, by=by)
            floor.start(turn, by=by)
        with clock.lived_again(ended, entered=LATE):
            floor.stop(turn, by=by)
        asked = questions.raise_question(sitting, gist=gist, turn=turn, by=by) if gist.strip() else None
        # Of the minutes: Vietnamese as it is signed, not a label.
        said = f"Đại biểu số {number} phát biểu đến {clock.local(ended):%H giờ %M}."
        minutes.write(
            sitting, text=" ".join(filter(None, [said, gist.strip()])), turn=turn, question=asked, at=began, by=by
        )
    return turn


def _passed(moment: datetime, field: str) -> None:
    if moment > clock.now():
        raise Refused(_("This time lies in the future."), field=field)
