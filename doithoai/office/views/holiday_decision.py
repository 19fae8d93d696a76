"""A whole yearly decision on days off: read, looked at with what it moves, then entered and confirmed at once."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from doithoai.conference import recomputing
from doithoai.core import sheets
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.people import DecisionForm
from doithoai.people import holiday_lines


@office_page("clock.manage")
def decision(request: HouseRequest, slug: str) -> HttpResponse:
    form = DecisionForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid() and _filled_in(form):
        found = holiday_lines.read(form.data["days"])
        context["decided"] = found
        if not found.days and not found.errors:
            form.add_error("days", _("Write at least one day."))
        elif not found.errors:
            if "save" in request.POST:
                return _saved(request, slug, found, form.cleaned_data["reason"])
            context["shifts"] = recomputing.preview_decision(request.authority, found.days)
            context["previewed"] = True
    failed = form.is_bound and (bool(form.errors) or bool(context.get("decided") and context["decided"].errors))
    return render(request, "office/people/holidays_import.html", context, status=422 if failed else 200)


def _filled_in(form: DecisionForm) -> bool:
    """The rows of the file stand in the field of the lines; False when the file cannot be read."""
    file = form.cleaned_data.get("file")
    if file is None:
        return True
    try:
        lines = holiday_lines.lines_of(sheets.read_rows(file.read(), file.name))
    except Refused as refusal:
        refusal.field = "file"
        bound_refusal(form, refusal)
        return False
    typed = "\n".join(filter(None, [form.cleaned_data["days"].strip(), lines]))
    form.data = {**form.data.dict(), "days": typed}  # type: ignore[attr-defined]  # a QueryDict
    return True


def _saved(request: HouseRequest, slug: str, found: holiday_lines.Decided, reason: str) -> HttpResponse:
    moved = recomputing.decide_year(request.authority, found.days, reason=reason, by=request.actor)
    words = _("Entered: %(days)s days. The year is confirmed. Open dates that moved: %(number)s.")
    messages.success(request, words % {"days": len(found.days), "number": len(moved)})
    return redirect("office:holidays", slug)
