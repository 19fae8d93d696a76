"""Saved filters: kept, opened by their link above the list, removed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, office_page
from doithoai.people import saved_filters

READERS = ("matter.read", "oversight.read")


def _list(slug: str, query: str) -> str:
    return f"{reverse('office:matters', args=[slug])}?{query}"


@require_POST
@office_page(*READERS)
def save(request: HouseRequest, slug: str) -> HttpResponse:
    """What the list shows just now."""
    query, shared = request.POST.get("query", ""), "shared" in request.POST
    name = request.POST.get("name", "")
    try:
        saved_filters.save(request.authority, page="matters", name=name, query=query, by=request.actor, shared=shared)
    except Refused as refusal:
        messages.warning(request, str(refusal.sentence))
    else:
        say_done(request, _("Saved."))
    return redirect(_list(slug, query))


@require_POST
@office_page(*READERS)
def delete(request: HouseRequest, slug: str) -> HttpResponse:
    rows = saved_filters.shown(request.actor, request.authority, "matters")
    row = get_object_or_404(rows, public_id=request.POST.get("filter", ""))
    saved_filters.delete(row, by=request.actor)
    say_done(request, _("Removed."))
    return redirect(_list(slug, ""))
