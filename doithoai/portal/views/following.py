"""Following an opinion with the code: what became of it, withdraw it, say whether the answer was enough."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from doithoai.casework import verdicts
from doithoai.casework.models import Grade
from doithoai.core import toasts
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, limited, public_page, too_many
from doithoai.opinion import lookup as codebook
from doithoai.opinion import triage
from doithoai.opinion.models import Opinion, Submission
from doithoai.portal import kept
from doithoai.portal.forms.opinion import LookupForm, VerdictForm
from doithoai.portal.tracking import Track, tracks

CASE = "case"
CASE_MINUTES = 30


@public_page
@never_cache
def lookup(request: HouseRequest, slug: str) -> HttpResponse:
    if request.method == "POST" and limited(request, "lookup", settings.DOITHOAI_LOOKUP_LIMIT):
        return too_many(request)
    form = LookupForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        found = codebook.find(request.authority, form.cleaned_data["code"])
        if found is not None:
            kept.put(request, CASE, {"submission": found.public_id}, minutes=CASE_MINUTES)
            return redirect("portal:case", slug)
        form.add_error("code", _("No opinion is found under this code. Compare it with your receipt, sign by sign."))
    return render(request, "portal/opinion/lookup.html", {"form": form}, status=422 if form.is_bound else 200)


def held(request: HouseRequest) -> Submission | None:
    """The submission whose code was typed in this browser a short while ago."""
    known = kept.get(request, CASE).get("submission")
    rows = Submission.objects.filter(authority=request.authority).select_related("conference")
    return rows.filter(public_id=known).first() if known else None


def own(request: HouseRequest, public_id: str) -> Track:
    """One opinion of that submission; anybody else's does not exist here."""
    submission = held(request)
    found = [track for track in tracks(submission) if track.opinion.public_id == public_id] if submission else []
    if not found:
        raise Http404
    return found[0]


@public_page
@never_cache
def case(request: HouseRequest, slug: str) -> HttpResponse:
    submission = held(request)
    if submission is None:
        return redirect("portal:lookup", slug)
    context = {"submission": submission, "tracks": tracks(submission), "minutes": CASE_MINUTES}
    return render(request, "portal/opinion/case.html", context)


@public_page
@require_POST
def leave(request: HouseRequest, slug: str) -> HttpResponse:
    """Close the file: the next person at this machine must type a code."""
    kept.drop(request, CASE)
    return redirect("portal:lookup", slug)


@public_page
@never_cache
def withdraw(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    track = own(request, public_id)
    if not track.can_withdraw:
        raise Refused(_("This opinion already has a result and cannot be withdrawn any more."))
    if request.method == "POST":
        triage.withdraw(track.opinion, by=CITIZEN)
        toasts.done(request, _("The opinion is withdrawn. It stays in the count as withdrawn."))
        return redirect("portal:case", slug)
    return render(request, "portal/opinion/withdraw.html", {"track": track})


@public_page
@never_cache
def verdict(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    track = own(request, public_id)
    if not track.can_judge:
        raise Refused(_("There is no answer yet that could be judged."))
    form = VerdictForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _judge(request, slug, track.opinion, form)
        except Refused as refusal:
            bound_refusal(form, refusal)
    context = {"form": form, "track": track}
    return render(request, "portal/opinion/verdict.html", context, status=422 if form.is_bound else 200)


def _judge(request: HouseRequest, slug: str, opinion: Opinion, form: VerdictForm) -> HttpResponse:
    grade = form.cleaned_data["grade"]
    verdicts.give(opinion, grade=grade, words=form.cleaned_data["words"], by=CITIZEN)
    said = (
        _("Noted. Thank you.")
        if grade == Grade.SATISFIED
        else _("Noted. The office that coordinates looks at it again.")
    )
    toasts.done(request, said)
    return redirect("portal:case", slug)
