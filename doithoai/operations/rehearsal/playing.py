"""A script played from its first line to its last, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction

from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.live import commands, floor
from doithoai.operations.rehearsal import acts
from doithoai.operations.rehearsal.script import Event, Script
from doithoai.operations.rehearsal.stage import Stage, set_up

#: What can be taken back.
TAPS = frozenset({"call", "no_show", "speak", "pause", "unpause", "stop", "finish"})
#: code of a rule -> code of the balance.
CODES = {
    "right": "not_allowed",
    "registered": "already_registered",
    "floor": "floor_taken",
    "stale": "floor_taken",
    "state": "wrong_state",
    "late": "too_late",
    "closed": "list_closed",
}


@dataclass
class Played:
    """What happened: the stage as it is now, and what was refused, repeated or taken back."""

    script: Script
    stage: Stage
    refused: list[tuple[int, str]] = field(default_factory=list)
    repeated: list[int] = field(default_factory=list)
    done: dict[int, Event] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    def done_acts(self, act: str) -> list[Event]:
        """The events of this kind that had their effect."""
        return [event for event in self.done.values() if event.act == act]


def play(
    script: Script,
    *,
    pace: float = 0,
    ready: Callable[[Stage], None] | None = None,
    after: Callable[[Played, Event], None] | None = None,
) -> Played:
    """Play every event by the rules; `pace` 1 is real time, 10 is ten times as fast, 0 as fast as it goes.

    `ready` is called when the stage stands, `after` after each event. At a pace the clock of the house follows the
    script, so that open screens show its time.
    """
    with transaction.atomic():
        played = Played(script, set_up(script))
    if ready is not None:
        ready(played.stage)
    before: float | None = None
    try:
        for event in script.events:
            if pace and before is not None and event.t > before:
                time.sleep((event.t - before) / pace)
            before = event.t
            with clock.held(script.moment(event)), _as_it_happened(script, event):
                one(played, event)
            if pace:
                clock.show(script.moment(event))
            if after is not None:
                after(played, event)
    finally:
        if pace:
            clock.set_offset(timedelta())
    return played


def _as_it_happened(script: Script, event: Event) -> AbstractContextManager[None]:
    """What a desk kept while it was off line happened by its own clock."""
    told = event.data.get("device_t")
    if isinstance(told, bool) or not isinstance(told, (int, float)) or told >= event.t:
        return nullcontext()
    return clock.lived_again(script.begins + timedelta(seconds=float(told)))


def one(played: Played, event: Event) -> None:
    """One event: done, refused with a code, or a repetition without effect."""
    if event.key and event.key in played.keys:
        played.repeated.append(event.n)
        return
    played.keys.add(event.key)
    stage = played.stage
    try:
        with transaction.atomic():
            if event.act == "undo":
                _undo(played, event)
            elif stage.sitting is None:
                acts.play(stage, event)
            else:
                key = f"{stage.conference.public_id}:{event.key}" if event.key else ""
                commands.perform(
                    stage.sitting, lambda: acts.play(stage, event), name=event.act, by=stage.coordinator, key=key[:64]
                )
    except Refused as refusal:
        played.refused.append((event.n, _code(event, refusal)))
        return
    played.done[event.n] = event


def _undo(played: Played, event: Event) -> None:
    """Only the last tap can be taken back, and only what had an effect."""
    of = int(event.data["of"])
    taps = [one for one in played.done.values() if one.act in TAPS]
    if of not in played.done or not taps or taps[-1].n != of:
        raise Refused("Không hoàn tác được việc này.", code="cannot_undo")
    floor.undo(played.stage.fresh(), by=acts.by(played.stage, event))
    del played.done[of]


def _code(event: Event, refusal: Refused) -> str:
    if event.act in ("promise", "direct") and refusal.field in ("executor", "due_on"):
        return "owner_or_date_missing"
    return CODES.get(refusal.code, refusal.code)
