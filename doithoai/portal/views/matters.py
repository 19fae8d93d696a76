"""What everybody may know of matters: the public words and the answer of one, and the sum of all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from doithoai.casework import whereabouts
from doithoai.casework.models import Answer, Commitment
from doithoai.casework.states import AnswerState
from doithoai.core import clock, journal
from doithoai.core.badges import STATE_TONES, Words
from doithoai.core.web import HouseRequest, public_page
from doithoai.opinion import conservation, public_text
from doithoai.opinion.models import Matter, Opinion
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority
from doithoai.portal.views import supervision

#: Smaller groups are not broken down: who is in them could be guessed.
SMALLEST_GROUP = 5
FRESH_SECONDS = 60


@public_page
def matter(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    answers = Answer.objects.filter(state=AnswerState.PUBLISHED).prefetch_related("kept_files__attachment")
    rows = Matter.objects.of(request.authority).public().select_related("field", "lead")
    row = get_object_or_404(rows.prefetch_related(Prefetch("answers", answers)), public_id=public_id)
    counted = row.opinions.aggregate(n=Count("pk"), doors=Count("submission__door", distinct=True))
    context = {
        "matter": row,
        "count": counted["n"],
        "doors": counted["doors"] if counted["n"] >= SMALLEST_GROUP else 0,
        "sayings": public_text.shown_of(row),
        "answer": next(iter(row.answers.all()), None),
        "earlier": Answer.objects.filter(matter=row, state=AnswerState.CORRECTED).order_by("-version"),
        "promises": list(Commitment.objects.public().for_list().filter(matter=row)),
        "referred": whereabouts.of([row.pk]).get(row.pk, []),
        "history": journal.history(row, public=True),
    }
    return render(request, "portal/opinion/matter.html", context)


@dataclass(frozen=True)
class Place:
    """One place of the sum on the page."""

    word: Words
    number: int
    tone: str


@public_page
def figures(request: HouseRequest, slug: str) -> HttpResponse:
    key = f"figures:{request.authority.pk}"
    shown = cache.get(key)
    if shown is None:
        shown = _sum(request.authority)
        cache.set(key, shown, FRESH_SECONDS)
    places = [Place(_word(code), n, _tone(code)) for code, n in shown["places"].items()]
    context = {
        **shown,
        "places": places,
        "pairs": [(one.tone, one.number, one.word) for one in places if one.number],
        "findings": supervision.latest(request),
    }
    return render(request, "portal/opinion/figures.html", context)


def _sum(authority: Authority) -> dict[str, Any]:
    balance = conservation.balance(authority)
    answered = Opinion.objects.filter(authority=authority, matter__answers__state=AnswerState.PUBLISHED)
    return {
        "received": balance.received,
        "places": balance.places,
        "submissions": balance.submissions,
        "holds": balance.holds,
        "answered": answered.distinct().count(),
        "resolved": balance.places[MatterState.RESOLVED],
        "at": clock.now(),
    }


def _word(code: str) -> Words:
    return _("Waiting") if code == "waiting" else MatterState(code).label


def _tone(code: str) -> str:
    return "wait" if code == "waiting" else STATE_TONES["opinion.matter"][code]
