"""What an authority asks of its plans: how many conferences at least, and which share of the voters may ask for one.

The numbers are rules of the authority (people.clocks); one without an amount asks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doithoai.people import clocks
from doithoai.people.models import Authority
from doithoai.programme.models import ConferenceKind, Plan, PlannedConference

#: The rules that count conferences of one kind.
BY_KIND = {"plan_youth": ConferenceKind.YOUTH, "plan_business": ConferenceKind.BUSINESS}


@dataclass(frozen=True)
class Norms:
    """The numbers that hold for the plan of a year."""

    amounts: Mapping[str, int | None]

    @classmethod
    def of(cls, authority: Authority, year: int) -> Norms:
        rules = clocks.rules_of(authority, date(year, 12, 31))
        return cls({code: rule.amount for code, rule in rules.items()})

    def get(self, code: str) -> int:
        return self.amounts.get(code) or 0

    def may_ask(self, planned: PlannedConference) -> bool | None:
        """Whether enough voters asked; None when the authority has no rule or a number is missing."""
        share = self.get("voter_share")
        if not share or planned.asked_by is None or not planned.voters:
            return None
        return planned.asked_by * 100 >= planned.voters * share


def quarters_missed(plan: Plan, planned: list[PlannedConference], least: int) -> list[int]:
    """Quarters in which fewer conferences can lie than the norm asks for.

    A conference counts once, in a quarter that its period touches; those whose period ends first go first.
    """
    waiting = sorted((_reach(plan, one) for one in planned), key=lambda reach: reach[1])
    missed = []
    for number in (1, 2, 3, 4):
        fitting = [reach for reach in waiting if reach[0] <= number <= reach[1]][:least]
        for reach in fitting:
            waiting.remove(reach)
        if len(fitting) < least:
            missed.append(number)
    return missed


def _reach(plan: Plan, one: PlannedConference) -> tuple[int, int]:
    """First and last quarter of the plan's year that the period touches; a plan without a period leaves all open."""
    if one.period_from is None or one.period_to is None:
        return 1, 4
    first = max(one.period_from, date(plan.year, 1, 1))
    last = min(one.period_to, date(plan.year, 12, 31))
    return ((first.month - 1) // 3 + 1, (last.month - 1) // 3 + 1) if first <= last else (1, 0)
