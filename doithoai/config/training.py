"""The page that moves the clock of the demonstration, and the middleware by which each request follows it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import MiddlewareNotUsed
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.core import clock
from doithoai.core.forms import Form, VietnameseDateField
from doithoai.core.transitions import Refused
from doithoai.core.web import bound_refusal
from doithoai.operations import training

#: Steps of one press: name, words, how far; none: the next morning at eight.
STEPS = (
    ("gio", gettext_lazy("One hour later"), timedelta(hours=1)),
    ("sang-mai", gettext_lazy("The next morning"), None),
    ("ba-ngay", gettext_lazy("Three days later"), timedelta(days=3)),
    ("tuan", gettext_lazy("One week later"), timedelta(days=7)),
)


class Follow:
    """Outside the demonstration this middleware does not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.DOITHOAI_DEMO:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        training.follow()
        return self.get_response(request)


class MomentForm(Form):
    day = VietnameseDateField(label=gettext_lazy("Day"))
    hour = forms.TimeField(
        label=gettext_lazy("Hour"), initial="08:00", widget=forms.TextInput(attrs={"class": "input--w5"})
    )


def move(request: HttpRequest) -> HttpResponse:
    """Forwards to a moment, or back to the beginning; in the demonstration alone."""
    if not settings.DOITHOAI_DEMO:
        raise Http404
    if request.method == "POST" and "begin_again" in request.POST:
        training.begin_again()
        messages.success(request, _("Clock and data are as at the beginning."))
        return redirect("training")
    form = MomentForm(request.POST if "day" in request.POST else None)
    lived = None
    if request.method == "POST":
        moment = _moment(request, form)
        try:
            lived = training.live_until(moment) if moment else None
        except Refused as refusal:
            if not form.is_bound:
                raise
            bound_refusal(form, refusal)
        else:
            form = MomentForm() if lived else form
    context = {
        "form": form,
        "steps": STEPS,
        "lived": lived,
        "moment": clock.now(),
        "is_moved": clock.is_moved(),
        "milestones": training.milestones()[:12],
        "may_go_back": training.may_go_back(),
    }
    return render(request, "training.html", context, status=422 if form.is_bound and form.errors else 200)


def _moment(request: HttpRequest, form: MomentForm) -> datetime | None:
    if form.is_bound:
        if not form.is_valid():
            return None
        return datetime.combine(form.cleaned_data["day"], form.cleaned_data["hour"], clock.ZONE)
    if "to" in request.POST:
        try:
            return datetime.fromisoformat(request.POST["to"]).replace(tzinfo=clock.ZONE)
        except ValueError as error:
            raise Http404 from error
    step = {name: far for name, _words, far in STEPS}
    if request.POST.get("step") not in step:
        raise Http404
    far, now = step[request.POST["step"]], clock.now()
    return now + far if far else datetime.combine(clock.local(now).date() + timedelta(days=1), time(8), clock.ZONE)
