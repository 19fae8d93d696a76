"""The booklet for the chair: on a tablet, and as a file for printing."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation

from doithoai.casework import booklet as booklets
from doithoai.conference.models import Conference
from doithoai.core import vietnamese
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.documents import docx, pdf
from doithoai.documents.profiles import profile
from doithoai.office.views.programme import TYPES
from doithoai.people.roles import Acting

#: Who reads all answers of the authority, and who gives the ways out in the hall of this conference.
READ = ("answer.read", "hall.outcome")
ON_A_PAGE = 40


def _conference(request: HouseRequest, public_id: str) -> Conference:
    rows = Conference.objects.of(request.authority).select_related("authority")
    row = get_object_or_404(rows, public_id=public_id)
    if not may_read(request, row):
        raise Http404
    return row


def may_read(request: HouseRequest, conference: Conference) -> bool:
    """Organisations hold the right to read answers for their own work alone."""
    actor: Acting = request.actor
    return actor.everywhere("answer.read") or actor.may("hall.outcome", conference.scope())


@office_page(*READ)
def booklet(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = _conference(request, public_id)
    page = page_of(request, booklets.matters(row), ON_A_PAGE)
    context = {
        "conference": row,
        "page": page,
        "lines": booklets.lines(list(page), first=page.start_index()),
        "sums": booklets.sums(row),
        "opens_answers": request.actor.everywhere("answer.read"),
        "work": "answers" if request.actor.everywhere("answer.read") else "conferences",
    }
    return render(request, "office/casework/booklet.html", context)


@office_page(*READ)
def booklet_file(request: HouseRequest, slug: str, public_id: str, form: str) -> HttpResponse:
    """Made anew each time, so that it says what is approved at that moment."""
    row = _conference(request, public_id)
    if form not in TYPES:
        raise Http404
    with translation.override("vi"):
        content = booklets.paper(row)
    made = docx if form == "docx" else pdf
    response = HttpResponse(made.render(content, profile(request.authority.paper_profile)), content_type=TYPES[form])
    name = vietnamese.slug(f"tap tra loi {row.day or ''}")
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response
