"""What the public will read of a citizen's words: prepared by one person, approved by another."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import NoteForm, TextForm, TitleForm
from doithoai.office.views.opinion import opinion_of
from doithoai.opinion import personal, public_text
from doithoai.opinion.models import Matter, Opinion, PublicText
from doithoai.opinion.states import TextState


def _texts(request: HouseRequest) -> Any:
    """Texts of opinions and titles of matters of this authority; nothing of what is sealed."""
    rows = PublicText.objects.select_related("opinion__matter", "opinion__submission", "matter")
    of_opinions = rows.filter(opinion__authority=request.authority, opinion__matter__is_sealed=False)
    return of_opinions | rows.filter(matter__authority=request.authority, matter__is_sealed=False)


def _text(request: HouseRequest, public_id: str) -> PublicText:
    row: PublicText = get_object_or_404(_texts(request), public_id=public_id)
    return row


@office_page("public_text.approve")
def texts(request: HouseRequest, slug: str) -> HttpResponse:
    """What waits for a second person, the oldest first, beside what was received."""
    page = page_of(request, _texts(request).filter(state=TextState.PROPOSED).order_by("pk"), 10)
    originals = _originals([row.matter_id for row in page if row.matter_id])
    items = [(row, row.opinion.text if row.opinion else originals.get(row.matter_id, "")) for row in page]
    context = {"page": page, "items": items, "me": request.actor.pk, "work": "inbox"}
    return render(request, "office/opinion/texts.html", context)


def _originals(matters: list[int]) -> dict[int, str]:
    """The first words received of each matter, to compare a title with."""
    rows = Opinion.objects.filter(matter__in=matters).values_list("matter_id", "text").order_by("-pk")
    return {pk: text for pk, text in rows if text}


@require_POST
@office_page("public_text.approve")
def approve(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = _text(request, public_id)
    if row.state != TextState.APPROVED:
        public_text.approve(row, by=request.actor)
    say_done(request, _("Approved. The public can read it."))
    return redirect("office:texts", slug)


@office_page("public_text.approve")
def send_back(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = _text(request, public_id)
    return form_page(
        request,
        NoteForm(request.POST or None),
        lambda data: public_text.send_back(row, by=request.actor, **data),
        lambda _made: redirect("office:texts", slug),
        said=_("Sent back. Whoever prepared it reads your note."),
        title=_("Send the text back"),
        lede=row.text,
        submit=_("Send back"),
        back=reverse("office:texts", args=[slug]),
        back_words=_("Public texts"),
        work="inbox",
    )


@office_page("public_text.propose")
def propose(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The sender's words, masked; only with the sender's consent. What is found to be personal is covered already."""
    row = opinion_of(request, public_id)
    last = row.public_texts.exclude(state=TextState.REPLACED).order_by("-pk").first()
    draft = last.text if last else public_text.proposed(row.text)
    form = TextForm(request.POST or None, initial={"text": draft})
    looking = "look" in request.POST
    if form.is_bound and form.is_valid() and not looking:
        try:
            if last is None or last.state != TextState.PROPOSED or last.text != form.cleaned_data["text"]:
                public_text.propose(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            say_done(request, _("Proposed. Next: another person approves it."))
            return redirect("office:opinion", slug, public_id)
    seen = str(form["text"].value() or "")
    left = [seen[span.start : span.end] for span in personal.spans(seen)]
    context = {"form": form, "opinion": row, "last": last, "work": "inbox", "seen": seen, "left": left}
    status = 422 if form.is_bound and not looking else 200
    return render(request, "office/opinion/text.html", context, status=status)


@office_page("public_text.propose")
def propose_title(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The title under which the public finds a matter."""
    row = get_object_or_404(Matter.objects.of(request.authority).unsealed(), public_id=public_id)
    back = reverse("office:matter", args=[slug, public_id])
    return form_page(
        request,
        TitleForm(request.POST or None, initial={"text": row.public_title or public_text.proposed(row.title)}),
        lambda data: public_text.propose(row, by=request.actor, **data),
        lambda _made: redirect(back if request.actor.holds("matter.read") else reverse("office:inbox", args=[slug])),
        said=_("Proposed. Next: another person approves it."),
        title=_("Title for the public"),
        lede=row.title,
        submit=_("Propose"),
        back=back,
        back_words=row.number,
        work="matters",
    )
