"""The registration desk: at the door somebody is found by number, card or name, comes in, asks to speak."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import attending
from doithoai.conference.models import Attendance, AttendanceStatus, Category, Conference
from doithoai.core import vietnamese
from doithoai.core.actors import Actor
from doithoai.core.models import public_id
from doithoai.core.transitions import Refused, move
from doithoai.live import beats, helping, queue, receipts, states, written
from doithoai.live.models import HelpKind, NameShown, Sitting, Turn
from doithoai.live.states import TurnState
from doithoai.opinion import intake
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Door, Opinion

#: The letters and digits on a card; whatever a scanner adds before them (an address) is cut off.
CARD_LENGTH = 12


def by_card(conference: Conference, typed: str) -> Attendance | None:
    """The delegate whose card this code is on; a scanner or a link may put an address before it."""
    card = "".join(typed.rsplit("#", 1)[-1].rsplit("/", 1)[-1].lower().split())
    if len(card) != CARD_LENGTH:
        return None
    return Attendance.objects.filter(conference=conference, card=card).first()


def find(conference: Conference, typed: str) -> list[Attendance]:
    """Who is meant: a card that was scanned, a number, or words of a name or unit."""
    words = typed.strip()
    if not words:
        return []
    rows = Attendance.objects.filter(conference=conference).select_related("organisation").order_by("number")
    if scanned := by_card(conference, words):
        return [scanned]
    if words.isdigit():
        return list(rows.filter(number=int(words[:9])))
    wanted = vietnamese.fold(words).split()
    if given := [row for row in rows if row.desk_number and row.desk_number == words.upper()]:
        return given
    found = [row for row in rows if _says(row, wanted)]
    return sorted(found, key=lambda row: vietnamese.sort_key(row.name))


def _says(row: Attendance, wanted: list[str]) -> bool:
    own = vietnamese.fold(f"{row.name} {row.unit}").split()
    return all(any(word.startswith(one) for word in own) for one in wanted)


def check_in(sitting: Sitting, attendance: Attendance, *, by: Actor) -> bool:
    """Present from now on, and ready to be called; False when the delegate was in the hall already."""
    if attendance.conference_id != sitting.conference_id:
        raise Refused(_("This card belongs to another conference."), code="foreign")
    with transaction.atomic():
        is_new = attending.check_in(attendance, by=by)
        for turn in sitting.turns.filter(attendance=attendance, state=TurnState.ACCEPTED):
            beats.floor(sitting)
            move(turn, states.BE_READY, by=by, allowed=True)
        beats.screens(sitting)
    return is_new


def undo_check_in(sitting: Sitting, attendance: Attendance, *, by: Actor) -> None:
    """The wrong person was ticked."""
    with transaction.atomic():
        attending.undo_check_in(attendance, by=by)
        beats.screens(sitting)


def excuse(sitting: Sitting, attendance: Attendance, *, reason: str, by: Actor) -> None:
    """Absent with a reason."""
    with transaction.atomic():
        attending.excuse(attendance, reason=reason, by=by)
        beats.screens(sitting)


@dataclass(frozen=True)
class Arrival:
    """Somebody who came without an invitation, and the request to speak, if there is one."""

    attendance: Attendance
    turn: Turn | None


def walk_in(
    sitting: Sitting,
    *,
    name: str,
    by: Actor,
    place: str = "",
    category: str = Category.PEOPLE,
    topic: str = "",
    name_shown: str = NameShown.NUMBER,
    known_by: str = "",
    desk_number: str = "",
) -> Arrival:
    """Welcome, numbered and present at once; name and place are enough, no papers are asked for.

    `known_by` names whoever knows the person; without one the entry counts as not verified, and is heard as well.
    """
    with transaction.atomic():
        row = attending.walk_in(
            sitting.conference, name=name, category=category, unit=place, by=by, desk_number=desk_number
        )
        if known_by.strip():
            helping.note(sitting, kind=HelpKind.KNOWS, name=known_by, attendance=row, by=by)
        turn = register(sitting, row, topic=topic, name_shown=name_shown, by=by) if topic.strip() else None
        beats.screens(sitting)
    return Arrival(row, turn)


def register(
    sitting: Sitting, attendance: Attendance, *, topic: str, by: Actor, name_shown: str = NameShown.NUMBER
) -> Turn:
    """A delegate asks to speak at the desk; who is in the hall is ready at once.

    Too late, or asked to leave before, it goes into writing.
    """
    if not queue.is_open(sitting) or attendance.asked_to_leave_at is not None:
        return written.take_late(
            sitting,
            name=attendance.name,
            topic=topic,
            place=attendance.unit,
            name_shown=name_shown,
            attendance=attendance,
            by=by,
        )
    return queue.request(
        sitting,
        name=attendance.name,
        topic=topic,
        place=attendance.unit,
        name_shown=name_shown,
        attendance=attendance,
        by=by,
        in_hall=attendance.status == AttendanceStatus.PRESENT,
    )


def take_slip(
    sitting: Sitting, *, text: str, by: Actor, name: str = "", place: str = "", witness: str = "", key: str = ""
) -> Opinion:
    """A question on paper: a written opinion at once, answered like the rest even if nobody reads it out.

    `witness` names who heard it read out, where the desk wrote for somebody who cannot.
    """
    if not text.strip():
        raise Refused(_("Copy what stands on the slip."), field="text")
    with transaction.atomic():
        opinion = receipts.hold(
            intake.receive(
                sitting.conference.authority,
                door=Door.PAPER,
                texts=[text.strip()],
                by=by,
                conference=sitting.conference,
                contact=ContactData(name=name.strip()) if name.strip() else None,
                place=place.strip(),
                key=f"slip:{key or public_id()}",
            )
        )
        if witness.strip():
            helping.note(sitting, kind=HelpKind.WITNESSES, name=witness, opinion=opinion, by=by)
        beats.screens(sitting)
    return opinion
