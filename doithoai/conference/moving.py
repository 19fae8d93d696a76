"""The day of a conference moves: which open dates move with it, what is lost by it, and who is told.

What is shown beforehand is the act itself, made and taken back (docs/decisions/0014).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date

from doithoai.conference import appointing, duties
from doithoai.conference.models import Conference, Duty
from doithoai.conference.states import DutyState
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.notices import outbox
from doithoai.people import directory
from doithoai.people.models import Organisation, Person

NOT_YET = "chưa có"


@dataclass(frozen=True)
class Shift:
    """What a new day does to one duty: the old and the new due day, and whether it can still be kept."""

    duty: Duty
    old: date | None
    new: date | None
    rule: str
    is_impossible: bool

    @property
    def what(self) -> str:
        return self.duty.title

    @property
    def where(self) -> str:
        return self.duty.conference.title

    @property
    def whose(self) -> str:
        return self.duty.lead.short_name if self.duty.lead else ""

    @property
    def authority_id(self) -> int:
        return self.duty.conference.authority_id

    @property
    def bodies(self) -> list[Organisation]:
        return self.duty.bodies


@dataclass(frozen=True)
class Moved:
    """A date of another room that moved: what it is, of which matter or place, and whose work."""

    what: str
    where: str
    whose: str
    old: date | None
    new: date | None
    authority_id: int
    is_impossible: bool = False
    rule: str = ""
    bodies: list[Organisation] = field(default_factory=list)


Move = Shift | Moved
#: Called within the act: moves the open dates of its room that are counted from the day, and says what it moved.
FollowDay = Callable[[Conference, Actor], list[Moved]]
_following: list[FollowDay] = []


def follow_day_also(follow: FollowDay) -> None:
    """The rooms above have dates that are counted from the day of a conference too."""
    if follow not in _following:
        _following.append(follow)


@dataclass(frozen=True)
class Outlook:
    """What the act does beside itself: the dates that move, who is told, and which bodies nobody reads for."""

    moves: list[Move]
    told: list[Person]
    unread: list[Organisation]

    @property
    def lost(self) -> list[Move]:
        """What can no longer be done in time."""
        return [one for one in self.moves if one.is_impossible]

    @property
    def mark(self) -> str:
        """The same for the same outlook: who saves shows by it what was looked at."""
        dates = [f"{one.what}|{one.where}|{one.whose}|{one.old}|{one.new}" for one in self.moves]
        words = "\n".join([*sorted(dates), *(str(one.pk) for one in sorted(self.told, key=lambda one: one.pk))])
        return hashlib.sha256(words.encode()).hexdigest()[:20]


def preview(conference: Conference, *, day: date | None) -> list[Shift]:
    """Which duties move when the conference is on `day`; nothing is saved."""
    book = duties.Book.of(conference.authority, day)
    shifts = []
    rows = conference.duties.filter(state=DutyState.OPEN).select_related("lead", "task__plan", "conference__authority")
    for duty in rows.prefetch_related("cooperating"):
        due = book.due(duty, day)
        new = due.day if due else None
        if new != duty.due_on:
            gone = new is not None and new < clock.today()
            shifts.append(Shift(duty, duty.due_on, new, due.rule if due else "", gone))
    return sorted(shifts, key=lambda shift: shift.new or date.max)


def follow_day(
    conference: Conference, shifts: list[Shift], *, act: int, was: date | None, by: Actor, right: str
) -> Outlook:
    """Move everything that is counted from the day, and tell those it concerns: one letter each."""
    duties.recompute(conference, by=by, right=right)
    moves: list[Move] = [*shifts]
    for follow in _following:
        moves += follow(conference, by)
    told, unread = tell(conference, moves, act=act, was=was, by=by)
    return Outlook(moves, told, unread)


def tell(
    conference: Conference, moves: Iterable[Move], *, act: int, was: date | None, by: Actor
) -> tuple[list[Person], list[Organisation]]:
    """Each reader once, with the lines of the own bodies; returns who was told and the bodies without a reader."""
    lines: dict[int, list[str]] = {}
    people: dict[int, Person] = {}
    unread: dict[int, Organisation] = {}
    readers: dict[int, list[Person]] = {}
    for one in moves:
        for body in one.bodies:
            if body.pk not in readers:
                readers[body.pk] = directory.people_with(conference.authority, "duty.work", body)
            if not readers[body.pk]:
                unread[body.pk] = body
            for person in readers[body.pk]:
                people[person.pk] = person
                lines.setdefault(person.pk, []).append(_line(one))
    for held in appointing.people_of(conference) if conference.anchor != was else ():
        people.setdefault(held.person_id, held.person)
    people.pop(by.pk or 0, None)
    head = _head(conference, was)
    for pk, person in people.items():
        outbox.tell(
            conference.authority,
            [person],
            key=f"duty-moved:{conference.pk}:{act}",
            subject=head[:200],
            body="\n".join([f"{head}.", *dict.fromkeys(lines.get(pk, []))]),
            path=_page(conference),
        )
    return sorted(people.values(), key=lambda one: (one.sort_name, one.pk)), list(unread.values())


def tell_called_off(conference: Conference, *, words: str, act: int, by: Actor) -> list[Person]:
    """Everybody whose body has something to do for it, and who holds a role there, hears once that it is off."""
    people = {held.person_id: held.person for held in appointing.people_of(conference)}
    rows = conference.duties.filter(state__in=[DutyState.OPEN, DutyState.EVIDENCE]).select_related("lead")
    bodies = {body.pk: body for duty in rows.prefetch_related("cooperating") for body in duty.bodies}
    for body in bodies.values():
        people |= {one.pk: one for one in directory.people_with(conference.authority, "duty.work", body)}
    people.pop(by.pk or 0, None)
    outbox.tell(
        conference.authority,
        people.values(),
        key=f"called-off:{conference.pk}:{act}",
        subject=words[:200],
        body=f"{conference.title}. Lý do: {conference.called_off_reason}",
        path=_page(conference),
    )
    return list(people.values())


def _page(conference: Conference) -> str:
    return f"/{conference.authority.slug}/van-phong/hoi-nghi/{conference.public_id}/"


def _head(conference: Conference, was: date | None) -> str:
    if was is None or was == conference.anchor:
        return f"Hạn công việc của hội nghị: {conference.audience}"
    return f"Hội nghị đổi từ ngày {vndate(was)} sang ngày {vndate(conference.anchor)}: {conference.audience}"


def _line(one: Move) -> str:
    name = one.what if isinstance(one, Shift) else f"{one.what} ({one.where})"
    return f"– {name}: hạn cũ {vndate(one.old) or NOT_YET}, hạn mới {vndate(one.new) or NOT_YET}. {one.rule}".strip()
