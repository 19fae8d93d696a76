"""Two beats of a sitting: of the floor (order and lock) and of the screens (what they show).

A scan at the door or a line of the minutes changes the screens, not the floor: it must not make the tap of the
chair stale.
"""

from __future__ import annotations

from django.db.models import CharField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Coalesce, Concat

from doithoai.core import pulse
from doithoai.core.models import Pulse
from doithoai.live.models import Sitting


def floor(sitting: Sitting, *, seen: int | None = None) -> None:
    """Order, speaker or state of the sitting change; refused when the caller saw an older beat."""
    pulse.advance(sitting.floor_key, seen=seen, is_watched=False)
    pulse.advance(sitting.pulse_key)


def screens(sitting: Sitting) -> None:
    """Something the screens show has changed."""
    pulse.advance(sitting.pulse_key)


def of_floor(sitting: Sitting) -> int:
    """What a screen sends back as `seen`."""
    return pulse.beat(sitting.floor_key)


def with_floor(rows: QuerySet[Sitting]) -> QuerySet[Sitting]:
    """The sittings, each with the beat of its floor at the very moment its row was read (see `as_read`)."""
    key = Concat(Value("floor:"), Cast(OuterRef("pk"), CharField()))
    floor_beat = Subquery(Pulse.objects.filter(pk=key).values("beat")[:1])
    return rows.annotate(floor_beat=Coalesce(floor_beat, 0))


def as_read(sitting: Sitting) -> int:
    """The beat of the floor of a row of `with_floor`: nothing read later can be older than it."""
    return int(sitting.floor_beat)  # type: ignore[attr-defined]  # annotated
