"""Whoever holds the file of a paper finds out here whether it was issued by this authority, unchanged."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from doithoai.core.web import HouseRequest, limited, public_page, too_many
from doithoai.documents import proving
from doithoai.portal.forms.proof import PaperCheckForm


@public_page
@never_cache
def paper_check(request: HouseRequest, slug: str) -> HttpResponse:
    """Choose the file; its hash leads to the answer."""
    if request.method == "POST" and limited(request, "paper-check", settings.DOITHOAI_LOOKUP_LIMIT):
        return too_many(request)
    form = PaperCheckForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return redirect("portal:paper_checked", slug, form.cleaned_data["file"])
    return render(request, "portal/proof/paper.html", {"form": form}, status=422 if form.is_bound else 200)


@public_page
@never_cache
def paper_checked(request: HouseRequest, slug: str, sha256: str) -> HttpResponse:
    """Number and day of the paper that has this file, or that none has."""
    held = proving.find(request.authority, sha256)
    proof = proving.proof(held) if held is not None else None
    context = {"held": held, "proof": proof, "sha256": sha256}
    return render(request, "portal/proof/paper_checked.html", context, status=200 if held else 404)


@public_page
@never_cache
def paper_proof(request: HouseRequest, slug: str, sha256: str) -> HttpResponse:
    """What the program checks together with the file, without this house."""
    held = proving.find(request.authority, sha256)
    proof = proving.proof(held) if held is not None else None
    if proof is None:
        raise Http404
    response = JsonResponse(proof, json_dumps_params={"ensure_ascii": False})
    response["Content-Disposition"] = 'attachment; filename="bang-chung.json"'
    return response
