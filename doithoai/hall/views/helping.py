"""Help in place for the screens of the hall; it opens beside the screen, which stays open."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from doithoai.core import helping
from doithoai.core.web import HouseRequest, hall_page


@hall_page("hall.read", "hall.answer", "conference.schedule")
def show(request: HouseRequest, slug: str, area: str) -> HttpResponse:
    text = helping.read("hall", area)
    if text is None:
        raise Http404
    context = {"help": text, "others": helping.others("hall"), "frame": "base_public.html", "page": "hall:help"}
    return render(request, "help.html", context)
