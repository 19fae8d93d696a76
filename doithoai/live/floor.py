"""The floor: who asks to speak, who is called, who speaks and for how long.

Every act advances the beat of the floor first: it is lock, order and version in one, so two people who press at
once never skip a speaker.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Attendance
from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Actor
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, Step, amend, begin, move, once
from doithoai.live import beats, states
from doithoai.live.models import NameShown, Question, Sitting, Turn
from doithoai.live.sitting import permit, require_head
from doithoai.live.states import CALLABLE, ON_FLOOR, WAITING_TURNS, QuestionState, SittingState, TurnState
from doithoai.opinion import intake
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Door, Opinion

#: The limit of a question asked again.
FOLLOW_UP_SECONDS = 60
#: How long a tap on call, start or stop can be taken back (live screens).
UNDO_SECONDS = 10

journal.register_verb("turn.request", _("Asked to speak"))
journal.register_verb("turn.reorder", _("Place in the queue changed"))
journal.register_verb("turn.warn", _("Speaker reminded of the topic"))
journal.register_verb("turn.add_time", _("Time to speak added"))
journal.register_verb("turn.correct", _("Entry of the speaker corrected"))


def request(
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
    in_hall: bool = False,
    key: str | None = None,
) -> Turn:
    """Register a request to speak; the sequence is the order of arrival (S-58).

    One active request per delegate. When the list is closed the request is refused with the way out: it can be
    handed in as a written opinion.
    """
    if key and once(key):
        entry = Entry.objects.get(key=key)
        return Turn.objects.get(pk=entry.subject_id)
    if not sitting.registration_open or sitting.state not in (SittingState.DESK_OPEN, SittingState.IN_SESSION):
        raise Refused(_("The list of speakers is closed. Take the request as a written opinion."), code="closed")
    if not topic.strip():
        raise Refused(_("Say in a few words what the person wants to speak about."), field="topic")
    active = Q(state__in=[*WAITING_TURNS, *ON_FLOOR])
    if attendance is not None and sitting.turns.filter(active, attendance=attendance).exists():
        raise Refused(_("This delegate is already on the list of speakers."), field="name")
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
            name=name.strip(),
            name_shown=name_shown,
            place=place,
            topic=topic.strip(),
            content=content,
            door=door,
            opinion=opinion,
            limit_seconds=sitting.conference.speak_seconds,
        )
        begin(turn, "turn.request", by=by, right=right, key=key)
        if in_hall:
            move(turn, states.ACCEPT_AT_DESK, by=by, allowed=True)
    return turn


def _free_number(sitting: Sitting) -> int:
    """A number no delegate and no earlier request has."""
    turns = sitting.turns.aggregate(top=Max("number"))["top"] or 0
    delegates = sitting.conference.attendances.aggregate(top=Max("number"))["top"] or 0
    return int(max(turns, delegates)) + 1


def _step(turn: Turn, arrow: Step, *, by: Actor, seen: int | None = None, right: str = "", **columns: Any) -> None:
    with transaction.atomic():
        permit(turn.sitting, right or arrow.right, by=by)
        beats.floor(turn.sitting, seen=seen)
        move(turn, arrow, by=by, allowed=True, **columns)


def accept(turn: Turn, *, by: Actor) -> None:
    """The request lies within the scope of the conference."""
    _step(turn, states.ACCEPT, by=by)


def ready(turn: Turn, *, by: Actor) -> None:
    """The person is in the hall."""
    _step(turn, states.BE_READY, by=by)


def queue(sitting: Sitting) -> list[Turn]:
    """Everybody who may still be called, in the order in which they will be."""
    return in_calling_order(sitting.turns.filter(state__in=CALLABLE).in_order())


def in_calling_order(turns: Iterable[Turn]) -> list[Turn]:
    """Who is in the hall first, then who has not come yet, last who was absent when called."""
    rows = [turn for turn in turns if turn.state in CALLABLE]
    rank = {TurnState.READY: 0, TurnState.ACCEPTED: 1, TurnState.DEFERRED: 2}
    return sorted(rows, key=lambda turn: rank[TurnState(turn.state)])


def call_next(sitting: Sitting, *, by: Actor, seen: int | None = None, key: str | None = None) -> Turn:
    """Call the next speaker; whoever holds the floor has finished. The same key twice is one act."""
    if key and once(key):
        return Turn.objects.get(pk=Entry.objects.get(key=key).subject_id)
    permit(sitting, "floor.call", by=by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        _in_session(sitting)
        _nobody_called(sitting)
        for turn in sitting.turns.filter(state__in=ON_FLOOR):
            _finish(turn, by=by, reason="")
        waiting = queue(sitting)
        if not waiting:
            raise Refused(_("Nobody is waiting to speak."))
        _call(waiting[0], by=by, key=key)
    return waiting[0]


def call(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """Call one person out of order, under the chair's direction (S-59); the old place is kept in the journal."""
    sitting = turn.sitting
    permit(sitting, "floor.call", by=by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        _in_session(sitting)
        turn.refresh_from_db()
        _nobody_called(sitting)
        for other in sitting.turns.filter(state__in=ON_FLOOR):
            _finish(other, by=by, reason="")
        place = [row.pk for row in queue(sitting)].index(turn.pk) if turn.state in CALLABLE else 0
        _call(turn, by=by, key=None, facts={"place": place + 1})


def _call(turn: Turn, *, by: Actor, key: str | None, facts: dict[str, Any] | None = None) -> None:
    Sitting.objects.filter(pk=turn.sitting_id).exclude(slide="floor").update(slide="floor")
    move(
        turn,
        states.CALL,
        by=by,
        allowed=True,
        key=key,
        facts={"number": turn.number, **(facts or {})},
        calls=turn.calls + 1,
        called_at=clock.now(),
        started_at=None,
        stopped_at=None,
        paused_at=None,
        paused_seconds=0,
    )


def _in_session(sitting: Sitting) -> None:
    sitting.refresh_from_db()
    if sitting.state != SittingState.IN_SESSION:
        raise Refused(_("The conference is not in session now."))


def _nobody_called(sitting: Sitting) -> None:
    called = sitting.turns.filter(state=TurnState.CALLED).first()
    if called is not None:
        raise Refused(
            _("Number %(number)s has been called. Start the speech or mark the person absent first.")
            % {"number": called.number}
        )


def start(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """The person at the microphone begins; the timer starts.

    One has the floor: the database allows one speaker, and an organisation that was answering yields.
    """
    try:
        with transaction.atomic():
            _step(turn, states.SPEAK, by=by, seen=seen, started_at=clock.now())
            _in_session(turn.sitting)
            for question in Question.objects.filter(sitting=turn.sitting, state=QuestionState.ANSWERING):
                move(question, states.YIELD, by=by, allowed=True)
    except IntegrityError as error:
        raise Refused(_("Somebody else has the floor. Stop that speech first."), code="stale") from error


def pause(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """Stop the timer for a moment."""
    _step(turn, states.PAUSE, by=by, seen=seen, paused_at=clock.now())


def go_on(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """The timer runs again; paused seconds are kept apart."""
    paused = turn.paused_seconds
    if turn.paused_at is not None:
        paused += int((clock.now() - turn.paused_at).total_seconds())
    with transaction.atomic():
        _step(turn, states.CONTINUE, by=by, seen=seen, paused_at=None, paused_seconds=paused)
        _in_session(turn.sitting)


def add_time(turn: Turn, *, seconds: int, by: Actor, seen: int | None = None) -> None:
    """The chair grants more time; the journal keeps how much."""
    permit(turn.sitting, "floor.time", by=by)
    if turn.state not in ON_FLOOR or not 0 < seconds <= 600:
        raise Refused(_("Time can be added while somebody speaks, at most ten minutes at once."))
    with transaction.atomic():
        beats.floor(turn.sitting, seen=seen)
        facts = {"seconds": seconds, "number": turn.number}
        amend(
            turn,
            "turn.add_time",
            by=by,
            right="",
            allowed=True,
            facts=facts,
            limit_seconds=turn.limit_seconds + seconds,
        )


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


def stop(turn: Turn, *, by: Actor, seen: int | None = None, reason: str = "") -> None:
    """The speech is over; with a reason the chair stopped it and the rest becomes a written opinion."""
    with transaction.atomic():
        permit(turn.sitting, "floor.time", by=by)
        if reason:
            require_head(turn.sitting, by)
        beats.floor(turn.sitting, seen=seen)
        _finish(turn, by=by, reason=reason)
        if reason and turn.opinion is None and turn.content.strip():
            opinion = _as_opinion(turn, by=by)
            Turn.objects.filter(pk=turn.pk).update(opinion=opinion)
            turn.opinion = opinion


def _finish(turn: Turn, *, by: Actor, reason: str) -> None:
    move(
        turn,
        states.FINISH,
        by=by,
        allowed=True,
        facts={"number": turn.number},
        stopped_at=clock.now(),
        stop_reason=reason,
    )


def defer(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """No answer to the call: behind those present; a second call comes before the list ends."""
    _step(turn, states.DEFER, by=by, seen=seen, facts={"number": turn.number, "calls": turn.calls})


def withdraw(turn: Turn, *, by: Actor, right: str = "desk.register") -> None:
    """The person no longer wants to speak; the phone bound to the card asks under its own right."""
    _step(turn, states.WITHDRAW, by=by, right=right)


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
    _step(turn, states.REDIRECT, by=by, reason=reason)


def merge(turn: Turn, *, into: Turn, by: Actor) -> None:
    """Two requests on one topic: both names stay, one speaks."""
    if turn.pk == into.pk or turn.sitting_id != into.sitting_id:
        raise Refused(_("Choose another request of the same conference."))
    with transaction.atomic():
        permit(turn.sitting, "turn.screen", by=by)
        beats.floor(turn.sitting)
        move(turn, states.MERGE, by=by, allowed=True, follows=into, facts={"into": into.number})


def to_written(turn: Turn, *, by: Actor) -> Opinion:
    """Nobody is answered by silence: the request becomes a written opinion (process rule 10)."""
    require_head(turn.sitting, by)
    with transaction.atomic():
        beats.floor(turn.sitting)
        return _write_down(turn, by=by)


def begin_concluding(sitting: Sitting, *, by: Actor, seen: int | None = None) -> list[Opinion]:
    """Close the floor: all who still wait become written opinions in one act."""
    require_head(sitting, by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        for turn in sitting.turns.filter(state__in=ON_FLOOR):
            _finish(turn, by=by, reason="")
        waiting = list(sitting.turns.filter(state__in=WAITING_TURNS).in_order())
        written = [_write_down(turn, by=by) for turn in waiting]
        move(sitting, states.CONCLUDING, by=by, allowed=True, registration_open=False, slide="conclusion")
    return written


def _write_down(turn: Turn, *, by: Actor) -> Opinion:
    opinion = turn.opinion or _as_opinion(turn, by=by)
    move(turn, states.TO_WRITTEN, by=by, allowed=True, facts={"number": turn.number}, opinion=opinion)
    return opinion


def _as_opinion(turn: Turn, *, by: Actor) -> Opinion:
    """The words the person handed in; where there are none yet, the topic, to be completed with the person."""
    conference = turn.sitting.conference
    receipt = intake.receive(
        conference.authority,
        door=Door.HALL,
        texts=[turn.content.strip() or turn.topic],
        by=by,
        conference=conference,
        contact=ContactData(name=turn.name) if turn.name else None,
        place=turn.place,
        wants_to_speak=True,
        key=f"turn:{turn.public_id}",
        right="hall.read",
    )
    return receipt.opinions[0]


def reorder(turn: Turn, *, before: Turn | None, by: Actor) -> None:
    """The chair moves a speaker (S-59); the journal keeps the old and the new place."""
    require_head(turn.sitting, by)
    order = queue(turn.sitting)
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


def remind_of_topic(turn: Turn, *, by: Actor) -> None:
    """The speaker strays: a soft sign, and a line in the journal."""
    require_head(turn.sitting, by)
    with transaction.atomic():
        beats.floor(turn.sitting)
        amend(turn, "turn.warn", by=by, right="floor.lead", allowed=True)


def undo(sitting: Sitting, *, by: Actor, seen: int | None = None, at: datetime | None = None) -> Turn:
    """Take back the last call, start or stop within ten seconds."""
    turn, verb = _last_tap(sitting, at or clock.now())
    ways: dict[str, tuple[Step, dict[str, Any]]] = {
        "turn.call": (states.UNCALL, {"called_at": None, "calls": max(0, turn.calls - 1)}),
        "turn.speak": (states.UNSTART, {"started_at": None}),
        "turn.finish": (states.RESUME_SPEECH, {"stopped_at": None, "stop_reason": ""}),
    }
    arrow, columns = ways[verb]
    try:
        _step(turn, arrow, by=by, seen=seen, **columns)
    except IntegrityError as error:
        raise Refused(_("Somebody else has the floor. Stop that speech first."), code="stale") from error
    return turn


def _last_tap(sitting: Sitting, moment: datetime) -> tuple[Turn, str]:
    """The latest call, start or stop that is still in force and young enough."""
    turns = {turn.pk: turn for turn in sitting.turns.all()}
    for entry in Entry.objects.filter(
        subject="live.turn",
        subject_id__in=turns,
        verb__in=["turn.call", "turn.speak", "turn.finish"],
        at__gte=moment - timedelta(seconds=UNDO_SECONDS),
    ).order_by("-id"):
        if turns[entry.subject_id].state == entry.target:
            return turns[entry.subject_id], entry.verb
    raise Refused(_("The time for undoing is over."), code="late")


def elapsed(turn: Turn, now: datetime) -> int:
    """Seconds spoken so far, pauses left out."""
    if turn.started_at is None:
        return 0
    until = turn.stopped_at or turn.paused_at or now
    return max(0, int((until - turn.started_at).total_seconds()) - turn.paused_seconds)
