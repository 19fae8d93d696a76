"""The own data, behind the look-up code: what one may ask, what was asked, and by when it is done."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from doithoai.core import clock, toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, public_page
from doithoai.opinion.models import Submission
from doithoai.people.clocks import Due
from doithoai.portal.forms.privacy import AskForm
from doithoai.portal.views.following import held
from doithoai.privacy import asking
from doithoai.privacy.models import RequestKind


@dataclass(frozen=True)
class Offer:
    """One thing that may be asked: its address, its name, what happens then."""

    slug: str
    kind: str
    words: str | Promise
    then: str | Promise
    submit: str | Promise


OFFERS = (
    Offer(
        "xem",
        RequestKind.SEE,
        gettext_lazy("See what is held about me"),
        gettext_lazy("You get a paper with everything: contact data, words, files, and when officials opened them."),
        gettext_lazy("Ask for the paper"),
    ),
    Offer(
        "sua",
        RequestKind.CORRECT,
        gettext_lazy("Correct my contact data"),
        gettext_lazy("Name, telephone, e-mail or address. Your words are kept as you sent them."),
        gettext_lazy("Ask for the correction"),
    ),
    Offer(
        "rut-dong-y",
        RequestKind.CONSENT,
        gettext_lazy("Take back my consent to publish"),
        gettext_lazy("Your words and your name leave the public pages at once. You still get your answer."),
        gettext_lazy("Take the consent back"),
    ),
    Offer(
        "han-che",
        RequestKind.RESTRICT,
        gettext_lazy("Restrict the use of my data, or object to it"),
        gettext_lazy("The data are kept, but nobody opens them, and you are not written to any more."),
        gettext_lazy("Ask for the restriction"),
    ),
    Offer(
        "xoa",
        RequestKind.ERASE,
        gettext_lazy("Erase my personal data"),
        gettext_lazy(
            "Contact data, words and files are destroyed for good. The number, the result and the answer of the "
            "authority stay."
        ),
        gettext_lazy("Ask for erasing"),
    ),
)


@public_page
@never_cache
def own_data(request: HouseRequest, slug: str) -> HttpResponse:
    submission = held(request)
    if submission is None:
        return redirect("portal:lookup", slug)
    context = {
        "offers": [] if submission.erased_at else _offers(submission),
        "asked": asking.of_submission(submission),
        "submission": submission,
    }
    return render(request, "portal/privacy/own_data.html", context)


def _offers(submission: Submission) -> list[tuple[Offer, Due]]:
    """With the day by which it would be done."""
    today, shared = clock.today(), asking.is_shared(submission)
    return [
        (offer, asking.due(submission.authority, offer.kind, today, shared=shared))
        for offer in OFFERS
        if offer.kind != RequestKind.CONSENT or submission.consents_to_text or submission.consents_to_name
    ]


@public_page
@never_cache
def ask(request: HouseRequest, slug: str, kind: str) -> HttpResponse:
    submission = held(request)
    offer = next((one for one in OFFERS if one.slug == kind), None)
    if offer is None or submission is None or submission.erased_at:
        raise Http404
    form = AskForm(offer.kind, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            return _asked(request, slug, submission, offer, form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
    context = {
        "form": form,
        "offer": offer,
        "due": asking.due(request.authority, offer.kind, clock.today(), shared=asking.is_shared(submission)),
        "at_once": offer.kind == RequestKind.CONSENT,
    }
    return render(request, "portal/privacy/ask.html", context, status=422 if form.is_bound else 200)


def _asked(
    request: HouseRequest, slug: str, submission: Submission, offer: Offer, data: dict[str, Any]
) -> HttpResponse:
    words = data.pop("words", "")
    row = asking.by_code(submission, kind=offer.kind, words=words, wanted=data)
    toasts.done(request, _("Noted under the number %(number)s.") % {"number": row.number})
    return redirect("portal:own_data", slug)
