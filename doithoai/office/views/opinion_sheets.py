"""Opinions from a spreadsheet: the file, what was understood of it, the button that takes it in, the result."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference.models import Conference
from doithoai.core import clock, sheets
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.office.forms.opinion_sheets import ColumnsForm, SheetFileForm
from doithoai.office.sheet_words import QUIET, REFUSED, SKIPPED, WARNINGS
from doithoai.opinion import importing, importing_later
from doithoai.opinion.models import SheetImport
from doithoai.opinion.spreadsheets import headings
from doithoai.opinion.states import SheetState
from doithoai.people.models import Organisation, valid_on

RIGHT = "opinion.intake"
LISTED = 20
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = (
    "STT",
    "Họ và tên",
    "Địa chỉ (thôn, tổ dân phố)",
    "Số điện thoại",
    "Nội dung ý kiến, kiến nghị",
    "Lĩnh vực",
    "Ngày",
)


def _files(request: HouseRequest) -> Any:
    rows = SheetImport.objects.filter(authority=request.authority).select_related("authority", "conference", "through")
    if not request.actor.everywhere(RIGHT):
        rows = rows.filter(conference__in=request.actor.conference_ids)
    return rows.defer("outcome")


def _file(request: HouseRequest, public_id: str) -> SheetImport:
    row: SheetImport = get_object_or_404(_files(request), public_id=public_id)
    return row


@office_page(RIGHT)
def files(request: HouseRequest, slug: str) -> HttpResponse:
    """Choose a file; below it those that came before."""
    everywhere = request.actor.everywhere(RIGHT)
    conferences = Conference.objects.of(request.authority).going_on()
    form = SheetFileForm(
        conferences if everywhere else conferences.filter(pk__in=request.actor.conference_ids),
        Organisation.objects.filter(valid_on(clock.today()), authority=request.authority),
        request.POST or None,
        request.FILES or None,
        must_choose=not everywhere,
    )
    if form.is_bound and form.is_valid():
        data = form.cleaned_data
        file = data["file"]
        try:
            row = importing.read(
                request.authority,
                data=file.read(),
                name=file.name,
                by=request.actor,
                conference=data["conference"],
                through=data["through"],
                content_heading=data["content_heading"],
            )
        except Refused as refusal:
            if refusal.code == "no_content_column":
                refusal = Refused(
                    _(
                        "No column of opinions was found. Write here how its heading reads in the file, "
                        "and choose the file again."
                    ),
                    field="content_heading",
                )
            refusal.field = refusal.field or "file"
            bound_refusal(form, refusal)
        else:
            return redirect("office:sheet", slug, row.public_id)
    rows = _files(request).order_by("-pk")[:LISTED]
    context = {"form": form, "rows": rows, "work": "inbox"}
    return render(request, "office/opinion/sheets.html", context, status=422 if form.is_bound else 200)


@office_page(RIGHT)
def file(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What was understood, how far it is, or what became of it."""
    row = _file(request, public_id)
    return _page(request, row)


def _page(request: HouseRequest, row: SheetImport, form: ColumnsForm | None = None) -> HttpResponse:
    context: dict[str, Any] = {"file": row, "work": "inbox", "may_take": False}
    if row.state == SheetState.QUEUED:
        context |= {"done": importing_later.done_of(row)}
    elif row.state == SheetState.PREVIEWED:
        shown = importing.preview(row)
        told = [_told(one, shown) for one in shown.rows]
        told.sort(key=lambda one: not one["look"])  # what needs an eye stands first; the order of the file stays
        context |= {
            "shown": shown,
            "page": page_of(request, told, 50),
            "looked_at": sum(bool(one["look"]) for one in told),
            "refused": [{**one, "words": REFUSED.get(one["reason"], one["reason"])} for one in shown.refused],
            "warnings": [{**one, "words": WARNINGS.get(one["code"], one["code"])} for one in shown.warnings],
            "unread": [one["title"] for one in shown.columns if one["role"] in (headings.OTHER, headings.ANSWER)],
            "passed_over": _passed_over(shown),
            "form": form or ColumnsForm(shown.columns),
            "may_take": shown.new > 0,
        }
    status = 422 if form is not None else 200
    return render(request, "office/opinion/sheet.html", context, status=status)


def _passed_over(shown: importing.Preview) -> list[tuple[str, str, str]]:
    """(sheet, what the rows are, their numbers): nothing of a file is left out without a word."""
    rows: dict[tuple[str, str], list[int]] = {}
    for one in shown.skipped:
        rows.setdefault((one["sheet"], one["as"]), []).append(one["row"])
    return [(sheet, SKIPPED.get(kind, kind), _runs(numbers)) for (sheet, kind), numbers in rows.items()]


def _runs(numbers: list[int]) -> str:
    """1–3, 9: what follows each other stands together."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in runs)


def _told(one: importing.Row, shown: importing.Preview) -> dict[str, Any]:
    """One row for the list; of what must be kept confidential only that it is there."""
    look = [WARNINGS.get(code, code) for code in one["warnings"] if code not in QUIET]
    quiet = [WARNINGS.get(code, code) for code in one["warnings"] if code in QUIET]
    if number := shown.elsewhere.get(one["key"]):
        look.append(_("The same words were received before as %(number)s; both stay.") % {"number": number})
    known = one["key"] in shown.known
    return {**one, "look": look, "quiet": quiet, "known": known, "person": "" if one["sealed"] else _person(one)}


def _person(one: importing.Row) -> str:
    return ", ".join(one["sender"][part] for part in ("name", "address", "phone") if part in one["sender"])


@require_POST
@office_page(RIGHT)
def columns(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Say what the columns are; the file is read again with that."""
    row = _file(request, public_id)
    form = ColumnsForm(importing.preview(row).columns, request.POST)
    if form.is_valid():
        try:
            importing.set_columns(row, form.roles(), by=request.actor)
        except Refused as refusal:
            refusal.field = None
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The file was read again with these columns."))
            return redirect("office:sheet", slug, public_id)
    return _page(request, row, form)


@require_POST
@office_page(RIGHT)
def take_in(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = importing_later.take_in(_file(request, public_id), by=request.actor)
    if row.state == SheetState.TAKEN_IN:
        messages.success(request, _("The rows were taken in."))
    return redirect("office:sheet", slug, public_id)


@require_POST
@office_page(RIGHT)
def drop(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    importing.drop(_file(request, public_id), by=request.actor)
    messages.success(request, _("The file was put aside. Nothing was taken in."))
    return redirect(reverse("office:sheets", args=[slug]))


@office_page(RIGHT)
def template(request: HouseRequest, slug: str) -> HttpResponse:
    """The spreadsheet to hand out, with one line as an example."""
    example: list[sheets.Value] = [
        1,
        "Nguyễn Văn An",
        "thôn Đoài",
        "0912000000",
        "Đề nghị sửa đoạn đường trước trường học.",
        "Giao thông",
        "",
    ]
    response = HttpResponse(sheets.write_xlsx(HEADER, [example], title="Ý kiến"), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-tong-hop-y-kien.xlsx"'
    return response
