"""Forms on paper: printed under numbers of their own, entered one after the other, what is missing listed."""

from __future__ import annotations

import secrets
from urllib.parse import urlencode

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import clock, journal, uploads
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion_paper import PrintForm, ScansForm, SheetForm, SkipForm
from doithoai.office.views.opinion_files import closed
from doithoai.office.views.opinion_paper import conferences_of, lookup_address, moment_of
from doithoai.opinion import forms_on_paper, paper_runs, paper_scans
from doithoai.opinion.models import PaperRun
from doithoai.opinion.paper_models import PaperRunSet

#: What the last sheet said and the next one probably says too.
KEPT_FOR_NEXT = ("received_on", "category", "place")


def runs_of(request: HouseRequest) -> PaperRunSet:
    """The printings for those conferences whose sheets this person may enter."""
    rows = PaperRun.objects.of(request.authority).filter(conference__in=conferences_of(request))
    return rows.select_related("authority", "conference", "through").order_by("-pk")


def _run(request: HouseRequest, public_id: str) -> PaperRun:
    return get_object_or_404(runs_of(request), public_id=public_id)


@office_page("opinion.intake")
def printings(request: HouseRequest, slug: str) -> HttpResponse:
    """Print anew; every printing with how many came back."""
    page = page_of(request, runs_of(request))
    rows = list(page.object_list)
    far = paper_runs.progress_of(rows)
    form = PrintForm(request.authority, conferences_of(request).going_on(), request.POST or None)
    return form_page(
        request,
        form,
        lambda data: paper_runs.print_run(by=request.actor, **data),
        lambda run: redirect("office:printing", slug, run.public_id),
        template="office/opinion/printings.html",
        said=_("The numbers are reserved. Now print the sheets."),
        page=page,
        runs=[(run, far[run.pk]) for run in rows],
        work="inbox",
    )


@office_page("opinion.intake")
def printing(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    run = _run(request, public_id)
    return _printing_page(request, run, ScansForm())


def _printing_page(request: HouseRequest, run: PaperRun, form: ScansForm) -> HttpResponse:
    far = paper_runs.progress(run)
    sheets = run.sheets.exclude(done_at=None).select_related("submission").order_by("number")
    context = {
        "run": run,
        "far": far,
        "parts": _parts(far),
        "missing": paper_runs.in_parts(run, far.missing),
        "skipped": sheets.filter(submission=None),
        "scanned": run.sheets.exclude(scan="").count(),
        "form": form,
        "history": journal.history(run),
        "work": "inbox",
    }
    return render(request, "office/opinion/printing.html", context, status=422 if form.is_bound else 200)


def _parts(far: paper_runs.Progress) -> list[tuple[str, int, str]]:
    """The shares of a printing as a bar."""
    return [
        ("done", far.entered, _("entered")),
        ("stop", far.skipped, _("skipped, with a reason")),
        ("rest", len(far.missing), _("not back yet")),
    ]


@require_POST
@office_page("opinion.intake")
def file(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The sheets as PDF; those dealt with are left out, for their codes are no longer ours to print."""
    run = _run(request, public_id)
    sheets = paper_runs.print_again(run, by=request.actor)
    send_at = request.build_absolute_uri(reverse("portal:send", args=[slug]))
    made = forms_on_paper.render(
        run,
        sheets,
        send_at=f"{send_at}?{urlencode({'hoi-nghi': run.conference.public_id})}",
        look_up_at=lookup_address(request),
    )
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="phieu-{run.name_of(run.first)}-{run.last:04d}.pdf"'
    return response


@office_page("opinion.intake")
def entry(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The next number stands ready; saved, the one after it."""
    run = _run(request, public_id)
    ready = _ready(request, run)
    if ready is None and request.method == "GET":
        messages.success(request, _("Every sheet of this printing is dealt with."))
        return redirect("office:printing", slug, public_id)
    first = {name: request.GET[name] for name in KEPT_FOR_NEXT if name in request.GET}
    named = run.name_of(ready) if ready else ""
    form = SheetForm(
        request.authority,
        request.POST or None,
        request.FILES or None,
        initial={**first, "number": named, "key": secrets.token_urlsafe(16)},
    )
    if form.is_bound and form.is_valid():
        try:
            return _entered(request, run, form)
        except Refused as refusal:
            bound_refusal(form, refusal)
    return _entry_page(request, run, form, SkipForm(initial={"number": named}), ready)


def _ready(request: HouseRequest, run: PaperRun) -> int | None:
    after = request.GET.get("sau", "")
    return paper_runs.next_number(run, int(after) if after.isascii() and after.isdecimal() and len(after) < 8 else 0)


def _entered(request: HouseRequest, run: PaperRun, form: SheetForm) -> HttpResponse:
    number = paper_runs.number_in(run, form.cleaned_data["number"])
    made = paper_runs.enter(
        run,
        number,
        key=f"paper:{request.actor.pk}:{form.cleaned_data['key'] or secrets.token_urlsafe(16)}",
        by=request.actor,
        texts=form.cleaned_data["text"],
        contact=form.contact(),
        received_at=moment_of(form.cleaned_data["received_on"]),
        **form.values(),
    )
    told = {"sheet": run.name_of(number), "numbers": ", ".join(row.number for row in made.opinions)}
    messages.success(request, _("%(sheet)s is saved as %(numbers)s.") % told)
    data = form.cleaned_data
    kept = {"received_on": vndate(data["received_on"]), "category": data["category"], "place": data["place"]}
    return _next(request, run, number, kept)


def _next(request: HouseRequest, run: PaperRun, number: int, kept: dict[str, str]) -> HttpResponse:
    known = {name: value for name, value in kept.items() if value and value != vndate(clock.today())}
    address = reverse("office:printing_entry", args=[request.authority.slug, run.public_id])
    return redirect(f"{address}?{urlencode({'sau': number, **known})}")


def _entry_page(
    request: HouseRequest, run: PaperRun, form: SheetForm, skip_form: SkipForm, ready: int | None
) -> HttpResponse:
    far = paper_runs.progress(run)
    context = {
        "run": run,
        "form": form,
        "skip_form": skip_form,
        "far": far,
        "parts": _parts(far),
        "ready": run.name_of(ready) if ready else "",
        "number": ready,
        "scan": paper_scans.picture_of(run, ready) if ready else None,
        "kept": {name: request.GET[name] for name in KEPT_FOR_NEXT if name in request.GET},
        "work": "inbox",
    }
    bad = form.is_bound or skip_form.is_bound
    return render(request, "office/opinion/printing_entry.html", context, status=422 if bad else 200)


@require_POST
@office_page("opinion.intake")
def skip(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A number that did not come back, or came back blank."""
    run, form = _run(request, public_id), SkipForm(request.POST)
    kept = {name: request.GET[name] for name in KEPT_FOR_NEXT if name in request.GET}
    if form.is_valid():
        try:
            number = paper_runs.number_in(run, form.cleaned_data["number"])
            sheet = paper_runs.skip(run, number, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            told = {"sheet": str(sheet), "reason": sheet.get_skipped_display()}
            messages.success(request, _("%(sheet)s is skipped: %(reason)s.") % told)
            return _next(request, run, number, kept)
    ready = _ready(request, run)
    named = run.name_of(ready) if ready else ""
    empty = SheetForm(request.authority, initial={**kept, "number": named, "key": secrets.token_urlsafe(16)})
    return _entry_page(request, run, empty, form, ready)


@require_POST
@office_page("opinion.intake")
def scans(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One PDF, a page for each sheet that is still to be entered."""
    run, form = _run(request, public_id), ScansForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            numbers = paper_scans.take(run, form.cleaned_data["file"].content, by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _scanned_words(run, numbers))
            return redirect("office:printing", slug, public_id)
    return _printing_page(request, run, form)


def _scanned_words(run: PaperRun, numbers: list[int]) -> str:
    if not numbers:
        return _("This file was taken in before; nothing changed.")
    first, last = run.name_of(numbers[0]), run.name_of(numbers[-1])
    return _("%(n)s pages go to %(first)s – %(last)s, in order.") % {"n": len(numbers), "first": first, "last": last}


@office_page("opinion.intake")
def scan(request: HouseRequest, slug: str, public_id: str, sheet: int) -> FileResponse:
    """The picture of a sheet that is still to be entered."""
    row = paper_scans.picture_of(_run(request, public_id), sheet)
    if row is None:
        raise Http404
    response = FileResponse(uploads.open_kept(row.scan), content_type="image/jpeg", filename=f"{row}.jpg")
    closed(response)
    return response
