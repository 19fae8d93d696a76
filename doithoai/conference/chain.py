"""The chain before and after a conference: what is done, what comes next, who has it, by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from doithoai.conference import timetable
from doithoai.conference.duties import Book
from doithoai.conference.models import Conference, Duty
from doithoai.conference.states import DutyState
from doithoai.people.models import Organisation


@dataclass(frozen=True)
class Link:
    """One milestone with the duties that serve it."""

    milestone: timetable.Milestone
    duties: list[Duty]
    is_next: bool = False

    @property
    def day(self) -> date:
        assert self.milestone.day is not None
        return self.milestone.day

    @property
    def shown(self) -> list[Duty]:
        return [one for one in self.duties if one.met_on]

    @property
    def missing(self) -> list[Organisation]:
        """Who still has to show it, by rank."""
        bodies = {one.lead for one in self.duties if one.lead and one.state == DutyState.OPEN}
        return sorted(bodies, key=Organisation.rank)

    @property
    def is_settled(self) -> bool:
        """Nothing of it is open any more: shown, or recorded as not done."""
        return bool(self.duties) and not any(one.state == DutyState.OPEN for one in self.duties)

    @property
    def met_on(self) -> date | None:
        """The day on which the last of them was shown; None while one is missing."""
        days = [one.met_on for one in self.shown if one.met_on]
        return max(days) if days and len(days) == len(self.duties) else None


def of(conference: Conference) -> list[Link]:
    """The links in the order of their days; none without a day. The first one that is not settled is the next."""
    if conference.anchor is None:
        return []
    duties = list(conference.duties.select_related("task", "lead"))
    book = Book.of(conference.authority, conference.anchor)
    found = [
        Link(one, [duty for duty in duties if serves(duty) == one.code])
        for one in timetable.milestones(conference.anchor, book.rules, book.calendar)
        if one.day is not None and (one.code != "gathered" or conference.pre_gathering)
    ]
    if conference.is_called_off:
        return found
    first = next((n for n, one in enumerate(found) if one.duties and not one.is_settled), None)
    return [Link(one.milestone, one.duties, is_next=n == first) for n, one in enumerate(found)]


def serves(duty: Duty) -> str:
    """The milestone that a duty serves, or nothing."""
    return duty.clock_code or (timetable.SERVES.get(duty.task.kind, "") if duty.task else "")
