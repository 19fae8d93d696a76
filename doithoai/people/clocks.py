"""A written deadline rule and an anchor day give a date, and the sentence that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from doithoai.core import holidays
from doithoai.core.formats import vndate
from doithoai.core.workdays import Calendar
from doithoai.people.models import Authority, Clock, ClockAnchor, ClockUnit

#: From what is counted, in the words of the explanation.
ANCHOR_WORDS = {
    ClockAnchor.CONFERENCE_BEFORE: "ngày hội nghị",
    ClockAnchor.CONFERENCE_AFTER: "ngày hội nghị",
    ClockAnchor.RECEIPT: "ngày tiếp nhận",
    ClockAnchor.ASSIGNMENT: "ngày giao việc",
    ClockAnchor.CONCLUSION: "ngày kết luận",
    ClockAnchor.DUE_BEFORE: "hạn",
    ClockAnchor.DUE_AFTER: "hạn",
}
BACKWARD = (ClockAnchor.CONFERENCE_BEFORE, ClockAnchor.DUE_BEFORE)
WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class Due:
    """A date with its reason. `proposed` is the working day before it when the date is a day off."""

    day: date | None
    rule: str
    basis: str
    name: str = ""
    warning: str = ""
    proposed: date | None = None


def amount(authority: Authority, code: str, *, on: date | None = None) -> int | None:
    """The number of a rule (rounds, days), None when the authority has no such rule."""
    rule = rules_of(authority, on).get(code)
    return rule.amount if rule else None


def due(authority: Authority, code: str, *, anchor: date) -> Due:
    """The day that the authority's rule `code` gives, counted from `anchor`."""
    rule = Clock.objects.for_code(authority.pk, code, anchor)
    if rule is None:
        return Due(None, "Cơ quan chưa đặt thời hạn này.", "")
    return reckon(rule, anchor, holidays.calendar_for([anchor.year]))


def dues(authority: Authority, codes: Iterable[str], *, anchor: date) -> dict[str, Due]:
    """Several rules from one anchor, in two queries."""
    rules = rules_of(authority, anchor)
    calendar = holidays.calendar_for([anchor.year])
    return {code: reckon(rules[code], anchor, calendar) for code in codes if code in rules}


def rules_of(authority: Authority, on: date | None = None) -> Mapping[str, Clock]:
    """The rules that hold on a day, by code; the newest of several."""
    found: dict[str, Clock] = {}
    rows = Clock.objects.filter(authority=authority).order_by("pk")
    for row in sorted(rows, key=lambda row: row.valid_from or date.min):
        if on is None or row.is_valid_on(on):
            found[row.code] = row
    return found


def reckon(rule: Clock, anchor: date, calendar: Calendar) -> Due:
    """Pure: the day, how it was counted, and what to do when it is a day off."""
    if rule.amount is None:
        return Due(None, "Quy định này không đặt thời hạn.", rule.basis, rule.name)
    day = _count(rule, anchor, calendar)
    if calendar.is_working(day):
        return Due(day, explain(rule, anchor, day, calendar), rule.basis, rule.name)
    proposed = calendar.on_or_before(day)
    warning = f"Ngày {vndate(day)} ({WEEKDAYS[day.weekday()]}) là ngày nghỉ; nên xong từ ngày {vndate(proposed)}."
    return Due(day, explain(rule, anchor, day, calendar), rule.basis, rule.name, warning, proposed)


def explain(rule: Clock, anchor: date, day: date, calendar: Calendar) -> str:
    """The arithmetic in one Vietnamese sentence: start, days counted, holidays passed over, end."""
    working = rule.unit == ClockUnit.WORKING_DAYS
    unit = "ngày làm việc" if working else "ngày"
    start = ANCHOR_WORDS.get(ClockAnchor(rule.anchor), "mốc")
    side = "Trước" if rule.anchor in BACKWARD else "Sau"
    least = "ít nhất " if rule.anchor in BACKWARD else ""
    skipped = _skipped(anchor, day, calendar) if working else ()
    passed = f", bỏ qua ngày nghỉ {', '.join(vndate(one)[:5] for one in skipped)}" if skipped else ""
    return (
        f"{side} {start} {least}{rule.amount:02d} {unit}: {start} {vndate(anchor)} không tính{passed}; "
        f"hạn là hết ngày {vndate(day)}."
    )


def span(words: str, start: date, end: date, calendar: Calendar) -> str:
    """How far a day that a person set lies from the one it is counted from, called `words`."""
    days, worked = (end - start).days, calendar.between(start, end)
    off = _skipped(start, end, calendar)
    passed = f", ngày nghỉ {', '.join(vndate(one)[:5] for one in off)}" if off else ""
    return (
        f"Từ {words} {vndate(start)} (không tính) đến hết ngày {vndate(end)}: {days} ngày, "
        f"trong đó {worked} ngày làm việc{passed}."
    )


def _count(rule: Clock, anchor: date, calendar: Calendar) -> date:
    amount = rule.amount or 0
    if rule.unit == ClockUnit.WORKING_DAYS:
        return calendar.back(anchor, amount) if rule.anchor in BACKWARD else calendar.add(anchor, amount)
    step = timedelta(days=amount)
    return anchor - step if rule.anchor in BACKWARD else anchor + step


def _skipped(anchor: date, day: date, calendar: Calendar) -> tuple[date, ...]:
    """Days off between the two, week-ends left out because everybody knows them."""
    first, last = min(anchor, day), max(anchor, day)
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return tuple(one for one in days if one in calendar.holidays and one.weekday() < 5 and one != anchor)
