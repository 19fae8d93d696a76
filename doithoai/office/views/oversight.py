"""Remarks of supervisors: who has not been replied to, and the table to take away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render

from doithoai.casework import oversight
from doithoai.casework.models import Remark
from doithoai.core import clock, sheets
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.forms.oversight import RemarkFilter
from doithoai.office.views.matter_list import XLSX, title_for
from doithoai.people.models import Organisation

READERS = ("oversight.read", "opinion.triage")
EXPORTED = 10_000
HEADER = (
    "Số vấn đề",
    "Vấn đề",
    "Cơ quan chủ trì",
    "Đơn vị giám sát",
    "Ngày nhận xét",
    "Nhận xét",
    "Hạn trả lời",
    "Trả lời",
    "Đơn vị trả lời",
    "Ngày trả lời",
)


def body_of(request: HouseRequest, right: str) -> Organisation | None:
    """The organisation for which this person supervises."""
    bodies = request.actor.bodies_with(right)
    return next((row.organisation for row in request.actor.memberships if row.organisation_id in bodies), None)


def remarks_of(request: HouseRequest) -> QuerySet[Remark]:
    """All for the coordinator, what is open to supervision for a supervisor."""
    rows = oversight.of(request.authority)
    return rows if request.actor.everywhere("opinion.triage") else oversight.for_supervisors(rows)


def _narrowed(request: HouseRequest, rows: QuerySet[Remark], late: list[int]) -> tuple[RemarkFilter, QuerySet[Remark]]:
    form = RemarkFilter(request.authority, request.GET)
    if not form.is_valid():
        return form, rows
    wanted = form.cleaned_data
    if wanted["state"] == "late":
        rows = rows.filter(pk__in=late)
    elif wanted["state"]:
        rows = rows.filter(replied_at__isnull=wanted["state"] == "open")
    if wanted["body"]:
        rows = rows.filter(organisation=wanted["body"])
    if wanted["lead"]:
        rows = rows.filter(matter__lead=wanted["lead"])
    return form, rows


@office_page(*READERS)
def remarks(request: HouseRequest, slug: str) -> HttpResponse:
    """What supervisors said of matters, with the replies; each without one has its day."""
    every = remarks_of(request)
    late = oversight.late(request.authority, every)
    form, rows = _narrowed(request, every, late)
    page = page_of(request, rows)
    waiting = [row for row in page if row.replied_at is None]
    days = oversight.due_days(request.authority, waiting)
    context: dict[str, Any] = {
        "form": form,
        "page": page,
        "listed": [(row, title_for(request, row.matter), days.get(row.pk)) for row in page],
        "all": every.count(),
        "open": every.filter(replied_at=None).count(),
        "late": len(late),
        "may_reply": request.actor.holds("opinion.triage"),
        "may_draw": request.actor.holds("oversight.read"),
        "query": request.GET.urlencode(),
        "work": "remarks" if request.actor.holds("oversight.read") else "matters",
    }
    return render(request, "office/casework/remark_list.html", context)


@office_page(*READERS)
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The same filter as the list; nothing of who sent what."""
    every = remarks_of(request)
    _form, rows = _narrowed(request, every, oversight.late(request.authority, every))
    response = HttpResponse(
        sheets.write_xlsx(HEADER, _lines(request, rows[:EXPORTED]), title="Nhận xét", wide=("Nhận xét", "Trả lời")),
        content_type=XLSX,
    )
    response["Content-Disposition"] = 'attachment; filename="nhan-xet-giam-sat.xlsx"'
    return response


def _lines(request: HouseRequest, rows: QuerySet[Remark]) -> Iterator[list[Any]]:
    kept = list(rows)
    days = oversight.due_days(request.authority, kept)
    for row in kept:
        matter = row.matter
        lead = matter.lead.name if matter.lead else ""
        replied_on = clock.local(row.replied_at).date() if row.replied_at else None
        said_on = clock.local(row.created_at).date()
        about = [matter.number, title_for(request, matter), lead, row.organisation.name, said_on, row.text]
        yield [*about, days[row.pk], row.reply, row.replied_unit, replied_on]
