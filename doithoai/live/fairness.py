"""A hint for the chair, never applied by itself: who was heard, and who could be heard next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from doithoai.live import floor
from doithoai.live.models import Turn
from doithoai.live.states import ON_FLOOR, TurnState


def seconds_by_place(turns: Iterable[Turn], now: datetime) -> Counter[str]:
    """How long each place has spoken so far."""
    spoken: Counter[str] = Counter()
    for turn in turns:
        if turn.state == TurnState.FINISHED or turn.state in ON_FLOOR:
            spoken[turn.place] += floor.elapsed(turn, now)
    return spoken


def suggest(waiting: Iterable[Turn], spoken: Counter[str]) -> Turn | None:
    """The first person in the hall from the place that has spoken least."""
    ready = [turn for turn in waiting if turn.state == TurnState.READY]
    return min(ready, key=lambda turn: spoken[turn.place], default=None)
