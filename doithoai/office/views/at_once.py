"""The page behind the link of a message: whoever holds it does one act as its reader, without signing in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from doithoai.casework import at_once
from doithoai.core import clock
from doithoai.core.forms import Form
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, limited, public_page, too_many
from doithoai.notices import act_links
from doithoai.notices.models import ActLink
from doithoai.office.forms.notices import AnswerDayForm

PAGE = "office/today/at_once.html"


# No cookie counts here: what authorises is the token of the address, and a page that tells nobody where one came from
# sends no origin that could be compared.
@csrf_exempt
@public_page
@never_cache
def act(request: HouseRequest, slug: str, token: str) -> HttpResponse:
    """Opening it changes nothing (programs that read mail open it too); the button does the act."""
    link = act_links.find(request.authority, token)
    if link is None and limited(request, "act_link", settings.DOITHOAI_LOOKUP_LIMIT):
        return _quiet(too_many(request))
    return _quiet(_opened(request, link) if link else render(request, PAGE, status=404))


def _opened(request: HouseRequest, link: ActLink) -> HttpResponse:
    try:
        offered = at_once.look(link)
    except Refused as refusal:
        is_done = link.used_at is not None
        return render(request, PAGE, {"refusal": refusal.sentence, "is_done": is_done, "subject": link.subject})
    typed = request.POST if request.method == "POST" else None
    first = {"day": max(offered.assignment.due_on, clock.today())}
    form = AnswerDayForm(typed, initial=first) if offered.act == at_once.NOTE else Form(typed)
    context: dict[str, Any] = {"assignment": offered.assignment, "form": form}
    if form.is_bound and form.is_valid():
        try:
            _perform(link, form)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect(request.path)
    return render(request, PAGE, context, status=422 if form.is_bound else 200)


def _perform(link: ActLink, form: Form) -> None:
    if form.fields:
        at_once.promise_day(link, day=form.cleaned_data["day"])
    else:
        at_once.accept(link)


def _quiet(response: HttpResponse) -> HttpResponse:
    """Nobody finds, keeps or passes on the address."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response
