"""The result of a conference: the sheet to put up, the text to read out, and where it was made known."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from doithoai.conference import bulletin, evidence, result_telling
from doithoai.conference.models import Conference, ResultNotice
from doithoai.core import toasts, uploads
from doithoai.core.transitions import Refused, allow
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.documents import pdf
from doithoai.documents.profiles import profile
from doithoai.live import results
from doithoai.live.results import Results
from doithoai.office.forms.results import ToldForm
from doithoai.office.views.conference import READ, conference_of
from doithoai.people.directory import organisations


@office_page(*READ)
def conference_results(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Everything on one page; whoever logs broadcasts notes here where the result was made known."""
    row = conference_of(request, public_id)
    bodies = organisations(request.authority)
    may_note = request.actor.everywhere(result_telling.RIGHT)
    if not may_note:
        bodies = bodies.filter(pk__in=request.actor.bodies_with(result_telling.RIGHT))
    if request.method == "POST" and not bodies.exists():
        allow(request.actor, result_telling.RIGHT, row)
    form = ToldForm(bodies, request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            _note(request, row, form)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Noted, with what proves it."))
            return redirect("office:conference_results", slug, public_id)
    found, covered = results.of(row), result_telling.coverage(row)
    context = {
        "conference": row,
        "results": found,
        "script": results.aloud(row, found) if found else None,
        "pace": bulletin.pace_of(request.authority),
        "coverage": covered,
        "told_on": result_telling.told_on(covered),
        "last_day": result_telling.last_day(row),
        "may_note": may_note or bodies.exists(),
        "form": form,
    }
    return render(request, "office/live/results.html", context, status=422 if form.is_bound else 200)


def _note(request: HouseRequest, row: Conference, form: ToldForm) -> None:
    data = dict(form.cleaned_data)
    files = data.pop("file")
    # A refused act leaves no file behind.
    allow(request.actor, result_telling.RIGHT, ResultNotice(conference=row, organisation=data["organisation"]))
    kept = evidence.keep(request.authority, *files[0]) if files else None
    result_telling.note(row, evidence_file=kept, by=request.actor, **data)


@office_page(*READ)
def conference_results_sheet(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The sheet of A4 for the boards."""
    row = conference_of(request, public_id)
    body = pdf.render(results.sheet(row, _out(row)), profile(request.authority.paper_profile))
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="ket-qua-doi-thoai.pdf"'
    return response


@office_page(*READ)
def conference_results_text(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The text for the loudspeakers as a file."""
    row = conference_of(request, public_id)
    body = results.aloud(row, _out(row)).text.replace("\n", "\r\n")
    response = HttpResponse(body.encode("utf-8-sig"), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ket-qua-doi-thoai.txt"'
    return response


@office_page(*READ)
def conference_results_proof(request: HouseRequest, slug: str, public_id: str, notice: str) -> FileResponse:
    """The file that proves one line."""
    row = conference_of(request, public_id)
    told = get_object_or_404(row.result_notices.exclude(evidence_file=None), public_id=notice)
    file = told.evidence_file
    assert file is not None
    suffix = file.path.rpartition(".")[2]
    return FileResponse(uploads.open_kept(file.path), as_attachment=True, filename=f"bang-chung.{suffix}")


def _out(row: Conference) -> Results:
    found = results.of(row)
    if found is None:
        raise Http404
    return found
