"""Two beats of a sitting: of the floor (order and lock) and of the screens (what they show).

A scan at the door or a line of the minutes changes the screens, not the floor: it must not make the tap of the
chair stale.
"""

from __future__ import annotations

from doithoai.core import pulse
from doithoai.live.models import Sitting


def floor(sitting: Sitting, *, seen: int | None = None) -> None:
    """Order, speaker or state of the sitting change; refused when the caller saw an older beat."""
    pulse.advance(sitting.floor_key, seen=seen)
    pulse.advance(sitting.pulse_key)


def screens(sitting: Sitting) -> None:
    """Something the screens show has changed."""
    pulse.advance(sitting.pulse_key)


def of_floor(sitting: Sitting) -> int:
    """What a screen sends back as `seen`."""
    return pulse.beat(sitting.floor_key)
