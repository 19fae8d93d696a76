"""The published break-downs as tables for anybody: without personal data, with a description of every column."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.core.formats import vnmoment
from doithoai.people.models import Authority
from doithoai.reporting import kept, naming, publishing
from doithoai.reporting.measures import MEASURES, SMALLEST_GROUP, By, measure
from doithoai.reporting.publishing import Line, Published
from doithoai.reporting.tables import Cells

#: The description of the columns, as a table.
DESCRIBED = ("Cột", "Mã cột", "Là một phần của", "Cách tính")


def told(authority: Authority, by: str) -> tuple[Published, datetime, list[tuple[str, int]]]:
    """What the public reads by one thing, when it was counted, and why opinions were not accepted."""
    broken = kept.broken(authority, clock.today(), by)
    part = naming.in_main_fields(authority, broken.counted.now) if by == By.FIELD else broken.counted.now
    words = publishing.Words(
        without=str(naming.WITHOUT[by]),
        other=_("Others (groups of fewer than five, or not public)"),
        internal=_("Internal matters, counted in this line alone"),
        all=_("In all"),
    )
    named = naming.names(authority, by, [part], public=True)
    published = publishing.publish(part, named, words)
    reasons = publishing.grouped(naming.reasons(authority, publishing.whole(part)), _("Other reasons"))
    return published, broken.at, reasons


def rule() -> str:
    """What is not told in public, in one sentence."""
    words = _(
        "Groups of fewer than %(n)s opinions are put together; verdicts are told only where at least %(n)s senders "
        "judged and those of a smaller group cannot be worked out. Internal matters stand in one line. "
        "What is kept confidential counts as waiting, once confirmed as diverted, and in no other figure."
    )
    return words % {"n": SMALLEST_GROUP}


def table(by: str, published: Published) -> tuple[list[str], list[Cells]]:
    """One line for each row and one for the sum; empty where a figure is not told."""
    with translation.override("vi"):
        heads = [str(By(by).label), *(str(one.label) for one in MEASURES)]
    return heads, [_cells(line) for line in [*published.lines, published.sum]]


def _cells(line: Line) -> Cells:
    return [line.label, *(line.numbers.get(one.code, "") for one in MEASURES)]


def description(by: str, at: datetime) -> list[Cells]:
    """What every column means, and when it was counted."""
    with translation.override("vi"):
        first: Cells = [str(By(by).label), "label", "", rule()]
        rows: list[Cells] = [
            [str(one.label), one.code, str(measure(one.of).label) if one.of else "", str(one.meaning)]
            for one in MEASURES
        ]
        return [first, *rows, ["Số liệu tính đến", "counted_at", "", vnmoment(at, staff=True)]]


def document(authority: Authority, by: str, published: Published, at: datetime) -> dict[str, Any]:
    """The same for programs, with the description of the columns in it."""
    with translation.override("vi"):
        columns = [
            {"code": one.code, "label": str(one.label), "part_of": one.of or None, "meaning": str(one.meaning)}
            for one in MEASURES
        ]
        about = {"authority": authority.name, "by": by, "by_label": str(By(by).label), "rule": rule()}
    return {
        **about,
        "counted_at": clock.local(at).isoformat(timespec="minutes"),
        "columns": columns,
        "rows": [_row(line) for line in published.lines],
        "total": _row(published.sum),
    }


def _row(line: Line) -> dict[str, Any]:
    numbers = {one.code: line.numbers.get(one.code) for one in MEASURES}
    return {"label": line.label, "kind": line.kind or "row", **numbers}
