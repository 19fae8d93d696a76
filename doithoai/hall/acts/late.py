"""Buttons for what is entered later from paper."""

from __future__ import annotations

from datetime import datetime, time

from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.hall.acting import Tap, act
from doithoai.hall.forms.late import LateArrivalForm, LateSpeechForm
from doithoai.live import late


def _moment(tap: Tap, typed: time) -> datetime:
    """On the day of the conference; on the present one while it has no past day."""
    day = min(tap.sitting.conference.day or clock.today(), clock.today())
    return datetime.combine(day, typed, clock.ZONE)


@act("nhap-bu-co-mat", "desk.check_in", form=LateArrivalForm)
def late_arrival(tap: Tap) -> str:
    came = late.arrived(tap.sitting, tap.data["numbers"], at=_moment(tap, tap.data["at"]), by=tap.by)
    return _("Entered later: %(n)s people came.") % {"n": len(came)}


@act("nhap-bu-phat-bieu", "gist.write", form=LateSpeechForm)
def late_speech(tap: Tap) -> str:
    data = tap.data
    began, ended = _moment(tap, data["began"]), _moment(tap, data["ended"])
    late.spoke(tap.sitting, data["number"], began=began, ended=ended, gist=data["gist"], by=tap.by)
    return _("Entered later: number %(number)s has spoken.") % {"number": data["number"]}
