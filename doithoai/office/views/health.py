"""Whether the installation stands well, for the administrator: the quick checks of the doctor as a page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from doithoai.core import health
from doithoai.core.health import Verdict
from doithoai.core.web import HouseRequest, office_page


@office_page("settings.manage")
def state_of_health(request: HouseRequest, slug: str) -> HttpResponse:
    looked = health.look(long=False)
    context = {
        "looked": sorted(looked, key=lambda one: -one.verdict),
        "bad": sum(one.verdict == Verdict.BAD for one in looked),
        "warnings": sum(one.verdict == Verdict.WARNING for one in looked),
    }
    return render(request, "office/people/health.html", context)
