"""Organisations of an authority; when one ends, its open work goes to the named successor."""

from __future__ import annotations

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from doithoai.casework import succession
from doithoai.core import clock, sheets
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.people import EndForm, OrganisationForm, SheetForm
from doithoai.people import importing_organisations, organising
from doithoai.people.models import Level, Membership, Organisation, OrganisationKind
from doithoai.people.roles import role_words

SALT = "organisations.import"


@office_page("organisation.manage")
def organisations(request: HouseRequest, slug: str) -> HttpResponse:
    rows = Organisation.objects.of(request.authority).select_related("parent", "successor")
    return render(request, "office/people/organisations.html", {"organisations": rows, "on": clock.today()})


@office_page("organisation.manage")
def organisation_new(request: HouseRequest, slug: str) -> HttpResponse:
    form = OrganisationForm(request.authority, request.POST or None)
    if form.is_valid():
        form.instance.authority = request.authority
        row = form.save(commit=False)
        organising.enter(row, by=request.actor)
        messages.success(request, _("The organisation is entered."))
        return redirect("office:organisations", slug)
    context = {"form": form}
    return render(request, "office/people/organisation.html", context, status=422 if form.is_bound else 200)


@office_page("organisation.manage")
def organisation(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(Organisation, authority=request.authority, public_id=public_id)
    form = OrganisationForm(request.authority, request.POST or None, instance=row)
    if form.is_valid():
        row.refresh_from_db()
        organising.change(row, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("office:organisations", slug)
    context = {"form": form, "organisation": row, "members": _members(row), "on": clock.today()}
    return render(request, "office/people/organisation.html", context, status=422 if form.is_bound else 200)


def _members(row: Organisation) -> list[tuple[Membership, str]]:
    held = row.memberships.on(clock.today()).select_related("person").order_by("person__sort_name", "pk")
    return [(one, role_words(one.role)) for one in held]


@office_page("organisation.manage")
def organisation_end(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(Organisation, authority=request.authority, public_id=public_id)
    form = EndForm(row, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            succession.end_organisation(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The organisation ends; its open work has gone to the successor."))
            return redirect("office:organisations", slug)
    context = {"form": form, "organisation": row}
    return render(request, "office/people/organisation_end.html", context, status=422 if form.is_bound else 200)


@office_page("organisation.manage")
def organisations_template(request: HouseRequest, slug: str) -> HttpResponse:
    """The spreadsheet to fill in: kinds and levels are offered in the cells, two lines stand as an example."""
    kinds = [str(label) for label in OrganisationKind.labels]
    levels = [str(label) for label in Level.labels]
    level = request.authority.get_level_display()
    examples = [
        [
            "UBND",
            "Ủy ban nhân dân xã (mẫu)",
            "UBND xã",
            OrganisationKind.PEOPLES_COMMITTEE.label,
            level,
            "",
            "Chủ tịch",
        ],
        ["KT", "Phòng Kinh tế (mẫu)", "Phòng Kinh tế", OrganisationKind.AGENCY.label, level, "UBND", "Trưởng phòng"],
    ]
    body = sheets.write_xlsx(
        importing_organisations.HEADER,
        [[str(value) for value in row] for row in examples],
        title="Danh sách đơn vị",
        choices={"Loại": kinds, "Cấp": levels},
        wide=("Tên đầy đủ",),
    )
    response = HttpResponse(body, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = 'attachment; filename="mau-danh-sach-don-vi.xlsx"'
    return response


@office_page("organisation.manage")
def organisations_import(request: HouseRequest, slug: str) -> HttpResponse:
    """Upload, look at what was understood, then take over all or nothing."""
    if request.method == "POST" and "rows" in request.POST:
        return _commit_import(request, slug)
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "kinds": OrganisationKind.labels}
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = sheets.read_rows(upload.read(), upload.name)
            context["preview"] = importing_organisations.read(request.authority, rows)
            context["rows"] = signing.dumps(rows, salt=SALT, compress=True)
            return render(request, "office/people/organisations_import.html", context)
        except Refused as refusal:
            refusal.field = "file"
            bound_refusal(form, refusal)
    status = 422 if form.is_bound else 200
    return render(request, "office/people/organisations_import.html", context, status=status)


def _commit_import(request: HouseRequest, slug: str) -> HttpResponse:
    try:
        rows = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature as error:
        raise Refused(_("The preview is too old. Choose the file again.")) from error
    preview = importing_organisations.read(request.authority, rows)
    made = importing_organisations.commit(request.authority, preview, by=request.actor)
    messages.success(request, _("Organisations entered: %(number)s.") % {"number": len(made)})
    return redirect("office:organisations", slug)
