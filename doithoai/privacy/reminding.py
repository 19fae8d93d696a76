"""When whoever decides is reminded of a request; the authority's days before the due day, and again after it."""

from __future__ import annotations

from datetime import date, datetime

from doithoai.core import clock, holidays, working_time
from doithoai.people import clocks
from doithoai.people.models import Authority


def first(authority: Authority, due_on: date) -> datetime:
    """The authority's working days before the day, or the morning of the day itself when that is past."""
    days = clocks.amount(authority, "remind_before") or 0
    calendar = holidays.calendar_for([due_on.year])
    for morning in (working_time.morning_by(calendar.back(due_on, days)), working_time.morning_by(due_on)):
        if morning > clock.now():
            return morning
    return again(authority, clock.now())


def again(authority: Authority, now: datetime) -> datetime:
    """The next round, counted from today."""
    days = clocks.amount(authority, "remind_every") or 3
    today = clock.local(now).date()
    return working_time.morning_by(holidays.calendar_for([today.year]).add(today, days))
