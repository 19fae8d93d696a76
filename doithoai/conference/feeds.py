"""The calendar that a phone fetches under a secret address: dates of conferences and duties, nothing about persons."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from icalendar import Calendar, Event

from doithoai.conference.models import CalendarLink
from doithoai.conference.year import Mark
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.people.models import Authority, Person

journal.register_verb("calendar.renew", _("Address of the own calendar made anew"))
journal.register_verb("calendar.stop", _("Address of the own calendar closed"))

USUAL = timedelta(hours=3)


def renew(authority: Authority, person: Person, *, by: Actor) -> str:
    """A new secret address; the one before it opens nothing any more. It is told now and kept as a digest only."""
    token = secrets.token_urlsafe(24)
    with transaction.atomic():
        row, _made = CalendarLink.objects.update_or_create(
            authority=authority, person=person, defaults={"digest": _digest(token), "made_at": clock.now()}
        )
        journal.record(row, "calendar.renew", by=by)
    return token


def stop(authority: Authority, person: Person, *, by: Actor) -> bool:
    """Nobody fetches it any more; False when there was none."""
    row = current(authority, person)
    if row is None:
        return False
    with transaction.atomic():
        journal.record(row, "calendar.stop", by=by)
        row.delete()
    return True


def current(authority: Authority, person: Person) -> CalendarLink | None:
    """The address that this person has, if any."""
    return CalendarLink.objects.filter(authority=authority, person=person).first()


def find(authority: Authority, token: str) -> CalendarLink | None:
    """Whose address this is; the rights of that person are looked up anew each time."""
    rows = CalendarLink.objects.filter(authority=authority, digest=_digest(token), person__is_active=True)
    return rows.select_related("person", "authority").first()


def ics(marks: list[Mark], *, name: str, address: str) -> bytes:
    """One event for each conference and each open duty (RFC 5545); `address` is the office of the authority."""
    calendar = Calendar()
    calendar.add("prodid", "-//Doi Thoai//VN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    for mark in marks:
        calendar.add_component(_event(mark, address))
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _event(mark: Mark, address: str) -> Event:
    row, conference = mark.row, mark.conference
    event = Event()
    event.add("uid", f"{row.public_id}@doithoai")
    event.add("dtstamp", clock.now())
    event.add("last-modified", row.state_since)
    if mark.duty is None:
        event.add("summary", conference.title)
        event.add("location", conference.venue)
        event.add("status", "CANCELLED" if conference.is_called_off else "CONFIRMED")
        event.add("url", f"{address}hoi-nghi/{conference.public_id}/")
        if conference.day and conference.starts_at:
            start = datetime.combine(conference.day, conference.starts_at, clock.ZONE)
            ends = conference.ends_at
            event.add("dtstart", start)
            event.add("dtend", datetime.combine(conference.day, ends, clock.ZONE) if ends else start + USUAL)
            return event
    else:
        event.add("summary", f"Hạn: {mark.duty.title}")
        about = f"{conference.audience} ({vndate(conference.anchor)})" if conference.anchor else conference.audience
        event.add("description", f"{mark.duty.rule_text}\n{about}".strip())
        event.add("url", f"{address}viec-hoi-nghi/{mark.duty.public_id}/")
        event.add("transp", "TRANSPARENT")
    event.add("dtstart", mark.day)
    event.add("dtend", mark.day + timedelta(days=1))
    return event


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
