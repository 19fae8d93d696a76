"""When offices are at work: what urges is told then, and never on a day off or in the night."""

from __future__ import annotations

from datetime import date, datetime, time

from doithoai.core import clock, holidays

#: The usual hours of an office; a reminder in the night helps nobody.
MORNING, EVENING = time(8, 0), time(17, 0)


def is_open(moment: datetime) -> bool:
    """True on a working day between the morning and the evening, Vietnamese time."""
    local = clock.local(moment)
    if not MORNING <= local.time() < EVENING:
        return False
    return holidays.calendar_for([local.year]).is_working(local.date())


def morning_by(day: date) -> datetime:
    """Eight in the morning of the day, or of the last working day before it when it is a day off."""
    day = holidays.calendar_for([day.year]).on_or_before(day)
    return datetime.combine(day, MORNING, tzinfo=clock.ZONE)
