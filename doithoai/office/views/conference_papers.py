"""The papers of one conference in the order of their use: look, draft, take the whole dossier."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from doithoai.conference import leaving
from doithoai.conference.models import Conference
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.documents import issuing
from doithoai.office.proof import export_of_persons
from doithoai.office.views.documents import TYPES
from doithoai.reporting import dossier

_KINDS = TYPES | {"txt": "text/plain; charset=utf-8"}


def _conference(request: HouseRequest, public_id: str) -> Conference:
    rows = Conference.objects.select_related("authority", "planned")
    return get_object_or_404(rows, authority=request.authority, public_id=public_id)


def _names(request: HouseRequest) -> bool:
    """Lists that name people are for those who keep them."""
    return bool(request.actor.everywhere("attendance.manage"))


def _entry(request: HouseRequest, row: Conference, key: str) -> dossier.Entry:
    found = next((one for one in dossier.entries(row, names=_names(request)) if one.file == key), None)
    if found is None:
        raise Http404
    return found


@office_page("paper.read")
def conference_papers(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = _conference(request, public_id)
    page = page_of(request, dossier.entries(row, names=_names(request)))
    held = dossier.kept(row, list(page))
    context = {
        "conference": row,
        "page": page,
        "lines": [(one, held.get(one.key)) for one in page],
        "may_draft": request.actor.everywhere("paper.draft"),
    }
    return render(request, "office/conference/papers.html", context)


@office_page("paper.read")
def conference_paper_file(request: HouseRequest, slug: str, public_id: str, key: str, form: str) -> HttpResponse:
    """One paper: as it was kept, as it was drafted, or as it would stand today."""
    row = _conference(request, public_id)
    entry = _entry(request, row, key)
    if entry.has_names:
        raise Http404
    return _file(row, entry, form)


@office_page("attendance.manage")
@export_of_persons
def conference_names_file(request: HouseRequest, slug: str, public_id: str, key: str, form: str) -> HttpResponse:
    """One that names people: who keeps the lists takes it, and the journal says so."""
    row = _conference(request, public_id)
    entry = _entry(request, row, key)
    if not entry.has_names:
        raise Http404
    response = _file(row, entry, form)
    leaving.taken(row, entry.stem, by=request.actor)
    return response


def _file(row: Conference, entry: dossier.Entry, form: str) -> HttpResponse:
    if entry.is_text != (form == "txt") or form not in _KINDS:
        raise Http404
    paper = dossier.kept(row, [entry]).get(entry.key)
    return _download(dossier.drawn(entry, paper, form), _KINDS[form], f"{entry.file}.{form}")


@require_POST
@office_page("paper.draft")
def conference_paper_draft(request: HouseRequest, slug: str, public_id: str, key: str) -> HttpResponse:
    """The paper as a draft, which then waits for signature, number and issue; made again while it is not signed."""
    row = _conference(request, public_id)
    entry = _entry(request, row, key)
    content = entry.build()
    if isinstance(content, str) or not entry.is_drafted_here:
        raise Http404
    paper = issuing.draft(
        request.authority,
        content=content,
        by=request.actor,
        profile_code=entry.form.code,
        about_kind="conference.conference",
        about_id=row.pk,
        key=entry.key,
    )
    return redirect("office:paper", slug, paper.public_id)


@office_page("paper.read")
@export_of_persons
def conference_dossier(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Every paper of the conference in one archive."""
    row = _conference(request, public_id)
    data = dossier.packed(row, names=_names(request), most=dossier.MOST_AT_ONCE)
    if _names(request):
        leaving.taken(row, "ho-so", by=request.actor)
    return _download(data, "application/zip", f"ho-so-{row.public_id}.zip")


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
