"""The audit view: who opened contact data or a sealed matter, and why."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from doithoai.core import sheets
from doithoai.core.formats import vnmoment
from doithoai.core.forms import Form, VietnameseDateField
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.proof import export_of_persons
from doithoai.office.views.matter_list import XLSX
from doithoai.opinion import openings
from doithoai.opinion.models import Opened
from doithoai.people.models import Authority, Person

READ = "opening.read"
WHAT = [(openings.CONTACT, _("Contact data")), (openings.SEALED, _("Sealed content"))]
#: So many lines leave in one table, the newest first.
EXPORTED = 10_000
HEADER = ("Thời điểm", "Người mở", "Nội dung mở", "Số", "Lý do")


class OpeningsFilter(Form):
    what = forms.ChoiceField(label=_("What"), choices=[("", _("All")), *WHAT], required=False)
    person = forms.ModelChoiceField(
        label=_("Who"), queryset=Person.objects.none(), required=False, empty_label=_("All")
    )
    since = VietnameseDateField(label=_("From day"), required=False)
    until = VietnameseDateField(label=_("To day"), required=False)

    def __init__(self, authority: Authority, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = openings.people(authority)  # type: ignore[attr-defined]


def _wanted(request: HouseRequest) -> tuple[OpeningsFilter, dict[str, object]]:
    form = OpeningsFilter(request.authority, request.GET or None)
    return form, form.cleaned_data if form.is_bound and form.is_valid() else {}


@office_page(READ)
def listed(request: HouseRequest, slug: str) -> HttpResponse:
    form, wanted = _wanted(request)
    page = page_of(request, openings.of(request.authority, **wanted))  # type: ignore[arg-type]  # cleaned by the form
    context = {
        "filter": form,
        "page": page,
        "lines": list(openings.lines(list(page))),
        "what": dict(WHAT),
        "query": request.GET.urlencode(),
        "work": "settings",
    }
    return render(request, "office/opinion/openings.html", context)


@office_page(READ)
@export_of_persons
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The same filter as the list."""
    _form, wanted = _wanted(request)
    rows: list[Opened] = list(openings.of(request.authority, **wanted)[:EXPORTED])  # type: ignore[arg-type]
    words = {openings.CONTACT: "Thông tin liên hệ", openings.SEALED: "Nội dung giữ kín"}
    cells = (
        [vnmoment(one.at, staff=True), one.person, words[one.what], one.number, one.reason]
        for one in openings.lines(rows)
    )
    response = HttpResponse(sheets.write_xlsx(HEADER, cells, title="Nhật ký mở"), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="nhat-ky-mo.xlsx"'
    return response
