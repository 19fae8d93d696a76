"""Beside an answer: its other versions, its files, and what a draft may begin with."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework import attaching, comparing, workshop, writing
from doithoai.casework.models import Answer
from doithoai.casework.states import AnswerState
from doithoai.core import uploads
from doithoai.core.toasts import done as say_done
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.answers import AnswerForm, WordForm
from doithoai.office.views.answers import READERS, answer_of, answers_of
from doithoai.office.views.opinion_files import closed

#: What the public has read may be compared with by everybody who works on the matter.
ONCE_PUBLIC = (AnswerState.PUBLISHED, AnswerState.CORRECTED)


def beside(request: HouseRequest, row: Answer) -> QuerySet[Answer]:
    """The other versions that this person may read, the newest first; `opens` where the page of it does too."""
    own = Exists(answers_of(request).select_related(None).filter(pk=OuterRef("pk")))
    rows = row.matter.answers.exclude(pk=row.pk).annotate(opens=own)
    return rows.filter(Q(opens=True) | Q(state__in=ONCE_PUBLIC)).order_by("-version")


@office_page(*READERS)
def compare(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Two versions of one answer side by side: the one before, or the one that was chosen in the list."""
    row = answer_of(request, public_id)
    others = beside(request, row)
    if wanted := request.GET.get("voi"):
        other = others.filter(public_id=wanted).first()
    else:
        other = others.filter(version__lt=row.version).first()
    if other is None:
        raise Http404
    earlier, later = sorted((row, other), key=lambda one: one.version)
    columns = comparing.versions(earlier, later)
    context = {
        "answer": row,
        "matter": row.matter,
        "earlier": earlier,
        "later": later,
        "columns": [(AnswerForm.base_fields[one.name].label, one) for one in columns],
        "files": (len(attaching.of(earlier)), len(attaching.of(later))),
        "same_files": attaching.fingerprints(earlier) == attaching.fingerprints(later),
        "work": "answers",
    }
    return render(request, "office/casework/compare.html", context)


@office_page(*READERS)
def file(request: HouseRequest, slug: str, public_id: str, file_id: str) -> FileResponse:
    """A file of this version, always as a download."""
    row = answer_of(request, public_id)
    kept = attaching.one_of(row, file_id)
    if kept is None:
        raise Http404
    response = FileResponse(uploads.open_kept(kept.path), as_attachment=True, filename=attaching.name_of(row, kept))
    closed(response)
    return response


@require_POST
@office_page("answer.draft")
def borrow(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """An earlier answer becomes the beginning of an empty draft."""
    row = answer_of(request, public_id)
    near = workshop.similar(row.matter, request.actor.organisation_ids)
    chosen = next((one for one in near if one.public_id == request.POST.get("from")), None)
    if chosen is None:
        raise Http404
    writing.begin_with(row, chosen, by=request.actor)
    say_done(request, _("Taken over as the beginning of the draft. Change what differs here."))
    return redirect("office:answer", slug, public_id)


@office_page("answer.draft")
def word(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The text of a Word file as the full answer of the draft."""
    row = answer_of(request, public_id)
    return form_page(
        request,
        WordForm(bool(row.body), request.POST or None, request.FILES or None),
        lambda data: writing.take_text(row, data["text"], by=request.actor, instead=data.get("instead", False)),
        lambda _made: redirect("office:answer", slug, public_id),
        said=_(
            "The text of the file is the full answer now. Read it through; short answer and result are still asked."
        ),
        title=_("Full answer from a Word file"),
        submit=_("Take the text over"),
        back=reverse("office:answer", args=[slug, public_id]),
        back_words=row.matter.number,
        work="answers",
    )
