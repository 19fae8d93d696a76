"""A changed deadline rule or day off moves what is still open: shown first, then saved with both dates.

What is shown is the change itself, made and taken back: so it cannot differ from what saving does.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db import transaction

from doithoai.conference import scheduling
from doithoai.conference.scheduling import Shift
from doithoai.core import clock
from doithoai.core.actors import Actor, Machine
from doithoai.core.models import HolidayDecision
from doithoai.people import clocks, organising
from doithoai.people.models import Authority, Clock

#: Moves the dates of the other authorities: a day off holds for the country, whoever entered it.
COUNTRY = Machine("country", frozenset({"clock.manage"}))


def preview_clock(authority: Authority, *, code: str, amount: int | None, unit: str) -> list[Shift]:
    """Which open duties the changed rule would move, and from when to when."""
    rule = clocks.rules_of(authority, clock.today())[code]
    return _taken_back(lambda: change_clock(rule, amount=amount, unit=unit, basis=f"{rule.basis} …", by=COUNTRY))


def change_clock(rule: Clock, *, amount: int | None, unit: str, basis: str, by: Actor) -> list[Shift]:
    """Set the rule from today on and move the open duties of conferences that have a day."""
    with transaction.atomic():
        organising.set_clock(rule, amount=amount, unit=unit, basis=basis, by=by)
        return scheduling.follow_rules(rule.authority, by=by)


def preview_holiday(authority: Authority, *, day: date, is_working: bool) -> list[Shift]:
    """What one day of the yearly decision would move in this authority."""
    return _taken_back(
        lambda: decide_holiday(authority, day=day, is_working=is_working, reason="…", by=COUNTRY), of=authority
    )


def decide_holiday(authority: Authority, *, day: date, is_working: bool, reason: str, by: Actor) -> list[Shift]:
    """Enter the day; it holds for the country, so it moves the dates of every authority here."""
    with transaction.atomic():
        organising.decide_holiday(authority, day=day, is_working=is_working, reason=reason, by=by)
        return _everywhere(authority, by=by)


def preview_removal(authority: Authority, decision: HolidayDecision) -> list[Shift]:
    """What taking the day out again would move in this authority."""
    copy = HolidayDecision.objects.get(pk=decision.pk)
    return _taken_back(lambda: remove_holiday(authority, copy, by=COUNTRY), of=authority)


def remove_holiday(authority: Authority, decision: HolidayDecision, *, by: Actor) -> list[Shift]:
    """Take a wrongly entered day out; the dates move back."""
    with transaction.atomic():
        organising.remove_holiday(authority, decision, by=by)
        return _everywhere(authority, by=by)


def _everywhere(authority: Authority, *, by: Actor) -> list[Shift]:
    others = Authority.objects.exclude(pk=authority.pk)
    moved = scheduling.follow_rules(authority, by=by)
    return moved + [shift for other in others for shift in scheduling.follow_rules(other, by=COUNTRY)]


def _taken_back(act: Callable[[], list[Shift]], of: Authority | None = None) -> list[Shift]:
    """Do the act, keep what it moved, undo everything."""
    with transaction.atomic():
        shifts = act()
        transaction.set_rollback(True)
    return [one for one in shifts if of is None or one.duty.conference.authority_id == of.pk]
