"""People and their roles: made, imported, reset, closed by the administrator."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.db.models import Prefetch, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import clock, sheets, vietnamese
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of, unprocessable
from doithoai.office.forms.people import (
    OFFICE_ROLES,
    FactorResetForm,
    OutsideForm,
    PersonForm,
    RoleForm,
    SheetForm,
    StandInForm,
)
from doithoai.office.proof import proved_lately
from doithoai.people import accounts, importing, outside
from doithoai.people.models import Authority, Membership, Person

SALT = "people.import"


def _people(authority: Authority) -> QuerySet[Person]:
    """Everybody of this authority with all roles (`held`) and those of today (`today`)."""
    held = Membership.objects.filter(authority=authority).order_by("pk")
    held = held.select_related("organisation", "stands_in_for__person")
    rows = Person.objects.filter(memberships__authority=authority).distinct()
    return rows.prefetch_related(
        Prefetch("memberships", held, to_attr="held"),
        Prefetch("memberships", held.on(clock.today()), to_attr="today"),
    )


def person_of(request: HouseRequest, public_id: str) -> Person:
    return get_object_or_404(_people(request.authority), public_id=public_id)


@office_page("people.manage")
def people(request: HouseRequest, slug: str) -> HttpResponse:
    """All people of this authority; the search forgives missing marks."""
    typed = request.GET.get("q", "").strip()
    rows = list(_people(request.authority))
    if typed:
        wanted = vietnamese.fold(typed)
        rows = [row for row in rows if wanted in vietnamese.fold(f"{row.full_name} {row.username}")]
    context = {"page": page_of(request, rows, 50), "q": typed, "on": clock.today()}
    return render(request, "office/people/people.html", context)


@office_page("people.manage")
@proved_lately
def person_new(request: HouseRequest, slug: str) -> HttpResponse:
    form = PersonForm(request.authority, request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made, secret = _make(request, data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return render(request, "office/people/secret.html", {"pairs": [(made, secret)]})
    if form.is_bound:
        return unprocessable(request, "office/people/person_new.html", {"form": form})
    return render(request, "office/people/person_new.html", {"form": form})


def _make(request: HouseRequest, data: dict[str, object]) -> tuple[Person, str]:
    """The account and its first role, or neither."""
    return accounts.new_member(
        request.authority,
        username=str(data.pop("username")),
        full_name=str(data.pop("full_name")),
        by=request.actor,
        **data,
    )


@office_page("people.manage")
def person(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = person_of(request, public_id)
    return render(request, "office/people/person.html", person_context(row, RoleForm(request.authority)))


def person_context(
    row: Person,
    form: RoleForm,
    reset_form: FactorResetForm | None = None,
    outside_form: OutsideForm | None = None,
) -> dict[str, object]:
    """What the page of one person shows."""
    return {
        "person": row,
        "form": form,
        "on": clock.today(),
        "factors": row.second_factors.count(),
        "open_reset": row.factor_resets.filter(decided_at=None).select_related("asked_by").first(),
        "reset_form": reset_form or FactorResetForm(),
        "provider": settings.DOITHOAI_OIDC_NAME if outside.is_on() else "",
        "outside_form": outside_form or OutsideForm(initial={"subject": outside.subject_of(row)}),
    }


@require_POST
@office_page("people.manage")
@proved_lately
def role_add(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = person_of(request, public_id)
    form = RoleForm(request.authority, request.POST)
    if form.is_valid():
        try:
            accounts.give_role(row, authority=request.authority, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The role is given."))
            return redirect("office:person", slug, public_id)
    return unprocessable(request, "office/people/person.html", person_context(row, form))


@require_POST
@office_page("people.manage")
@proved_lately
def role_end(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(Membership, public_id=public_id, authority=request.authority)
    accounts.end_role(row, by=request.actor)
    messages.success(request, _("The role has ended."))
    return redirect("office:person", slug, row.person.public_id)


@office_page("people.manage")
@proved_lately
def stand_in(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(
        Membership.objects.select_related("person", "organisation"), public_id=public_id, authority=request.authority
    )
    form = StandInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        other = _people(request.authority).filter(username__iexact=form.cleaned_data.pop("username").strip()).first()
        try:
            if other is None:
                raise Refused(_("Nobody here has this user name. Create the person first."), field="username")
            accounts.stand_in(row, person=other, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The stand-in is named."))
            return redirect("office:person", slug, row.person.public_id)
    status = 422 if form.is_bound else 200
    return render(request, "office/people/stand_in.html", {"form": form, "membership": row}, status=status)


@require_POST
@office_page("people.manage")
@proved_lately
def person_reset(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = person_of(request, public_id)
    secret = accounts.reset_password(row, authority=request.authority, by=request.actor)
    return render(request, "office/people/secret.html", {"pairs": [(row, secret)]})


@require_POST
@office_page("people.manage")
def sessions_end(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    accounts.end_sessions(person_of(request, public_id), authority=request.authority, by=request.actor)
    messages.success(request, _("All sessions of this person have ended."))
    return redirect("office:person", slug, public_id)


@require_POST
@office_page("people.manage")
@proved_lately
def person_close(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    accounts.deactivate(person_of(request, public_id), authority=request.authority, by=request.actor)
    messages.success(request, _("The account is closed. What the person did stays in the journal."))
    return redirect("office:person", slug, public_id)


@require_POST
@office_page("people.manage")
@proved_lately
def person_open(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = person_of(request, public_id)
    secret = accounts.activate(row, authority=request.authority, by=request.actor)
    return render(request, "office/people/secret.html", {"pairs": [(row, secret)]})


@office_page("people.manage")
def people_template(request: HouseRequest, slug: str) -> HttpResponse:
    """The spreadsheet to fill in, with one line as an example."""
    example = ["an.nv", "Nguyễn Văn An", "Chuyên viên cơ quan", "KT", "Chuyên viên"]
    body = sheets.write_xlsx(importing.HEADER, [example], title="Danh sách cán bộ")
    response = HttpResponse(body, content_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    response["Content-Disposition"] = 'attachment; filename="mau-danh-sach-can-bo.xlsx"'
    return response


@office_page("people.manage")
@proved_lately
def people_import(request: HouseRequest, slug: str) -> HttpResponse:
    """Upload, look at what was understood, then take over all or nothing."""
    if request.method == "POST" and "rows" in request.POST:
        return _commit_import(request, slug)
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form, "roles": [label for _value, label in OFFICE_ROLES]}
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = sheets.read_rows(upload.read(), upload.name)
            context["preview"] = importing.read(request.authority, rows)
            context["rows"] = signing.dumps(rows, salt=SALT, compress=True)
            return render(request, "office/people/import.html", context)
        except Refused as refusal:
            refusal.field = "file"
            bound_refusal(form, refusal)
    return render(request, "office/people/import.html", context, status=422 if form.is_bound else 200)


def _commit_import(request: HouseRequest, slug: str) -> HttpResponse:
    try:
        rows = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature as error:
        raise Refused(_("The preview is too old. Choose the file again.")) from error
    preview = importing.read(request.authority, rows)
    made = importing.commit(request.authority, preview, by=request.actor)
    pairs = [(line, secret) for line, secret in made]
    return render(request, "office/people/secret.html", {"pairs": pairs, "known": len(preview.known)})
