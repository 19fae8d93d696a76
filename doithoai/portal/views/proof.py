"""The seals of the journal in public: roots, proofs, and the small program that checks them without this house."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.http import FileResponse, Http404, HttpResponse, JsonResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.cache import never_cache

from doithoai.core import kiem_chung, seals
from doithoai.core.models import Entry, JournalSeal
from doithoai.core.web import HouseRequest, public_page
from doithoai.portal.views.following import own
from doithoai.portal.views.ledger import FRESH_SECONDS

#: So many roots stand on the page; the file has all.
SHOWN = 30


@public_page
def roots(request: HouseRequest, slug: str) -> HttpResponse:
    """What is sealed, how to check it, and how to check that nothing was rewritten since."""
    shown = list(JournalSeal.objects.order_by("-size")[:SHOWN])
    response = render(request, "portal/proof/roots.html", {"shown": shown, "latest": shown[0] if shown else None})
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


@public_page
def roots_file(request: HouseRequest, slug: str) -> StreamingHttpResponse:
    """Every published root, one JSON object a line, the oldest first."""
    rows = JournalSeal.objects.order_by("size").iterator()
    lines = (f"{_json(seals.as_public(row))}\n" for row in rows)
    return StreamingHttpResponse(
        lines,
        content_type="application/x-ndjson; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="goc.jsonl"'},
    )


@public_page
def consistency_file(request: HouseRequest, slug: str) -> HttpResponse:
    """The proof that one published root follows another."""
    sizes = [request.GET.get(name, "") for name in ("tu", "den")]
    if not all(size.isascii() and size.isdigit() for size in sizes):
        raise Http404
    found = {row.size: row for row in JournalSeal.objects.filter(size__in=[int(size[:18]) for size in sizes])}
    old, new = (found.get(int(size[:18])) for size in sizes)
    if old is None or new is None or old.size > new.size:
        raise Http404
    told = {"old": seals.as_public(old), "new": seals.as_public(new), "path": seals.consistency(old.size, new.size)}
    return _attached(told, "noi-tiep.json")


@public_page
@never_cache
def case_proof(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The mark of one's own opinion: the entry of its receipt in the sealed journal."""
    opinion = own(request, public_id).opinion
    entries = Entry.objects.filter(subject="opinion.opinion", subject_id=opinion.pk, verb="opinion.receive")
    first = entries.order_by("pk").first()
    proof = seals.proof_of(first.pk) if first is not None else None
    if proof is None:
        return render(request, "portal/proof/waiting.html", {"opinion": opinion}, status=404)
    return _attached(vars(proof) | {"opinion": opinion.number}, "bang-chung.json")


@public_page
def checker(request: HouseRequest, slug: str) -> FileResponse:
    """The program, to be kept and run anywhere."""
    return FileResponse(
        Path(str(kiem_chung.__file__)).open("rb"),
        as_attachment=True,
        filename="kiem_chung.py",
        content_type="text/x-python; charset=utf-8",
    )


def _json(told: dict[str, Any]) -> str:
    return JsonResponse(told, json_dumps_params={"ensure_ascii": False}).content.decode()


def _attached(told: dict[str, Any], name: str) -> JsonResponse:
    return JsonResponse(told, headers={"Content-Disposition": f'attachment; filename="{name}"'})
