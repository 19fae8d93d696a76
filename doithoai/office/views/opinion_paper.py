"""What came on paper, over the counter, by telephone or letter: typed once, with a slip to take along."""

from __future__ import annotations

import secrets
from datetime import date, datetime, time
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from doithoai.conference.models import Conference, ConferenceSet
from doithoai.core import clock, codes
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.opinion import PaperForm
from doithoai.opinion import intake

KEPT_FOR_NEXT = ("door", "conference", "place")


def conferences_of(request: HouseRequest) -> ConferenceSet:
    """All of the authority, or only those to which the person is appointed."""
    rows = Conference.objects.of(request.authority)
    return rows if request.actor.everywhere("opinion.intake") else rows.filter(pk__in=request.actor.conference_ids)


@office_page("opinion.intake")
def paper_entry(request: HouseRequest, slug: str) -> HttpResponse:
    """One sheet; a second press of the button is the same sheet."""
    first = {name: request.GET[name] for name in KEPT_FOR_NEXT if name in request.GET}
    form = PaperForm(
        conferences_of(request).going_on(),
        request.authority,
        request.POST or None,
        request.FILES or None,
        must_choose=not request.actor.everywhere("opinion.intake"),
        initial={**first, "key": secrets.token_urlsafe(16)},
    )
    if form.is_bound and form.is_valid():
        try:
            made = _receive(request, form)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return _slip(request, form, made)
    if not form.is_bound:
        form.fields["text"].widget.attrs["autofocus"] = True  # the next person speaks already
    status = 422 if form.is_bound else 200
    return render(request, "office/opinion/paper_entry.html", {"form": form, "work": "inbox"}, status=status)


def _receive(request: HouseRequest, form: PaperForm) -> intake.Receipt:
    data = form.cleaned_data
    key = f"paper:{request.actor.pk}:{data['key']}" if data["key"] else None
    return intake.receive(
        request.authority,
        texts=data["text"],
        by=request.actor,
        contact=form.contact(),
        key=key,
        received_at=moment_of(data["received_on"]),
        **form.values(),
    )


def moment_of(day: date) -> datetime | None:
    """Noon of an earlier day; None for now."""
    return None if day == clock.today() else datetime.combine(day, time(12), clock.ZONE)


def _slip(request: HouseRequest, form: PaperForm, made: intake.Receipt) -> HttpResponse:
    """The code is told on this page only; pressed twice, the number alone comes back."""
    address = lookup_address(request)
    opinions = made.opinions
    data = form.cleaned_data
    chosen = {"door": data["door"], "place": data["place"]}
    if data["conference"]:
        chosen["conference"] = data["conference"].pk
    context: dict[str, Any] = {
        "number": ", ".join(row.number for row in opinions),
        "code": codes.grouped(made.code) if made.code else "",
        "address": f"{address}#{made.code}" if made.code else address,
        "address_words": address.partition("://")[2],
        "received": made.submission.received_at,
        "answer_by": max((row.acknowledge_by for row in opinions if row.acknowledge_by), default=None),
        "steps": _steps(opinions),
        "next": f"{reverse('office:paper_entry', args=[request.authority.slug])}?{urlencode(chosen)}",
        "work": "inbox",
    }
    return render(request, "office/opinion/paper_slip.html", context)


def lookup_address(request: HouseRequest) -> str:
    try:
        return request.build_absolute_uri(reverse("portal:lookup", args=[request.authority.slug]))
    except NoReverseMatch:
        return request.build_absolute_uri("/")


def _steps(opinions: list[Any]) -> list[str]:
    days = [row.acknowledge_by for row in opinions if row.acknowledge_by]
    told = _("You are told by %(day)s who deals with it.") % {"day": vndate(max(days))} if days else ""
    last = _("With the code one sees where it stands, withdraws it, and says what one thinks of the answer.")
    return [words for words in (told, last) if words]
