"""The year on one page: every conference and every duty with its day, in the order of the days."""

from __future__ import annotations

import calendar as monthcalendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from doithoai.conference.models import CALLED_OFF, Conference, ConferenceSet, Duty, DutySet
from doithoai.conference.states import DutyState
from doithoai.core import clock
from doithoai.people.models import Organisation

LATE = "late"


@dataclass(frozen=True)
class Mark:
    """One line of the year: a conference, or a duty of one."""

    day: date
    conference: Conference
    duty: Duty | None = None

    @property
    def row(self) -> Conference | Duty:
        return self.duty or self.conference

    @property
    def what(self) -> str:
        return self.duty.title if self.duty else self.conference.audience

    @property
    def bodies(self) -> list[Organisation]:
        return self.duty.bodies if self.duty else []

    @property
    def is_late(self) -> bool:
        return self.duty is not None and (self.duty.is_late or _is_overdue(self.duty))


@dataclass(frozen=True)
class Line:
    """What several bodies have to do on the same day for the same conference stands in one line."""

    marks: list[Mark]

    @property
    def first(self) -> Mark:
        return self.marks[0]

    @property
    def is_shared(self) -> bool:
        return len(self.marks) > 1


@dataclass(frozen=True)
class Cell:
    """One day of a month: a conference, a due day, a day off, or nothing."""

    number: int
    kind: str


@dataclass(frozen=True)
class Part:
    """A month or a quarter with what falls into it."""

    number: int
    first: date
    marks: list[Mark]
    off: frozenset[date] = frozenset()

    @property
    def lines(self) -> list[Line]:
        found: dict[tuple[date, int, str, bool], list[Mark]] = {}
        for one in self.marks:
            key = (one.day, one.conference.pk, one.what, one.duty is None)
            found.setdefault(key, []).append(one)
        return [Line(marks) for marks in found.values()]

    @property
    def weeks(self) -> list[list[Cell | None]]:
        """The month in weeks from Monday to Sunday; None where another month stands."""
        sits = {one.day for one in self.marks if one.duty is None}
        due = {one.day for one in self.marks if one.duty is not None}
        return [
            [self._cell(day, sits, due) if day.month == self.first.month else None for day in week]
            for week in monthcalendar.Calendar().monthdatescalendar(self.first.year, self.first.month)
        ]

    def _cell(self, day: date, sits: set[date], due: set[date]) -> Cell:
        kind = "sits" if day in sits else "due" if day in due else "off" if day in self.off else ""
        return Cell(day.day, kind)


@dataclass(frozen=True)
class Year:
    """What falls into the year, and the conferences of its plan that have no day yet."""

    year: int
    marks: list[Mark]
    undated: list[Conference]

    def parts(self, months: int = 1, off: Iterable[date] = ()) -> list[Part]:
        """The year in months, or in quarters of three."""
        closed = frozenset(off)
        return [
            Part(
                n,
                date(self.year, first, 1),
                [one for one in self.marks if (one.day.month - 1) // months == n - 1],
                closed,
            )
            for n, first in enumerate(range(1, 13, months), start=1)
        ]

    @property
    def days(self) -> list[date]:
        return [one.day for one in self.marks]


def of(
    conferences: ConferenceSet,
    duties: DutySet,
    year: int,
    *,
    body: Organisation | None = None,
    state: str = "",
) -> Year:
    """The year as one person sees it: `conferences` and `duties` are what that person may see."""
    here = Q(day__year=year) | Q(day=None, planned__plan__year=year)
    known = list(conferences.filter(here).order_by("day", "planned__order", "pk"))
    rows = duties.filter(due_on__year=year).exclude(conference__state__in=CALLED_OFF)
    rows = rows.select_related("conference", "lead", "task").prefetch_related("cooperating")
    if body is not None:
        rows = rows.filter(Q(lead=body) | Q(cooperating=body)).distinct()
    found = [one for one in rows.order_by("due_on", "pk") if _is_in(one, state)]
    if body is not None or state:
        concerned = {one.conference_id for one in found}
        known = [one for one in known if one.pk in concerned]
    marks = [Mark(one.anchor, one) for one in known if one.anchor is not None and one.anchor.year == year]
    marks += [Mark(one.due_on, one.conference, one) for one in found if one.due_on is not None]
    undated = [one for one in known if one.anchor is None]
    return Year(year, sorted(marks, key=lambda one: (one.day, one.duty is not None)), undated)


def years(conferences: ConferenceSet) -> list[int]:
    """The years that can be looked at: those with a plan or a conference, and the present one."""
    pairs: Iterable[tuple[date | None, int | None]] = conferences.order_by().values_list("day", "planned__plan__year")
    found = {day.year for day, _year in pairs if day} | {year for _day, year in pairs if year}
    return sorted(found | {clock.today().year})


def _is_in(duty: Duty, state: str) -> bool:
    if state == LATE:
        return duty.is_late or _is_overdue(duty)
    return not state or duty.state == state


def _is_overdue(duty: Duty) -> bool:
    return duty.state == DutyState.OPEN and duty.due_on is not None and duty.due_on < clock.today()
