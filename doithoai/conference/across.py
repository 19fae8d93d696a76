"""A conference of the inside installation on the portal outside: told as the public may read it, shown as told.

Nothing leaves that the portal inside does not show: a day that is being changed stays behind until it is announced.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import appointing, hall_rules
from doithoai.conference.models import Announcement, Broadcast, Conference
from doithoai.conference.states import TAKE, TAKE_ANNOUNCEMENT, ConferenceState
from doithoai.core import journal, pulse, retelling
from doithoai.core.actors import Machine
from doithoai.core.retelling import Line
from doithoai.core.transitions import amend, begin, move
from doithoai.people import across as bodies
from doithoai.people.models import Authority, Channel
from doithoai.programme.models import Mode, PlannedConference

for verb in ("conference.take", "announcement.take", "broadcast.take"):
    journal.register_verb(verb, _("As the inside installation told it"))
RIGHT = "conference.take"
#: Who shows it outside: the inside installation, known by its signature.
INSIDE = Machine("inside_installation", frozenset({RIGHT}))
#: Until it is held the day is what was announced; afterwards everybody saw when it was.
_TO_COME = (ConferenceState.SCHEDULED, ConferenceState.POSTPONED, ConferenceState.CANCELLED, ConferenceState.MOVED)
_TEXTS = ("venue", "programme", "content", "how_to_take_part")


@dataclass(frozen=True)
class Aired:
    """That a channel carried it, without the evidence."""

    channel: str
    body: bodies.Body
    aired_at: datetime
    in_time: bool | None


@dataclass(frozen=True)
class Announced:
    """One version as it was published."""

    version: int
    state: str
    day: date | None
    starts_at: time | None
    venue: str
    programme: str
    content: str
    how_to_take_part: str
    change_note: str
    published_at: datetime
    broadcasts: tuple[Aired, ...]


@dataclass(frozen=True)
class Told:
    """One conference as the portal shows it."""

    conference: str
    #: The conference of the plan, which everybody reads: known outside where the same plan is.
    planned: str
    state: str
    title: str
    audience: str
    mode: str
    day: date | None
    starts_at: time | None
    ends_at: time | None
    house_rules: str
    announced_at: datetime
    called_off_reason: str
    chairs: tuple[str, ...]
    announcements: tuple[Announced, ...]
    lines: tuple[Line, ...]


def told(authority: Authority) -> Iterator[tuple[Conference, Told]]:
    """Every conference that the portal shows, as it stands today."""
    timelines = retelling.lines(Conference, authority.pk)
    rows = Conference.objects.of(authority).public().with_told().select_related("authority")
    for row in rows.order_by("pk"):
        if row.told:  # type: ignore[attr-defined]  # with_told
            yield row, _of(row, timelines.get(row.pk, ()))


def _of(row: Conference, lines: tuple[Line, ...]) -> Told:
    versions: list[Announcement] = row.told  # type: ignore[attr-defined]  # with_told
    newest = versions[0]
    is_shown = row.day == newest.day or row.state not in _TO_COME
    return Told(
        conference=row.public_id,
        planned=row.planned.public_id if row.planned else "",
        state=row.state,
        title=row.title,
        audience=row.audience,
        mode=row.mode,
        day=row.day if is_shown else None,
        starts_at=newest.starts_at or row.starts_at,
        ends_at=row.ends_at,
        house_rules="\n".join(hall_rules.of(row)),
        announced_at=row.announced_at or newest.published_at,  # type: ignore[arg-type]  # public(): announced
        called_off_reason=row.called_off_reason if row.is_called_off else "",
        chairs=tuple(appointing.chairs(row)),
        announcements=tuple(_announced(one) for one in reversed(versions)),
        lines=lines,
    )


def _announced(row: Announcement) -> Announced:
    return Announced(
        version=row.version,
        state=row.state,
        day=row.day,
        starts_at=row.starts_at,
        venue=row.venue,
        programme=row.programme,
        content=row.content,
        how_to_take_part=row.how_to_take_part,
        change_note=row.change_note,
        published_at=row.published_at,  # type: ignore[arg-type]  # no draft is told
        broadcasts=tuple(
            Aired(one.channel, bodies.body(one.organisation), one.aired_at, one.in_time)
            for one in row.broadcasts.select_related("organisation")
        ),
    )


def take(authority: Authority, said: Told) -> bool:
    """Show it on the portal of here; False when it stands like this already."""
    if said.state not in TAKE or said.mode not in Mode.values or not said.announcements:
        raise ValueError(said.conference)
    row = Conference.objects.filter(public_id=said.conference).first()
    if row is not None and row.authority_id != authority.pk:
        raise ValueError(said.conference)
    with transaction.atomic():
        is_new = row is None
        if row is None:
            made = Conference(authority=authority, public_id=said.conference, title=said.title, audience=said.audience)
            row = begin(made, "conference.take", by=INSIDE, right=RIGHT, at=said.announced_at)
        changed = [is_new, _written(row, said)]
        changed += [_version(row, one) for one in said.announcements]
        changed.append(retelling.tell_again(row, said.lines, by=INSIDE))
        if any(changed):
            pulse.advance(row.pulse_key)
    return any(changed)


def _written(row: Conference, said: Told) -> bool:
    newest = said.announcements[-1]
    columns: dict[str, Any] = {name: getattr(newest, name) for name in _TEXTS}
    for name in ("title", "audience", "mode", "day", "starts_at", "ends_at", "house_rules", "announced_at"):
        columns[name] = getattr(said, name)
    columns |= {"called_off_reason": said.called_off_reason, "told_chairs": list(said.chairs)}
    columns |= {"is_told": True, "alternative_days": [], "planned": row.planned or _planned(row, said.planned)}
    return _changed(row, columns, said.state, TAKE, "conference.take")


def _planned(row: Conference, public_id: str) -> PlannedConference | None:
    """Where the plan is known here, and no other conference stands for it."""
    found = PlannedConference.objects.filter(plan__authority=row.authority_id, public_id=public_id, conference=None)
    return found.first() if public_id else None


def _version(conference: Conference, said: Announced) -> bool:
    """One version, and the channels that carried it."""
    if said.state not in TAKE_ANNOUNCEMENT:
        raise ValueError(said.state)
    row = conference.announcements.filter(version=said.version).first()
    is_new = row is None
    if row is None:
        made = Announcement(conference=conference, version=said.version)
        row = begin(made, "announcement.take", by=INSIDE, right=RIGHT, at=said.published_at)
    columns = {name: getattr(said, name) for name in (*_TEXTS, "day", "starts_at", "change_note", "published_at")}
    is_changed = _changed(row, columns, said.state, TAKE_ANNOUNCEMENT, "announcement.take")
    aired = [_aired(row, one) for one in said.broadcasts]
    return is_new or is_changed or any(aired)


def _changed(
    row: Conference | Announcement, columns: dict[str, Any], state: str, arrows: dict[Any, Any], verb: str
) -> bool:
    """State and columns in one act: a constraint asks for both together."""
    changed = {name: value for name, value in columns.items() if getattr(row, name) != value}
    if row.state != state:
        move(row, arrows[state], by=INSIDE, **changed)
        return True
    if changed:
        amend(row, verb, by=INSIDE, right=RIGHT, facts={"changed": sorted(changed)}, **changed)
    return bool(changed)


def _aired(row: Announcement, said: Aired) -> bool:
    if said.channel not in Channel.values:
        raise ValueError(said.channel)
    body = bodies.take(row.conference.authority, said.body, by=INSIDE, right=RIGHT)
    known = row.broadcasts.filter(channel=said.channel, organisation=body, aired_at=said.aired_at)
    if known.exists():
        return False
    made = Broadcast(
        announcement=row, channel=said.channel, organisation=body, aired_at=said.aired_at, in_time=said.in_time
    )
    begin(made, "broadcast.take", by=INSIDE, right=RIGHT, at=said.aired_at)
    return True
