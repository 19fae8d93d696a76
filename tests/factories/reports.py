"""A commune whose reporting calendar is set, and reports at every step of their life."""

from __future__ import annotations

from datetime import date
from typing import Any

from doithoai.people.models import ClockUnit
from doithoai.reporting import calendar, dues, writing
from doithoai.reporting.models import Report, ReportKind, Rhythm
from tests.factories import people
from tests.factories.casework import Commune

#: What a line of the calendar says when a test does not care.
LINE: dict[str, Any] = {
    "only": "",
    "cut_day": None,
    "due_amount": 10,
    "due_unit": ClockUnit.DAYS,
    "addressee": "Thường trực Đảng ủy xã",
    "basis": "Quy chế làm việc",
    "valid_from": date(2020, 1, 1),
}


def line(commune: Commune, rhythm: str = Rhythm.QUARTER, name: str = "Báo cáo định kỳ", **columns: Any) -> ReportKind:
    """A line of the calendar; the same name and rhythm give the same row."""
    known = ReportKind.objects.filter(authority=commune.authority, rhythm=rhythm, name=name, valid_to=None).first()
    if known is not None:
        return known
    admin = people.person("administrator", commune.authority)
    return calendar.add(commune.authority, by=admin, rhythm=rhythm, name=name, **(LINE | columns))


def begun(commune: Commune, year: int = 2026, number: int = 3, **columns: Any) -> Report:
    """The draft of a period; by default the third quarter."""
    kind = line(commune, **columns)
    occasion = writing.find_occasion(commune.authority, f"{kind.line}:{year}:{number}")
    return writing.begin_report(commune.authority, occasion, by=commune.coordinator)


def submitted(commune: Commune, report: Report | None = None) -> Report:
    report = report or begun(commune)
    writing.save_texts(report, seen_edits=report.edits, by=commune.coordinator, results="Kết quả tốt.")
    writing.submit(report, by=commune.coordinator)
    return report


def sent(commune: Commune, report: Report | None = None) -> Report:
    report = submitted(commune, report)
    writing.approve(report, by=commune.standing)
    writing.send(report, by=commune.coordinator)
    return report


def occasions(commune: Commune, year: int = 2026) -> list[dues.Occasion]:
    return dues.of_year(commune.authority, year)
