"""A draft in other words, and the signed paper as a file."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import uploads
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.documents import editing
from doithoai.documents.states import PaperState
from doithoai.office.acting import form_page
from doithoai.office.forms.documents import ScanForm, WordsForm
from doithoai.office.views.documents import page_with, paper_of


@office_page("paper.draft")
def paper_edit(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Each passage in a field of its own; numbers, tables and headings come from the work and stay."""
    row = paper_of(request, public_id)
    if row.state != PaperState.DRAFT:
        raise Refused(_("Only a draft can be changed. Reload the page."), code="state")
    form = WordsForm(row, request.POST or None)
    return form_page(
        request,
        form,
        lambda data: editing.edit(row, texts=form.texts(), recipients=data["recipients"], by=request.actor),
        lambda _made: redirect("office:paper", slug, public_id),
        "office/documents/paper_edit.html",
        _("Changed. The page shows what differs from what was drawn up."),
        paper=row,
    )


@require_POST
@office_page("paper.sign")
def paper_scan(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The paper as it was signed by hand."""
    row, form = paper_of(request, public_id), ScanForm(request.POST, request.FILES)
    if form.is_valid():
        name, accepted = form.cleaned_data["file"][0]
        try:
            editing.add_scan(row, name=name, accepted=accepted, by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            messages.success(request, _("The signed paper is kept with its hash."))
            return redirect("office:paper", slug, public_id)
    return page_with(request, row, scan_form=form, form=form)


@office_page("paper.read")
def paper_scan_file(request: HouseRequest, slug: str, public_id: str) -> FileResponse:
    """Looked up for the desk alone: a signature by hand is no matter for the public."""
    scan = paper_of(request, public_id).scan
    if scan is None:
        raise Http404
    suffix = scan.path.rpartition(".")[2]
    return FileResponse(uploads.open_kept(scan.path), as_attachment=True, filename=f"ban-ky.{suffix}")
