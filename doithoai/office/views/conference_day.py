"""The day of a conference: what moves and who is told is looked at before it is saved."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doithoai.conference import announcing, scheduling
from doithoai.conference.moving import Outlook
from doithoai.core import holidays, toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.conference import FixForm
from doithoai.office.views.conference import conference_of


@office_page("conference.schedule")
def fix(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Ask first ("look"): warnings, what moves, who is told; then save exactly that, with its reason."""
    row = conference_of(request, public_id)
    form = FixForm(request.POST or None, initial=FixForm.start(row))
    context: dict[str, Any] = {"conference": row, "form": form}
    if request.method == "POST" and form.is_valid():
        values = form.values()
        context["warnings"] = scheduling.warnings_of(row, day=values["day"], others=values["alternatives"])
        context["is_told"] = announcing.current(row) is not None
        try:
            if "save" in request.POST:
                outlook = scheduling.fix(conference_of(request, public_id), by=request.actor, **values)
                toasts.done(request, _said(outlook))
                return redirect("office:conference", slug, public_id)
        except Refused as refusal:
            bound_refusal(form, refusal)
        context |= _looked(request, form, row, values)
    failed = form.is_bound and bool(form.errors)
    return render(request, "office/conference/fix.html", context, status=422 if failed else 200)


def _looked(request: HouseRequest, form: FixForm, row: Any, values: dict[str, Any]) -> dict[str, Any]:
    """What saving would do; the form carries its mark, so that nothing else is saved."""
    known = {name: value for name, value in values.items() if name not in ("looked", "seen")}
    try:
        outlook = scheduling.look(row, by=request.actor, **known)
    except Refused as refusal:
        if not form.errors:
            bound_refusal(form, refusal)
        return {}
    form.data = {**form.data.dict(), "looked": outlook.mark}  # type: ignore[attr-defined]  # a QueryDict
    days = [one.new for one in outlook.moves if one.new]
    return {"outlook": outlook, "unconfirmed": holidays.unconfirmed_of(days)}


def _said(outlook: Outlook) -> str:
    number = len(outlook.told)
    if not number:
        return _("Saved.")
    words = ngettext("Saved. %(number)s person has been told.", "Saved. %(number)s people have been told.", number)
    return words % {"number": number}
