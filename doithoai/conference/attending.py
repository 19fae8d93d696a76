"""Who is expected, invited or summoned, and who came."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Attendance, AttendanceStatus, Category, Conference, Reply
from doithoai.core import clock, journal, numbers, vietnamese
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend, begin
from doithoai.people.models import Organisation

register_verb("attendance.begin", _("Delegate entered in the list"))
register_verb("attendance.walk_in", _("Delegate came without being on the list"))
register_verb("attendance.check_in", _("Delegate checked in"))
register_verb("attendance.undo", _("Check-in taken back"))
register_verb("attendance.excuse", _("Absence with a reason recorded"))
register_verb("attendance.rename", _("Name of the delegate corrected"))
register_verb("conference.list_closed", _("List of delegates closed"))

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
#: Positions of those who lead a body, as folded words (S-69: a leader, not staff).
LEADING = (
    "truong",
    "pho truong",
    "giam doc",
    "pho giam doc",
    "chu tich",
    "pho chu tich",
    "bi thu",
    "pho bi thu",
    "chanh",
    "pho chanh",
    "thu truong",
    "chi huy truong",
    "quyen truong",
)
STAFF = ("chuyen vien", "can bo", "nhan vien", "van thu", "ke toan", "thu ky")


def is_leading(position: str) -> bool:
    """True when the position is that of a leader of a body."""
    folded = vietnamese.fold(position).strip()
    if any(folded.startswith(word) for word in STAFF):
        return False
    return any(folded == word or folded.startswith(f"{word} ") for word in LEADING)


def expect(
    conference: Conference,
    *,
    name: str,
    category: str,
    by: Actor,
    unit: str = "",
    position: str = "",
    organisation: Organisation | None = None,
    is_summoned: bool = False,
) -> Attendance:
    """Enter a delegate; who is named as a leader is checked by the position."""
    row = draw_up(conference, name=name, category=category, unit=unit, position=position, organisation=organisation)
    _require_leading(row)
    row.is_summoned = is_summoned
    return enter(row, "attendance.begin", by=by)


def walk_in(
    conference: Conference,
    *,
    name: str,
    category: str,
    by: Actor,
    unit: str = "",
    at: datetime | None = None,
    desk_number: str = "",
) -> Attendance:
    """Somebody came without being on the list: welcome, numbered and present at once.

    `desk_number` is the one a desk has given already, while the server was away (A-17).
    """
    row = draw_up(conference, name=name, category=category, unit=unit)
    if desk_number and not conference.attendances.filter(desk_number=desk_number).exists():
        row.desk_number = desk_number
    _require_leading(row)
    row.is_walk_in = True
    row.status = AttendanceStatus.PRESENT
    row.checked_in_at = at or clock.now()
    return enter(row, "attendance.walk_in", by=by)


def check_in(attendance: Attendance, *, by: Actor, at: datetime | None = None) -> bool:
    """Present from now on; False when the delegate was checked in already and nothing changed."""
    if attendance.status == AttendanceStatus.PRESENT:
        return False
    amend(
        attendance,
        "attendance.check_in",
        by=by,
        right=right_of(attendance, by),
        at=at,
        status=AttendanceStatus.PRESENT,
        checked_in_at=at or clock.now(),
        absence_reason="",
    )
    return True


def undo_check_in(attendance: Attendance, *, by: Actor) -> None:
    """The wrong person was ticked."""
    if attendance.status != AttendanceStatus.PRESENT or attendance.is_walk_in:
        raise Refused(_("There is no check-in to take back."), code="state")
    columns: dict[str, Any] = {"status": AttendanceStatus.EXPECTED, "checked_in_at": None}
    amend(attendance, "attendance.undo", by=by, right=right_of(attendance, by), **columns)


def excuse(attendance: Attendance, *, reason: str, by: Actor) -> None:
    """Absent with a reason."""
    if not reason.strip():
        raise Refused(_("Enter the reason of the absence."), field="reason")
    if attendance.status == AttendanceStatus.PRESENT:
        raise Refused(_("This delegate is present."), code="state")
    amend(
        attendance,
        "attendance.excuse",
        by=by,
        right=right_of(attendance, by),
        status=AttendanceStatus.EXCUSED,
        absence_reason=reason.strip()[:200],
    )


def correct_name(attendance: Attendance, *, name: str, by: Actor, allowed: bool = False) -> None:
    """The name was typed wrong; the journal keeps what stood there. `allowed`: the hall has asked for its own right."""
    if not name.strip():
        raise Refused(_("Enter the name of the delegate."), field="name")
    if attendance.name == name.strip():
        return
    facts = {"was": journal.Typed(attendance.name)}
    right = "" if allowed else right_of(attendance, by)
    amend(attendance, "attendance.rename", by=by, right=right, allowed=allowed, facts=facts, name=name.strip())


def close_list(conference: Conference, *, by: Actor) -> int:
    """When the sitting ends, who was expected and did not come is absent."""
    rows = Attendance.objects.filter(conference=conference, status=AttendanceStatus.EXPECTED)
    absent = rows.update(status=AttendanceStatus.ABSENT)
    if absent:
        facts = {"absent": absent}
        amend(conference, "conference.list_closed", by=by, right="", facts=facts, allowed=True)
    return absent


@dataclass(frozen=True)
class Figures:
    """The list in numbers; each share carries its whole."""

    expected: int
    present: int
    excused: int
    absent: int
    walk_ins: int
    summoned: int
    summoned_present: int
    summoned_excused: int

    @property
    def summons_percent(self) -> int | None:
        """Share of the summoned who came, against 100 % (S-66); None when nobody was summoned."""
        return self.summoned_present * 100 // self.summoned if self.summoned else None

    @property
    def summoned_missing(self) -> int:
        """Summoned, not there, and without a reason."""
        return self.summoned - self.summoned_present - self.summoned_excused


def figures(conference: Conference) -> Figures:
    """Counts of the list in one query."""
    present, excused = Q(status=AttendanceStatus.PRESENT), Q(status=AttendanceStatus.EXCUSED)
    summoned = Q(is_summoned=True)
    # Who sent somebody else holds no seat any more: the seat counts once.
    row = Attendance.objects.filter(conference=conference, stand_in=None).aggregate(
        expected=Count("pk", filter=Q(is_walk_in=False)),
        present=Count("pk", filter=present),
        excused=Count("pk", filter=excused),
        absent=Count("pk", filter=Q(status=AttendanceStatus.ABSENT)),
        walk_ins=Count("pk", filter=Q(is_walk_in=True)),
        summoned=Count("pk", filter=summoned),
        summoned_present=Count("pk", filter=summoned & present),
        summoned_excused=Count("pk", filter=summoned & excused),
    )
    return Figures(**row)


def present(conference: Conference) -> int:
    """How many are in the hall."""
    return Attendance.objects.filter(conference=conference, stand_in=None, status=AttendanceStatus.PRESENT).count()


def without_leader(conference: Conference) -> list[Organisation]:
    """Bodies with a duty here that have named no leader to come (S-69)."""
    named = Attendance.objects.filter(conference=conference, is_leader=True).exclude(reply=Reply.NOT_COMING)
    sent = named.exclude(organisation=None)
    rows = Organisation.objects.filter(duties__conference=conference).exclude(pk__in=sent.values("organisation"))
    return list(rows.distinct().order_by("order", "name"))


def draw_up(
    conference: Conference,
    *,
    name: str,
    category: str,
    unit: str = "",
    position: str = "",
    organisation: Organisation | None = None,
) -> Attendance:
    """A delegate with a card, not yet entered."""
    if not name.strip():
        raise Refused(_("Enter the name of the delegate."), field="name")
    if category not in Category.values:
        raise Refused(_("Choose the category of the delegate."), field="category")
    if organisation is not None and organisation.authority_id != conference.authority_id:
        raise Refused(_("This body belongs to another authority."), field="organisation")
    return Attendance(
        conference=conference,
        name=name.strip(),
        category=category,
        unit=unit.strip() or (organisation.name if organisation else ""),
        position=position.strip(),
        organisation=organisation,
        is_leader=is_leading(position),
        card="".join(secrets.choice(_LETTERS) for _place in range(12)),
    )


def _require_leading(row: Attendance) -> None:
    if row.category == Category.LEADER and not row.is_leader:
        raise Refused(_("A leader of the body is asked for, not staff. Enter a leading position."), field="position")


def enter(row: Attendance, verb: str, *, by: Actor) -> Attendance:
    """Into the list under the next number, with its line in the journal."""
    right = right_of(row, by)
    with transaction.atomic():
        row.number = numbers.next_number(f"attendance:{row.conference_id}")
        return begin(row, verb, by=by, right=right, facts={"category": row.category})


def right_of(row: Attendance, by: Actor) -> str:
    """The right that this actor has of those which allow it; the first one when there is none."""
    rights = ("attendance.manage", "desk.check_in", "attendance.list")
    return next((right for right in rights if by.may(right, row.scope())), rights[0])
