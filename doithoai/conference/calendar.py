"""A conference as an entry for the calendar of a phone (RFC 5545)."""

from __future__ import annotations

from datetime import datetime, timedelta

from icalendar import Calendar, Event

from doithoai.conference.models import Announcement
from doithoai.core import clock

#: How long a conference is taken to last when its end was not announced.
USUAL = timedelta(hours=3)


def ics(announcement: Announcement, *, address: str) -> bytes:
    """The announced day, time and place; a later version replaces the earlier one in the phone."""
    conference = announcement.conference
    event = Event()
    event.add("uid", f"{conference.public_id}@doithoai")
    event.add("sequence", announcement.version)
    event.add("dtstamp", announcement.published_at or clock.now())
    event.add("summary", conference.title)
    event.add("location", announcement.venue)
    event.add("description", announcement.content)
    event.add("url", address)
    event.add("status", "CANCELLED" if conference.is_called_off else "CONFIRMED")
    if announcement.day and announcement.starts_at:
        start = datetime.combine(announcement.day, announcement.starts_at, clock.ZONE)
        event.add("dtstart", start)
        ends = conference.ends_at
        event.add("dtend", datetime.combine(announcement.day, ends, clock.ZONE) if ends else start + USUAL)
    calendar = Calendar()
    calendar.add("prodid", "-//Doi Thoai//VN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
