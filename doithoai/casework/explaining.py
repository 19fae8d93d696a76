"""Why a piece of work is due on its day: from where, how many days, which days off lie between, who or what set it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from doithoai.casework import assigning
from doithoai.casework.models import Assignment, Commitment
from doithoai.casework.moved_days import Moved
from doithoai.casework.states import ExtensionState
from doithoai.core import holidays
from doithoai.core.formats import vndate
from doithoai.people import clocks
from doithoai.people.clocks import Due
from doithoai.people.models import Clock


def of_assignment(row: Assignment, moved: Sequence[Moved] = ()) -> Due:
    """By the rule as it was counted; by a person's word, with the days counted; moved by a decision."""
    granted = _granted(moved)
    if granted:
        return Due(row.due_on, _moves(granted), _decided(granted[-1]))
    if row.anchor_on is None:
        words = f"Ngày do người giao việc ấn định. {_counted('ngày giao việc', row.given_on, row.due_on)}"
        return Due(row.due_on, words, "")
    before = assigning.anchor_of(row.matter, row.purpose) is not None
    code = "explained" if before else "resolve"
    rule = Clock.objects.for_code(row.matter.authority_id, code, row.anchor_on)
    return Due(row.due_on, row.due_rule, rule.basis if rule else "")


def of_promise(row: Commitment, moved: Sequence[Moved] = ()) -> Due:
    """A day that was promised: from when, how far, and each time it was moved."""
    granted = _granted(moved)
    promised = f"Ngày đã hứa. {_counted('ngày hứa', row.promised_on, row.first_due_on)}"
    return Due(row.due_on, " ".join([promised, *([_moves(granted)] if granted else [])]), _source(row))


def _source(row: Commitment) -> str:
    if row.origin:
        return row.origin
    if row.answer is not None:
        return f"trả lời {row.matter.number}, bản {row.answer.version}"
    return f"đối thoại: {row.conference.title}" if row.conference is not None else ""


def _granted(moved: Sequence[Moved]) -> list[Moved]:
    """The moves that were agreed to, the first one first."""
    agreed = [one for one in moved if one.extension.state == ExtensionState.APPROVED]
    return sorted(agreed, key=lambda one: one.extension.pk)


def _moves(granted: Sequence[Moved]) -> str:
    rows = [one.extension for one in granted]
    return " ".join(f"Gia hạn từ {vndate(row.from_day)} đến {vndate(row.to_day)}." for row in rows)


def _decided(one: Moved) -> str:
    on = f" ngày {vndate(one.decided_on)}" if one.decided_on else ""
    return f"{one.unit or 'quyết định'}{on}"


def _counted(words: str, start: date, end: date) -> str:
    return clocks.span(words, start, end, holidays.calendar_for([start.year, end.year]))
