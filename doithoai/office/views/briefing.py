"""The information part at the desk: given to a body, written by it, made ready for the chair and the wall."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import briefing, evidence
from doithoai.conference.models import Briefing, Conference
from doithoai.core import journal, toasts, uploads
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.before_the_day import BriefingForm, BriefingOwnerForm
from doithoai.office.views.conference import READ, conference_of


def _row(conference: Conference) -> Briefing:
    return get_object_or_404(Briefing.objects.select_related("conference__authority", "slides"), conference=conference)


def _show(
    request: HouseRequest,
    conference: Conference,
    *,
    form: BriefingForm | None = None,
    owner_form: BriefingOwnerForm | None = None,
) -> HttpResponse:
    row = briefing.of(conference)
    may_give = request.actor.everywhere("conference.schedule")
    bound = next((one for one in (form, owner_form) if one is not None), None)
    start = {"owner": row.owner_id if row else briefing.proposed_owner(conference), "due_on": row and row.typed_due}
    context = {
        "conference": conference,
        "briefing": row,
        "due": briefing.due_of(row) if row else None,
        "missing": briefing.missing(row) if row else [],
        "figures": briefing.figures(row.figures) if row else (),
        "may_write": row is not None and request.actor.may("duty.work", row.scope()),
        "writing": form or (BriefingForm(initial=BriefingForm.start(row)) if row else None),
        "owner_form": (owner_form or BriefingOwnerForm(request.authority, initial=start)) if may_give else None,
        "form": bound,
        "history": journal.history(row)[:8] if row else [],
    }
    return render(request, "office/conference/briefing.html", context, status=422 if bound is not None else 200)


@office_page(*READ)
def briefing_page(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """All of it, and the form for the body that writes it."""
    conference = conference_of(request, public_id)
    if request.method != "POST":
        return _show(request, conference)
    row = _row(conference)
    form = BriefingForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, conference, form=form)
    try:
        files = form.cleaned_data["slides"]
        slides = evidence.keep(request.authority, *files[0]) if files else None
        briefing.write(row, by=request.actor, title=form.cleaned_data["title"], slides=slides, **form.texts())
    except Refused as refusal:
        bound_refusal(form, refusal)
        return _show(request, conference, form=form)
    toasts.done(request, _("Saved. Next: mark it ready when all parts are written."))
    return redirect("office:briefing", slug, public_id)


@require_POST
@office_page("conference.schedule")
def briefing_give(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    conference = conference_of(request, public_id)
    form = BriefingOwnerForm(request.authority, request.POST)
    if form.is_valid():
        try:
            briefing.give(conference, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Given; the body has been told."))
            return redirect("office:briefing", slug, public_id)
    return _show(request, conference, owner_form=form)


@require_POST
@office_page("duty.work")
def briefing_ready(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    is_new = briefing.finish(_row(conference_of(request, public_id)), by=request.actor)
    words = _("Ready: the chair and the screens have it at its part.") if is_new else _("It was ready already.")
    toasts.done(request, words)
    return redirect("office:briefing", slug, public_id)


@require_POST
@office_page("duty.work")
def briefing_reopen(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    briefing.take_up(_row(conference_of(request, public_id)), by=request.actor)
    return redirect("office:briefing", slug, public_id)


@office_page(*READ)
def briefing_slides_file(request: HouseRequest, slug: str, public_id: str) -> FileResponse:
    row = _row(conference_of(request, public_id))
    if row.slides is None:
        raise Http404
    name = f"trinh-chieu.{uploads.suffix_of(row.slides.path)}"
    return FileResponse(uploads.open_kept(row.slides.path), as_attachment=True, filename=name)
