"""Buttons of the sitting as a whole, and of the minutes."""

from __future__ import annotations

from datetime import datetime

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.hall.acting import Tap, act
from doithoai.hall.forms.acts import CorrectForm, HandOverForm, MinuteForm, ReasonForm, SuspendForm
from doithoai.live import conclusion, floor, minutes
from doithoai.live import sitting as sittings

LEAD = ("floor.lead", "floor.call")


@act("khai-mac", *LEAD, away="floor")
def start_sitting(tap: Tap) -> str:
    sittings.start(tap.sitting, by=tap.by, seen=tap.seen)
    return _("The conference is open.")


@act("tam-nghi", *LEAD, form=SuspendForm, away="floor")
def suspend(tap: Tap) -> str:
    sittings.suspend(tap.sitting, because=tap.data["because"], by=tap.by, seen=tap.seen)
    return _("The conference is suspended; the clocks stand still.")


@act("hop-tiep", *LEAD, away="floor")
def resume(tap: Tap) -> str:
    sittings.resume(tap.sitting, by=tap.by, seen=tap.seen)
    return _("The conference goes on.")


@act("hoan-sang-ngay-khac", *LEAD, form=ReasonForm)
def adjourn(tap: Tap) -> str:
    sittings.adjourn(tap.sitting, by=tap.by, reason=tap.data["reason"], seen=tap.seen)
    return _("Adjourned. The list of speakers is kept.")


@act("dong-danh-sach", *LEAD, away="floor")
def close_list(tap: Tap) -> str:
    sittings.set_list(tap.sitting, is_open=False, by=tap.by, seen=tap.seen)
    return _("The list of speakers is closed.")


@act("mo-danh-sach", *LEAD, away="floor")
def open_list(tap: Tap) -> str:
    sittings.set_list(tap.sitting, is_open=True, by=tap.by, seen=tap.seen)
    return _("The list of speakers is open again.")


@act("phan-tiep-theo", "segment.run", *LEAD, away="floor")
def next_segment(tap: Tap) -> str:
    typed = tap.value("part")
    sittings.next_segment(tap.sitting, by=tap.by, seen=int(typed) if typed.isdigit() else None)
    return _("The next part has begun.")


@act("vao-ket-luan", *LEAD)
def begin_concluding(tap: Tap) -> str:
    written = floor.begin_concluding(tap.sitting, by=tap.by, seen=tap.seen)
    return _("The floor is closed. %(n)s requests are now written opinions, each with a number.") % {"n": len(written)}


@act("chot-ket-luan", *LEAD, "hall.conclude")
def sign_off(tap: Tap) -> str:
    items = conclusion.sign_off(tap.sitting, by=tap.by, seen=tap.seen)
    return _("The list of conclusions is signed off: %(n)s points.") % {"n": len(items)}


@act("be-mac", *LEAD, "hall.conclude")
def end(tap: Tap) -> str:
    sittings.end(tap.sitting, by=tap.by, seen=tap.seen)
    return _("The conference has ended.")


@act("giao-dieu-hanh", *LEAD, form=HandOverForm)
def hand_over(tap: Tap) -> str:
    to = tap.data["to"]
    sittings.hand_over(tap.sitting, to=to, by=tap.by, seen=tap.seen)
    return _("%(name)s chairs from now on.") % {"name": to.full_name}


@act("trang-chieu", "screen.run", *LEAD)
def slide(tap: Tap) -> str:
    sittings.show_slide(tap.sitting, slide=tap.value("slide"), by=tap.by)
    return _("The projector shows another page.")


@act("ghi-bien-ban", "minutes.write", form=MinuteForm, away="text")
def minute(tap: Tap) -> str:
    typed = tap.data["at"]
    at = datetime.combine(clock.today(), typed, clock.local(clock.now()).tzinfo) if typed else None
    line = minutes.write(tap.sitting, text=tap.data["text"], by=tap.by, at=at)
    return _("Entered later, with its real time.") if line.is_late_entry else _("The line is written.")


@act("sua-bien-ban", "minutes.write", form=CorrectForm, away="text")
def correct(tap: Tap) -> str:
    line = get_object_or_404(tap.sitting.minute_lines.select_related("sitting"), public_id=tap.value("line"))
    minutes.correct(line, text=tap.data["text"], by=tap.by)
    return _("Corrected; the first line is kept.")
