"""Buttons of the registration desk."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from doithoai.conference.models import Attendance
from doithoai.core.transitions import Refused
from doithoai.hall.acting import Tap, act
from doithoai.hall.forms.acts import FindForm, ReasonForm, SlipForm, SpeakForm, WalkInForm
from doithoai.live import desk, expected, receipts
from doithoai.live.states import TurnState
from doithoai.opinion.models import Opinion

CHECK_IN, REGISTER = "desk.check_in", "desk.register"


def _delegate(tap: Tap) -> Attendance:
    rows = Attendance.objects.filter(conference=tap.sitting.conference).select_related("conference")
    return get_object_or_404(rows, public_id=tap.value("delegate"))


@act("ghi-co-mat", CHECK_IN, form=FindForm, away="attendance")
def scan(tap: Tap) -> str:
    """What a scanner or the keyboard gave: one person is checked in at once, several are offered."""
    found = desk.find(tap.sitting.conference, tap.data["typed"])
    if not found:
        raise Refused(_("Nobody on the list fits. Enter the person on the right as a guest."), field="typed")
    if len(found) > 1 and tap.kept is not None:
        raise Refused(_("%(n)s people fit. Record the person again by the number.") % {"n": len(found)}, field="typed")
    if len(found) > 1:
        tap.found = found
        return _("%(n)s people fit. Choose below.") % {"n": len(found)}
    return _checked_in(tap, found[0])


@act("co-mat", CHECK_IN, away="attendance")
def check_in(tap: Tap) -> str:
    return _checked_in(tap, _delegate(tap))


def _checked_in(tap: Tap, row: Attendance) -> str:
    tap.just = row
    words = {"number": row.number, "name": row.name}
    if desk.check_in(tap.sitting, row, by=tap.by):
        return _("Number %(number)s, %(name)s: checked in.") % words
    return _("Number %(number)s, %(name)s: was checked in before.") % words


@act("bo-co-mat", CHECK_IN, away="attendance")
def undo_check_in(tap: Tap) -> str:
    desk.undo_check_in(tap.sitting, _delegate(tap), by=tap.by)
    return _("The check-in is taken back.")


@act("vang-co-ly-do", CHECK_IN, form=ReasonForm, away="attendance")
def excuse(tap: Tap) -> str:
    desk.excuse(tap.sitting, _delegate(tap), reason=tap.data["reason"], by=tap.by)
    return _("Absent with a reason.")


@act("khach-den", CHECK_IN, form=WalkInForm, away="attendance")
def walk_in(tap: Tap) -> str:
    data = tap.data
    came = desk.walk_in(
        tap.sitting,
        name=data["person"],
        place=data["place"],
        category=data["category"],
        topic=data["topic"],
        name_shown=data["name_shown"],
        known_by=data["known_by"],
        desk_number=tap.desk_number,
        by=tap.by,
    )
    tap.just = came.attendance
    return _("Welcome: number %(number)s.") % {"number": came.attendance.number}


@act("dang-ky-phat-bieu", REGISTER, form=SpeakForm, away="attendance")
def speak(tap: Tap) -> str:
    turn = desk.register(
        tap.sitting, _delegate(tap), topic=tap.data["topic"], name_shown=tap.data["name_shown"], by=tap.by
    )
    if turn.state == TurnState.TO_WRITTEN:
        return _("The list is closed: number %(number)s is answered in writing.") % {"number": turn.number}
    return _("Registered to speak under number %(number)s.") % {"number": turn.number}


@act("ghi-nguoi-dang-ky", REGISTER, away="attendance")
def register_expected(tap: Tap) -> str:
    """Who wrote in and wants to speak has come to the desk."""
    known = [one.opinion.pk for one in expected.speakers(tap.sitting, by=tap.by)]
    opinion = get_object_or_404(Opinion, pk__in=known, public_id=tap.value("opinion"))
    turn = expected.register(tap.sitting, opinion, by=tap.by)
    tap.just = turn.attendance
    return _("Registered to speak under number %(number)s.") % {"number": turn.number}


@act("nhan-phieu", CHECK_IN, REGISTER, form=SlipForm, away="attendance")
def slip(tap: Tap) -> str:
    data = tap.data
    opinion = desk.take_slip(
        tap.sitting,
        text=data["text"],
        name=data["person"],
        place=data["place"],
        witness=data["witness"],
        key=tap.key,
        by=tap.by,
    )
    return _("The slip is opinion %(number)s; it is answered even if nobody reads it out.") % {"number": opinion.number}


@act("da-giao-bien-nhan", CHECK_IN, REGISTER)
def hand_over_receipt(tap: Tap) -> str:
    opinion = get_object_or_404(receipts.of(tap.sitting), public_id=tap.value("opinion"))
    receipts.hand_over(tap.sitting, opinion, by=tap.by)
    return _("The receipt of %(number)s is handed over; its code is no longer shown.") % {"number": opinion.number}
