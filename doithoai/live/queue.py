"""The queue: who asks to speak, in which order, and how a request leaves it without a speech."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple, TypeVar

from django.db import transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core import journal, numbers
from doithoai.core.actors import Actor
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, Step, amend, begin, move, once
from doithoai.live import beats, states
from doithoai.live.models import NameShown, Sitting, Turn
from doithoai.live.sitting import permit, require_head
from doithoai.live.states import CALLABLE, ON_FLOOR, WAITING_TURNS, SittingState, TurnState
from doithoai.opinion.models import Door, Opinion

#: The limit of a question asked again.
FOLLOW_UP_SECONDS = 60
#: Who is called before whom.
RANK: dict[str, int] = {TurnState.READY: 0, TurnState.ACCEPTED: 1, TurnState.DEFERRED: 2}

journal.register_verb("turn.request", _("Asked to speak"))
journal.register_verb("turn.reorder", _("Place in the queue changed"))


class Place(NamedTuple):
    """A request that waits, without its person."""

    pk: int
    number: int
    state: str


PlaceT = TypeVar("PlaceT", Place, Turn)


def request(sitting: Sitting, *, in_hall: bool = False, key: str | None = None, **asked: Any) -> Turn:
    """Register a request to speak; the sequence is the order of arrival (S-58). `asked` as for `enter`.

    When the list is closed the request is refused with the way out: it can be handed in as a written opinion.
    """
    if key and once(key):
        entry = Entry.objects.get(key=key)
        return Turn.objects.get(pk=entry.subject_id)
    if not is_open(sitting):
        raise Refused(_("The list of speakers is closed. Take the request as a written opinion."), code="closed")
    delegate = asked.get("attendance")
    if delegate is not None and delegate.asked_to_leave_at is not None:
        raise Refused(_("This person was asked to leave. Take the request as a written opinion."), code="closed")
    with transaction.atomic():
        turn = enter(sitting, key=key, **asked)
        # The conclusion may have closed the list while this one waited for the floor.
        sitting.refresh_from_db(fields=["registration_open", "state"])
        if not is_open(sitting):
            raise Refused(_("The list of speakers is closed. Take the request as a written opinion."), code="closed")
        if in_hall:
            move(turn, states.ACCEPT_AT_DESK, by=asked["by"], allowed=True)
    return turn


def is_open(sitting: Sitting) -> bool:
    """True while requests to speak are taken."""
    return sitting.registration_open and sitting.state in (SittingState.DESK_OPEN, SittingState.IN_SESSION)


def enter(
    sitting: Sitting,
    *,
    name: str,
    topic: str,
    by: Actor,
    content: str = "",
    place: str = "",
    name_shown: str = NameShown.NUMBER,
    attendance: Attendance | None = None,
    opinion: Opinion | None = None,
    door: str = Door.HALL,
    right: str = "desk.register",
    key: str | None = None,
) -> Turn:
    """The row of a request: one active one per delegate, numbered in the order of arrival."""
    if not topic.strip():
        raise Refused(_("Say in a few words what the person wants to speak about."), field="topic")
    active = Q(state__in=[*WAITING_TURNS, *ON_FLOOR])
    if attendance is not None and sitting.turns.filter(active, attendance=attendance).exists():
        raise Refused(_("This delegate is already on the list of speakers."), field="name", code="registered")
    with transaction.atomic():
        beats.floor(sitting)
        number = attendance.number if attendance else _free_number(sitting)
        if sitting.turns.filter(number=number).exists():
            number = _free_number(sitting)
        turn = Turn(
            sitting=sitting,
            attendance=attendance,
            number=number,
            sequence=numbers.next_number(f"turn:{sitting.pk}"),
            name="" if name_shown == NameShown.HIDDEN else name.strip(),
            name_shown=name_shown,
            place="" if name_shown == NameShown.HIDDEN else place,
            topic=topic.strip(),
            content=content,
            door=door,
            opinion=opinion,
            limit_seconds=sitting.conference.speak_seconds,
        )
        begin(turn, "turn.request", by=by, right=right, key=key)
    return turn


def _free_number(sitting: Sitting) -> int:
    """A number no delegate and no earlier request has."""
    turns = sitting.turns.aggregate(top=Max("number"))["top"] or 0
    delegates = sitting.conference.attendances.aggregate(top=Max("number"))["top"] or 0
    return int(max(turns, delegates)) + 1


def step(turn: Turn, arrow: Step, *, by: Actor, seen: int | None = None, right: str = "", **columns: Any) -> None:
    with transaction.atomic():
        permit(turn.sitting, right or arrow.right, by=by)
        beats.floor(turn.sitting, seen=seen)
        move(turn, arrow, by=by, allowed=True, **columns)


def accept(turn: Turn, *, by: Actor) -> None:
    """The request lies within the scope of the conference; who is in the hall already is ready at once."""
    with transaction.atomic():
        step(turn, states.ACCEPT, by=by)
        if turn.attendance is not None and turn.attendance.status == AttendanceStatus.PRESENT:
            move(turn, states.BE_READY, by=by, allowed=True)


def ready(turn: Turn, *, by: Actor) -> None:
    """The person is in the hall."""
    step(turn, states.BE_READY, by=by)


def waiting(sitting: Sitting) -> list[Turn]:
    """Everybody who may still be called, in the order in which they will be."""
    return in_calling_order(sitting.turns.filter(state__in=CALLABLE).in_order())


def first(sitting: Sitting) -> Turn | None:
    """Who is called next."""
    place = next(iter(places(sitting)), None)
    return sitting.turns.get(pk=place.pk) if place is not None else None


def places(sitting: Sitting) -> list[Place]:
    """The same order as `waiting`, and nothing of the people: no name of hundreds is opened for it."""
    rows = sitting.turns.filter(state__in=CALLABLE).in_order().values_list("pk", "number", "state")
    return in_calling_order(Place(*row) for row in rows)


def in_calling_order(turns: Iterable[PlaceT]) -> list[PlaceT]:
    """Who is in the hall first, then who has not come yet, last who was absent when called."""
    return sorted((turn for turn in turns if turn.state in CALLABLE), key=lambda turn: RANK[turn.state])


def follow_up(turn: Turn, *, by: Actor) -> Turn:
    """The person asks again: a new short request that points at the first; it counts as a second one."""
    require_head(turn.sitting, by)
    if turn.state != TurnState.FINISHED:
        raise Refused(_("Only who has spoken can ask again."))
    with transaction.atomic():
        again = request(
            turn.sitting,
            name=turn.name,
            topic=turn.topic,
            place=turn.place,
            name_shown=turn.name_shown,
            attendance=turn.attendance,
            by=by,
            right="hall.read",
        )
        limit = min(again.limit_seconds, FOLLOW_UP_SECONDS)
        move(again, states.ACCEPT_AT_DESK, by=by, allowed=True, follows=turn, limit_seconds=limit)
    return again


def withdraw(turn: Turn, *, by: Actor, right: str = "desk.register") -> None:
    """The person no longer wants to speak; the phone bound to the card asks under its own right."""
    step(turn, states.WITHDRAW, by=by, right=right)


def decline(turn: Turn, *, reason: str, by: Actor) -> None:
    """The chair alone declines, with a reason; the author is told."""
    require_head(turn.sitting, by)
    if not reason.strip():
        raise Refused(_("Say why the request is declined."), field="reason")
    with transaction.atomic():
        beats.floor(turn.sitting)
        move(turn, states.DECLINE, by=by, allowed=True, reason=reason)


def redirect(turn: Turn, *, reason: str, by: Actor) -> None:
    """A complaint, a denunciation or a case in court: shown the way the law gives; no content on public screens."""
    if not reason.strip():
        raise Refused(_("Say which way the person was shown."), field="reason")
    step(turn, states.REDIRECT, by=by, reason=reason)


def merge(turn: Turn, *, into: Turn, by: Actor) -> None:
    """Two requests on one topic: both names stay, one speaks."""
    if turn.pk == into.pk or turn.sitting_id != into.sitting_id:
        raise Refused(_("Choose another request of the same conference."))
    with transaction.atomic():
        permit(turn.sitting, "turn.screen", by=by)
        beats.floor(turn.sitting)
        move(turn, states.MERGE, by=by, allowed=True, follows=into, facts={"into": into.number})


def reorder(turn: Turn, *, before: Turn | None, by: Actor) -> None:
    """The chair moves a speaker (S-59); the journal keeps the old and the new place."""
    require_head(turn.sitting, by)
    order = waiting(turn.sitting)
    if turn.pk not in {row.pk for row in order}:
        raise Refused(_("This person is no longer waiting."))
    old = [row.pk for row in order].index(turn.pk)
    rest = [row for row in order if row.pk != turn.pk]
    place = len(rest) if before is None else [row.pk for row in rest].index(before.pk)
    rest.insert(place, turn)
    with transaction.atomic():
        beats.floor(turn.sitting)
        for position, row in enumerate(rest):
            Turn.objects.filter(pk=row.pk).update(priority=1, sequence=position + 1)
        numbers_used = {"from": old + 1, "to": place + 1, "number": turn.number}
        amend(turn, "turn.reorder", by=by, right="floor.lead", allowed=True, facts=numbers_used)
