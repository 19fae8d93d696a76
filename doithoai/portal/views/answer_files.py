"""Files of a published answer: for the sender behind the code, and for everybody where the matter is public."""

from __future__ import annotations

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from doithoai.casework import attaching
from doithoai.casework.models import Answer
from doithoai.casework.states import AnswerState
from doithoai.core import uploads
from doithoai.core.web import HouseRequest, public_page
from doithoai.opinion.models import Matter
from doithoai.portal.views.following import own


def _served(answer: Answer | None, file_id: str) -> FileResponse:
    """Of the version that stands, and only what was published with it; always as a download."""
    kept = attaching.one_of(answer, file_id) if answer else None
    if answer is None or kept is None or not kept.is_public:
        raise Http404
    name = attaching.name_of(answer, kept)
    return FileResponse(uploads.open_kept(kept.path), as_attachment=True, filename=name)


@public_page
def of_matter(request: HouseRequest, slug: str, public_id: str, file_id: str) -> FileResponse:
    row = get_object_or_404(Matter.objects.of(request.authority).public(), public_id=public_id)
    return _served(row.answers.filter(state=AnswerState.PUBLISHED).select_related("matter").first(), file_id)


@public_page
@never_cache
def of_case(request: HouseRequest, slug: str, public_id: str, file_id: str) -> FileResponse:
    """Also where the public sees nothing of the matter: its sender reads the whole answer."""
    return _served(own(request, public_id).answer, file_id)
