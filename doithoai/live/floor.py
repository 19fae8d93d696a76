"""The floor: who is called, who speaks and for how long, until the floor is closed.

Every act advances the beat of the floor first: it is lock, order and version in one, so two people who press at
once never skip a speaker.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, Step, amend, move, once
from doithoai.live import beats, queue, states, written
from doithoai.live.models import Question, Sitting, Turn
from doithoai.live.sitting import permit, require_head, since
from doithoai.live.states import CALLABLE, ON_FLOOR, WAITING_TURNS, QuestionState, SittingState, TurnState
from doithoai.opinion.models import Opinion

#: How long a tap on call, start or stop can be taken back (live screens).
UNDO_SECONDS = 10
#: Taps that only stop the timer or let it run.
_TIMER = ("turn.pause", "turn.continue")

journal.register_verb("turn.warn", _("Speaker reminded of the topic"))
journal.register_verb("turn.add_time", _("Time to speak added"))


def call_next(sitting: Sitting, *, by: Actor, seen: int | None = None, key: str | None = None) -> Turn:
    """Call the next speaker, once the floor is free. The same key twice is one act."""
    if key and once(key):
        return Turn.objects.get(pk=Entry.objects.get(key=key).subject_id)
    permit(sitting, "floor.call", by=by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        _in_session(sitting)
        _nobody_speaks(sitting)
        _nobody_called(sitting)
        turn = queue.first(sitting)
        if turn is None:
            raise Refused(_("Nobody is waiting to speak."))
        _call(turn, by=by, key=key)
    return turn


def call(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """Call one person out of order, under the chair's direction (S-59); the old place is kept in the journal.

    Who was called by mistake before waits again as before.
    """
    sitting = turn.sitting
    permit(sitting, "floor.call", by=by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        _in_session(sitting)
        turn.refresh_from_db()
        _nobody_speaks(sitting)
        if turn.state in CALLABLE:
            for other in sitting.turns.filter(state=TurnState.CALLED):
                _uncall(other, by=by, facts={"for": turn.number})
        place = [row.pk for row in queue.places(sitting)].index(turn.pk) if turn.state in CALLABLE else 0
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


def _uncall(turn: Turn, *, by: Actor, **other: Any) -> None:
    """As before the call: in the hall, not yet in the hall, or absent when called before."""
    calls = Entry.objects.filter(subject="live.turn", subject_id=turn.pk, verb="turn.call").order_by("-id")
    before = calls.values_list("source", flat=True)[0]
    arrow = states.UNCALL_TO[TurnState(before)]
    move(turn, arrow, by=by, allowed=True, called_at=None, calls=max(0, turn.calls - 1), **other)


def _in_session(sitting: Sitting) -> None:
    sitting.refresh_from_db()
    if sitting.state != SittingState.IN_SESSION:
        code = "suspended" if sitting.state == SittingState.SUSPENDED else "state"
        raise Refused(_("The conference is not in session now."), code=code)


def _nobody_speaks(sitting: Sitting) -> None:
    if sitting.turns.filter(state__in=ON_FLOOR).exists():
        raise Refused(_("Somebody else has the floor. Stop that speech first."), code="floor")


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
            queue.step(turn, states.SPEAK, by=by, seen=seen, started_at=clock.now())
            _in_session(turn.sitting)
            for question in Question.objects.filter(sitting=turn.sitting, state=QuestionState.ANSWERING):
                move(question, states.YIELD, by=by, allowed=True)
    except IntegrityError as error:
        raise Refused(_("Somebody else has the floor. Stop that speech first."), code="stale") from error


def pause(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """Stop the timer for a moment."""
    queue.step(turn, states.PAUSE, by=by, seen=seen, paused_at=clock.now())


def go_on(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """The timer runs again; paused seconds are kept apart."""
    paused = turn.paused_seconds + since(turn.paused_at)
    columns: dict[str, Any] = {"paused_at": None, "paused_seconds": paused, "paused_by_suspension": False}
    with transaction.atomic():
        queue.step(turn, states.CONTINUE, by=by, seen=seen, **columns)
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


def stop(turn: Turn, *, by: Actor, seen: int | None = None, reason: str = "") -> None:
    """The speech is over; with a reason the chair stopped it and the rest becomes a written opinion."""
    with transaction.atomic():
        permit(turn.sitting, "floor.time", by=by)
        if reason:
            require_head(turn.sitting, by)
        beats.floor(turn.sitting, seen=seen)
        _finish(turn, by=by, reason=reason)
        if reason and turn.opinion is None and turn.content.strip():
            opinion = written.as_opinion(turn, by=by)
            Turn.objects.filter(pk=turn.pk).update(opinion=opinion)
            turn.opinion = opinion


def _finish(turn: Turn, *, by: Actor, reason: str) -> None:
    paused = since(turn.paused_at) if turn.state == TurnState.PAUSED else 0
    move(
        turn,
        states.FINISH,
        by=by,
        allowed=True,
        facts={"number": turn.number},
        stopped_at=clock.now(),
        paused_seconds=turn.paused_seconds + paused,
        stop_reason=reason,
    )


def defer(turn: Turn, *, by: Actor, seen: int | None = None) -> None:
    """No answer to the call: behind those present; absent at the second call, the request goes into writing."""
    sitting = turn.sitting
    permit(sitting, "floor.call", by=by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        _in_session(sitting)
        absences = Entry.objects.filter(subject="live.turn", subject_id=turn.pk, verb="turn.defer").count()
        absences -= Entry.objects.filter(subject="live.turn", subject_id=turn.pk, verb="turn.undefer").count()
        if turn.state == TurnState.CALLED and absences:
            written.write_down(turn, by=by, why="absent_twice")
            return
        move(turn, states.DEFER, by=by, allowed=True, facts={"number": turn.number, "calls": turn.calls})


def begin_concluding(sitting: Sitting, *, by: Actor, seen: int | None = None) -> list[Opinion]:
    """Close the floor: all who still wait become written opinions in one act."""
    require_head(sitting, by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        for turn in sitting.turns.filter(state__in=ON_FLOOR):
            _finish(turn, by=by, reason="")
        waiting = list(sitting.turns.filter(state__in=WAITING_TURNS).in_order())
        opinions = [written.write_down(turn, by=by, why="time_out") for turn in waiting]
        move(sitting, states.CONCLUDING, by=by, allowed=True, registration_open=False, slide="conclusion")
    return opinions


def remind_of_topic(turn: Turn, *, by: Actor) -> None:
    """The speaker strays: a soft sign, and a line in the journal."""
    require_head(turn.sitting, by)
    with transaction.atomic():
        beats.floor(turn.sitting)
        amend(turn, "turn.warn", by=by, right="floor.lead", allowed=True)


def undo(sitting: Sitting, *, by: Actor, seen: int | None = None, at: datetime | None = None) -> Turn:
    """Take back the last call, absence, start, pause or stop within ten seconds, as if it had not been; who was called
    before is called again."""
    turn, tap = _last_tap(sitting, at or clock.now())
    if tap.verb == "turn.call":
        _undo_call(turn, by=by, seen=seen)
        return turn
    if tap.verb in _TIMER:
        _in_session(sitting)
    arrow, columns = _way_back(turn, tap)
    try:
        queue.step(turn, arrow, by=by, seen=seen, **columns)
    except IntegrityError as error:
        raise Refused(_("Somebody else has the floor. Stop that speech first."), code="stale") from error
    return turn


def _way_back(turn: Turn, tap: Entry) -> tuple[Step, dict[str, Any]]:
    """The arrow that undoes a tap, and the times as they were before it."""
    ways: dict[str, tuple[Step, dict[str, Any]]] = {
        "turn.defer": (states.UNDEFER, {}),
        "turn.to_written": (states.UNWRITE, {}),
        "turn.speak": (states.UNSTART, {"started_at": None}),
        "turn.pause": (states.CONTINUE, {"paused_at": None, "facts": {"undone": True}}),
        "turn.finish": (states.RESUME_SPEECH, {"stopped_at": None, "stop_reason": ""}),
    }
    if tap.verb != "turn.continue":
        return ways[tap.verb]
    pauses = Entry.objects.filter(subject="live.turn", subject_id=turn.pk, verb="turn.pause", pk__lt=tap.pk)
    began = pauses.latest("pk").at
    paused = max(0, turn.paused_seconds - int((tap.at - began).total_seconds()))
    return states.PAUSE, {"paused_at": began, "paused_seconds": paused, "facts": {"undone": True}}


def _undo_call(turn: Turn, *, by: Actor, seen: int | None) -> None:
    sitting = turn.sitting
    permit(sitting, "floor.call", by=by)
    with transaction.atomic():
        beats.floor(sitting, seen=seen)
        _uncall(turn, by=by)
        put_back = Entry.objects.filter(
            subject="live.turn", verb__startswith="turn.uncall", at__gte=clock.now() - timedelta(seconds=UNDO_SECONDS)
        )
        for entry in put_back.filter(subject_id__in=sitting.turns.values("pk"), facts__for=turn.number):
            other = Turn.objects.select_related("sitting__conference").get(pk=entry.subject_id)
            if other.state in CALLABLE:
                _call(other, by=by, key=None)


def _last_tap(sitting: Sitting, moment: datetime) -> tuple[Turn, Entry]:
    """The latest call, absence, start, pause or stop that is still in force and young enough."""
    turns = {turn.pk: turn for turn in sitting.turns.all()}
    for entry in Entry.objects.filter(
        subject="live.turn",
        subject_id__in=turns,
        verb__in=[*_TIMER, "turn.call", "turn.defer", "turn.to_written", "turn.speak", "turn.finish"],
        at__gte=moment - timedelta(seconds=UNDO_SECONDS),
    ).order_by("-id"):
        is_tap = entry.verb != "turn.to_written" or entry.facts.get("why") == "absent_twice"
        if is_tap and not entry.facts.get("undone") and turns[entry.subject_id].state == entry.target:
            return turns[entry.subject_id], entry
    raise Refused(_("The time for undoing is over."), code="late")


def elapsed(turn: Turn, now: datetime) -> int:
    """Seconds spoken so far, pauses left out."""
    if turn.started_at is None:
        return 0
    until = turn.stopped_at or turn.paused_at or now
    return max(0, int((until - turn.started_at).total_seconds()) - turn.paused_seconds)
