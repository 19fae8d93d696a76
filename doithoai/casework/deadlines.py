"""What time does to work: reminders before and after the due day, escalation, lateness as a fact."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Assignment, Commitment, Referral
from doithoai.casework.states import AssignmentState, CommitmentState, ReferralState
from doithoai.core import clock, holidays, journal, working_time
from doithoai.core.actors import CLOCK
from doithoai.core.formats import vndate
from doithoai.notices import outbox
from doithoai.opinion.models import Matter
from doithoai.opinion.states import MatterState
from doithoai.people import clocks, directory
from doithoai.people.models import Authority

journal.register_verb("assignment.remind", _("Reminded"))
journal.register_verb("commitment.remind", _("Reminded"))
journal.register_verb("assignment.late", _("Overdue"))
journal.register_verb("commitment.late", _("Overdue"))
journal.register_verb("matter.late", _("Overdue"))
journal.register_verb("referral.late", _("The reply is overdue"))

WORKING: tuple[str, ...] = (AssignmentState.GIVEN, AssignmentState.ACCEPTED)
PROMISED: tuple[str, ...] = (CommitmentState.OPEN,)
#: Once its explanation is approved, or it is spoken of in the hall, the day of the explanation was met or passed.
UNEXPLAINED: tuple[str, ...] = (MatterState.RECEIVED, MatterState.CLASSIFIED, MatterState.ASSIGNED)


def first_reminder(authority: Authority, due_on: date) -> datetime:
    """Eight in the morning, the authority's working days before the due day; on that day when time is short.

    A due day that is a day off is reminded of on the working day before it.
    """
    days = clocks.amount(authority, "remind_before") or 0
    calendar = holidays.calendar_for([due_on.year])
    now = clock.now()
    for morning in (working_time.morning_by(calendar.back(due_on, days)), working_time.morning_by(due_on)):
        if morning > now:
            return morning
    return next_reminder(authority, now)


def next_reminder(authority: Authority, now: datetime) -> datetime:
    """The next round, counted from today: a dead clock loses no round and doubles none."""
    days = clocks.amount(authority, "remind_every") or 3
    today = clock.local(now).date()
    return working_time.morning_by(holidays.calendar_for([today.year]).add(today, days))


def remind_one(now: datetime) -> bool:
    """Remind of the oldest thing that is due to be reminded of, in working time; True when one was found."""
    found = next_to_remind(now)
    if found is None or not working_time.is_open(now):
        return False
    _remind(found, WORKING if isinstance(found, Assignment) else PROMISED, now)
    return True


def next_to_remind(now: datetime) -> Any:
    """The assignment or the promise whose reminder is due, the oldest first; None when there is none."""
    for model in (Assignment, Commitment):
        rows: Any = model._default_manager.filter(remind_at__lte=now, matter__is_sealed=False)
        row = rows.order_by("remind_at", "pk").first()
        if row is not None:
            return row
    return None


def _remind(row: Any, active: tuple[str, ...], now: datetime) -> None:
    """Claim by the moment read; what has meanwhile been done is looked at once more and left in peace."""
    authority = row.matter.authority
    following = next_reminder(authority, now) if row.state in active else None
    number = row.reminders + 1
    with transaction.atomic():
        claimed = (
            type(row).objects.filter(pk=row.pk, remind_at=row.remind_at).update(remind_at=following, reminders=number)
        )
        if not claimed or row.state not in active:
            return
        verb = "assignment.remind" if isinstance(row, Assignment) else "commitment.remind"
        journal.record(row, verb, by=CLOCK, at=now, facts={"round": number})
        _tell(row, authority, number, now)


def _tell(row: Any, authority: Authority, number: int, now: datetime) -> None:
    body = row.organisation if isinstance(row, Assignment) else row.owner
    overdue = row.due_on < clock.local(now).date()
    rounds = (clocks.amount(authority, "remind_rounds") or 0) + 1  # the one before the due day is not one of them
    readers = directory.members_of(body)
    if overdue and number > rounds:
        readers = directory.heads_of(body) or readers
    if overdue and number > rounds + 1:
        readers = [*readers, *directory.people_with(authority, "standing")]
    words = "đã quá hạn" if overdue else "sắp đến hạn"
    outbox.tell(
        authority,
        readers,
        key=f"remind:{row.public_id}:{number}",
        subject=f"{row.matter.number} {words} {vndate(row.due_on)}",
        body=f"{row.matter.title}. Hạn {vndate(row.due_on)}.",
        path=f"/{authority.slug}/van-phong/{_page(row)}",
        in_digest=True,
    )


def _page(row: Any) -> str:
    work = "giao-viec" if isinstance(row, Assignment) else "cam-ket"
    return f"{work}/{row.public_id}/"


def mark_late_one(now: datetime) -> bool:
    """Record one thing that has passed its day; True when one was found."""
    today = clock.local(now).date()
    for model, owed, verb in (
        (Assignment, Assignment.objects.owed(), "assignment.late"),
        (Commitment, Commitment.objects.here().filter(state__in=PROMISED), "commitment.late"),
    ):
        rows: Any = owed.filter(is_late=False, due_on__lt=today)
        row = rows.order_by("due_on", "pk").first()
        if row is not None:
            with transaction.atomic():
                if model._default_manager.filter(pk=row.pk, is_late=False).update(is_late=True):
                    public = isinstance(row, Commitment) and row.is_public
                    journal.record(row, verb, by=CLOCK, at=now, public=public, facts={"due": row.due_on.isoformat()})
            return True
    return _matter_late(now, today)


def _matter_late(now: datetime, today: date) -> bool:
    """A matter that nobody has explained yet; what was promised after it is late on its own page."""
    rows = Matter.objects.filter(is_open=True, is_late=False, due_on__lt=today, state__in=UNEXPLAINED)
    row = rows.order_by("due_on", "pk").first()
    if row is None:
        return _referral_late(now, today)
    with transaction.atomic():
        if Matter.objects.filter(pk=row.pk, is_late=False).update(is_late=True):
            journal.record(row, "matter.late", by=CLOCK, at=now, facts={"due": str(row.due_on)})
    return True


def _referral_late(now: datetime, today: date) -> bool:
    """The competent authority has not replied in time: the coordinator is told to urge."""
    waiting = [ReferralState.SENT, ReferralState.RECEIVED]
    rows = Referral.objects.filter(state__in=waiting, is_late=False, reply_by__lt=today)
    row = rows.select_related("authority", "to").order_by("reply_by", "pk").first()
    if row is None:
        return False
    with transaction.atomic():
        if not Referral.objects.filter(pk=row.pk, is_late=False).update(is_late=True):
            return True
        journal.record(row, "referral.late", by=CLOCK, at=now, public=True, facts={"due": str(row.reply_by)})
        outbox.tell(
            row.authority,
            directory.people_with(row.authority, "referral.send"),
            key=f"referral_late:{row.public_id}",
            subject=f"{row.to.short_name} chưa trả lời văn bản {row.letter}"[:200],
            body=f"Hạn trả lời {vndate(row.reply_by)} đã qua. Cần đôn đốc.",
            path=f"/{row.authority.slug}/van-phong/chuyen-cap/{row.public_id}/",
        )
    return True
