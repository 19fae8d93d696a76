"""Saved filters: kept, opened by their link above the list, removed."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.core.forms import Form
from doithoai.core.toasts import done as say_done
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.people import saved_filters

READERS = ("matter.read", "oversight.read")


def _list(slug: str, query: str) -> str:
    return f"{reverse('office:matters', args=[slug])}?{query}"


class SaveFilterForm(Form):
    query = forms.CharField(required=False, max_length=500, widget=forms.HiddenInput)
    name = forms.CharField(label=gettext_lazy("Name of the filter"), max_length=60)
    shared = forms.BooleanField(label=gettext_lazy("For everybody of my organisation"), required=False)


@require_POST
@office_page(*READERS)
def save(request: HouseRequest, slug: str) -> HttpResponse:
    """What the list shows just now; without a name the form comes back as a page."""
    query = request.POST.get("query", "")[:500]
    return form_page(
        request,
        SaveFilterForm(request.POST),
        lambda data: saved_filters.save(request.authority, page="matters", by=request.actor, **data),
        lambda _made: redirect(_list(slug, query)),
        said=_("Saved."),
        title=_("Save this filter"),
        submit=_("Save"),
        back=_list(slug, query),
        back_words=_("Matters"),
        work="matters",
    )


@require_POST
@office_page(*READERS)
def delete(request: HouseRequest, slug: str) -> HttpResponse:
    rows = saved_filters.shown(request.actor, request.authority, "matters")
    row = get_object_or_404(rows, public_id=request.POST.get("filter", ""))
    saved_filters.delete(row, by=request.actor)
    say_done(request, _("Removed."))
    return redirect(_list(slug, ""))
