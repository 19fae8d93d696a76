"""The screens of the staff: chair, secretary, desk, agency, observer."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from doithoai.conference.models import Attendance, AttendanceStatus, Conference
from doithoai.core import clock, codes
from doithoai.core.toasts import done
from doithoai.core.web import HouseRequest, hall_page
from doithoai.documents import pdf
from doithoai.documents.profiles import profile
from doithoai.hall import replaying, screens
from doithoai.live import by_hand, receipts
from doithoai.live import sitting as sittings
from doithoai.live.models import Sitting


def _screen(name: str) -> Callable[..., HttpResponseBase]:
    def view(request: HttpRequest, slug: str, conference: str) -> HttpResponse:
        house = cast(HouseRequest, request)
        row = get_object_or_404(Conference, authority=house.authority, public_id=conference)
        if not Sitting.objects.filter(conference=row).exists():
            return _not_open(house, row, name)
        return screens.show(house, screens.sitting_for(house, conference, name), name)

    page = hall_page(*screens.SCREENS[name].rights)(view)
    page.house_right = "|".join(screens.SCREENS[name].rights)  # type: ignore[attr-defined]  # read by the matrix test
    return require_GET(page)


chair, secretary, desk = _screen("chair"), _screen("secretary"), _screen("desk")
agency, observer = _screen("agency"), _screen("observer")


@require_GET
@hall_page("desk.check_in")
def delegates(request: HttpRequest, slug: str, conference: str) -> JsonResponse:
    """The list as the desk keeps it in memory, so that a scan is told at once while the server is away."""
    house = cast(HouseRequest, request)
    sitting = screens.sitting_for(house, conference, "desk")
    rows = Attendance.objects.filter(conference=sitting.conference).order_by("number")
    known = [
        {
            "id": row.public_id,
            "number": row.number,
            "given": row.desk_number,
            "name": row.name,
            "unit": row.unit,
            "card": row.card,
            "here": row.status == AttendanceStatus.PRESENT,
        }
        for row in rows
    ]
    return JsonResponse({"delegates": known})


@require_GET
@hall_page("desk.check_in")
def receipt(request: HttpRequest, slug: str, conference: str, slip: str) -> HttpResponse:
    """A sheet for who handed something in: its number, and the code until the receipt was handed over."""
    house = cast(HouseRequest, request)
    sitting = screens.sitting_for(house, conference, "desk")
    row = get_object_or_404(receipts.of(sitting), public_id=slip)
    code, lookup = receipts.code_of(row), request.build_absolute_uri(reverse("portal:lookup", args=[slug]))
    context = {
        "conference": sitting.conference,
        "number": row.number,
        "code": codes.grouped(code) if code else "",
        "address": f"{lookup}#{code}" if code else lookup,
        "address_words": lookup.partition("://")[2],
        "received": row.submission.received_at,
        "answer_by": row.acknowledge_by,
        "steps": [_("With the code one sees where it stands, withdraws it, and says what one thinks of the answer.")],
    }
    return render(request, "hall/receipt.html", context)


@require_GET
@hall_page(*replaying.RIGHTS)
def by_hand_sheet(request: HttpRequest, slug: str, conference: str) -> HttpResponse:
    """One button: the sheet on which the hall goes on by hand."""
    house = cast(HouseRequest, request)
    form = profile(house.authority.paper_profile)
    content = by_hand.sheet(screens.through_any(house, conference))
    response = HttpResponse(pdf.render(content, form), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="phieu-ghi-tay.pdf"'
    return response


def _not_open(request: HouseRequest, conference: Conference, name: str) -> HttpResponse:
    if not screens.opens(request, conference, name):
        raise Http404
    may_open = request.actor.may("conference.schedule", conference.scope())
    return render(request, "hall/not_open.html", {"conference": conference, "may_open": may_open})


@require_POST
@hall_page("conference.schedule")
def open_desk(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    """Open the doors: from now on there is a sitting, and every screen works."""
    row = get_object_or_404(Conference, authority=request.authority, public_id=conference)
    sittings.open_desk(row, by=request.actor)
    done(request, _("The doors are open."))
    return redirect("hall:lobby", slug)


@hall_page("hall.read", "hall.answer", "conference.schedule")
def lobby(request: HouseRequest, slug: str) -> HttpResponse:
    """The conferences of these days, and which screens of each this person may open."""
    rows = Conference.objects.of(request.authority).coming(clock.today())[:20]
    known = {one.conference_id: one for one in Sitting.objects.filter(conference__in=list(rows))}
    listed = []
    for row in rows:
        sitting = known.get(row.pk)
        names = [
            one for one in screens.SCREENS if screens.opens(request, row, one, sitting.head_id if sitting else None)
        ]
        may_open = sitting is None and request.actor.may("conference.schedule", row.scope())
        if names or may_open:
            listed.append({"conference": row, "sitting": sitting, "screens": names, "may_open": may_open})
    return render(request, "hall/lobby.html", {"rows": listed})
