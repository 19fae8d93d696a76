"""The year on one page: as a calendar, as a table, as a spreadsheet, and for the calendar of a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from doithoai.conference import feeds
from doithoai.conference import year as room
from doithoai.conference.states import DutyState
from doithoai.core import clock, holidays, sheets, toasts
from doithoai.core.web import HouseRequest, limited, office_page, public_page, too_many
from doithoai.office.forms.year import YearFilter
from doithoai.office.views.conference import READ, duties_visible_to, visible, visible_to
from doithoai.people.roles import Acting
from doithoai.reporting import dues

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HEADER = ["Ngày", "Loại", "Nội dung", "Hội nghị", "Chủ trì", "Phối hợp", "Trạng thái", "Quá hạn", "Quy tắc tính"]


@office_page(*READ)
def year(request: HouseRequest, slug: str) -> HttpResponse:
    form, found = _found(request)
    shape = (form.cleaned_data.get("kieu") if form.is_valid() else "") or "thang"
    off = dict(holidays.days_off(found.year))
    context: dict[str, Any] = {
        "form": form,
        "found": found,
        "shape": shape,
        "parts": found.parts(3 if shape == "quy" else 1, off),
        "days_off": sorted(off.items()),
        "weekdays": ("T2", "T3", "T4", "T5", "T6", "T7", "CN"),
        "unconfirmed": holidays.unconfirmed_of(found.days),
        "late": sum(one.is_late for one in found.marks),
        "reports": dues.of_year(request.authority, found.year) if request.actor.holds("report.write") else [],
        "work": "conferences",
    }
    return render(request, "office/conference/year.html", context)


@office_page(*READ)
def sheet(request: HouseRequest, slug: str) -> HttpResponse:
    """What the page shows, as a spreadsheet."""
    _form, found = _found(request)
    body = sheets.write_xlsx(HEADER, _lines(found), title=f"Lịch năm {found.year}", wide=("Nội dung", "Quy tắc tính"))
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="lich-nam-{found.year}.xlsx"'
    return response


def _found(request: HouseRequest) -> tuple[YearFilter, room.Year]:
    conferences = visible(request)
    own = None if request.actor.everywhere("conference.read") else request.actor.organisation_ids
    form = YearFilter(request.authority, room.years(conferences), own, request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    number = asked.get("nam") or clock.today().year
    duties = duties_visible_to(request.actor, request.authority)
    found = room.of(conferences, duties, number, body=asked.get("co_quan"), state=asked.get("trang_thai") or "")
    return form, found


def _lines(found: room.Year) -> Iterator[list[sheets.Value]]:
    for one in found.marks:
        duty = one.duty
        yield [
            one.day,
            "Việc" if duty else "Hội nghị",
            one.what,
            one.conference.title,
            duty.lead.name if duty and duty.lead else "",
            "; ".join(body.name for body in duty.together) if duty else "",
            str(one.row.get_state_display()),
            "quá hạn" if one.is_late else "",
            duty.rule_text if duty else "",
        ]
    for row in found.undated:
        period = row.planned.period_words if row.planned else "thông báo sau"
        yield [period, "Hội nghị", row.audience, row.title, "", "", str(row.get_state_display()), "", ""]


@office_page(*READ)
def link(request: HouseRequest, slug: str) -> HttpResponse:
    """The secret address of the own calendar; it is shown once, when it is made."""
    person, authority = request.actor.person, request.authority
    context: dict[str, Any] = {"work": "conferences"}
    if request.method == "POST":
        token = feeds.renew(authority, person, by=request.actor)
        context["address"] = request.build_absolute_uri(reverse("office:calendar_file", args=[slug, token]))
    context["known"] = feeds.current(authority, person)
    return render(request, "office/conference/calendar_link.html", context)


@require_POST
@office_page(*READ)
def link_stop(request: HouseRequest, slug: str) -> HttpResponse:
    stopped = feeds.stop(request.authority, request.actor.person, by=request.actor)
    toasts.done(request, _("Closed. The address opens nothing any more.") if stopped else _("There was no address."))
    return redirect("office:calendar_link", slug)


@public_page
@never_cache
def feed(request: HouseRequest, slug: str, token: str) -> HttpResponse:
    """For calendar programs, which cannot sign in: the address is the key, the rights are those of today."""
    held = feeds.find(request.authority, token)
    actor = Acting(held.person, request.authority) if held else None
    if actor is None or not any(actor.holds(right) for right in READ):
        if limited(request, "calendar", settings.DOITHOAI_LOOKUP_LIMIT):
            return too_many(request)
        return HttpResponse(status=404)
    conferences, duties = visible_to(actor, request.authority), duties_visible_to(actor, request.authority)
    today = clock.today()
    marks = [one for n in (today.year, today.year + 1) for one in room.of(conferences, duties, n).marks]
    address = request.build_absolute_uri(f"/{slug}/van-phong/")
    body = feeds.ics(
        [one for one in marks if one.duty is None or one.duty.state == DutyState.OPEN],
        name=request.authority.short_name,
        address=address,
    )
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
