"""What the public is told of a conference, by which channels, and the proof that it was told in time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import duties
from doithoai.conference.models import Announcement, Broadcast, Conference
from doithoai.conference.states import (
    ANNOUNCE,
    GO_STALE,
    PUBLISH,
    REPLACE,
    AnnouncementState,
    ConferenceState,
)
from doithoai.core import clock, pulse
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.documents.models import Attachment
from doithoai.people import channels, clocks, directory
from doithoai.people.models import Authority, Channel, Organisation, OrganisationKind

register_verb("announcement.begin", _("Announcement drafted"))
register_verb("announcement.write", _("Text of the announcement changed"))
register_verb("broadcast.begin", _("Publication by a channel recorded"))

#: Programme, content, day, time, place (S-25) and how one takes part (S-27).
REQUIRED = {
    "programme": _("programme"),
    "content": _("content"),
    "day": _("day"),
    "starts_at": _("time"),
    "venue": _("place"),
    "how_to_take_part": _("how to take part"),
}
TEXTS = ("programme", "content", "how_to_take_part")


def current(conference: Conference) -> Announcement | None:
    """The announcement that the public now reads; a stale one is no longer it."""
    return conference.announcements.filter(state=AnnouncementState.PUBLISHED).first()


def latest(conference: Conference) -> Announcement | None:
    """The last one that was ever published, whatever became of it."""
    return conference.announcements.exclude(state=AnnouncementState.DRAFT).order_by("-version").first()


def missing(conference: Conference) -> list[str]:
    """What is not yet known of what must be announced."""
    return [name for name in REQUIRED if not getattr(conference, name)]


def last_day(conference: Conference) -> clocks.Due | None:
    """Until when the announcement must have begun."""
    if conference.anchor is None:
        return None
    due = clocks.due(conference.authority, "announced", anchor=conference.anchor)
    return due if due.day else None


def draft(conference: Conference, *, by: Actor) -> Announcement:
    """The next version, with what the conference now says; a draft that is there is brought up to date."""
    allow(by, PUBLISH.right, conference)
    values = _values(conference)
    known = conference.announcements.filter(state=AnnouncementState.DRAFT).first()
    if known is not None:
        changed = {name: value for name, value in values.items() if getattr(known, name) != value}
        if changed:
            facts = {"changed": sorted(changed)}
            amend(known, "announcement.write", by=by, right=PUBLISH.right, facts=facts, **changed)
        return known
    newest = conference.announcements.order_by("-version").first()
    row = Announcement(conference=conference, version=newest.version + 1 if newest else 1, **values)
    return begin(row, "announcement.begin", by=by, right=PUBLISH.right)


def publish(conference: Conference, *, by: Actor, change_note: str = "", override_reason: str = "") -> Announcement:
    """Tell the public; a later version says what changed, a late one why it is late."""
    allow(by, PUBLISH.right, conference)
    with transaction.atomic():
        # One at a time: who comes second finds it announced.
        conference.refresh_from_db(from_queryset=Conference.objects.select_for_update())
        _check(conference, change_note)
        late = _late(conference)
        if late and not override_reason.strip():
            raise Refused(late, code="reason", field="override_reason")
        moment = clock.now()
        row = draft(conference, by=by)
        for earlier in conference.announcements.filter(
            state__in=[AnnouncementState.PUBLISHED, AnnouncementState.STALE]
        ):
            move(earlier, REPLACE, by=by, facts={"by_version": row.version})
        facts = {"version": row.version, "is_late": bool(late), "day": _iso(conference.day)}
        if late:
            facts["reason"] = override_reason.strip()
        columns: dict[str, Any] = {"published_at": moment, "change_note": change_note.strip()}
        move(row, PUBLISH, by=by, at=moment, facts=facts, **columns)
        if conference.state == ConferenceState.SCHEDULED:
            move(
                conference,
                ANNOUNCE,
                by=by,
                at=moment,
                facts=facts,
                **_kept(conference, late, override_reason),
            )
        pulse.advance(conference.pulse_key)
        _record(
            Broadcast(
                announcement=row,
                channel=Channel.PORTAL,
                organisation=publisher(conference.authority),
                aired_at=moment,
                evidence_text="Đăng trên cổng đối thoại.",
                in_time=_in_time(row, moment),
            ),
            by=by,
            right=PUBLISH.right,
        )
    return row


def go_stale(conference: Conference, *, by: Actor, reason: str = "") -> None:
    """What the public reads is no longer right; it stays readable, marked, until it is made again."""
    for row in conference.announcements.filter(state=AnnouncementState.PUBLISHED):
        move(row, GO_STALE, by=by, facts={"reason": reason} if reason else None, allowed=True)
        pulse.advance(conference.pulse_key)


def log_broadcast(
    announcement: Announcement,
    *,
    channel: str,
    organisation: Organisation,
    aired_at: datetime,
    by: Actor,
    minutes: int | None = None,
    place: str = "",
    evidence_text: str = "",
    evidence_file: Attachment | None = None,
) -> Broadcast:
    """Record that a channel carried the announcement, with the proof; the same airing twice is one."""
    if announcement.state == AnnouncementState.DRAFT or announcement.published_at is None:
        raise Refused(_("The announcement has not been published; there is nothing to broadcast yet."), code="state")
    if aired_at > clock.now():
        raise Refused(_("This moment lies in the future. Enter when it was broadcast."), field="aired_at")
    if aired_at < announcement.published_at and channel == Channel.PORTAL:
        raise Refused(_("The portal carries it since it was published."), field="aired_at")
    if organisation.authority_id != announcement.conference.authority_id:
        raise Refused(_("This body belongs to another authority."), field="organisation")
    if not evidence_text.strip() and evidence_file is None:
        raise Refused(_("Say what proves it, or add a picture or recording."), field="evidence_text")
    row = Broadcast(
        announcement=announcement,
        channel=channel,
        organisation=organisation,
        aired_at=aired_at,
        minutes=minutes,
        place=place.strip(),
        evidence_text=evidence_text.strip(),
        evidence_file=evidence_file,
        in_time=_in_time(announcement, aired_at),
    )
    return _record(row, by=by, right="broadcast.log")


@dataclass
class Covered:
    """One required channel: what it carried, when first, and whether that was in time."""

    channel: str
    label: str
    broadcasts: list[Broadcast] = field(default_factory=list)

    @property
    def first(self) -> Broadcast | None:
        return self.broadcasts[0] if self.broadcasts else None

    @property
    def is_missing(self) -> bool:
        return not self.broadcasts

    @property
    def in_time(self) -> bool | None:
        return any(one.in_time for one in self.broadcasts) if self.broadcasts else None


def coverage(conference: Conference) -> list[Covered]:
    """Every channel required when it was told, also the silent ones, then the further ones; for the newest version."""
    newest = latest(conference)
    rows = list(newest.broadcasts.select_related("organisation", "evidence_file")) if newest else []
    told_on = clock.local(newest.published_at).date() if newest and newest.published_at else clock.today()
    required = channels.required(conference.authority, told_on)
    labels = dict(Channel.choices)
    found = {name: Covered(name, str(labels[name])) for name in required}
    for row in rows:
        known = found.setdefault(row.channel, Covered(row.channel, str(labels[row.channel])))
        known.broadcasts.append(row)
    return list(found.values())


def told_on(covered: list[Covered]) -> date | None:
    """The day on which the last of its channels spoke for the first time; None while one is silent."""
    firsts = [one.first.aired_at for one in covered if one.first]
    return clock.local(max(firsts)).date() if firsts and len(firsts) == len(covered) else None


def _check(conference: Conference, change_note: str) -> None:
    told = latest(conference)
    if conference.is_called_off:
        if told is None:
            raise Refused(_("It was never announced; there is nothing to take back."), code="state")
        if current(conference) is not None:
            raise Refused(_("This has been announced already."), code="twice")
    elif lacking := missing(conference):
        words = ", ".join(str(REQUIRED[name]) for name in lacking)
        raise Refused(_("Not yet known: %(words)s. Enter it first.") % {"words": words}, code="missing")
    elif conference.state not in (ConferenceState.SCHEDULED, ConferenceState.ANNOUNCED):
        raise Refused(_("This conference can no longer be announced."), code="state")
    if told is not None and not change_note.strip():
        raise Refused(_("Say what has changed since the last announcement."), field="change_note")
    now = current(conference)
    if now is not None and all(getattr(now, name) == value for name, value in _values(conference).items()):
        raise Refused(_("This has been announced already."), code="twice")


def _late(conference: Conference) -> str:
    """The warning of short notice; empty when there is time."""
    due = None if conference.is_called_off else last_day(conference)
    if due is None or due.day is None or clock.today() <= due.day:
        return ""
    words = {"day": vndate(due.day)}
    return str(_("The last day to announce was %(day)s. Say why it is announced all the same.") % words)


def _kept(conference: Conference, late: str, reason: str) -> dict[str, Any]:
    columns: dict[str, Any] = {"announced_at": clock.now()}
    if late:
        kept = {"code": "short_notice", "sentence": late, "reason": reason.strip()}
        columns["warnings"] = [*conference.warnings, kept]
    return columns


def _record(row: Broadcast, *, by: Actor, right: str) -> Broadcast:
    same = Broadcast.objects.filter(
        announcement=row.announcement,
        channel=row.channel,
        organisation=row.organisation,
        aired_at=row.aired_at,
    )
    if same.exists():
        raise Refused(_("This broadcast is in the log already."), code="twice")
    facts = {"channel": row.channel, "in_time": row.in_time, "organisation": row.organisation.code}
    return begin(row, "broadcast.begin", by=by, right=right, public=True, facts=facts)


def _in_time(announcement: Announcement, aired_at: datetime) -> bool | None:
    """On D−7 it is in time, on D−6 it is not (for a rule of seven days)."""
    if announcement.day is None:
        return None
    due = clocks.due(announcement.conference.authority, "announced", anchor=announcement.day)
    return None if due.day is None else clock.local(aired_at).date() <= due.day


def publisher(authority: Authority) -> Organisation:
    """The body in whose name the portal speaks."""
    bodies = directory.organisations(authority)
    found = bodies.filter(kind=OrganisationKind.PARTY_OFFICE).first() or duties.coordinating(authority)
    if found is None:
        raise Refused(_("Enter the organisations of the authority first."), code="empty")
    return found


def _values(conference: Conference) -> dict[str, Any]:
    return {name: getattr(conference, name) for name in ("day", "starts_at", "venue", *TEXTS)}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
