"""Buttons of the floor: call, start, pause, stop, order."""

from __future__ import annotations

from django.utils.translation import gettext as _

from doithoai.core.transitions import Refused
from doithoai.hall.acting import Tap, act
from doithoai.hall.forms.acts import DeclineForm, ExpelForm, HelperForm, NameForm, ReasonForm, ShareForm, StopForm
from doithoai.live import floor, helping, leaving, naming, questions, queue, written
from doithoai.live.models import Turn

CALL, TIME = "floor.call", "floor.time"
LEAD = ("floor.lead", "floor.call")


def _number(turn: Turn) -> dict[str, int]:
    return {"number": turn.number}


@act("moi-tiep", CALL, undo=True, away="floor")
def call_next(tap: Tap) -> str:
    turn = floor.call_next(tap.sitting, by=tap.by, seen=tap.seen)
    return _("Number %(number)s has been called.") % _number(turn)


@act("moi", CALL, undo=True, away="floor")
def call(tap: Tap) -> str:
    turn = tap.turn()
    floor.call(turn, by=tap.by, seen=tap.seen)
    return _("Number %(number)s has been called.") % _number(turn)


@act("bat-dau", TIME, *LEAD, undo=True, away="floor")
def start(tap: Tap) -> str:
    turn = tap.turn()
    floor.start(turn, by=tap.by, seen=tap.seen)
    return _("Number %(number)s speaks now.") % _number(turn)


@act("tam-dung", TIME, *LEAD, away="floor")
def pause(tap: Tap) -> str:
    floor.pause(tap.turn(), by=tap.by, seen=tap.seen)
    return _("The clock is stopped.")


@act("tiep-tuc", TIME, *LEAD, away="floor")
def go_on(tap: Tap) -> str:
    floor.go_on(tap.turn(), by=tap.by, seen=tap.seen)
    return _("The clock runs again.")


@act("them-gio", TIME, *LEAD, away="floor")
def add_time(tap: Tap) -> str:
    floor.add_time(tap.turn(), seconds=60, by=tap.by, seen=tap.seen)
    return _("One minute more.")


@act("ket-thuc-luot", TIME, *LEAD, undo=True, away="floor")
def stop(tap: Tap) -> str:
    turn = tap.turn()
    floor.stop(turn, by=tap.by, seen=tap.seen)
    return _("Number %(number)s has finished.") % _number(turn)


@act("cat-luot", *LEAD, form=StopForm, undo=True, away="floor")
def cut_short(tap: Tap) -> str:
    turn = tap.turn()
    floor.stop(turn, by=tap.by, seen=tap.seen, reason=tap.data["reason"])
    return _("Number %(number)s was stopped; what was not said is answered in writing.") % _number(turn)


@act("vang-khi-moi", CALL, away="floor")
def absent(tap: Tap) -> str:
    turn = tap.turn()
    floor.defer(turn, by=tap.by, seen=tap.seen)
    return _("Number %(number)s is absent and will be called once more.") % _number(turn)


@act("nhac-noi-dung", *LEAD, away="floor")
def remind_of_topic(tap: Tap) -> str:
    floor.remind_of_topic(tap.turn(), by=tap.by)
    return _("The reminder is in the journal.")


@act("thanh-van-ban", *LEAD, away="floor")
def to_written(tap: Tap) -> str:
    opinion = written.to_written(tap.turn(), by=tap.by)
    return _("It is now the written opinion %(number)s.") % {"number": opinion.number}


@act("moi-ra-ngoai", *LEAD, form=ExpelForm, away="floor")
def expel(tap: Tap) -> str:
    turn = tap.turn()
    if turn.attendance is None:
        raise Refused(_("This person is not in the hall."), code="state")
    leaving.expel(tap.sitting, turn.attendance, reason=tap.data["reason"], by=tap.by)
    return _("Number %(number)s was asked to leave; what was to be said is answered in writing.") % _number(turn)


@act("nguoi-giup", "turn.screen", *LEAD, form=HelperForm)
def helper(tap: Tap) -> str:
    """Somebody speaks for the person at the microphone, or interprets."""
    turn, data = tap.turn(), tap.data
    helping.note(tap.sitting, kind=data["kind"], name=data["helper"], turn=turn, by=tap.by, right="hall.read")
    return _("Number %(number)s: the helper is noted.") % _number(turn)


@act("sua-ten", "turn.screen", form=NameForm)
def correct_name(tap: Tap) -> str:
    """Typed wrong: right on every screen at once."""
    turn, data = tap.turn(), tap.data
    naming.correct(turn, name=data["speaker"], place=data["place"], by=tap.by)
    return _("Number %(number)s: the name is corrected on all screens.") % _number(turn)


@act("thoi-gian-rieng", *LEAD, form=ShareForm)
def share(tap: Tap) -> str:
    turn = tap.turn()
    helping.lengthen(turn, percent=int(tap.data["share"]), by=tap.by)
    return _("Number %(number)s has its own time to speak.") % _number(turn)


@act("doi-thu-tu", *LEAD, away="floor")
def reorder(tap: Tap) -> str:
    turn = tap.turn()
    before = tap.turn("before") if tap.value("before") else None
    queue.reorder(turn, before=before, by=tap.by)
    return _("The place of number %(number)s is changed; the journal keeps the old one.") % _number(turn)


@act("noi-lai", *LEAD)
def follow_up(tap: Tap) -> str:
    """Not yet satisfied: the question opens again and the asker gets a short second turn."""
    question = tap.question() if tap.value("question") else None
    again = questions.ask_again(question, by=tap.by) if question else queue.follow_up(tap.turn(), by=tap.by)
    return _("Asked again under number %(number)s.") % _number(again)


@act("tu-choi", *LEAD, form=DeclineForm)
def decline(tap: Tap) -> str:
    queue.decline(tap.turn(), reason=tap.data["reason"], by=tap.by)
    return _("Declined with its reason.")


@act("nhan-dang-ky", "turn.screen", *LEAD)
def accept(tap: Tap) -> str:
    turn = tap.turn()
    queue.accept(turn, by=tap.by)
    return _("Number %(number)s is on the list.") % _number(turn)


@act("huong-dan-thu-tuc", "turn.screen", *LEAD, form=ReasonForm)
def redirect_turn(tap: Tap) -> str:
    queue.redirect(tap.turn(), reason=tap.data["reason"], by=tap.by)
    return _("Shown the way the law gives; nothing of it is on the screens.")


@act("nhap-dang-ky", "turn.screen", *LEAD)
def merge(tap: Tap) -> str:
    queue.merge(tap.turn(), into=tap.turn("into"), by=tap.by)
    return _("Merged; both names stay.")


@act("rut-dang-ky", "desk.register", away="attendance")
def withdraw(tap: Tap) -> str:
    turn = tap.turn()
    queue.withdraw(turn, by=tap.by)
    return _("Number %(number)s no longer wants to speak.") % _number(turn)


@act("hoan-tac", CALL, TIME, "floor.lead")
def undo(tap: Tap) -> str:
    turn = floor.undo(tap.sitting, by=tap.by)
    return _("Undone; number %(number)s as before.") % _number(turn)
