"""One search over everything that this person may see; marks may be left out."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from doithoai.casework.models import Commitment
from doithoai.casework.searching import PROMISED
from doithoai.core import vietnamese
from doithoai.core.web import HouseRequest, office_page
from doithoai.documents import search as paper_search
from doithoai.documents.models import Paper
from doithoai.office.views.matter_list import found, title_for
from doithoai.office.views.opinion import opinions_of
from doithoai.opinion import search as matter_search
from doithoai.opinion.search import Where

MOST = 20
#: What the line of an opinion shows.
SHOWN = ("public_id", "number", "received_on", "matter__title")
#: Commitments are looked for in so many of the newest matters that have one and hold these words.
MOST_MATTERS = 200


@office_page()
def search(request: HouseRequest, slug: str) -> HttpResponse:
    typed = request.GET.get("q", "").strip()[:120]
    results: dict[str, Any] = {}
    if typed:
        matters = _matters(request, typed)
        results = {
            "matters": matters,
            "opinions": _opinions(request, typed, [row.pk for row, _title in matters]),
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
    return [(row, title_for(request, row)) for row in found(request, typed, MOST)]


def _opinions(request: HouseRequest, typed: str, found_already: list[int]) -> list[Any]:
    """By the whole number for who reads contact data; by words or number of its matter for who reads opinions.

    Of the rows only what a line shows is read: the texts would be most of it.
    """
    actor = request.actor
    if actor.everywhere("opinion.read"):
        ids = found_already
        if not actor.everywhere("matter.read"):
            ids = matter_search.find(typed, Where(request.authority), size=MOST).ids
        rows = opinions_of(request).select_related(None).select_related("matter").only(*SHOWN)
        return list(rows.filter(matter__in=ids).order_by("-pk")[:MOST])
    if actor.everywhere("contact.read"):
        return list(opinions_of(request).filter(number=typed.upper()))
    return []


def _commitments(request: HouseRequest, typed: str) -> list[Any]:
    actor = request.actor
    if not actor.holds("commitment.read"):
        return []
    ids = matter_search.newest(typed, Where(request.authority, signs=[PROMISED]), MOST_MATTERS)
    rows = Commitment.objects.of(request.authority).unsealed().filter(matter__in=ids)
    if not actor.everywhere("commitment.read"):
        rows = rows.filter(owner__in=actor.organisation_ids)
    elif not actor.holds("commitment.verify") and not actor.holds("matter.read"):
        rows = rows.filter(is_public=True)
    words = vietnamese.question(typed)
    # Most of them are of matters with these words and say something else themselves: three columns are enough to see.
    told = rows.order_by("due_on", "pk").values_list("pk", "number", "what")
    fitting = [pk for pk, *texts in told if words.fits(*texts)][:MOST]
    return list(Commitment.objects.filter(pk__in=fitting).select_related("owner").order_by("due_on", "pk"))


def _papers(request: HouseRequest, typed: str) -> list[Paper]:
    """Issued ones and withdrawn ones, for who reads all papers of the authority."""
    if not request.actor.everywhere("paper.read"):
        return []
    return paper_search.find(request.authority, typed, most=MOST)
