"""Promises: who keeps them, by when, with which evidence."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.casework import explaining, ledger, moved_days, promising
from doithoai.casework.models import Commitment, CommitmentSet
from doithoai.casework.states import CommitmentState
from doithoai.conference import evidence
from doithoai.core import clock, journal, uploads
from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import allow
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.bodies import GiveUpForm
from doithoai.office.forms.casework import (
    CommitmentFilter,
    CommitmentForm,
    EvidenceForm,
    ExtensionForm,
    NoteForm,
    ReasonForm,
)
from doithoai.office.proof import proved_lately
from doithoai.office.views.assignments import matter_of, matter_url


def _rows(request: HouseRequest) -> CommitmentSet:
    """All for who follows the promises; else those of one's own organisation."""
    rows = Commitment.objects.of(request.authority).unsealed().for_list()
    if not request.actor.everywhere("commitment.read"):
        return rows.filter(owner_id__in=request.actor.organisation_ids)
    if not request.actor.holds("commitment.verify") and not request.actor.holds("matter.read"):
        return rows.filter(is_public=True)
    return rows


def commitment_of(request: HouseRequest, public_id: str) -> Commitment:
    return get_object_or_404(_rows(request), public_id=public_id)


@office_page("commitment.read")
def commitments(request: HouseRequest, slug: str) -> HttpResponse:
    form = CommitmentFilter(request.authority, request.GET)
    form.is_valid()
    rows, today = _rows(request), clock.today()
    counts = (
        rows.count(),
        rows.filter(state=CommitmentState.DONE).count(),
        rows.filter(state=CommitmentState.EVIDENCE).count(),
        rows.late(today).count(),
    )
    if (state := form.cleaned_data.get("state")) == "late":
        rows = rows.late(today)
    elif state:
        rows = rows.filter(state=state)
    if owner := form.cleaned_data.get("owner"):
        rows = rows.filter(owner=owner)
    context = {
        "form": form,
        "leaf": ledger.leaf(rows, request.GET.get("sau", ""), today),
        "counts_of": counts,
        "may_import": request.actor.holds("assignment.give"),
        "work": "commitments",
    }
    return render(request, "office/casework/commitments.html", context)


@office_page("assignment.give")
def commitment_new(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    matter = matter_of(request, public_id)
    form = CommitmentForm(request.authority, request.POST or None, initial={"owner": matter.lead_id})
    return form_page(
        request,
        form,
        lambda data: promising.commit(matter, by=request.actor, **data),
        lambda made: redirect("office:commitment", slug, made.public_id),
        said=_("The commitment is entered; the owner has been told."),
        title=_("New commitment for %(number)s") % {"number": matter.number},
        lede=matter.title,
        submit=_("Enter the commitment"),
        back=matter_url(request, matter),
        back_words=matter.number,
        work="commitments",
    )


@office_page("commitment.read")
def commitment(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = commitment_of(request, public_id)
    actor, scope = request.actor, row.scope()
    is_open = row.state == CommitmentState.OPEN
    moved = moved_days.told(row.extensions.order_by("-pk"))
    context: dict[str, Any] = {
        "commitment": row,
        "due_day": explaining.of_promise(row, moved),
        "notes": row.notes.all(),
        "moved": moved,
        "history": journal.history(row),
        "may_show": is_open and actor.may("commitment.progress", scope),
        "may_extend": is_open and actor.may("extension.ask", scope),
        "may_verify": row.state == CommitmentState.EVIDENCE
        and actor.may("commitment.verify", scope)
        and promising.shown_by(row) != actor.pk,
        "may_give_up": row.state in (CommitmentState.OPEN, CommitmentState.EVIDENCE)
        and actor.may("commitment.verify", scope),
        "may_hand_over": row.state in (CommitmentState.OPEN, CommitmentState.EVIDENCE)
        and actor.may("commitment.verify", scope),
        "may_decide": actor.may("extension.approve", scope),
        "reads_matter": actor.holds("matter.read") or actor.holds("oversight.read"),
        "remind_at": row.remind_at if row.state == CommitmentState.OPEN else None,
        "evidence_form": EvidenceForm(),
        "note_form": NoteForm(),
        "next": TOLD if row.is_told else NEXT[CommitmentState(row.state)] % {"body": row.owner.short_name},
        "work": "commitments",
    }
    return render(request, "office/casework/commitment.html", context)


TOLD = gettext_lazy("the inside installation: it is changed there")
NEXT = {
    CommitmentState.OPEN: gettext_lazy("%(body)s carries it out and shows the evidence."),
    CommitmentState.EVIDENCE: gettext_lazy("the coordinator verifies the evidence of %(body)s."),
    CommitmentState.DONE: gettext_lazy("nothing is left to do, %(body)s kept it and the coordinator verified it."),
    CommitmentState.NOT_POSSIBLE: gettext_lazy("nothing, it is not possible for %(body)s; the reason is public."),
}


def page_words(request: HouseRequest, row: Commitment, title: str, submit: str) -> dict[str, Any]:
    back = reverse("office:commitment", args=[request.authority.slug, row.public_id])
    return {"title": title, "submit": submit, "back": back, "back_words": row.number, "work": "commitments"}


@office_page("commitment.progress")
def note(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = commitment_of(request, public_id)
    return form_page(
        request,
        NoteForm(request.POST or None),
        lambda data: promising.note(row, by=request.actor, **data),
        lambda _made: redirect("office:commitment", slug, public_id),
        said=_("Noted; the public reads it."),
        **page_words(request, row, _("Note how far it is"), _("Save the note")),
    )


@office_page("commitment.progress")
def show(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = commitment_of(request, public_id)
    return form_page(
        request,
        EvidenceForm(request.POST or None, request.FILES or None),
        lambda data: _show(request, row, data),
        lambda _made: redirect("office:commitment", slug, public_id),
        said=_("Shown. Next: the coordinator verifies it."),
        **page_words(request, row, _("Show the evidence"), _("Show the evidence")),
    )


def _show(request: HouseRequest, row: Commitment, data: dict[str, Any]) -> None:
    """The right is asked before anything is kept: a refused act leaves no file behind."""
    accepted = data.get("file")
    allow(request.actor, "commitment.progress", row)
    kept = None
    if accepted is not None:
        kept = evidence.keep(request.authority, f"{row.number}{accepted.suffix}", accepted)
        kept.is_public = row.is_public
        kept.save(update_fields=["is_public"])
    promising.show(row, evidence_text=data["evidence_text"], file=kept, by=request.actor)


@office_page("commitment.read")
def file(request: HouseRequest, slug: str, public_id: str) -> FileResponse:
    """The picture or paper that was shown."""
    row = commitment_of(request, public_id)
    kept = row.evidence_file
    if kept is None or kept.is_sealed:
        raise Http404
    name = f"{row.number}.{kept.path.rpartition('.')[2]}"
    return FileResponse(uploads.open_kept(kept.path), as_attachment=True, filename=name)


@require_POST
@office_page("commitment.verify")
@proved_lately
def verify(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    promising.verify(commitment_of(request, public_id), by=request.actor)
    say_done(request, _("Verified: the promise was kept. The public ledger shows it."))
    return redirect("office:commitment", slug, public_id)


@office_page("commitment.verify")
def reject(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = commitment_of(request, public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: promising.reject(row, by=request.actor, **data),
        lambda _made: redirect("office:commitment", slug, public_id),
        said=_("Sent back to the owner."),
        **page_words(request, row, _("The evidence is not sufficient"), _("Send back")),
    )


@office_page("commitment.verify")
def give_up(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = commitment_of(request, public_id)
    return form_page(
        request,
        GiveUpForm(request.POST or None),
        lambda data: promising.give_up(row, by=request.actor, **data),
        lambda _made: redirect("office:commitment", slug, public_id),
        said=_("Recorded as not possible, with the reason."),
        **page_words(request, row, _("The promise cannot be kept"), _("Record as not possible")),
    )


@office_page("extension.ask")
def ask_extension(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = commitment_of(request, public_id)
    return form_page(
        request,
        ExtensionForm(request.POST or None),
        lambda data: promising.ask_extension(row, by=request.actor, **data),
        lambda _made: redirect("office:commitment", slug, public_id),
        said=_("Asked for. Another person decides."),
        **page_words(request, row, _("Ask for more time"), _("Ask for more time")),
    )
