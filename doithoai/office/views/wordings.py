"""Standing passages of papers in the office's own words: list, edit with a preview, back to the built-in ones."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.documents import wording
from doithoai.documents.wording import PASSAGES, Passage
from doithoai.office.forms.documents import WordingForm


def _passage(code: str) -> Passage:
    if code not in PASSAGES:
        raise Http404
    return PASSAGES[code]


@office_page("paper.issue")
def wordings(request: HouseRequest, slug: str) -> HttpResponse:
    """Every passage in the order of the list of papers, and since when it is the office's own."""
    own = wording.written(request.authority)
    rows = [(one, own.get(one.code)) for one in wording.listed()]
    return render(request, "office/documents/wordings.html", {"rows": rows, "own": len(own)})


@office_page("paper.issue")
def wording_edit(request: HouseRequest, slug: str, code: str) -> HttpResponse:
    """Write, look how it reads with examples in the fields, then save."""
    one = _passage(code)
    held = wording.own(request.authority, one) or one.text
    form = WordingForm(request.POST or None, initial={"text": held})
    shown = held
    if form.is_valid():
        try:
            if "preview" in request.POST:
                shown = wording.check(one, form.cleaned_data["text"])
            else:
                wording.write(request.authority, one, text=form.cleaned_data["text"], by=request.actor)
                messages.success(request, _("Saved. Papers drafted from now on say it so."))
                return redirect("office:wording", slug, code)
        except Refused as refusal:
            bound_refusal(form, refusal)
    context = {
        "passage": one,
        "form": form,
        "fields": [(f"{{{name}}}", words, name in one.needed) for name, words in one.fields.items()],
        "preview": one.example(shown),
        "is_tried": shown != held,
        "is_own": held != one.text,
        "history": wording.history(request.authority, one),
    }
    return render(request, "office/documents/wording.html", context, status=422 if form.errors else 200)


@require_POST
@office_page("paper.issue")
def wording_reset(request: HouseRequest, slug: str, code: str) -> HttpResponse:
    wording.reset(request.authority, _passage(code), by=request.actor)
    messages.success(request, _("The built-in wording holds again."))
    return redirect("office:wording", slug, code)
