"""Opinions that seem to say the same: groups with tick boxes, a preview, joined in one act and undone in one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from doithoai.core.toasts import done as say_done
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.forms.opinion_same import SameFilter, TickedForm
from doithoai.opinion import likeness, sameness, twins
from doithoai.opinion.models import Matter, Opinion, Sameness
from doithoai.opinion.twins import Reach

SHOWN = 20


@office_page("opinion.triage")
def same(request: HouseRequest, slug: str) -> HttpResponse:
    """The groups, the largest first; nothing is joined before a person has ticked and confirmed."""
    form = SameFilter(request.authority, request.GET)
    form.is_valid()
    rows = twins.waiting(request.authority)
    for name in ("conference", "field"):
        if form.cleaned_data.get(name):
            rows = rows.filter(**{name: form.cleaned_data[name]})
    found = twins.groups(request.authority, rows)
    context = {
        "filter": form,
        "groups": [_shown(group) for group in found[:SHOWN]],
        "count": len(found),
        "more": max(0, len(found) - SHOWN),
        "most": twins.LOOKED_AT if rows[twins.LOOKED_AT :].exists() else 0,
        "query": request.GET.urlencode(),
        "work": "inbox",
    }
    return render(request, "office/opinion/same.html", context)


def _shown(group: twins.Group) -> dict[str, Any]:
    standing = group.standing
    lines: list[dict[str, Any]] = [
        {"matter": row, "said": [(one, likeness.pieces(one.text, group.words)) for one in _in(row, group.opinions)]}
        for row in sorted(group.matters, key=lambda row: (row.pk != standing.pk, row.pk))
    ]
    because = ", ".join(
        dict.fromkeys(words.lower() for _one, cut in lines[0]["said"] for words, is_shared in cut if is_shared)
    )
    return {
        "because": because,
        "standing": standing,
        "lines": lines,
        "reach": reach_words(group.reach),
        "key": standing.public_id,
    }


def _in(row: Matter, opinions: tuple[Opinion, ...]) -> list[Opinion]:
    return [one for one in opinions if one.matter_id == row.pk]


def reach_words(reach: Reach) -> str:
    """14 opinions, 6 places, 3 doors."""
    parts = [ngettext("%(n)s opinion", "%(n)s opinions", reach.opinions) % {"n": reach.opinions}]
    if reach.places:
        parts.append(ngettext("%(n)s place", "%(n)s places", len(reach.places)) % {"n": len(reach.places)})
    parts.append(ngettext("%(n)s door", "%(n)s doors", len(reach.doors)) % {"n": len(reach.doors)})
    return ", ".join(parts)


@require_POST
@office_page("opinion.triage")
def join(request: HouseRequest, slug: str) -> HttpResponse:
    """First what would become of it, then the act itself: all ticked opinions or none."""
    form = TickedForm(request.authority, request.POST)
    if not form.is_valid():
        return _preview(request, form, 422)
    if request.POST.get("confirmed") != "1":
        return _preview(request, form, 200)
    into = form.cleaned_data["into"]
    rows = sameness.join_all(
        form.cleaned_data["opinion"], into=into, by=request.actor, because=request.POST.get("because", "")
    )
    if rows:
        words = ngettext(
            "%(n)s opinion now belongs to %(matter)s.", "%(n)s opinions now belong to %(matter)s.", len(rows)
        )
        undo = reverse("office:same_undo", args=[slug, rows[0].pk])
        say_done(request, words % {"n": len(rows), "matter": into.number}, undo=undo)
    else:
        say_done(request, _("They already belong to %(matter)s; nothing was changed.") % {"matter": into.number})
    return _after(request, into)


def _preview(request: HouseRequest, form: TickedForm, status: int) -> HttpResponse:
    opinions: list[Opinion] = form.cleaned_data.get("opinion") or []
    into: Matter | None = form.cleaned_data.get("into")
    coming = [one for one in opinions if into is not None and one.matter_id != into.pk]
    staying = list(into.opinions.select_related("submission").order_by("pk")) if into is not None else []
    if into is not None and opinions and not coming:
        form.add_error("opinion", form.fields["opinion"].error_messages["required"])
        status = 422
    after = Reach.of([*staying, *coming])
    context = {
        "form": form,
        "into": into,
        "coming": coming,
        "staying": staying,
        "reach": reach_words(after),
        "places": after.places if len(after.places) > 1 else (),
        "fields": _fields(into, coming),
        "alike": _answered(into, coming) if into is not None else [],
        "because": request.POST.get("because", ""),
        "ticked": request.POST.getlist("opinion"),
        "work": "inbox",
    }
    return render(request, "office/opinion/same_preview.html", context, status=status)


def _fields(into: Matter | None, coming: list[Opinion]) -> list[str]:
    """The fields, where they differ: then it is perhaps not the same matter."""
    rows = [row for row in ([into] if into is not None else []) + [one.matter for one in coming] if row.field]
    names = list(dict.fromkeys(str(row.field) for row in rows))
    return names if len(names) > 1 else []


def _answered(into: Matter, coming: list[Opinion]) -> list[Any]:
    """Matters with a result that say the same: perhaps the answer exists already."""
    inside = {into.pk, *(one.matter_id for one in coming)}
    found = sameness.propose(into, limit=5 + len(inside))
    return [one for one in found if one.matter.pk not in inside and one.has_result][:3]


def _after(request: HouseRequest, into: Matter) -> HttpResponse:
    slug = request.authority.slug
    if request.actor.everywhere("matter.read"):
        return redirect("office:matter", slug, into.public_id)
    return redirect("office:same", slug)


@require_POST
@office_page("opinion.triage")
def undo(request: HouseRequest, slug: str, pk: int) -> HttpResponse:
    """Everything that one act joined goes back where it was."""
    rows = Sameness.objects.filter(opinion__authority=request.authority, to_matter__is_sealed=False)
    made = get_object_or_404(rows.select_related("to_matter"), pk=pk)
    n = sameness.undo_all(made, by=request.actor)
    words = ngettext("%(n)s opinion is back where it was.", "%(n)s opinions are back where they were.", n)
    say_done(request, words % {"n": n})
    return redirect("office:same", slug)
