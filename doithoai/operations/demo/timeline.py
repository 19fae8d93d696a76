"""Acts in the order of their moments; the clock of this process shows each moment while its act runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from doithoai.core import clock
from doithoai.core.transitions import Refused

Act = Callable[[], object]


def moment_of(day: date, hour: str) -> datetime:
    """ "08:30" of a Vietnamese day."""
    return datetime.combine(day, time.fromisoformat(hour), tzinfo=clock.ZONE).astimezone(UTC)


@dataclass
class Timeline:
    """Collects acts and runs them; what a rule refuses is kept with the act's name, and the rest goes on."""

    made_on: date
    now: datetime
    events: list[tuple[datetime, int, str, Act]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def at(self, day: int | date, hour: str, name: str, act: Act) -> None:
        """Plan an act for a day (days from the day of making, or a date) and an hour."""
        on = day if isinstance(day, date) else self.made_on + timedelta(days=day)
        self.at_moment(moment_of(on, hour), name, act)

    def at_moment(self, moment: datetime, name: str, act: Act) -> None:
        self.events.append((moment, len(self.events), name, act))

    def days(self) -> tuple[date, date]:
        """The days of the first and of the last act."""
        moments = [moment for moment, _order, _name, _act in self.events]
        return clock.local(min(moments)).date(), clock.local(max(moments)).date()

    def run(self) -> None:
        """Run everything in order; a moment that has not come yet is taken as now."""
        base = clock.offset()
        try:
            for moment, _order, name, act in sorted(self.events, key=lambda event: event[:2]):
                clock.show(min(moment, self.now))
                try:
                    act()
                except Refused as refusal:
                    self.refused.append(f"{name}: {refusal.sentence}")
        finally:
            clock.set_offset(base)
