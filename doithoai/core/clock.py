"""The only source of time. A rehearsal or a browser test may start it at another moment."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def start_offset(start: str) -> timedelta:
    """How far the clock is moved when it shall show `start` (ISO; without a zone: Vietnamese time) now."""
    if not start:
        return timedelta()
    moment = datetime.fromisoformat(start)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZONE)
    return moment - datetime.now(UTC)


_offset = start_offset(os.environ.get("DOITHOAI_CLOCK_START", ""))


def set_offset(offset: timedelta) -> None:
    """Move the clock of this process; for tests and rehearsals only."""
    global _offset
    _offset = offset


def offset() -> timedelta:
    """How far this process's clock is moved now."""
    return _offset


def show(moment: datetime) -> None:
    """Move the clock so that it shows `moment` from now on; for samples and rehearsals only."""
    set_offset(moment - datetime.now(UTC))


def is_moved() -> bool:
    """True when the clock does not show the real time (a system check asks)."""
    return _offset != timedelta()


_held: ContextVar[datetime | None] = ContextVar("held", default=None)


@contextmanager
def held(moment: datetime) -> Iterator[None]:
    """Within it the clock stands at `moment`, also for the journal; for rehearsals only."""
    known = _held.set(moment)
    try:
        yield
    finally:
        _held.reset(known)


_lived_again: ContextVar[tuple[datetime, str] | None] = ContextVar("lived_again", default=None)


@contextmanager
def lived_again(moment: datetime, *, entered: str = "kept") -> Iterator[None]:
    """Within it acts happen at `moment`, which has passed.

    The journal keeps the real time of its entries, with this moment beside it and how it was `entered`: "kept" by a
    screen while the server was away, or "late", from paper.
    """
    known = _lived_again.set((moment, entered))
    try:
        yield
    finally:
        _lived_again.reset(known)


def moment_lived_again() -> tuple[datetime, str] | None:
    """When an act happened that is entered later, and how it was entered; None while acts happen as they are sent."""
    return _lived_again.get()


def now() -> datetime:
    """The present moment, aware, in UTC; for an act that is entered later, the moment at which it happened."""
    known = _lived_again.get()
    return known[0] if known else real_now()


def real_now() -> datetime:
    """The present moment, also for an act that is entered later."""
    return _held.get() or datetime.now(UTC) + _offset


def of_the_machine() -> datetime:
    """The time of the machine, whatever moment is shown: what a person at a browser waits by."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in Vietnam."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    """The moment as a clock on a Vietnamese wall shows it."""
    return moment.astimezone(ZONE)
