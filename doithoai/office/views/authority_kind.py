"""Level and kind of the head, put right after the set-up: what changes is shown first, the second press saves."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from doithoai.conference import correcting
from doithoai.conference.correcting import Kind
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.documents.profiles import profile
from doithoai.office.forms.people import KindForm
from doithoai.people.models import Authority, Channel

COLUMNS = ("level", "head_kind", "head_title", "issuing_body")


@office_page("settings.manage")
def kind(request: HouseRequest, slug: str) -> HttpResponse:
    # A copy: what is only looked at must not stand in the head of the page.
    copy = Authority.objects.get(pk=request.authority.pk)
    form = KindForm(request.POST or None, initial={name: getattr(copy, name) for name in COLUMNS})
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        data = form.cleaned_data
        wanted, with_rules = Kind(*(data[name] for name in COLUMNS)), data["with_rules"]
        try:
            if "save" in request.POST:
                correcting.correct(copy, wanted, with_rules=with_rules, because=data["because"], by=request.actor)
                messages.success(request, _("Saved."))
                return redirect("office:settings", slug)
            context |= _shown(correcting.preview(copy, wanted, with_rules=with_rules))
            context["is_same"] = correcting.is_same(request.authority, wanted)
        except Refused as refusal:
            bound_refusal(form, refusal)
    failed = form.is_bound and bool(form.errors)
    return render(request, "office/people/authority_kind.html", context, status=422 if failed else 200)


def _shown(found: correcting.Consequences) -> dict[str, Any]:
    return {
        "found": found,
        "form_of_papers": profile(found.profile).name if found.profile else "",
        "required": ", ".join(str(Channel(code).label) for code in found.required),
        "released": ", ".join(str(Channel(code).label) for code in found.released),
    }
