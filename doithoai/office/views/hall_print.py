"""Everything for the hall on one page: what to print, what is not ready, how many are to come."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from doithoai.conference import expecting
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.live import hall_print as printing
from doithoai.live import running
from doithoai.office.forms.before_the_day import QuotaForm
from doithoai.office.proof import export_of_persons
from doithoai.office.views.conference import conference_of

_TYPES = {"pdf": "application/pdf", "zip": "application/zip"}
ALL = "tat-ca"


@office_page("attendance.manage")
def hall_print(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The sheets with their files, all of them at once, and the day minute by minute."""
    row = conference_of(request, public_id)
    context = {
        "conference": row,
        "sheets": [] if row.is_called_off else printing.sheets(row, by=request.actor),
        "unready": printing.unready(row),
        "lines": running.lines(row),
        "days_left": (row.day - clock.today()).days if row.day else None,
    }
    return render(request, "office/conference/hall_print.html", context)


@office_page("attendance.manage")
@export_of_persons
def hall_print_file(request: HouseRequest, slug: str, public_id: str, key: str, form: str) -> HttpResponse:
    """One sheet, or everything as one file or one archive."""
    row = conference_of(request, public_id)
    if key == ALL:
        data = (printing.together if form == "pdf" else printing.archive)(row, by=request.actor)
    else:
        found = printing.one(row, key, by=request.actor) if form == "pdf" else None
        if found is None:
            raise Http404
        data = found
    response = HttpResponse(data, content_type=_TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="hoi-truong-{key}.{form}"'
    return response


@office_page("attendance.manage", "conference.read")
def expectations(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Planned, on the list, come: by category and body; numbers without names."""
    row = conference_of(request, public_id)
    form = QuotaForm(request.authority, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            expecting.plan(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect("office:expectations", slug, public_id)
    lines = expecting.lines(row)
    context = {
        "conference": row,
        "lines": lines,
        "planned": sum(line.planned or 0 for line in lines),
        "listed": sum(line.listed for line in lines),
        "came": sum(line.came for line in lines),
        "may_plan": request.actor.everywhere(expecting.RIGHT),
        "form": form,
    }
    return render(request, "office/conference/expectations.html", context, status=422 if form.is_bound else 200)
