"""One act for the ticked rows of a list: a preview, then each by itself, then what became of it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, office_page
from doithoai.office import bulk
from doithoai.office.bulk import ACTS, MOST, Act, Line
from doithoai.office.forms.opinion_bulk import BulkForm
from doithoai.office.views.matter_list import visible
from doithoai.opinion.models import Matter, MatterSet

RIGHTS = ("opinion.triage", "assignment.give", "public_text.propose")
LISTS = {"y-kien": "inbox", "van-de": "matters"}


def _rows(request: HouseRequest) -> MatterSet:
    """Whoever sorts opinions meets their matters in the inbox."""
    if request.actor.everywhere("opinion.triage"):
        return Matter.objects.of(request.authority).unsealed()
    return visible(request)


def _act(request: HouseRequest, code: str) -> Act:
    act = ACTS.get(code)
    if act is None or not request.actor.holds(act.right):
        raise Http404
    return act


def _back(request: HouseRequest, asked: Any) -> str:
    """The list from which somebody came, at the same place."""
    name = LISTS.get(asked.get("tu", ""), "matters")
    return f"{reverse(f'office:{name}', args=[request.authority.slug])}?{asked.get('ve', '')}"


@office_page(*RIGHTS)
def choose(request: HouseRequest, slug: str) -> HttpResponse:
    """What is to be said for all of them, and what would happen to each."""
    act = _act(request, request.GET.get("viec", ""))
    wanted = list(dict.fromkeys(request.GET.getlist("m")))[:MOST]
    chosen = list(_rows(request).filter(public_id__in=wanted).for_list().select_related("authority"))
    if not chosen:
        messages.warning(request, _("Tick at least one matter."))
        return redirect(_back(request, request.GET))
    asked = "xem" in request.GET or not act.form.base_fields
    form = act.form(request.authority, request.GET if asked else None)
    ready = asked and form.is_valid()
    context = {
        **_told(request, request.GET, act),
        "form": form,
        "chosen": chosen,
        "gone": len(wanted) - len(chosen),
        "hidden": [(name, request.GET.get(name, "")) for name in ("viec", "tu", "ve")],
    }
    if ready:
        context |= _preview(request, act, chosen, form)
    return render(request, "office/opinion/bulk.html", context, status=422 if asked and not ready else 200)


def _told(request: HouseRequest, asked: Any, act: Act) -> dict[str, Any]:
    back = _back(request, asked)
    return {"act": act.words, "back": back, "work": LISTS.get(asked.get("tu", ""), "matters")}


def _preview(request: HouseRequest, act: Act, chosen: list[Matter], form: BulkForm) -> dict[str, Any]:
    lines = bulk.preview(act, chosen, form.cleaned_data, request.actor)
    code = request.GET.get("viec", "")
    doable = [line.matter for line in lines if not line.why]
    token = bulk.sign(code, doable, form.typed(), request.actor, request.authority.pk)
    return {"lines": lines, "doable": len(doable), "skipped": len(lines) - len(doable), "token": token}


@require_POST
@office_page(*RIGHTS)
def perform(request: HouseRequest, slug: str) -> HttpResponse:
    """As the preview said; what has changed meanwhile is left alone. Pressed again, nothing is done again."""
    code, seen, typed = bulk.read(request.POST.get("xem-truoc", ""), request.actor, request.authority.pk)
    act = _act(request, code)
    form = act.form(request.authority, typed)
    if not form.is_valid():
        raise Refused(_("This preview is no longer valid. Choose the matters again."), code="stale")
    outcome = bulk.perform(act, _rows(request), seen, form.cleaned_data, request.actor)
    rows = _rows(request).in_bulk([pk for pk, _why in outcome])
    lines = [Line(rows[pk], why) for pk, why in outcome if pk in rows]
    context = {
        **_told(request, request.POST, act),
        "lines": lines,
        "gone": len(outcome) - len(lines),
        "done": sum(not why for _pk, why in outcome),
        "skipped": sum(bool(why) for _pk, why in outcome),
    }
    return render(request, "office/opinion/bulk_done.html", context)
