"""One promise of the public ledger with its evidence; results of what people raised."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Prefetch, Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control

from doithoai.casework import moved_days
from doithoai.casework.models import Answer, Commitment
from doithoai.casework.states import AnswerState
from doithoai.core import clock, journal, previews, uploads, vietnamese
from doithoai.core.web import HouseRequest, page_of, public_page
from doithoai.opinion.models import Matter, MatterSet
from doithoai.portal.forms.casework import ResultFilter
from doithoai.portal.views import breakdowns
from doithoai.portal.views.ledger import FRESH_SECONDS
from doithoai.reporting import figures, kept


def _has(words: list[str], *texts: str) -> bool:
    folded = vietnamese.fold(" ".join(texts))
    return all(word in folded for word in words)


def _commitment(request: HouseRequest, number: str) -> Commitment:
    rows = Commitment.objects.of(request.authority).public().for_list().select_related("evidence_file")
    return get_object_or_404(rows, number=number)


@public_page
def commitment(request: HouseRequest, slug: str, number: str) -> HttpResponse:
    """One promise with its own address: who, what, by when, how often moved, evidence."""
    row = _commitment(request, number)
    context = {
        "commitment": row,
        "matter": Matter.objects.public().filter(pk=row.matter_id).first(),
        "notes": row.notes.all(),
        "moved": moved_days.told(row.extensions.filter(state="approved").order_by("pk")),
        "file": (file := row.shown_proof),
        "has_picture": file is not None and file.kind == "picture" and file.can_be_seen,
        "history": journal.history(row, public=True),
        "is_overdue": row.is_overdue(clock.today()),
    }
    response = render(request, "portal/casework/commitment.html", context)
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


@public_page
def commitment_file(request: HouseRequest, slug: str, number: str) -> FileResponse:
    row = _commitment(request, number)
    file = row.shown_proof
    if file is None:
        raise Http404
    name = f"{row.number}.{file.path.rpartition('.')[2]}"
    return FileResponse(uploads.open_kept(file.path), as_attachment=True, filename=name)


@public_page
def commitment_picture_file(request: HouseRequest, slug: str, number: str) -> HttpResponse:
    """A small picture of it for the page: pictures alone, which were all made anew when they came in."""
    file = _commitment(request, number).shown_proof
    if file is None or file.kind != "picture" or not file.can_be_seen:
        raise Http404
    response = HttpResponse(previews.of(file.path), content_type="image/jpeg")
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


def _results(request: HouseRequest, form: ResultFilter) -> MatterSet:
    """Public matters with a result; words are looked for in what the public may read, never in what was sent."""
    rows = Matter.objects.of(request.authority).public().filter(state__in=figures.ANSWERED)
    if not form.is_valid():
        return rows
    data = form.cleaned_data
    if data["result"]:
        rows = rows.filter(state=data["result"])
    if data["field"]:
        rows = rows.filter(Q(field=data["field"]) | Q(field__parent=data["field"]))
    words = vietnamese.fold(data["q"]).split()
    if words:
        said = rows.values_list("pk", "number", "public_title")
        rows = rows.filter(pk__in=[pk for pk, *texts in said if _has(words, *texts)])
    return rows


@public_page
def results(request: HouseRequest, slug: str) -> HttpResponse:
    """What became of what people raised: the public title, the result, the short answer."""
    form = ResultFilter(request.authority, request.GET)
    published = Answer.objects.filter(state=AnswerState.PUBLISHED)
    rows = _results(request, form).annotate(n=F("said")).select_related("field", "lead")
    rows = rows.order_by("-state_since", "-pk").prefetch_related(Prefetch("answers", published, to_attr="published"))
    context: dict[str, Any] = {
        "form": form,
        "page": page_of(request, rows),
        "overview": kept.overview(request.authority, clock.today()),
        **breakdowns.context(request),
    }
    return render(request, "portal/casework/results.html", context)
