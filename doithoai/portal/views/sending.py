"""Sending an opinion: one question per page, nothing asked twice, one submission however often one presses."""

from __future__ import annotations

import secrets
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from doithoai.conference.models import Conference
from doithoai.core import clock, codes
from doithoai.core.actors import CITIZEN
from doithoai.core.formats import vndate
from doithoai.core.forms import Form
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, limited, public_page, too_many
from doithoai.opinion import intake, kinds, search
from doithoai.opinion.models import Field, Matter, Opinion, Submission
from doithoai.portal import kept
from doithoai.portal.forms.opinion import (
    MOST_POINTS,
    CheckForm,
    ContactForm,
    TextForm,
    TopicForm,
    open_conferences,
    texts_of,
)

DRAFT, RECEIPT = "draft", "receipt"
DRAFT_MINUTES = 4 * 60
RECEIPT_MINUTES = 15
LAST = 4


def _save(request: HouseRequest, draft: dict[str, Any], **parts: Any) -> None:
    draft.setdefault("key", secrets.token_urlsafe(24))
    kept.put(request, DRAFT, {**draft, **parts}, minutes=DRAFT_MINUTES)


def _page(request: HouseRequest, form: Form, step: int, back: str, **more: Any) -> HttpResponse:
    context = {"form": form, "step": step, "last": LAST, "back_url": back, **more}
    status = 422 if form.is_bound and form.errors else 200
    return render(request, f"portal/opinion/send_{step}.html", context, status=status)


@public_page
@never_cache
def send(request: HouseRequest, slug: str) -> HttpResponse:
    """Step 1: what it is about and where."""
    draft = kept.get(request, DRAFT)
    data = request.POST if request.method == "POST" else None
    form = TopicForm(data, initial=draft.get("topic"), authority=request.authority)
    if form.is_bound and form.is_valid():
        chosen = request.GET.get("hoi-nghi", "")[:20]
        kept.drop(request, RECEIPT)
        _save(request, draft, topic=form.cleaned_data, **({"conference": chosen} if chosen else {}))
        return redirect("portal:send_text", slug)
    return _page(request, form, 1, reverse("portal:home", args=[slug]))


@public_page
@never_cache
def send_text(request: HouseRequest, slug: str) -> HttpResponse:
    """Step 2: the matters themselves, one box each."""
    draft = kept.get(request, DRAFT)
    written: dict[str, Any] = draft.get("text", {})
    points = int(draft.get("points", 1))
    if request.method == "POST" and "more" in request.POST:
        typed = {name: str(value)[: intake.LONGEST] for name, value in request.POST.items() if name.startswith("text")}
        _save(request, draft, text={**written, **typed}, points=min(points + 1, MOST_POINTS))
        return redirect("portal:send_text", slug)
    form = TextForm(request.POST if request.method == "POST" else None, initial=written, points=points)
    if form.is_bound and form.is_valid():
        _save(request, draft, text=form.cleaned_data)
        return redirect("portal:send_contact", slug)
    return _page(request, form, 2, reverse("portal:send", args=[slug]), can_add=points < MOST_POINTS)


@public_page
@never_cache
def send_contact(request: HouseRequest, slug: str) -> HttpResponse:
    """Step 3: how the sender is reached, all of it optional."""
    draft = kept.get(request, DRAFT)
    if not texts_of(draft.get("text", {})):
        return redirect("portal:send_text", slug)
    form = ContactForm(request.POST if request.method == "POST" else None, initial=draft.get("contact"))
    if form.is_bound and form.is_valid():
        _save(request, draft, contact=form.cleaned_data)
        return redirect("portal:send_check", slug)
    return _page(request, form, 3, reverse("portal:send_text", args=[slug]))


@public_page
@never_cache
def send_check(request: HouseRequest, slug: str) -> HttpResponse:
    """Step 4: see everything once more, consent, send."""
    draft = kept.get(request, DRAFT)
    if not texts_of(draft.get("text", {})):
        return redirect("portal:receipt" if kept.get(request, RECEIPT) else "portal:send", slug)
    if request.method == "POST" and limited(request, "send", settings.DOITHOAI_SUBMIT_LIMIT):
        return too_many(request)
    rows = open_conferences(request.authority)
    form = _check_form(request, draft, rows)
    if form.is_bound and form.is_valid():
        try:
            return _send(request, slug, draft, form, rows)
        except Refused as refusal:
            bound_refusal(form, refusal)
    more = _seen(request, draft)
    return _page(request, form, LAST, reverse("portal:send_contact", args=[slug]), **more)


def _check_form(request: HouseRequest, draft: dict[str, Any], rows: list[Conference]) -> CheckForm:
    known = [row.public_id for row in rows]
    chosen = draft.get("conference", "")
    first = chosen if chosen in known else (known[0] if known else "")
    bound = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    return CheckForm(*bound, initial={"conference": first}, conferences=rows, contact=draft.get("contact", {}))


def _seen(request: HouseRequest, draft: dict[str, Any]) -> dict[str, Any]:
    """What the check page shows: the opinion as typed, and matters of others that say the same."""
    texts = texts_of(draft["text"])
    matters = Matter.objects.of(request.authority).filter(answers__state="published").select_related("field")
    return {
        "texts": texts,
        "is_sealed": any(kinds.sealing(text) for text in texts),
        "field": _field(request, draft),
        "topic": draft.get("topic", {}),
        "contact": draft.get("contact", {}),
        "alike": search.alike(matters, " ".join(texts)),
    }


def _field(request: HouseRequest, draft: dict[str, Any]) -> Field | None:
    code = draft.get("topic", {}).get("field")
    return Field.objects.filter(authority=request.authority, code=code, is_internal=False).first() if code else None


def _send(
    request: HouseRequest, slug: str, draft: dict[str, Any], form: CheckForm, rows: list[Conference]
) -> HttpResponse:
    contact, values = draft.get("contact", {}), form.cleaned_data
    given: dict[str, Any] = {
        "door": "web",
        "texts": texts_of(draft["text"]),
        "by": CITIZEN,
        "conference": next((row for row in rows if row.public_id == values.get("conference")), None),
        "contact": intake.ContactData(**{name: contact.get(name, "") for name in ("name", "phone", "email")}),
        "category": contact.get("category", ""),
        "place": draft.get("topic", {}).get("place", ""),
        "field": _field(request, draft),
        "kind": draft["text"].get("kind") or "petition",
        "consents_to_text": values["consents_to_text"],
        "consents_to_name": values.get("consents_to_name", False),
        "contact_for_agency": contact.get("contact_for_agency", False),
        "hides_author": contact.get("hides_author", False),
        "wants_to_speak": values.get("wants_to_speak", False),
        "files": values["attached"],
        "key": draft["key"],
    }
    with transaction.atomic():
        made = intake.receive(request.authority, **given)
        if made.code:  # the second press of one button leaves the receipt of the first alone
            held = {"submission": made.submission.public_id, "code": made.code}
            kept.put(request, RECEIPT, held, minutes=RECEIPT_MINUTES)
            kept.drop(request, DRAFT)
            kept.save(request)
    return redirect("portal:receipt", slug)


@public_page
@never_cache
def receipt(request: HouseRequest, slug: str) -> HttpResponse:
    """Number and code, told on this page only; closing it forgets them."""
    if request.method == "POST":
        kept.drop(request, RECEIPT)
        return redirect("portal:home", slug)
    held = kept.get(request, RECEIPT)
    rows = Submission.objects.filter(authority=request.authority).select_related("conference")
    submission = rows.filter(public_id=held.get("submission", "")).first()
    if submission is None:
        return render(request, "portal/opinion/receipt_gone.html", {"today": clock.today()})
    opinions = list(submission.opinions.order_by("part"))
    context = {
        "submission": submission,
        "opinions": opinions,
        "number": ", ".join(opinion.number for opinion in opinions),
        "code": codes.grouped(held["code"]),
        "address": f"{request.build_absolute_uri(reverse('portal:lookup', args=[slug]))}#{held['code']}",
        "address_words": request.build_absolute_uri(reverse("portal:lookup", args=[slug])).split("://")[1],
        "minutes": RECEIPT_MINUTES,
        "steps": _next_steps(submission, opinions),
    }
    return render(request, "portal/opinion/receipt.html", context)


def _next_steps(submission: Submission, opinions: list[Opinion]) -> list[str]:
    """What happens next, with days where they are known."""
    steps = []
    if (told_by := opinions[0].acknowledge_by) is not None:
        steps.append(_("By %(day)s: you learn which office answers.") % {"day": vndate(told_by)})
    conference = submission.conference
    if conference is not None and conference.day is not None:
        steps.append(_("On %(day)s: the opinion is reported at the conference.") % {"day": vndate(conference.day)})
        steps.append(_("What is not spoken of there is answered in writing."))
    return [*steps, _("At any time: see with the code where it stands, withdraw it, say what you think of the answer.")]
