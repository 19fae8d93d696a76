"""The list of delegates before the day: from a spreadsheet, answers, who comes instead, invitations to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from doithoai.conference import cards, delegate_sheets, invitations, inviting
from doithoai.conference.models import Attendance, Conference
from doithoai.core import sheets, toasts
from doithoai.core.forms import Form
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.before_the_day import PlaceForm, ReplaceForm, ReplyForm
from doithoai.office.forms.people import SheetForm
from doithoai.office.proof import export_of_persons
from doithoai.office.views.channels import XLSX
from doithoai.office.views.conference import conference_of
from doithoai.office.views.conference_work import delegate_of
from doithoai.opinion.spreadsheets import reading
from doithoai.people.directory import organisations
from doithoai.people.models import Organisation

SALT = "office.delegates"
LISTS = ("attendance.manage", "attendance.list")


def _reply(row: Attendance, form: Form, request: HouseRequest) -> str:
    data = form.cleaned_data
    is_new = inviting.reply(row, is_coming=data["is_coming"], note=data["note"], by=request.actor)
    return _("The answer is noted.") if is_new else _("This answer was known already.")


def _replace(row: Attendance, form: Form, request: HouseRequest) -> str:
    made = inviting.replace(row, by=request.actor, **form.cleaned_data)
    return _("Number %(number)s comes instead.") % {"number": made.number}


def _place(row: Attendance, form: Form, request: HouseRequest) -> str:
    inviting.set_place(row, form.cleaned_data["protocol"], by=request.actor)
    return _("The order is changed.")


#: What may be done with one delegate: the form, and the rule behind it.
ACTS: dict[str, tuple[type[Form], Callable[[Attendance, Form, HouseRequest], str]]] = {
    "reply": (ReplyForm, _reply),
    "replace": (ReplaceForm, _replace),
    "place": (PlaceForm, _place),
}


@office_page(*LISTS)
def delegate(request: HouseRequest, slug: str, public_id: str, delegate_id: str) -> HttpResponse:
    """One delegate: the answer, who comes instead, the place in the order."""
    conference = conference_of(request, public_id)
    row = delegate_of(request, conference, delegate_id)
    answer = {"": None, "coming": "yes", "not_coming": "no"}[row.reply]
    shown: dict[str, Form] = {
        "reply": ReplyForm(initial={"is_coming": answer, "note": row.reply_note}),
        "replace": ReplaceForm(),
        "place": PlaceForm(initial={"protocol": row.protocol}),
    }
    bound: Form | None = None
    name = request.GET.get("viec", "")
    if request.method == "POST" and name in ACTS:
        kind, act = ACTS[name]
        bound = shown[name] = kind(request.POST)
        if bound.is_valid():
            try:
                words = act(row, bound, request)
            except Refused as refusal:
                bound_refusal(bound, refusal)
            else:
                toasts.done(request, words)
                return redirect("office:delegates", slug, public_id)
    context = {
        "conference": conference,
        "delegate": row,
        "stand_in": Attendance.objects.filter(stands_in_for=row).first(),
        "forms": shown,
        "form": bound,
        "may_print": request.actor.everywhere("attendance.manage") and not row.is_walk_in,
    }
    return render(request, "office/conference/delegate.html", context, status=422 if bound is not None else 200)


@office_page(*LISTS)
def delegates_template(request: HouseRequest, slug: str) -> HttpResponse:
    """The spreadsheet to fill in, with one line as an example and the categories to choose from."""
    example = ["Nguyễn Văn A", "Bí thư chi bộ", "Thôn Đông Khoát", "", "Đảng viên", "x"]
    words = ("Cán bộ", "Đảng viên", "Hội viên", "Nhân dân", "Chủ doanh nghiệp", "Công nhân", "Lãnh đạo", "Khách mời")
    body = sheets.write_xlsx(
        delegate_sheets.HEADER,
        [example],
        title="Danh sách đại biểu",
        choices={"Thành phần": words, "Triệu tập": ("x",)},
        wide=("Họ và tên", "Thôn, đơn vị"),
    )
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-danh-sach-dai-bieu.xlsx"'
    return response


@office_page(*LISTS)
def delegates_import(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Upload, look at what was understood, then take over all or nothing; a body sends its own list."""
    row = conference_of(request, public_id)
    if request.method == "POST" and "rows" in request.POST:
        return _commit(request, row)
    form = SheetForm(request.POST or None, request.FILES or None)
    own = _own(request)
    context: dict[str, Any] = {"conference": row, "form": form, "own": own}
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = reading.plain_rows(upload.read(), upload.name)
            context["preview"] = _understood(request, row, rows)
        except Refused as refusal:
            refusal.field = "file"
            bound_refusal(form, refusal)
        else:
            context["rows"] = signing.dumps([row.pk, list(rows.items())], salt=SALT, compress=True)
            return render(request, "office/conference/delegates_import.html", context)
    return render(request, "office/conference/delegates_import.html", context, status=422 if form.is_bound else 200)


def _commit(request: HouseRequest, row: Conference) -> HttpResponse:
    try:
        conference_id, pairs = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature as error:
        raise Refused(_("The preview is too old. Choose the file again.")) from error
    if conference_id != row.pk:
        raise Refused(_("This preview belongs to another conference. Choose the file again."), code="state")
    preview = _understood(request, row, dict(pairs))
    made = delegate_sheets.commit(row, preview, by=request.actor)
    toasts.done(
        request,
        _("Taken over: %(made)s. On the list already: %(known)s.") % {"made": made, "known": len(preview.known)},
    )
    return redirect("office:delegates", request.authority.slug, row.public_id)


def _own(request: HouseRequest) -> Organisation | None:
    """The body for which somebody lists who does not keep the whole list."""
    if request.actor.everywhere("attendance.manage"):
        return None
    own = request.actor.bodies_with("attendance.list")
    return organisations(request.authority).filter(pk__in=own).first()


def _understood(request: HouseRequest, row: Conference, rows: Mapping[int, list[str]]) -> delegate_sheets.Preview:
    return delegate_sheets.read(row, rows, organisations(request.authority), own=_own(request))


@office_page("attendance.manage")
@export_of_persons
def invitations_file(request: HouseRequest, slug: str, public_id: str, kind: str) -> HttpResponse:
    """All invitations or summonses, a page for each."""
    row = conference_of(request, public_id)
    data = invitations.render(row, summons=kind == "giay-trieu-tap", by=request.actor)
    return _pdf(data, f"{kind}.pdf")


@office_page("attendance.manage")
def invitation_file(request: HouseRequest, slug: str, public_id: str, delegate_id: str) -> HttpResponse:
    """The one of a single delegate."""
    conference = conference_of(request, public_id)
    row = delegate_of(request, conference, delegate_id)
    data = invitations.render(conference, summons=row.is_summoned, only=[row], by=request.actor)
    return _pdf(data, f"giay-moi-{row.number}.pdf")


@office_page("attendance.manage")
@export_of_persons
def cards_file(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The cards of all delegates, to print and cut."""
    return _pdf(cards.render(conference_of(request, public_id), by=request.actor), "the-dai-bieu.pdf")


def _pdf(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
