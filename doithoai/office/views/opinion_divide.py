"""One opinion of several points: proposed by their marks, confirmed by a clerk, undone while untouched."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.opinion_same import PointsForm
from doithoai.office.views.opinion import opinion_of
from doithoai.opinion import dividing, splitting
from doithoai.opinion.models import Division

#: Empty boxes offered beyond what was proposed, and added on demand.
SPARE, MORE = 1, 2


@office_page("opinion.triage")
def divide(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The original beside the points; more boxes on demand, without scripts too."""
    row = opinion_of(request, public_id)
    proposed = proposed_points(row.text)
    asks_more = "more" in request.POST
    wanted = _typed(request) or max(2, len(proposed) + SPARE)
    wanted = min(wanted + MORE if asks_more else wanted, dividing.MOST)
    form = PointsForm(proposed, wanted, request.POST or None)
    if form.is_bound and form.is_valid() and not asks_more:
        try:
            made = dividing.divide(row, texts=form.texts(), by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            told = {"number": row.number, "list": ", ".join(one.number for one in made)}
            back = reverse("office:division_undo", args=[slug, made[0].division.public_id])  # type: ignore[union-attr]
            say_done(request, _("%(number)s is taken apart into %(list)s.") % told, undo=back)
            return redirect("office:opinion", slug, made[0].public_id)
    context = {
        "form": form,
        "opinion": row,
        "boxes": wanted,
        "is_proposed": len(proposed) > 1,
        "can_add": wanted < dividing.MOST,
        "work": "inbox",
    }
    return render(request, "office/opinion/divide.html", context, status=422 if form.errors else 200)


def proposed_points(text: str) -> list[str]:
    """Each point with the words that stood before the first of them, so that it can be understood alone."""
    found = splitting.split(text)
    if len(found.points) < 2 or not found.lead:
        return list(found.points)
    return [f"{found.lead} {point}" for point in found.points]


def _typed(request: HouseRequest) -> int:
    """How many boxes the page had."""
    boxes = request.POST.get("boxes", "")
    return int(boxes) if boxes.isascii() and boxes.isdigit() and len(boxes) < 4 else 0


@require_POST
@office_page("opinion.triage")
def undo(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The opinion stands whole again."""
    rows = Division.objects.filter(opinion__authority=request.authority, opinion__matter__is_sealed=False)
    division = get_object_or_404(rows.select_related("opinion"), public_id=public_id)
    dividing.undo(division, by=request.actor)
    say_done(request, _("%(number)s stands whole again.") % {"number": division.opinion.number})
    return redirect("office:opinion", slug, division.opinion.public_id)
