"""The reporting calendar of an authority ("theo quy định", G-16): its lines, what they ask for, and their changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.models import public_id
from doithoai.core.transitions import Refused, amend, begin
from doithoai.people.models import Authority, ClockUnit
from doithoai.reporting.models import ReportKind, Rhythm
from doithoai.reporting.periods import LENGTH

RIGHT = "clock.manage"
journal.register_verb("report_kind.add", _("Line of the reporting calendar added"))
journal.register_verb("report_kind.change", _("Line of the reporting calendar changed"))
journal.register_verb("report_kind.end", _("Line of the reporting calendar ended"))

_RULE = "Quy chế làm việc, chế độ báo cáo của cơ quan tổ chức"
#: What such authorities usually report; each copies it and changes every line. Two-level ones report cumulatively.
USUAL: dict[str, tuple[tuple[str, str, str], ...]] = {
    "seed_2015": (
        ("Báo cáo định kỳ hằng quý", Rhythm.QUARTER, ""),
        ("Báo cáo định kỳ 6 tháng", Rhythm.HALF, "1"),
        ("Báo cáo định kỳ hằng năm", Rhythm.YEAR, ""),
    ),
    "two_level_2025": (
        ("Báo cáo định kỳ hằng tháng", Rhythm.MONTH, ""),
        ("Báo cáo định kỳ quý I", Rhythm.QUARTER, "1"),
        ("Báo cáo định kỳ 6 tháng", Rhythm.HALF, "1"),
        ("Báo cáo định kỳ 9 tháng", Rhythm.NINE, ""),
        ("Báo cáo định kỳ hằng năm", Rhythm.YEAR, ""),
    ),
}
_ALWAYS = (("Báo cáo kết quả hội nghị", Rhythm.CONFERENCE, ""), ("Báo cáo theo yêu cầu", Rhythm.REQUEST, ""))
_DUE = {Rhythm.CONFERENCE: 10, Rhythm.MONTH: 5, Rhythm.QUARTER: 10, Rhythm.HALF: 15, Rhythm.NINE: 15, Rhythm.YEAR: 15}


@dataclass(frozen=True)
class Line:
    """One line through time: its rules, the oldest first."""

    rules: tuple[ReportKind, ...]

    @property
    def key(self) -> str:
        return self.rules[-1].line

    def at(self, day: date) -> ReportKind | None:
        """The rule that holds on the day."""
        return next((one for one in reversed(self.rules) if one.is_valid_on(day)), None)

    def cut_day(self, day: date) -> int | None:
        """Where figures are cut at the end of a month; before it began as it did first, after its end as last."""
        held = self.at(day)
        if held is None:
            started = [one for one in self.rules if one.valid_from is None or one.valid_from <= day]
            held = started[-1] if started else self.rules[0]
        return held.cut_day


def lines(authority: Authority) -> list[Line]:
    """The whole calendar, past rules too; one statement."""
    rows: dict[str, list[ReportKind]] = {}
    for row in ReportKind.objects.filter(authority=authority).order_by("pk"):
        rows.setdefault(row.line, []).append(row)
    return [Line(tuple(sorted(own, key=lambda row: row.valid_from or date.min))) for own in rows.values()]


def in_force(authority: Authority, on: date) -> list[ReportKind]:
    """The lines that hold on a day, or begin later."""
    shown = [line.at(on) or line.rules[-1] for line in lines(authority)]
    return [row for row in shown if row.valid_to is None or row.valid_to >= on]


def add(authority: Authority, *, by: Actor, **said: Any) -> ReportKind:
    """A new line; the same line twice is refused."""
    row = ReportKind(authority=authority, line=public_id(), **_checked(said))
    row.valid_from = row.valid_from or clock.today()
    if any(one.name == row.name and one.rhythm == row.rhythm for one in in_force(authority, clock.today())):
        raise Refused(_("The calendar has a line of this name already. Change that one."), field="name")
    return begin(row, "report_kind.add", by=by, right=RIGHT, facts=_facts(row))


def change(row: ReportKind, *, by: Actor, **said: Any) -> ReportKind:
    """The changed rule holds from a day on; reports that were begun keep their rule."""
    said = _checked(said | {"rhythm": row.rhythm})
    since = said.pop("valid_from") or clock.today()
    if all(getattr(row, name) == value for name, value in said.items()):
        return row
    if row.valid_to is not None:
        raise Refused(_("This line has ended. Add a new one."), code="ended")
    if row.valid_from is not None and since < row.valid_from:
        raise Refused(_("The rule before it begins later than that. Choose a later day."), field="valid_from")
    if since < clock.today():
        raise Refused(_("A changed rule begins today at the earliest: what was due keeps its day."), field="valid_from")
    with transaction.atomic():
        if row.valid_from == since:
            amend(row, "report_kind.change", by=by, right=RIGHT, facts=_facts(row), **said)
            return row
        amend(row, "report_kind.end", by=by, right=RIGHT, valid_to=since - timedelta(days=1))
        later = ReportKind(authority=row.authority, line=row.line, valid_from=since, **said)
        return begin(later, "report_kind.change", by=by, right=RIGHT, facts=_facts(later))


def end(row: ReportKind, *, by: Actor) -> None:
    """Nothing more falls due by it from tomorrow on; twice is once."""
    if row.valid_to is None:
        amend(row, "report_kind.end", by=by, right=RIGHT, facts=_facts(row), valid_to=clock.today())


def take_usual(authority: Authority, which: str, *, by: Actor) -> int:
    """The usual lines that the calendar does not have yet, to be changed one by one."""
    if which not in USUAL:
        raise Refused(_("Choose a set."), field="which")
    known = {(row.name, row.rhythm) for row in in_force(authority, clock.today())}
    new = [one for one in (*USUAL[which], *_ALWAYS) if one[:2] not in known]
    with transaction.atomic():
        for name, rhythm, only in new:
            add(
                authority,
                by=by,
                name=name,
                rhythm=rhythm,
                only=only,
                cut_day=None,
                due_amount=_DUE.get(Rhythm(rhythm)),
                due_unit=ClockUnit.WORKING_DAYS if rhythm == Rhythm.CONFERENCE else ClockUnit.DAYS,
                addressee=f"Thường trực {authority.short_name}",
                basis=_RULE,
            )
    return len(new)


def _checked(said: dict[str, Any]) -> dict[str, Any]:
    """The words without blanks around them; periods that the rhythm has; a cut and a due day only where they mean
    something."""
    rhythm = said["rhythm"]
    clean: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in said.items()}
    for name in ("name", "addressee", "basis"):
        if not clean[name]:
            raise Refused(_("Say what the report is called, to whom it goes and which paper asks for it."), field=name)
    numbers = _numbers(clean.get("only", ""))
    last = 12 // LENGTH[rhythm] if rhythm in LENGTH else 0
    if numbers and max(numbers) > last:
        raise Refused(_("There are only %(n)s such periods in a year.") % {"n": last}, field="only")
    clean["only"] = ",".join(str(one) for one in numbers)
    if clean.get("cut_day") is not None and not (1 <= clean["cut_day"] <= 28 and rhythm in LENGTH):
        raise Refused(_("Choose a day from 1 to 28, or leave it empty for the end of the month."), field="cut_day")
    if rhythm == Rhythm.REQUEST:
        clean["due_amount"] = None
    elif clean.get("due_amount") is None:
        raise Refused(_("Say how many days after the figures are cut it is due."), field="due_amount")
    return {"valid_from": None, **clean}


def _numbers(typed: str) -> list[int]:
    words = [one.strip() for one in typed.replace(";", ",").split(",") if one.strip()]
    if not all(one.isdigit() and 1 <= int(one) <= 12 for one in words):
        raise Refused(_("Write the numbers of the periods with commas, as in “1, 3”."), field="only")
    return sorted({int(one) for one in words})


def _facts(row: ReportKind) -> dict[str, Any]:
    return {
        "line": row.line,
        "rhythm": row.rhythm,
        "due": row.due_amount,
        "unit": row.due_unit,
        "cut_day": row.cut_day,
    }
