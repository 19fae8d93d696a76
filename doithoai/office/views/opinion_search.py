"""One search over everything that this person may see; marks may be left out."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from doithoai.casework.models import Commitment
from doithoai.core import vietnamese
from doithoai.core.web import HouseRequest, office_page
from doithoai.documents.models import Paper
from doithoai.office.views.opinion import opinions_of
from doithoai.office.views.opinion_matters import found, title_for

MOST = 20
#: How many of the newest papers are looked through: their subject is folded on reading.
PAPERS = 500


@office_page()
def search(request: HouseRequest, slug: str) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:120]
    results: dict[str, Any] = {}
    if typed:
        results = {
            "matters": _matters(request, typed),
            "opinions": _opinions(request, typed),
            "commitments": _commitments(request, typed),
            "papers": _papers(request, typed),
        }
    count = sum(len(rows) for rows in results.values())
    reads = request.actor.everywhere("opinion.read")
    context = {
        "typed": typed,
        "found": results,
        "count": count,
        "work": "search",
        "most": MOST,
        "reads_opinions": reads,
    }
    return render(request, "office/opinion/search.html", context)


def _matters(request: HouseRequest, typed: str) -> list[Any]:
    if not any(request.actor.holds(right) for right in ("matter.read", "oversight.read", "assignment.read")):
        return []
    rows = found(request, typed).for_list()[:MOST]
    return [(row, title_for(request, row)) for row in rows]


def _opinions(request: HouseRequest, typed: str) -> list[Any]:
    """By number for who reads contact data; by number or words for who reads opinions."""
    actor = request.actor
    number = Q(number__icontains=typed)
    if actor.everywhere("opinion.read"):
        words = Q()
        for word in vietnamese.fold(typed).split():
            words &= Q(matter__folded__contains=word)
        return list(opinions_of(request).filter(number | words).order_by("-pk")[:MOST])
    if actor.everywhere("contact.read") and len(typed) > 5:
        return list(opinions_of(request).filter(number).order_by("-pk")[:MOST])
    return []


def _commitments(request: HouseRequest, typed: str) -> list[Any]:
    actor = request.actor
    if not actor.holds("commitment.read"):
        return []
    rows = Commitment.objects.of(request.authority).filter(matter__is_sealed=False)
    if not actor.everywhere("commitment.read"):
        rows = rows.filter(owner__in=actor.organisation_ids)
    elif not actor.holds("commitment.verify") and not actor.holds("matter.read"):
        rows = rows.filter(is_public=True)
    return list(rows.filter(Q(number__icontains=typed) | Q(what__icontains=typed)).for_list()[:MOST])


def _papers(request: HouseRequest, typed: str) -> list[Any]:
    if not request.actor.holds("paper.read"):
        return []
    wanted = vietnamese.fold(typed)
    rows = Paper.objects.of(request.authority).defer("content_text")[:PAPERS]
    return [row for row in rows if wanted in vietnamese.fold(f"{row.subject} {row.number_text}")][:MOST]
