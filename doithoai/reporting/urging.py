"""Reports that fall due are reminded, late ones urged, and after the set rounds told to the standing members."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from doithoai.core import clock, holidays, working_time
from doithoai.core.formats import vndate
from doithoai.core.workdays import Calendar
from doithoai.notices import outbox
from doithoai.people import clocks, directory
from doithoai.people.models import Authority
from doithoai.people.roles import Role
from doithoai.reporting import dues
from doithoai.reporting.dues import Occasion
from doithoai.reporting.models import ReportKind

#: The clock looks that often; what was told already is told once, by its key.
BETWEEN = timedelta(minutes=15)

_looked: dict[int, datetime] = {}


def remind_one(now: datetime) -> bool:
    """Look through one authority whose turn it is; True when there may be another."""
    if not working_time.is_open(now):
        return False
    for authority in Authority.objects.filter(pk__in=ReportKind.objects.values("authority")).order_by("pk"):
        last = _looked.get(authority.pk)
        if last is None or not timedelta(0) <= now - last < BETWEEN:
            _looked[authority.pk] = now
            remind(authority, clock.local(now).date())
            return True
    return False


def remind(authority: Authority, on: date) -> int:
    """Tell what is due soon or late today; returns how many notices are new."""
    rules = clocks.rules_of(authority, on)
    ahead, every, rounds = (
        rules[code].amount if code in rules else None for code in ("remind_before", "remind_every", "remind_rounds")
    )
    calendar = holidays.calendar_for([on.year - 1, on.year, on.year + 1])
    told = 0
    for one in dues.open_now(authority, on):
        if one.due_on is None:
            continue
        if on <= one.due_on:
            if ahead is not None and on >= calendar.back(one.due_on, ahead):
                told += _tell(authority, one, "due", f"Hạn gửi: {vndate(one.due_on)}. {one.rule}")
            continue
        number = _round(one.due_on, on, every, calendar)
        words = f"Đã quá hạn {vndate(one.due_on)}. {one.rule}"
        told += _tell(authority, one, f"late{number}", words)
        if rounds is not None and number > rounds:
            told += _tell(authority, one, "up", words, to=Role.STANDING)
    return told


def _round(due_on: date, on: date, every: int | None, calendar: Calendar) -> int:
    """Which urging it is: the first on the working day after the due day, then every so many working days."""
    late = max(calendar.between(due_on, on), 1)
    return 1 + (late - 1) // every if every else 1


def _tell(authority: Authority, one: Occasion, step: str, words: str, to: str = "report.write") -> int:
    late = step != "due"
    path = f"/{authority.slug}/van-phong/so-lieu/bao-cao/"
    return outbox.tell(
        authority,
        directory.people_with(authority, to),
        key=f"periodic-{step}:{one.key}",
        subject=f"{'Báo cáo quá hạn' if late else 'Sắp đến hạn báo cáo'}: {one.title}"[:200],
        body=f"{one.title}. {words}",
        path=f"{path}{one.report.public_id}/" if one.report else path,
        in_digest=to != Role.STANDING,
    )
