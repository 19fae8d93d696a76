"""Tables to take away: the ledger of commitments, the work of organisations. Nothing personal in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.utils import translation

from doithoai.casework.models import Commitment
from doithoai.core.formats import vndate, vnmoment
from doithoai.reporting.figures import BodyRow
from doithoai.reporting.measures import COMPARED, MEASURES, By, measure
from doithoai.reporting.naming import Line

#: Headings are part of the document that leaves the house: Vietnamese, like a paper.
LEDGER = (
    "Số",
    "Nội dung cam kết",
    "Cơ quan thực hiện",
    "Hứa ngày",
    "Hạn đầu tiên",
    "Hạn hiện nay",
    "Số lần lùi hạn",
    "Tình trạng",
    "Quá hạn",
    "Xong ngày",
    "Minh chứng",
)
BODIES = (
    "Cơ quan, đơn vị",
    "Được giao chủ trì",
    "Đang làm",
    "Quá hạn",
    "Đã từng quá hạn",
    "Trả lại",
    "Cam kết",
    "Cam kết đã xong",
    "Cam kết quá hạn",
    "Vấn đề nhiều người nêu",
)
Cells = list[str | int]


def ledger(rows: Iterable[Commitment], on: date) -> list[Cells]:
    """One line per promise, as the public ledger shows it."""
    return [
        [
            row.number,
            row.what,
            row.owner.name,
            vndate(row.promised_on),
            vndate(row.first_due_on),
            vndate(row.due_on),
            row.extensions_count,
            str(row.get_state_display()),
            "x" if row.is_overdue(on) else "",
            vndate(row.done_on),
            row.shown_evidence,
        ]
        for row in rows
    ]


def bodies(rows: Iterable[BodyRow]) -> list[Cells]:
    """One line per organisation."""
    return [
        [
            row.organisation.name,
            row.given,
            row.working,
            row.late,
            row.was_late,
            row.handed_back,
            row.promises,
            row.kept,
            row.late_promises,
            row.repeated,
        ]
        for row in rows
    ]


def broken_down(by: str, rows: Sequence[Line], whole: Line, at: datetime) -> tuple[list[str], list[Cells]]:
    """Headings and lines of a break-down, its sum, the moment it was counted, and how each figure is counted."""
    with translation.override("vi"):
        compared = [measure(code) for code in COMPARED] if whole.before is not None else []
        heads = [str(one.label) for one in MEASURES] + [f"{one.label} (cùng kỳ năm trước)" for one in compared]
        lines = [_broken_down(line) for line in [*rows, whole]]
        meanings: list[Cells] = [[str(one.label), str(one.meaning)] for one in MEASURES]
        notes: list[Cells] = [[], ["Số liệu tính đến", vnmoment(at, staff=True)], *meanings]
        return [str(By(by).label), *heads], [*lines, *notes]


def _broken_down(line: Line) -> Cells:
    before = [line.before[code] for code in COMPARED] if line.before is not None else []
    return [line.label, *(line.numbers[one.code] for one in MEASURES), *before]
