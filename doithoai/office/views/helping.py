"""Help in place: one short text for each piece of work, to read and to print."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render

from doithoai.core import helping
from doithoai.core.web import HouseRequest, office_page


@office_page()
def show(request: HouseRequest, slug: str, area: str) -> HttpResponse:
    text = helping.read("office", area)
    if text is None:
        raise Http404
    context = {"help": text, "others": helping.others("office"), "frame": "base_office.html", "page": "office:help"}
    return render(request, "help.html", context)
