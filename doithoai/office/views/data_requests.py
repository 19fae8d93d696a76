"""Requests about personal data: the list, one of them, and entering what somebody asked in person or by letter."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.core import clock, journal, sheets
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.data_requests import READERS, visible
from doithoai.office.forms.privacy import EnterForm, RequestFilter
from doithoai.office.views.matter_list import XLSX
from doithoai.opinion.models import Opinion
from doithoai.privacy import asking, doing
from doithoai.privacy.models import DataRequest, DataRequestSet, RequestKind
from doithoai.privacy.states import OPEN, RequestState

#: So many lines leave in one table.
EXPORTED = 10_000
HEADER = (
    "Số yêu cầu",
    "Nội dung yêu cầu",
    "Cách gửi",
    "Cách xác minh",
    "Số ý kiến",
    "Ngày nhận",
    "Hạn trả lời",
    "Ngày tiếp nhận",
    "Hạn giải quyết",
    "Ngày quyết định",
    "Trạng thái",
    "Lý do từ chối",
    "Quá hạn",
)
#: What the button says that does what is asked.
DO = {
    RequestKind.SEE: gettext_lazy("The extract is handed over"),
    RequestKind.CORRECT: gettext_lazy("Correct the contact data"),
    RequestKind.CONSENT: gettext_lazy("Stop publishing"),
    RequestKind.ERASE: gettext_lazy("Erase the personal data"),
    RequestKind.RESTRICT: gettext_lazy("Restrict the use"),
}

#: Parts of the contact data; what they should read is applied unread, for reading it would have to leave a trace.
PARTS = {
    "name": gettext_lazy("Full name"),
    "phone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
    "address": gettext_lazy("Address"),
}


def request_of(request: HouseRequest, public_id: str) -> DataRequest:
    rows = visible(request.actor, request.authority).select_related("authority")
    return get_object_or_404(rows, public_id=public_id)


def _asked(form: RequestFilter, rows: DataRequestSet) -> DataRequestSet:
    wanted = form.cleaned_data
    if wanted["state"] == "open":
        rows = rows.open()
    elif wanted["state"] == "late":
        rows = rows.filter(Q(is_late=True) | Q(state__in=OPEN, due_on__lt=clock.today()))
    elif wanted["state"]:
        rows = rows.filter(state=wanted["state"])
    for name, column in (("kind", "kind"), ("since", "received_on__gte"), ("until", "received_on__lte")):
        if wanted[name]:
            rows = rows.filter(**{column: wanted[name]})
    return rows


def _narrowed(request: HouseRequest) -> tuple[RequestFilter, DataRequestSet]:
    """What the address filters; what is due first, decided ones below."""
    every, form = visible(request.actor, request.authority), RequestFilter(request.GET)
    rows = _asked(form, every) if form.is_valid() else every
    rows = rows.annotate(waits=Q(state__in=OPEN)).order_by("-waits", F("due_on").asc(nulls_last=True), "-pk")
    return form, rows.prefetch_related("submissions__opinions")


@office_page(*READERS)
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The register of requests, by the same filter: numbers, days and decisions, nothing of what was said."""
    _form, rows = _narrowed(request)
    book = sheets.write_xlsx(HEADER, map(_line, rows[:EXPORTED]), title="Sổ yêu cầu dữ liệu")
    response = HttpResponse(book, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="so-yeu-cau-du-lieu.xlsx"'
    return response


def _line(row: DataRequest) -> list[Any]:
    numbers = ", ".join(one.number for kept in row.submissions.all() for one in kept.opinions.all())
    asked = [row.number, row.get_kind_display(), row.get_door_display(), row.get_proof_display(), numbers]
    days = [row.received_on, row.answer_by, row.accepted_on, row.due_on, row.decided_on]
    late = "có" if row.is_late else "không"
    return [*map(str, asked), *days, str(row.get_state_display()), str(row.get_refusal_display()), late]


@office_page(*READERS)
def listed(request: HouseRequest, slug: str) -> HttpResponse:
    every = visible(request.actor, request.authority)
    form, rows = _narrowed(request)
    context = {
        "page": page_of(request, rows),
        "form": form,
        "all": every.count(),
        "open": every.open().count(),
        "late": every.open().filter(due_on__lt=clock.today()).count(),
        "query": request.GET.urlencode(),
        "may_enter": request.actor.everywhere(asking.ENTERS),
        "work": "inbox",
    }
    return render(request, "office/privacy/requests.html", context)


@office_page(asking.ENTERS)
def new(request: HouseRequest, slug: str) -> HttpResponse:
    """A clerk enters it, with how it was made sure who asks."""
    return form_page(
        request,
        EnterForm(request.POST or None),
        lambda data: asking.entered(request.authority, by=request.actor, **data),
        lambda row: redirect(
            *(["office:data_requests", slug] if row.is_sealed else ["office:data_request", slug, row.public_id])
        ),
        said=_("Entered. The days of the law run from the day it was received."),
        title=_("Enter a request about personal data"),
        lede=_("For somebody who comes in person, writes or calls. Who has a look-up code can ask on the portal."),
        submit=_("Enter the request"),
        back=reverse("office:data_requests", args=[slug]),
        back_words=_("Requests about personal data"),
        work="inbox",
    )


@office_page(*READERS)
def shown(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = request_of(request, public_id)
    may = doing.may(row, request.actor) and row.is_open
    opinions = Opinion.every.filter(submission__data_requests=row).select_related("submission", "matter")
    context: dict[str, Any] = {
        "row": row,
        "opinions": opinions.order_by("pk"),
        "elsewhere": asking.same_telephone(row) if may else [],
        "parts": [PARTS[name] for name in asking.parts_of(row)],
        "may": may,
        "may_accept": may and row.state == RequestState.RECEIVED,
        "may_extend": may and not row.is_extended and row.due_on is not None,
        "may_extract": may and row.kind == RequestKind.SEE,
        "do": DO[RequestKind(row.kind)],
        "next": _next(row),
        "history": journal.history(row),
        "work": "inbox",
    }
    return render(request, "office/privacy/request.html", context)


def _next(row: DataRequest) -> str:
    if row.state == RequestState.RECEIVED:
        return _("the person is answered that it is taken up, and by when it is done.")
    if row.state == RequestState.ACCEPTED:
        return _("it is done, or refused with a reason of the list.")
    return _("nothing more; the person is told.")
