"""Which reports fall due when, whether each is there, and what is late."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from doithoai.conference.models import Conference
from doithoai.conference.states import ConferenceState
from doithoai.core import holidays
from doithoai.core.formats import vndate
from doithoai.core.workdays import Calendar
from doithoai.people.models import Authority, ClockUnit
from doithoai.reporting import calendar, periods
from doithoai.reporting.calendar import Line
from doithoai.reporting.models import Report, ReportKind, Rhythm

HELD = (ConferenceState.CONCLUDED, ConferenceState.CLOSED)


@dataclass(frozen=True)
class Occasion:
    """One report that the calendar asks for; `report` is its newest version once somebody began it."""

    key: str
    kind: ReportKind
    title: str
    since: date | None
    until: date | None
    due_on: date | None
    rule: str
    conference: Conference | None = None
    report: Report | None = None

    @property
    def is_done(self) -> bool:
        """Sent in whatever version: a correction under way does not make it late again."""
        return self.report is not None and (self.report.is_frozen or self.report.version > 1)

    def is_late(self, on: date) -> bool:
        return not self.is_done and self.due_on is not None and self.due_on < on

    def has_begun(self, on: date) -> bool:
        """False while its time is not over yet."""
        return self.until is None or self.until < on


def of_year(authority: Authority, year: int) -> list[Occasion]:
    """All that falls due in a year, by its day; the yearly report of the year before among them."""
    asked = [one for one in _asked(authority, year) if one.due_on is not None and one.due_on.year == year]
    return sorted(asked, key=lambda one: (one.due_on or date.max, one.key))


def open_now(authority: Authority, on: date) -> list[Occasion]:
    """What is being worked on or late: its time is over, its report is not sent; of this year and the one before."""
    found = [one for one in _asked(authority, on.year) if one.has_begun(on) and not one.is_done]
    return sorted(found, key=lambda one: (one.due_on or date.max, one.key))


def find(authority: Authority, key: str) -> Occasion | None:
    """The one with this key, if the calendar asks for it."""
    parts = key.split(":")
    year = int(parts[1]) if len(parts) == 3 and parts[1].isdigit() else None
    if year is None or not 2000 <= year <= 2100:
        return None
    return next((one for one in _asked(authority, year) if one.key == key), None)


def _asked(authority: Authority, year: int) -> list[Occasion]:
    """What ends in a year, or fell due in it from the year before; four statements."""
    held = calendar.lines(authority)
    if not held:
        return []
    days_off = holidays.calendar_for([year - 1, year, year + 1])
    newest: dict[str, Report] = {}
    for report in Report.objects.filter(authority=authority).defer("figures").order_by("version"):
        newest[report.occasion] = report
    found: list[Occasion] = []
    for line in held:
        rhythm = line.rules[-1].rhythm
        if rhythm == Rhythm.CONFERENCE:
            found += _after_conferences(authority, line, year, days_off, newest)
        else:
            found += [one for of in (year - 1, year) for one in _in_calendar(line, rhythm, of, days_off, newest)]
    return found


def _in_calendar(
    line: Line, rhythm: str, year: int, days_off: Calendar, newest: dict[str, Report]
) -> Iterator[Occasion]:
    for one in periods.of_year(rhythm, year, line.cut_day):
        rule = line.at(one.until)
        if rule is None or (rule.numbers and one.number not in rule.numbers):
            continue
        key = f"{line.key}:{year}:{one.number}"
        due_on = due_day(rule, one.until, days_off)
        title = f"{rule.name} ({period_words(rhythm, one.number, year)})"
        words = explain(rule, "ngày chốt số liệu", one.until, due_on)
        yield Occasion(key, rule, title, one.since, one.until, due_on, words, report=newest.get(key))


def _after_conferences(
    authority: Authority, line: Line, year: int, days_off: Calendar, newest: dict[str, Report]
) -> Iterator[Occasion]:
    rows = Conference.objects.filter(authority=authority, state__in=HELD, day__year__in=(year - 1, year))
    rows = rows.filter(is_told=False)  # the others are reported on where they were held
    for row in rows.order_by("day", "pk"):
        rule = line.at(row.day) if row.day else None
        if rule is None or row.day is None:
            continue
        key = f"{line.key}:{row.day.year}:h{row.pk}"
        due_on = due_day(rule, row.day, days_off)
        title = f"{rule.name} ngày {vndate(row.day)}"
        words = explain(rule, "ngày hội nghị", row.day, due_on)
        yield Occasion(key, rule, title, None, row.day, due_on, words, row, newest.get(key))


def due_day(rule: ReportKind, anchor: date, days_off: Calendar) -> date | None:
    """The day that the rule gives; the first day is not counted."""
    if rule.due_amount is None:
        return None
    if rule.due_unit == ClockUnit.WORKING_DAYS:
        return days_off.add(anchor, rule.due_amount)
    return anchor + timedelta(days=rule.due_amount)


def explain(rule: ReportKind, words: str, anchor: date, due_on: date | None) -> str:
    """How the day was counted, and by which paper."""
    if due_on is None:
        return f"Không đặt thời hạn; {rule.basis}."
    unit = "ngày làm việc" if rule.due_unit == ClockUnit.WORKING_DAYS else "ngày"
    return f"Trong {rule.due_amount:02d} {unit} sau {words} {vndate(anchor)}: hết ngày {vndate(due_on)}; {rule.basis}."[
        :300
    ]


def period_words(rhythm: str, number: int, year: int) -> str:
    """The period as a heading says it."""
    roman = ("I", "II", "III", "IV")
    return {
        Rhythm.MONTH: f"tháng {number} năm {year}",
        Rhythm.QUARTER: f"quý {roman[min(number, 4) - 1]} năm {year}",
        Rhythm.HALF: f"6 tháng {'đầu' if number == 1 else 'cuối'} năm {year}",
        Rhythm.NINE: f"9 tháng năm {year}",
        Rhythm.YEAR: f"năm {year}",
    }[Rhythm(rhythm)]
