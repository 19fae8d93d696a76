"""Promises of earlier years from a spreadsheet; what is open at a closed conference; one promise handed over."""

from __future__ import annotations

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import carrying, inheriting, succession
from doithoai.core import sheets
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.bodies import CarryForm, HandOverForm, SheetForm
from doithoai.office.views.commitments import commitment_of, page_words
from doithoai.office.views.conference import conference_of

SALT = "casework.promises"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXAMPLE = (
    "Thay 180 m cống sau chợ bằng cống hộp",
    "Nghiệm thu xong, hết ngập",
    "Phòng Kinh tế",
    "12/06/2024",
    "30/06/2025",
    "31/12/2026",
    "Thông báo số 45-TB/HU ngày 12/6/2024",
    "Huyện ủy (đã kết thúc 30/6/2025)",
    "",
    "thôn Đoài",
    "có",
)


@office_page("assignment.give")
def template_file(request: HouseRequest, slug: str) -> HttpResponse:
    """The spreadsheet to fill in, with one line as an example."""
    response = HttpResponse(sheets.write_xlsx(inheriting.HEADER, [EXAMPLE], title="Cam kết"), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-cam-ket-tu-truoc.xlsx"'
    return response


@office_page("assignment.give")
def import_promises(request: HouseRequest, slug: str) -> HttpResponse:
    """Upload, look at what was understood, then take over all or nothing."""
    if request.method == "POST" and "rows" in request.POST:
        return _take_in(request)
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "work": "commitments"}
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = sheets.read_rows(upload.read(), upload.name)
            context |= _preview(inheriting.read(request.authority, rows), rows)
            return render(request, "office/casework/promises_in.html", context)
        except Refused as refusal:
            refusal.field = "file"
            bound_refusal(form, refusal)
    return render(request, "office/casework/promises_in.html", context, status=422 if form.is_bound else 200)


def _preview(preview: inheriting.Preview, rows: list[list[str]]) -> dict[str, object]:
    """What was understood, and the rows themselves for the button below it."""
    return {"preview": preview, "rows": signing.dumps(rows, salt=SALT, compress=True)}


def _take_in(request: HouseRequest) -> HttpResponse:
    """What was shown; the page comes back when it has grown too old, or when a row holds no longer."""
    context: dict[str, object] = {"form": SheetForm(), "work": "commitments"}
    try:
        rows = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature:
        messages.error(request, _("The preview is too old. Choose the file again."))
        return render(request, "office/casework/promises_in.html", context, status=422)
    preview = inheriting.read(request.authority, rows)
    if preview.errors:
        return render(request, "office/casework/promises_in.html", context | _preview(preview, rows), status=422)
    made = inheriting.take_in(request.authority, preview, by=request.actor)
    words = _("%(n)s commitments are taken over; their owners have been told.")
    messages.success(request, words % {"n": len(made)} if made else _("Nothing new stood in this file."))
    return redirect("office:commitments", request.authority.slug)


@office_page("commitment.verify")
def hand_over(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = commitment_of(request, public_id)
    return form_page(
        request,
        HandOverForm(row, request.POST or None),
        lambda data: succession.hand_over(row, by=request.actor, **data),
        lambda _made: redirect("office:commitment", slug, public_id),
        said=_("Handed over with its day; both organisations have been told."),
        lede=row.what,
        **page_words(request, row, _("Hand the commitment over"), _("Hand the commitment over")),
    )


@office_page("commitment.verify")
def carry(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What was promised here and is still open goes to the next conference, with the reason."""
    row = conference_of(request, public_id)
    return form_page(
        request,
        CarryForm(row, request.POST or None),
        lambda data: carrying.carry(row, by=request.actor, **data),
        lambda _made: redirect("office:conference", slug, public_id),
        said=_("Carried over; they stand on the first page of that conference, and their owners have been told."),
        title=_("Carry over what is open"),
        lede=row.title,
        submit=_("Carry over"),
        back=reverse("office:conference", args=[slug, public_id]),
        back_words=row.audience,
        work="conferences",
    )
