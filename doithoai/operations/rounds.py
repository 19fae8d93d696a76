"""All that happens because time passed: each round does one piece and says whether there may be more."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from doithoai.casework import deadlines as casework
from doithoai.conference import deadlines as conference
from doithoai.notices import outbox
from doithoai.opinion import figures

Round = Callable[[datetime], bool]

ROUNDS: tuple[Round, ...] = (
    casework.mark_late_one,
    conference.mark_one,
    casework.remind_one,
    conference.remind_one,
    conference.remind_to_fix_one,
    outbox.carry_one,
    figures.fold,
)
MOST_PIECES = 200


def tick(now: datetime) -> int:
    """Let every round work until it has nothing more to do; returns how many pieces were done."""
    pieces = 0
    for one in ROUNDS:
        for _piece in range(MOST_PIECES):
            if not one(now):
                break
            pieces += 1
    return pieces
