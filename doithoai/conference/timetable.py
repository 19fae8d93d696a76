"""The milestones of a conference, counted from its day by the authority's rules: pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from doithoai.core.workdays import Calendar
from doithoai.people.clocks import Due, reckon
from doithoai.people.models import Clock, ClockAnchor, ClockUnit
from doithoai.programme.models import DueKind, Task, TaskKind

#: The chain before and after a conference, in the order in which it runs.
CHAIN = (
    "gathered",
    "sorted",
    "sent_out",
    "announced",
    "explained",
    "compiled",
    "dossier",
    "on_screen",
    "conclusion",
    "published",
)
#: Which milestone a kind of task serves.
SERVES: dict[str, str] = {
    TaskKind.GATHER: "gathered",
    TaskKind.REPORT: "gathered",
    TaskKind.SORT: "sorted",
    TaskKind.BROADCAST: "announced",
    TaskKind.COMPILE: "compiled",
}


@dataclass(frozen=True)
class Milestone:
    """One date of the chain with its reason."""

    code: str
    name: str
    due: Due

    @property
    def day(self) -> date | None:
        return self.due.day


def milestones(day: date, clocks: Mapping[str, Clock], calendar: Calendar) -> list[Milestone]:
    """Every milestone that the rules give for a conference on `day`, in order of the days."""
    found = [
        Milestone(code, clocks[code].name, reckon(clocks[code], day, calendar))
        for code in CHAIN
        if code in clocks and clocks[code].amount is not None
    ]
    return sorted(found, key=lambda one: one.day or date.max)


def due_of_task(task: Task, day: date, clocks: Mapping[str, Clock], calendar: Calendar) -> Due | None:
    """When a task of the plan is due for a conference on `day`; None when nothing sets a date."""
    if task.due_kind == DueKind.FIXED:
        return Due(task.due_on, "Ngày do kế hoạch ấn định.", task.plan.citation)
    if task.due_kind in (DueKind.BEFORE, DueKind.AFTER):
        return reckon(_rule_of(task), day, calendar)
    code = SERVES.get(task.kind, "")
    return reckon(clocks[code], day, calendar) if code in clocks else None


def latest_fixing_day(last: date, clocks: Mapping[str, Clock], *, preparation: int) -> date:
    """Until when the day must be fixed so that the longest milestone before `last` can still be kept."""
    longest = max(
        (
            rule.amount
            for code, rule in clocks.items()
            if code in CHAIN and rule.anchor == ClockAnchor.CONFERENCE_BEFORE and rule.amount is not None
        ),
        default=0,
    )
    return date.fromordinal(last.toordinal() - longest - preparation)


def _rule_of(task: Task) -> Clock:
    before = task.due_kind == DueKind.BEFORE
    return Clock(
        code="",
        name=task.text[:80],
        amount=task.due_amount,
        unit=ClockUnit(task.due_unit),
        anchor=ClockAnchor.CONFERENCE_BEFORE if before else ClockAnchor.CONFERENCE_AFTER,
        basis=task.plan.citation,
    )
