"""What is done with a request about personal data: taken up, given more time, done, refused, the extract."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.privacy import BecauseForm, RefuseForm, SureForm
from doithoai.office.views.data_requests import DO, request_of
from doithoai.privacy import doing, extracting
from doithoai.privacy.models import DataRequest, RequestKind
from doithoai.privacy.states import RIGHT

HANDLERS = (RIGHT, "sealed.open")


def _words(row: DataRequest, slug: str, title: str, submit: str, **more: Any) -> dict[str, Any]:
    back = reverse("office:data_request", args=[slug, row.public_id])
    return {"title": title, "submit": submit, "back": back, "back_words": row.number, "work": "inbox", **more}


@require_POST
@office_page(*HANDLERS)
def accept(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    doing.accept(request_of(request, public_id), by=request.actor)
    messages.success(request, _("Taken up. Tell the person the number and the day."))
    return redirect("office:data_request", slug, public_id)


@office_page(*HANDLERS)
def extend(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = request_of(request, public_id)
    return form_page(
        request,
        BecauseForm(request.POST or None),
        lambda data: doing.extend(row, by=request.actor, **data),
        lambda _made: redirect("office:data_request", slug, public_id),
        said=_("More time is given, once. Tell the person the new day."),
        **_words(row, slug, _("More time for %(number)s") % {"number": row.number}, _("Give more time")),
    )


@office_page(*HANDLERS)
def refuse(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = request_of(request, public_id)
    return form_page(
        request,
        RefuseForm(request.POST or None),
        lambda data: doing.refuse(row, by=request.actor, **data),
        lambda _made: redirect("office:data_request", slug, public_id),
        said=_("Refused with a reason. Tell the person, and that a complaint is open to them."),
        **_words(row, slug, _("Refuse %(number)s") % {"number": row.number}, _("Refuse with this reason")),
    )


@office_page(*HANDLERS)
def finish(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Erasing cannot be undone: the page says what goes and what stays."""
    row = request_of(request, public_id)
    words = str(DO[RequestKind(row.kind)])
    more: dict[str, Any] = {}
    if row.kind == RequestKind.ERASE:
        more["danger"] = True
        more["warning"] = _(
            "Contact data, words, files, scans and messages are destroyed and cannot be brought back. The number of "
            "the opinion, its place in the figures, the answer and the journal stay."
        )
    return form_page(
        request,
        SureForm(request.POST or None),
        lambda _data: doing.finish(row, by=request.actor),
        lambda _made: redirect("office:data_request", slug, public_id),
        said=_("Done. Tell the person."),
        **_words(row, slug, f"{row.number}: {words}", words, **more),
    )


@require_POST
@office_page(*HANDLERS)
def extract(request: HouseRequest, slug: str, public_id: str, form: str) -> HttpResponse:
    """A file to hand over; its name and its properties name the request alone."""
    if form not in extracting.FORMS:
        raise Http404
    row = request_of(request, public_id)
    response = HttpResponse(extracting.file(row, form, by=request.actor), content_type=extracting.FORMS[form])
    response["Content-Disposition"] = f'attachment; filename="cung-cap-{row.number}.{form}"'
    return response
