"""When the clock last ran, and which of its rounds broke: rows of the pulse, so every process can read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from doithoai.core.models import Pulse

CLOCK = "clock:ran"
_ROUND = "clock:round:"
#: Written so seldom that the disk does not notice.
EVERY = timedelta(seconds=30)


def beat(now: datetime, rounds: Mapping[str, bool], last: datetime | None) -> datetime:
    """Note that the clock ran, and each round that came to its end; returns when it was last noted."""
    if last is not None and timedelta(0) <= now - last < EVERY:
        return last
    names = [CLOCK, *(f"{_ROUND}{name}" for name, fine in rounds.items() if fine)]
    seconds = int(now.timestamp())
    Pulse.objects.bulk_create(
        [Pulse(key=name[:60], beat=seconds) for name in names],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["beat"],
    )
    return now


def last_run() -> datetime | None:
    """When the clock last ran, to half a minute; None when it never did."""
    seconds = Pulse.objects.filter(key=CLOCK).values_list("beat", flat=True).first()
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def last_rounds() -> dict[str, datetime]:
    """When each round last came to its end without a fault."""
    rows = Pulse.objects.filter(key__startswith=_ROUND).values_list("key", "beat")
    return {key.removeprefix(_ROUND): datetime.fromtimestamp(beat, UTC) for key, beat in rows}
