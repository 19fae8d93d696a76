"""What happens because time passed: a missed duty is recorded, a near one reminded, a late one urged.

Each round does one piece and says whether it did; late or repeated rounds lose and double nothing.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import duties, timetable
from doithoai.conference.models import Conference, Duty
from doithoai.conference.states import ConferenceState, DutyState
from doithoai.core import clock, holidays, working_time
from doithoai.core.actors import CLOCK
from doithoai.core.formats import vndate
from doithoai.core.journal import register_verb
from doithoai.core.transitions import amend
from doithoai.notices import outbox
from doithoai.people import clocks, directory
from doithoai.people.models import Authority
from doithoai.people.roles import Role

register_verb("duty.late", _("Due day of a duty missed"))
register_verb("duty.remind", _("Duty reminded"))
register_verb("duty.urge", _("Late duty urged"))
register_verb("duty.escalate", _("Late duty reported to the standing members"))
register_verb("conference.fix_day", _("Reminder to fix the day of the conference"))

RIGHT = "clock.round"
LOOK_AHEAD_DAYS = 90


def mark_one(now: datetime) -> bool:
    """Record that one due day was missed; for good, once."""
    today = clock.local(now).date()
    duty = (
        Duty.objects.overdue(today)
        .filter(is_late=False)
        .select_related("conference__authority", "lead")
        .order_by("due_on", "pk")
        .first()
    )
    if duty is None or duty.due_on is None:
        return False
    facts = {"due_on": duty.due_on.isoformat()}
    amend(duty, "duty.late", by=CLOCK, right=RIGHT, at=now, facts=facts, is_late=True)
    return True


def remind_one(now: datetime) -> bool:
    """Remind before the due day, urge after it, report to the standing members after the set rounds."""
    duty = (
        Duty.objects.waiting()
        .filter(remind_at__lte=now)
        .select_related("conference__authority", "lead")
        .order_by("remind_at", "pk")
        .first()
    )
    if duty is None or not working_time.is_open(now):
        return False
    with transaction.atomic():
        following = _next_round(duty, now)
        seen = Duty.objects.filter(pk=duty.pk, remind_at=duty.remind_at, state=DutyState.OPEN)
        if seen.update(remind_at=following, reminders=duty.reminders + 1):
            duty.reminders += 1
            _carry(duty, now)
    return True


def remind_to_fix_one(now: datetime) -> bool:
    """A planned conference without a day: say in time that the longest milestone comes into danger."""
    today = clock.local(now).date()
    rows = Conference.objects.filter(
        state=ConferenceState.PLANNED,
        fix_reminded_at=None,
        planned__period_to__lte=today + timedelta(days=LOOK_AHEAD_DAYS),
    ).select_related("authority", "planned")
    for conference in rows.order_by("planned__period_to", "pk"):
        latest = latest_fixing_day(conference)
        if latest is not None and today >= latest - timedelta(days=_preparation(conference.authority, latest)):
            return _tell_to_fix(conference, latest, now)
    return False


def latest_fixing_day(conference: Conference) -> date | None:
    """Until when the day must be fixed to keep the longest milestone; None without a period."""
    if conference.planned is None or conference.planned.period_to is None:
        return None
    last = conference.planned.period_to
    rules = clocks.rules_of(conference.authority, last)
    return timetable.latest_fixing_day(last, rules, preparation=_preparation(conference.authority, last))


def _preparation(authority: Authority, day: date) -> int:
    """Days that the authority gives itself to prepare before the longest milestone."""
    return clocks.amount(authority, "preparation", on=day) or 0


def _next_round(duty: Duty, now: datetime) -> datetime | None:
    """Every so many working days after the due day; the first round after it is the next morning."""
    today = clock.local(now).date()
    if duty.due_on is None:
        return None
    calendar = holidays.calendar_for([today.year])
    if today <= duty.due_on:
        return duties.morning(calendar.add(duty.due_on, 1))
    every = clocks.amount(duty.conference.authority, "remind_every", on=today)
    return duties.morning(calendar.add(today, every)) if every else None


def _carry(duty: Duty, now: datetime) -> None:
    authority = duty.conference.authority
    today = clock.local(now).date()
    if duty.due_on is None or today <= duty.due_on:
        verb, words = "duty.remind", f"Hạn: {vndate(duty.due_on)}. {duty.rule_text}"
    else:
        verb, words = "duty.urge", f"Đã quá hạn {vndate(duty.due_on)}. {duty.rule_text}"
    facts = {"round": duty.reminders}
    amend(duty, verb, by=CLOCK, right=RIGHT, at=now, facts=facts)
    key = f"{verb}:{duty.pk}:{duty.reminders}"
    duties.tell_lead(duty, key=key, body=words, in_digest=True)
    rounds = clocks.amount(authority, "remind_rounds", on=today) or 0
    if verb == "duty.urge" and duty.reminders > rounds:
        _escalate(duty, rounds, words, now)


def _escalate(duty: Duty, rounds: int, words: str, now: datetime) -> None:
    """First the head of the body, one round later the standing members; each once."""
    authority = duty.conference.authority
    is_head = duty.reminders == rounds + 1
    people = directory.people_with(authority, Role.AGENCY_HEAD, duty.lead) if is_head and duty.lead else []
    if not is_head:
        people = directory.people_with(authority, Role.STANDING)
    if duty.reminders > rounds + 2 or not people:
        return
    if not is_head:
        amend(duty, "duty.escalate", by=CLOCK, right=RIGHT, at=now, facts={"round": duty.reminders})
    outbox.tell(
        authority,
        people,
        key=f"duty.escalate:{duty.pk}:{duty.reminders}",
        subject=f"Việc quá hạn: {duty.title}"[:200],
        body=f"{duty.lead or ''}: {words}",
        path=f"/{authority.slug}/van-phong/hoi-nghi/{duty.conference.public_id}/",
    )


def _tell_to_fix(conference: Conference, latest: date, now: datetime) -> bool:
    with transaction.atomic():
        seen = Conference.objects.filter(pk=conference.pk, fix_reminded_at=None)
        if not seen.update(fix_reminded_at=now):
            return True
        facts = {"latest": latest.isoformat()}
        amend(conference, "conference.fix_day", by=CLOCK, right=RIGHT, at=now, facts=facts)
        outbox.tell(
            conference.authority,
            directory.people_with(conference.authority, "conference.schedule"),
            key=f"fix-day:{conference.pk}",
            subject="Cần ấn định ngày hội nghị",
            body=(
                f"{conference.title}: cần ấn định ngày chậm nhất {vndate(latest)} "
                "để đủ thời gian báo cáo ý kiến và thông báo rộng rãi."
            ),
            path=f"/{conference.authority.slug}/van-phong/hoi-nghi/{conference.public_id}/",
        )
    return True
