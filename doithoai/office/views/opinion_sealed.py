"""What is kept confidential: sealed matters for their holders, contact data for its readers, each with a trace."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.core import journal, uploads
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.documents import pdf
from doithoai.documents.profiles import profile
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import HandOverForm, ReasonForm
from doithoai.office.views.opinion_files import closed
from doithoai.opinion import contacts, handing_over, papers, sealed, sealing
from doithoai.opinion.models import HandOver, Matter, MatterSet, Opened, Opinion
from doithoai.opinion.states import WAITING, MatterState
from doithoai.people.models import Person


def _sealed(request: HouseRequest) -> MatterSet:
    return Matter.objects.of(request.authority).filter(is_sealed=True)


def traces(rows: Any) -> list[tuple[Opened, str]]:
    """Openings, the newest first, each with the name of the one who opened."""
    found = list(rows.order_by("-pk")[:20])
    people = Person.objects.filter(pk__in={row.person_id for row in found}).values_list("pk", "full_name")
    names = dict(people)
    return [(row, names.get(row.person_id, "")) for row in found]


@office_page("sealed.open")
def listed(request: HouseRequest, slug: str) -> HttpResponse:
    """Numbers alone; the content opens with a reason."""
    page = page_of(request, _sealed(request).prefetch_related("opinions__submission").order_by("-pk"))
    return render(request, "office/opinion/sealed.html", {"page": page, "work": "sealed"})


@office_page("sealed.open")
def one(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Opened with a reason; the texts stand on the answer to that and nowhere else."""
    row = get_object_or_404(_sealed(request), public_id=public_id)
    form = ReasonForm(request.POST or None)
    shown: list[str] | None = None
    if form.is_bound and form.is_valid():
        try:
            shown = sealed.open(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
    context = {
        "matter": row,
        "form": form,
        "shown": shown,
        "files": sealing.files_of(row) if shown is not None else (),
        "opinions": row.opinions.select_related("submission").order_by("pk"),
        "traces": traces(row.openings),
        "history": journal.history(row),
        "waits": row.state in WAITING,
        "may_decide": row.state in WAITING and request.actor.may("sealed.decide", row.scope()),
        "may_open_contact": request.actor.holds("sealed.open"),
        "work": "sealed",
    }
    status = 422 if form.is_bound and shown is None else 200
    return render(request, "office/opinion/sealed_matter.html", context, status=status)


@office_page("sealed.open")
def file(request: HouseRequest, slug: str, public_id: str, file_id: str) -> FileResponse:
    """A scan or photo that came with a sealed matter: for who opened it with a reason a moment ago."""
    row = get_object_or_404(_sealed(request), public_id=public_id)
    kept = sealing.files_of(row).filter(public_id=file_id).first()
    if kept is None or not sealed.opened_lately(row, by=request.actor):
        raise Http404
    response = FileResponse(
        uploads.open_kept(kept.path), as_attachment=True, filename=f"{row.number}.{uploads.suffix_of(kept.path)}"
    )
    closed(response)
    return response


@office_page("sealed.decide")
def hand_over(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """It goes the way of the law: to whom, under which law, with a line in the register and a slip for the sender."""
    row = get_object_or_404(_sealed(request), public_id=public_id)
    return form_page(
        request,
        HandOverForm(request.POST or None, initial={"kind": row.sealed_kind}),
        lambda data: handing_over.hand_over(row, by=request.actor, **data),
        lambda _made: redirect("office:hand_overs", slug),
        said=_("Handed over and entered in the register. Print the slip for the sender."),
        back=reverse("office:sealed_matter", args=[slug, public_id]),
        back_words=row.number,
        work="sealed",
        title=_("Divert as the law says"),
        submit=_("Divert"),
        warning=_("Say where it goes and under which law; the sender is told, the public sees nothing."),
    )


@office_page("sealed.decide")
def release(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """It is an opinion like the others."""
    row = get_object_or_404(_sealed(request), public_id=public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: sealed.release(row, by=request.actor, **data),
        lambda _made: redirect("office:sealed", slug),
        said=_("Decided and recorded."),
        back=reverse("office:sealed_matter", args=[slug, public_id]),
        back_words=row.number,
        work="sealed",
        title=_("Release as an ordinary opinion"),
        submit=_("Release"),
        warning=_("From then on everybody who reads opinions sees the content."),
    )


@office_page("sealed.open")
def hand_overs(request: HouseRequest, slug: str) -> HttpResponse:
    """The register of what was handed over, and what was diverted in the hall and still waits for its receiver."""
    done = page_of(request, handing_over.register(request.authority))
    waiting = _sealed(request).filter(state=MatterState.DIVERTED, hand_over=None).order_by("-pk")
    return render(request, "office/opinion/hand_overs.html", {"page": done, "waiting": waiting, "work": "sealed"})


@office_page("sealed.open")
def slip(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The guidance slip for the sender, as a PDF to print; without a word of the content."""
    rows = HandOver.objects.filter(authority=request.authority).select_related("matter", "authority")
    row = get_object_or_404(rows, public_id=public_id)
    made = pdf.render(papers.guidance(row), profile(row.authority.paper_profile))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="phieu-huong-dan-{row.number}.pdf"'
    return response


@office_page("contact.read", "sealed.open")
def contact(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Who sent it, shown once after a reason; who opened it before stands below."""
    rows = Opinion.objects.filter(authority=request.authority).select_related("submission__authority", "matter")
    row = get_object_or_404(rows, public_id=public_id)
    if not _reaches(request, row):
        raise Http404
    form = ReasonForm(request.POST or None)
    shown = None
    if form.is_bound and form.is_valid():
        try:
            shown = contacts.open(row.submission, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
    context = {
        "opinion": row,
        "form": form,
        "shown": shown,
        "has_contact": contacts.exists(row.submission),
        "traces": traces(row.submission.openings),
        "work": "inbox",
    }
    status = 422 if form.is_bound and shown is None else 200
    return render(request, "office/opinion/contact.html", context, status=status)


def _reaches(request: HouseRequest, row: Opinion) -> bool:
    """A sealed one only for its holders; a reader within an organisation only with the sender's leave."""
    actor, matter = request.actor, row.matter
    if matter.is_sealed:
        return bool(actor.may("sealed.open", matter.scope()))
    if actor.everywhere("contact.read"):
        return True
    if row.submission.hides_author:
        return False
    return bool(row.submission.contact_for_agency and actor.may("contact.read", matter.scope()))
