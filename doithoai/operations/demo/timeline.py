"""Acts in the order of their moments; the clock of this process shows each moment while its act runs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from doithoai.core import clock
from doithoai.core.transitions import Refused

Act = Callable[[], object]


@dataclass
class Timeline:
    """Collects acts and runs them; what a rule refuses is kept, with the act's name, and the rest goes on."""

    made_on: date
    now: datetime
    events: list[tuple[datetime, int, str, Act]] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def at(self, day: int | date, name: str, act: Act, hour: float = 9.0) -> None:
        """Plan an act for a day (an offset from the day of making, or a date) and an hour."""
        when = day if isinstance(day, date) else self.made_on + timedelta(days=day)
        minutes = round(hour * 60)
        wall = datetime.combine(when, time(min(minutes // 60, 23), minutes % 60), tzinfo=clock.ZONE)
        self.events.append((wall.astimezone(UTC), len(self.events), name, act))

    def run(self) -> None:
        """Run everything in order; moments that have not come yet are taken as now."""
        base = clock.offset()
        try:
            for moment, _order, name, act in sorted(self.events, key=lambda event: event[:2]):
                clock.show(min(moment, self.now))
                try:
                    act()
                except Refused as refusal:
                    self.refused.append(f"{name}: {refusal.sentence}")
                except LookupError as missing:
                    self.refused.append(f"{name}: {type(missing).__name__} {missing}")
        finally:
            clock.set_offset(base)
