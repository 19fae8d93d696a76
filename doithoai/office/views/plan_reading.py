"""A plan out of a file: choose it, look at what was understood beside the source, let the draft be made."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office import plan_reading
from doithoai.office.forms.plan_reading import PlanFileForm, TakeOverForm
from doithoai.programme import taking_over
from doithoai.programme.reading import whole
from doithoai.programme.reading.structure import Understood


@office_page("plan.write")
def plan_read(request: HouseRequest, slug: str) -> HttpResponse:
    """Choose the file; what was understood comes as the answer and is kept nowhere."""
    form = PlanFileForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            understood = whole.read(file.read())
        except Refused as refusal:
            refusal.field = "file"
            bound_refusal(form, refusal)
        else:
            token = plan_reading.sign(understood, request.actor, request.authority)
            first = {"source": token, "year": understood.document["year"] or None}
            return _look(request, understood, TakeOverForm(initial=first))
    return render(request, "office/programme/plan_read.html", {"form": form}, status=422 if form.is_bound else 200)


@require_POST
@office_page("plan.write")
def plan_take_over(request: HouseRequest, slug: str) -> HttpResponse:
    """Make the draft of exactly what was shown."""
    form = TakeOverForm(request.POST)
    source = request.POST.get("source", "")
    try:
        understood = plan_reading.read_again(source, request.actor, request.authority)
    except Refused as refusal:
        messages.error(request, str(refusal.sentence))
        return render(request, "office/programme/plan_read.html", {"form": PlanFileForm()}, status=422)
    if form.is_valid():
        try:
            made = taking_over.take_over(
                understood, request.authority, year=form.cleaned_data["year"], by=request.actor
            )
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("The draft is made. Look through its parts, then submit it."))
            return redirect("office:plan", slug, made.public_id)
    return _look(request, understood, form)


def _look(request: HouseRequest, understood: Understood, form: TakeOverForm) -> HttpResponse:
    context = {"form": form, **plan_reading.page(understood)}
    return render(request, "office/programme/plan_look.html", context, status=422 if form.is_bound else 200)
