"""Answers to an invitation, who comes instead of whom, and the order in which delegates are presented (S-53)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import attending
from doithoai.conference.models import Attendance, AttendanceStatus, Category, Reply
from doithoai.core import clock, vietnamese
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend

register_verb("attendance.reply", _("Answer to the invitation recorded"))
register_verb("attendance.replace", _("Somebody else comes instead"))
register_verb("attendance.protocol", _("Place in the order of presentation set"))

#: Kept beside the name in lists that others read; the words themselves lie encrypted in the answer.
SAID_BEFORE = "Đã báo không dự được"
SENT_ANOTHER = "Cử người dự thay"
#: How positions are presented, highest first, as folded beginnings, of which the longest that fits counts;
#: what is not named comes after them.
PRESENTED = (
    "bi thu",
    "pho bi thu",
    "chu tich",
    "chu tich hoi dong nhan dan",
    "uy vien ban thuong vu",
    "pho chu tich",
    "chu tich ubmttq",
    "chu tich uy ban mat tran",
    "chu nhiem",
    "truong ban",
    "pho truong ban",
    "chanh",
    "pho chanh",
    "giam doc",
    "truong",
    "pho giam doc",
    "pho truong",
    "bi thu doan",
    "chu tich hoi",
    "chu tich cong doan",
    "bi thu chi bo",
    "truong thon",
)
_CATEGORIES = (
    Category.GUEST,
    Category.LEADER,
    Category.OFFICIAL,
    Category.PARTY_MEMBER,
    Category.ASSOCIATION_MEMBER,
    Category.OWNER,
    Category.WORKER,
    Category.PEOPLE,
)
LAST = 9999


def reply(row: Attendance, *, is_coming: bool, by: Actor, note: str = "") -> bool:
    """Comes or does not; who was summoned says why not. False when the answer is the one already known."""
    if row.status == AttendanceStatus.PRESENT:
        raise Refused(_("This delegate is present."), code="state")
    if Attendance.objects.filter(stands_in_for=row).exists():
        raise Refused(_("Somebody else comes instead of this delegate."), code="state")
    answer = Reply.COMING if is_coming else Reply.NOT_COMING
    words = note.strip()
    if row.reply == answer and row.reply_note == words:
        return False
    if not is_coming and row.is_summoned and not words:
        raise Refused(_("Who was summoned and does not come says why. Enter the reason."), field="note")
    status, reason = (AttendanceStatus.EXPECTED, "") if is_coming else (AttendanceStatus.EXCUSED, SAID_BEFORE)
    amend(
        row,
        "attendance.reply",
        by=by,
        right=attending.right_of(row, by),
        facts={"reply": answer.value},
        reply=answer,
        reply_note=words,
        replied_at=clock.now(),
        status=status,
        absence_reason=reason,
    )
    return True


def replace(row: Attendance, *, name: str, position: str, by: Actor, exception: str = "") -> Attendance:
    """Send somebody else: instead of a leader a leader, or with a reason that is kept. Sent twice it is one."""
    known = Attendance.objects.filter(stands_in_for=row).first()
    if known is not None:
        if vietnamese.fold(known.name) == vietnamese.fold(name):
            return known
        raise Refused(_("Somebody else was named already: number %(n)s.") % {"n": known.number}, code="state")
    if row.status == AttendanceStatus.PRESENT:
        raise Refused(_("This delegate is present."), code="state")
    asked = row.is_leader or row.category == Category.LEADER
    if asked and not attending.is_leading(position) and not exception.strip():
        raise Refused(
            _("A leader is replaced by a leader. Enter a leading position, or say why nobody of that rank can come."),
            field="position",
        )
    made = attending.draw_up(
        row.conference,
        name=name,
        category=row.category,
        unit=row.unit,
        position=position,
        organisation=row.organisation,
    )
    made.is_summoned, made.stands_in_for = row.is_summoned, row
    made.reply, made.replied_at, made.reply_note = Reply.COMING, clock.now(), exception.strip()
    with transaction.atomic():
        attending.enter(made, "attendance.begin", by=by)
        amend(
            row,
            "attendance.replace",
            by=by,
            right=attending.right_of(row, by),
            facts={"by_number": made.number, "is_leader": made.is_leader, "exception": bool(exception.strip())},
            reply=Reply.NOT_COMING,
            replied_at=clock.now(),
            status=AttendanceStatus.EXCUSED,
            absence_reason=SENT_ANOTHER,
        )
    return made


def set_place(row: Attendance, place: int | None, *, by: Actor) -> None:
    """A place by hand where position and body do not give it; None gives it back to the rule."""
    if place is not None and not 1 <= place < LAST:
        raise Refused(_("Enter a place from 1 on."), field="protocol")
    if row.protocol != place:
        facts = {"place": place}
        amend(row, "attendance.protocol", by=by, right=attending.right_of(row, by), facts=facts, protocol=place)


def in_protocol(rows: Iterable[Attendance]) -> list[Attendance]:
    """In the order of presentation: places set by hand, then guests and leaders by position and body, then the rest."""
    return sorted(rows, key=_place)


def _place(row: Attendance) -> tuple[int, int, int, tuple[int, str], int]:
    category = _CATEGORIES.index(Category(row.category)) if row.category in Category.values else len(_CATEGORIES)
    body = row.organisation.rank() if row.organisation is not None else (LAST, "")
    return row.protocol or LAST, category, _rank(row.position), body, row.number


def _rank(position: str) -> int:
    """The longest beginning that fits says the place: a deputy is not taken for the head."""
    folded = vietnamese.fold(position)
    fitting = [word for word in PRESENTED if folded == word or folded.startswith(f"{word} ")]
    return PRESENTED.index(max(fitting, key=len)) if fitting else len(PRESENTED)
