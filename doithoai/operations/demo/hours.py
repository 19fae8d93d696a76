"""The hours of a sitting. One that is being held now has begun a little more than an hour ago, whenever that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from doithoai.core import clock
from doithoai.operations.demo.ground import World
from doithoai.operations.demo.timeline import moment_of
from doithoai.operations.samples import shapes

#: The last act of the sitting that is being held, as its data says; it happened just now.
LATEST = "09:15"
JUST_NOW = timedelta(seconds=80)
STEP = 15


@dataclass(frozen=True)
class Hours:
    """Turns "08:36" of the data into a moment of this conference."""

    day: date
    opens: str
    moved: tuple[datetime, datetime] | None = None  # when it began and when `LATEST` was

    @property
    def starts_at(self) -> time:
        return clock.local(self.moved[0]).time().replace(tzinfo=None) if self.moved else time.fromisoformat(self.opens)

    def at(self, hour: str, *, seconds: int = 0) -> datetime:
        plain = moment_of(self.day, hour) + timedelta(seconds=seconds)
        if self.moved is None:
            return plain
        begun, latest = self.moved
        since = plain - moment_of(self.day, self.opens)
        whole = moment_of(self.day, LATEST) - moment_of(self.day, self.opens)
        moment = begun + since if since < timedelta() else begun + since * ((latest - begun) / whole)
        return max(moment, moment_of(self.day, "00:00"))


def hours_of(world: World, conference: shapes.Conference) -> Hours:
    """The hours of a conference of the sample."""
    day = world.day(conference.day) if conference.day is not None else world.made_on
    opens = conference.starts or "08:00"
    if conference.state != "in_session":
        return Hours(day, opens)
    latest = max(world.line.now - JUST_NOW, moment_of(day, "00:00"))
    whole = moment_of(day, LATEST) - moment_of(day, opens)
    begun = clock.local(max(latest - whole, moment_of(day, "00:00")))
    begun = begun.replace(minute=begun.minute // STEP * STEP, second=0, microsecond=0)
    return Hours(day, opens, (begun, max(latest, begun)))


def spoken(hour: time) -> str:
    """ "08 giờ 00 phút", as announcements say it."""
    return f"{hour:%H} giờ {hour:%M} phút"
