"""What a message group wrote: pasted, proposed message by message, taken in as ticked."""

from __future__ import annotations

import secrets
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.opinion_paper import MessagesForm, PasteForm
from doithoai.office.views.opinion_paper import conferences_of, moment_of
from doithoai.opinion import chats, intake
from doithoai.opinion.models import Door


@office_page("opinion.intake")
def chat(request: HouseRequest, slug: str) -> HttpResponse:
    """First the paste, then its messages; nothing is kept before they were seen."""
    options: dict[str, Any] = {"must_choose": not request.actor.everywhere("opinion.intake")}
    if boxes := _boxes(request):
        form = MessagesForm(conferences_of(request).going_on(), request.POST, boxes=boxes, **options)
        if form.is_valid():
            try:
                numbers = _take_in(request, form)
            except Refused as refusal:
                bound_refusal(form, refusal)
            else:
                messages.success(request, _taken_words(numbers))
                whole = request.actor.everywhere("opinion.intake")
                return redirect("office:to_tell" if whole else "office:inbox", slug)
        return _page(request, form, status=422)
    paste = PasteForm(conferences_of(request).going_on(), request.POST or None, **options)
    if paste.is_bound and paste.is_valid():
        data = paste.cleaned_data
        found = chats.messages(data["pasted"])
        if 0 < len(found) <= chats.MOST:
            first = {name: request.POST.get(name, "") for name in ("conference", "received_on", "place")}
            first["key"] = secrets.token_urlsafe(16)
            return _page(
                request, MessagesForm(conferences_of(request).going_on(), initial=first, found=found, **options)
            )
        paste.add_error("pasted", _("Paste from 1 to %(most)s messages at a time.") % {"most": chats.MOST})
    return _page(request, paste, status=422 if paste.is_bound else 200)


def _boxes(request: HouseRequest) -> int:
    """How many messages the page showed; 0 for the page of the paste."""
    typed = request.POST.get("boxes", "")
    return min(int(typed), chats.MOST) if typed.isascii() and typed.isdecimal() and len(typed) < 4 else 0


def _page(request: HouseRequest, form: PasteForm, status: int = 200) -> HttpResponse:
    return render(request, "office/opinion/chat.html", {"form": form, "work": "inbox"}, status=status)


def _take_in(request: HouseRequest, form: MessagesForm) -> list[str]:
    """Each ticked message is a submission of its own, all of them or none; sent again, the same ones."""
    data, numbers = form.cleaned_data, []
    key = data["key"] or secrets.token_urlsafe(16)
    with transaction.atomic():
        for place, one in form.messages():
            made = intake.receive(
                request.authority,
                door=Door.CHAT,
                texts=[one.text],
                by=request.actor,
                conference=data["conference"],
                place=data["place"],
                contact=intake.ContactData(name=one.sender) if one.sender else None,
                received_at=moment_of(data["received_on"]),
                key=f"chat:{request.actor.pk}:{key}:{place}",
            )
            numbers += [row.number for row in made.opinions]
    return numbers


def _taken_words(numbers: list[str]) -> str:
    words = ngettext(
        "%(n)s message is taken in: %(numbers)s.", "%(n)s messages are taken in: %(numbers)s.", len(numbers)
    )
    return words % {"n": len(numbers), "numbers": ", ".join(numbers)}
