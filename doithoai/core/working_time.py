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


def next_opening(moment: datetime) -> datetime:
    """The moment itself in working time, else when offices open next."""
    if is_open(moment):
        return moment
    local = clock.local(moment)
    calendar = holidays.calendar_for([local.year])
    day = local.date()
    if not calendar.is_working(day) or local.time() >= EVENING:
        day = calendar.add(day, 1)
    return datetime.combine(day, MORNING, tzinfo=clock.ZONE)
