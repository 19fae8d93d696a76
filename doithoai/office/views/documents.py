"""Papers of an authority: list, preview, sign, issue, withdraw; its number books."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Max
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.core import journal, vietnamese
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.documents import editing, issuing, numbering
from doithoai.documents.models import Paper, Register, RegisterLine
from doithoai.documents.states import PaperState
from doithoai.office.forms.documents import IssueForm, PaperFilter, ReasonForm, ScanForm, SignForm

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def paper_of(request: HouseRequest, public_id: str) -> Paper:
    return get_object_or_404(Paper.objects.of(request.authority), public_id=public_id)


@office_page("paper.read")
def papers(request: HouseRequest, slug: str) -> HttpResponse:
    """All papers, newest first; words are found without marks."""
    form = PaperFilter(request.GET)
    form.is_valid()
    rows = Paper.objects.of(request.authority).defer("content_text", "generated_text")
    if form.cleaned_data.get("state"):
        rows = rows.filter(state=form.cleaned_data["state"])
    found = list(rows)
    if wanted := vietnamese.fold(form.cleaned_data.get("q", "")):
        found = [row for row in found if wanted in vietnamese.fold(f"{row.subject} {row.number_text}")]
    context = {"form": form, "page": page_of(request, found), "may_issue": request.actor.holds("paper.issue")}
    return render(request, "office/documents/papers.html", context)


@office_page("paper.read")
def paper(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    return page_with(request, paper_of(request, public_id))


def page_with(request: HouseRequest, row: Paper, **forms: object) -> HttpResponse:
    """One paper with what may be done next."""
    said = row.content.signature
    context: dict[str, object] = {
        "paper": row,
        "history": journal.history(row),
        "may_sign": row.state == PaperState.DRAFT and request.actor.holds("paper.sign"),
        "may_issue": row.state == PaperState.SIGNED and request.actor.holds("paper.issue"),
        "may_withdraw": row.state != PaperState.WITHDRAWN and request.actor.holds("paper.withdraw"),
        "next": NEXT[PaperState(row.state)],
        "may_edit": row.state == PaperState.DRAFT and request.actor.holds("paper.draft"),
        "may_scan": row.state in (PaperState.SIGNED, PaperState.ISSUED)
        and row.scan_id is None
        and request.actor.holds("paper.sign"),
        "recipients": editing.as_lines(row.content).splitlines(),
        "differences": editing.differences(row),
        "scan_form": ScanForm(),
        "sign_form": SignForm(initial={"name": said.name, "position": said.position}),
        "issue_form": IssueForm(row),
        "withdraw_form": ReasonForm(),
        **forms,
    }
    return render(request, "office/documents/paper.html", context, status=422 if forms else 200)


NEXT = {
    PaperState.DRAFT: gettext_lazy("the office records who signs."),
    PaperState.SIGNED: gettext_lazy("the office numbers and issues the paper."),
    PaperState.ISSUED: gettext_lazy("Issued; the paper and its files no longer change."),
    PaperState.WITHDRAWN: gettext_lazy("Withdrawn; the number stays in the book with its reason."),
}


@require_POST
@office_page("paper.sign")
def sign(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row, form = paper_of(request, public_id), SignForm(request.POST)
    if form.is_valid():
        try:
            issuing.sign(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("Signed. Next: number and issue."))
            return redirect("office:paper", slug, public_id)
    return page_with(request, row, sign_form=form, form=form)


@require_POST
@office_page("paper.issue")
def issue(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = paper_of(request, public_id)
    form = IssueForm(row, request.POST)
    if form.is_valid():
        try:
            issuing.issue(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("Issued as %(number)s.") % {"number": row.number_text})
            return redirect("office:paper", slug, public_id)
    return page_with(request, row, issue_form=form, form=form)


@require_POST
@office_page("paper.withdraw")
def withdraw(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row, form = paper_of(request, public_id), ReasonForm(request.POST)
    if form.is_valid():
        try:
            issuing.withdraw(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The paper is withdrawn."))
            return redirect("office:paper", slug, public_id)
    return page_with(request, row, withdraw_form=form, form=form)


@office_page("paper.read")
def paper_file(request: HouseRequest, slug: str, public_id: str, form: str) -> HttpResponse:
    """The issued file as it was kept, or a preview of what is not issued yet."""
    row = paper_of(request, public_id)
    if form not in TYPES:
        raise Http404
    kept = row.state in (PaperState.ISSUED, PaperState.WITHDRAWN) and row.pdf_path
    body = issuing.file_bytes(row, form=form) if kept else issuing.preview(row, form=form)
    name = vietnamese.slug(row.number_text or row.kind) or "van-ban"
    response = HttpResponse(body, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


@office_page("paper.read")
def books(request: HouseRequest, slug: str) -> HttpResponse:
    """The number books: per body, kind of paper and term or year."""
    rows = Register.objects.filter(authority=request.authority).select_related("organisation")
    counted = rows.annotate(count=Count("lines"), last=Max("lines__number")).order_by("kind", "-series", "pk")
    return render(request, "office/documents/books.html", {"page": page_of(request, counted)})


def _book(request: HouseRequest, pk: int) -> Register:
    return get_object_or_404(Register.objects.select_related("organisation"), pk=pk, authority=request.authority)


@office_page("paper.read")
def book(request: HouseRequest, slug: str, pk: int) -> HttpResponse:
    """One book, newest number first: what became of each of them; none is missing."""
    return _book_page(request, _book(request, pk), ReasonForm())


def _book_page(request: HouseRequest, row: Register, form: ReasonForm) -> HttpResponse:
    context = {
        "book": row,
        "page": page_of(request, row.lines.select_related("paper").order_by("-number")),
        "missing": numbering.missing(row),
        "may": request.actor.holds("paper.issue"),
        "form": form,
    }
    return render(request, "office/documents/book.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("paper.issue")
def reserve(request: HouseRequest, slug: str, pk: int) -> HttpResponse:
    row, form = _book(request, pk), ReasonForm(request.POST)
    if form.is_valid():
        try:
            line = numbering.reserve(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("Number %(number)s is reserved.") % {"number": line.number})
            return redirect("office:book", slug, pk)
    return _book_page(request, row, form)


@office_page("paper.issue")
def release(request: HouseRequest, slug: str, pk: int) -> HttpResponse:
    """A reserved number is given up with a reason, which the book keeps."""
    row = get_object_or_404(
        RegisterLine.objects.select_related("register", "paper"), pk=pk, register__authority=request.authority
    )
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        try:
            numbering.release(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The number is set free; the book says why."))
            return redirect("office:book", slug, row.register_id)
    context = {"line": row, "form": form}
    return render(request, "office/documents/release.html", context, status=422 if form.is_bound else 200)
