"""All that happens because time passed: each round does one piece and says whether there may be more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime

from doithoai.casework import deadlines as casework
from doithoai.casework import digest
from doithoai.conference import deadlines as conference
from doithoai.core import rates, seals
from doithoai.notices import outbox
from doithoai.operations import planning
from doithoai.opinion import figures, importing_later, index
from doithoai.privacy import deadlines as privacy
from doithoai.privacy import retention
from doithoai.reporting import archiving, kept, urging

Round = Callable[[datetime], bool]

ROUNDS: tuple[Round, ...] = (
    casework.mark_late_one,
    conference.mark_one,
    privacy.mark_late_one,
    casework.remind_one,
    conference.remind_one,
    conference.remind_to_fix_one,
    urging.remind_one,
    privacy.remind_one,
    digest.send_one,
    outbox.carry_one,
    importing_later.take_in_one,
    figures.fold,
    index.merge,
    kept.refresh_one,
    planning.renew,
    rates.forget,
    retention.erase_some,
    seals.seal_some,
    archiving.make_one,
)
#: A round that has more stops here and goes on in the next tick, so that none keeps the others waiting.
MOST_PIECES = 200

log = logging.getLogger(__name__)


#: Which rounds came to their end without a fault in the last tick of this process.
fine: dict[str, bool] = {}


def tick(now: datetime) -> int:
    """Let every round work until it has nothing more to do; returns how many pieces were done."""
    return sum(_work(one, now) for one in ROUNDS)


def name_of(one: Round) -> str:
    """How a round is called in figures: the room's module and the act."""
    return f"{one.__module__.removeprefix('doithoai.')}.{getattr(one, '__name__', '?')}"


def _work(one: Round, now: datetime) -> int:
    """One round; a broken one is said in the log (the kind of fault, never its words) and holds nobody up."""
    fine[name_of(one)] = True
    for piece in range(MOST_PIECES):
        try:
            if not one(now):
                return piece
        except Exception as fault:
            fine[name_of(one)] = False
            log.error("round %s.%s: %s", one.__module__, getattr(one, "__name__", "?"), type(fault).__name__)
            return piece
    return MOST_PIECES
