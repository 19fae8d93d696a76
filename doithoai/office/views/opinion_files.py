"""Scans and photos that came with an opinion: the file as a download, its first page as a picture on the page."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from doithoai.casework.states import READABLE
from doithoai.core import previews, uploads
from doithoai.core.web import HouseRequest, office_page
from doithoai.documents.models import Attachment
from doithoai.office.views.opinion import opinions_of
from doithoai.opinion import shielding
from doithoai.opinion.models import Opinion

RIGHTS = ("opinion.read", "assignment.read")


def _kept(request: HouseRequest, public_id: str, file_id: str) -> tuple[Opinion, Attachment]:
    """For who reads opinions, and for the organisation that works or worked on the matter; nothing that is sealed.

    A picture may show who an author is who asked to be hidden, or did not give the name away: no organisation gets it.
    """
    rows = opinions_of(request)
    if not request.actor.everywhere("opinion.read"):
        own = request.actor.organisation_ids
        given = {"matter__assignments__organisation__in": own, "matter__assignments__state__in": READABLE}
        rows = rows.filter(**given).exclude(shielding.FILES_KEPT).distinct()
    row = get_object_or_404(rows, public_id=public_id)
    kept = row.submission.files.select_related("attachment").filter(attachment__public_id=file_id).first()
    if kept is None or kept.attachment.is_sealed:
        raise Http404
    return row, kept.attachment


def closed(response: HttpResponse | FileResponse) -> None:
    """The browser neither guesses what it is nor lets it do anything."""
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"


@office_page(*RIGHTS)
def file(request: HouseRequest, slug: str, public_id: str, file_id: str) -> FileResponse:
    """Always as a download under a name that says nothing of its sender."""
    row, kept = _kept(request, public_id, file_id)
    name = f"{row.number}.{uploads.suffix_of(kept.path)}"
    response = FileResponse(uploads.open_kept(kept.path), as_attachment=True, filename=name)
    closed(response)
    return response


@cache_control(private=True, no_store=True)
@office_page(*RIGHTS)
def preview(request: HouseRequest, slug: str, public_id: str, file_id: str) -> HttpResponse:
    """Drawn when somebody first looks; a file that cannot be drawn is refused in a sentence."""
    row, kept = _kept(request, public_id, file_id)
    try:
        picture = previews.of(kept.path)
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(picture, content_type="image/jpeg")
    response["Content-Disposition"] = f'inline; filename="{row.number}.jpg"'
    closed(response)
    return response
