"""A changed deadline rule or day off moves what is still open: shown first, then saved with both dates.

What is shown is the change itself, made and taken back: so it cannot differ from what saving does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.db import transaction

from doithoai.conference import scheduling
from doithoai.conference.moving import Move, Moved
from doithoai.core import clock
from doithoai.core.actors import Actor, Machine
from doithoai.core.models import HolidayDecision
from doithoai.people import clocks, organising
from doithoai.people.models import Authority, Clock

#: Moves the dates of the other authorities: a day off holds for the country, whoever entered it.
COUNTRY = Machine("country", frozenset({"clock.manage"}))


#: Called within the act: moves the open dates of its room in one authority, and tells what it moved.
Follow = Callable[[Authority, Actor], list[Moved]]
_following: list[Follow] = []


def follow_also(follow: Follow) -> None:
    """The rooms above have dates that stand on a rule too (docs/decisions/0014)."""
    if follow not in _following:
        _following.append(follow)


def preview_clock(authority: Authority, *, code: str, amount: int | None, unit: str) -> list[Move]:
    """Which open dates the changed rule would move, and from when to when."""
    rule = clocks.rules_of(authority, clock.today())[code]
    return _taken_back(lambda: change_clock(rule, amount=amount, unit=unit, basis=f"{rule.basis} …", by=COUNTRY))


def change_clock(rule: Clock, *, amount: int | None, unit: str, basis: str, by: Actor) -> list[Move]:
    """Set the rule from today on and move what is open and stands on a rule."""
    with transaction.atomic():
        organising.set_clock(rule, amount=amount, unit=unit, basis=basis, by=by)
        return _follow(rule.authority, by)


def preview_preset(authority: Authority, preset: str) -> list[Move]:
    """Which open dates the rules of a preset would move."""
    return _taken_back(lambda: take_preset(authority, preset, by=COUNTRY))


def take_preset(authority: Authority, preset: str, *, by: Actor) -> list[Move]:
    """Take the rules of a preset over and move what is open and stands on a rule."""
    with transaction.atomic():
        organising.take_preset(authority, preset, by=by)
        return _follow(authority, by)


def _follow(authority: Authority, by: Actor) -> list[Move]:
    found: list[Move] = [*scheduling.follow_rules(authority, by=by)]
    return found + [one for follow in _following for one in follow(authority, by)]


def preview_holiday(authority: Authority, *, day: date, is_working: bool) -> list[Move]:
    """What one day of the yearly decision would move in this authority."""
    return _taken_back(
        lambda: decide_holiday(authority, day=day, is_working=is_working, reason="…", by=COUNTRY), of=authority
    )


def decide_holiday(authority: Authority, *, day: date, is_working: bool, reason: str, by: Actor) -> list[Move]:
    """Enter the day; it holds for the country, so it moves the dates of every authority here."""
    with transaction.atomic():
        organising.decide_holiday(authority, day=day, is_working=is_working, reason=reason, by=by)
        return _everywhere(authority, by=by)


def preview_decision(authority: Authority, days: Mapping[date, bool]) -> list[Move]:
    """What the whole decision of a year would move in this authority."""
    return _taken_back(lambda: decide_year(authority, days, reason="…", by=COUNTRY), of=authority)


def decide_year(authority: Authority, days: Mapping[date, bool], *, reason: str, by: Actor) -> list[Move]:
    """Enter all days of a decision (True: worked after all) and confirm its years; dates move once."""
    with transaction.atomic():
        for day, is_working in sorted(days.items()):
            organising.decide_holiday(authority, day=day, is_working=is_working, reason=reason, by=by)
        for year in sorted({day.year for day in days}):
            organising.confirm_year(authority, year=year, basis=reason, by=by)
        return _everywhere(authority, by=by)


def preview_removal(authority: Authority, decision: HolidayDecision) -> list[Move]:
    """What taking the day out again would move in this authority."""
    copy = HolidayDecision.objects.get(pk=decision.pk)
    return _taken_back(lambda: remove_holiday(authority, copy, by=COUNTRY), of=authority)


def remove_holiday(authority: Authority, decision: HolidayDecision, *, by: Actor) -> list[Move]:
    """Take a wrongly entered day out; the dates move back."""
    with transaction.atomic():
        organising.remove_holiday(authority, decision, by=by)
        return _everywhere(authority, by=by)


def _everywhere(authority: Authority, *, by: Actor) -> list[Move]:
    others = Authority.objects.exclude(pk=authority.pk)
    return _follow(authority, by) + [one for other in others for one in _follow(other, COUNTRY)]


def _taken_back(act: Callable[[], list[Move]], of: Authority | None = None) -> list[Move]:
    """Do the act, keep what it moved, undo everything."""
    with transaction.atomic():
        shifts = act()
        transaction.set_rollback(True)
    return [one for one in shifts if of is None or one.authority_id == of.pk]
