"""Screens without an account: projector, timer, and the phone of a delegate; whitelisted content alone."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from doithoai.conference.models import Attendance, Conference
from doithoai.core import clock, pulse
from doithoai.core.actors import CITIZEN
from doithoai.core.models import public_id
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, limited, public_page, too_many
from doithoai.hall import fragments, marks
from doithoai.hall.access import may_watch
from doithoai.hall.forms.phone import CardForm, RequestForm
from doithoai.live import commands, desk, projection, questions, queue
from doithoai.live.models import Sitting, Turn
from doithoai.live.states import ON_FLOOR, WAITING_TURNS, QuestionState
from doithoai.opinion.models import Door

COOKIE, SALT, HOURS = "doithoai_number", "hall.number", 12


def _conference(request: HouseRequest, public_id_: str) -> Conference:
    """An announced conference of this authority; before that nothing is public."""
    rows = Conference.objects.public().select_related("authority")
    return get_object_or_404(rows, authority=request.authority, public_id=public_id_)


def _sitting(conference: Conference) -> Sitting | None:
    return Sitting.objects.select_related("conference__authority").filter(conference=conference).first()


def _tag(request: HttpRequest, *parts: Any) -> str:
    """The beat and whatever else the page depends on."""
    text = "|".join(str(part) for part in (*parts, get_language()))
    return f'"{hashlib.sha256(text.encode()).hexdigest()[:20]}"'


def _milliseconds() -> str:
    """The time of the house for the clocks of the screens; the Date of an answer is the time of the machine."""
    return str(int(clock.now().timestamp() * 1000))


def _unless_known(request: HttpRequest, tag: str) -> HttpResponse | None:
    # Packed on its way, an answer comes back with its tag marked as weak.
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        unchanged = HttpResponseNotModified()
        unchanged["ETag"] = tag
        unchanged["X-Now"] = _milliseconds()
        return unchanged
    return None


def _wall(request: HouseRequest, slug: str, conference: str, audience: str) -> HttpResponse:
    row, now = _conference(request, conference), clock.now()
    beat, context = fragments.state(row, get_language() or "vi")
    screen = context["screen"]
    # Without JavaScript the page reloads itself: the digits of a running clock must then be new ones.
    running = int(now.timestamp()) // 5 if screen and screen.timer.state == "running" else 0
    tag = _tag(request, audience, beat, running, bool(screen))
    known = _unless_known(request, tag)
    if known is not None:
        return known
    if running:
        context["screen"] = replace(screen, timer=projection.at(screen.timer, now))
    context |= {"conference": row, "audience": audience, "now": now}
    response = render(request, f"hall/{audience}.html", context)
    response["ETag"] = tag
    return response


@require_GET
@public_page
def projector(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    return _wall(request, slug, conference, "projector")


@require_GET
@public_page
def timer(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    return _wall(request, slug, conference, "timer")


@require_GET
@public_page
def fragment(request: HouseRequest, slug: str, conference: str, audience: str) -> HttpResponse:
    """What the stream would bring, for a browser that has none: the same bytes, nothing when nothing changed."""
    language = get_language() or "vi"
    cookie = request.headers.get("Cookie", "")
    pk = may_watch(["stream", conference, audience, language], cookie)
    if pk is None or not Conference.objects.filter(pk=pk, authority=request.authority).exists():
        raise Http404
    tag = _tag(request, audience, pulse.beat(f"conference:{pk}"))
    known = _unless_known(request, tag)
    if known is not None:
        return known
    shown = fragments.render(pk, audience, language)
    response = HttpResponse(shown.body, content_type="text/html; charset=utf-8")
    response["ETag"], response["X-Beat"], response["Cache-Control"] = tag, str(shown.beat), "no-cache"
    response["X-Now"] = _milliseconds()
    return response


def _cookie_name(conference: Conference) -> str:
    return f"{COOKIE}_{conference.public_id}"


def _delegate(request: HouseRequest, conference: Conference) -> Attendance | None:
    """Whose card this phone is bound to, until the conference has ended."""
    try:
        card = request.get_signed_cookie(_cookie_name(conference), salt=SALT, max_age=HOURS * 3600)
    except (KeyError, signing.BadSignature):
        return None
    return Attendance.objects.filter(conference=conference, public_id=card).first()


def _my_turn(sitting: Sitting | None, delegate: Attendance | None) -> Turn | None:
    if sitting is None or delegate is None:
        return None
    rows = sitting.turns.filter(attendance=delegate).order_by("-pk")
    return rows.filter(state__in=[*WAITING_TURNS, *ON_FLOOR]).first() or rows.first()


def ahead_of(screen: projection.PublicScreen, number: int) -> int | None:
    """How many are called before this number; None when it is not waiting."""
    waiting = screen.waiting_numbers
    return waiting.index(number) if number in waiting else None


@require_GET
@public_page
def phone(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    return _phone(request, _conference(request, conference))


def _phone(request: HouseRequest, row: Conference, *, status: int = 200, **forms: Any) -> HttpResponse:
    sitting = _sitting(row)
    delegate = _delegate(request, row)
    turn = _my_turn(sitting, delegate)
    beat, base = fragments.state(row, get_language() or "vi")
    screen = base["screen"]
    tag = _tag(request, "phone", beat, delegate and delegate.pk, bool(sitting))
    known = _unless_known(request, tag) if status == 200 and not forms else None
    if known is not None:
        return known
    context = base | {
        "conference": row,
        "sitting": sitting,
        "delegate": delegate,
        "turn": turn,
        "ahead": ahead_of(screen, turn.number) if screen and turn else None,
        "is_waiting": turn is not None and turn.state in WAITING_TURNS,
        "may_ask": sitting is not None and queue.is_open(sitting),
        "has_floor": turn is not None and turn.state in ON_FLOOR,
        "mine": _my_questions(sitting, delegate),
        "own": marks.own(base["marks"], delegate),
        "segments": list(sitting.segments.all()) if sitting else [],
        "key": public_id() + public_id(),
        "now": clock.now(),
        "card_form": CardForm(),
        "request_form": RequestForm(),
    }
    response = render(request, "hall/phone.html", context | forms, status=status)
    if status == 200 and not request._messages:  # type: ignore[attr-defined]  # a page that says something is not kept
        response["ETag"] = tag
    return response


def _my_questions(sitting: Sitting | None, delegate: Attendance | None) -> list[Any]:
    if sitting is None or delegate is None:
        return []
    rows = sitting.questions.filter(turn__attendance=delegate, opinion__matter__is_sealed=False)
    rows = rows.exclude(state=QuestionState.REFERRED).select_related("sitting__conference__authority")
    return [(row, projection.who_answers(row)) for row in rows.select_related("executor", "answerer")]


@require_POST
@public_page
def bind(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    """The code of a card makes this phone "my number", without an account, until the conference has ended."""
    row = _conference(request, conference)
    if limited(request, "hall.bind", "20/10m"):
        return too_many(request)
    form = CardForm(request.POST)
    found = desk.by_card(row, form.cleaned_data["card"]) if form.is_valid() else None
    if found is None:
        form.add_error("card", _("This code is not on a card of this conference. Look at the card again."))
        return _phone(request, row, status=422, card_form=form, form=form)
    response = redirect("hall:phone", slug, row.public_id)
    response.set_signed_cookie(
        _cookie_name(row),
        found.public_id,
        salt=SALT,
        max_age=HOURS * 3600,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
        path=reverse("hall:phone", args=[slug, row.public_id]),
    )
    return response


def _bound(request: HouseRequest, conference: str) -> tuple[Conference, Sitting, Attendance]:
    row = _conference(request, conference)
    sitting, delegate = _sitting(row), _delegate(request, row)
    if sitting is None or delegate is None:
        raise Http404
    return row, sitting, delegate


@require_POST
@public_page
def ask(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    """Ask to speak, from the phone that is bound to a card; the secretary accepts it."""
    row, sitting, delegate = _bound(request, conference)
    form = RequestForm(request.POST)
    if not form.is_valid():
        return _phone(request, row, status=422, request_form=form, form=form)
    data = form.cleaned_data

    def act() -> Turn:
        return queue.request(
            sitting,
            name=delegate.name,
            topic=data["topic"],
            place=delegate.unit,
            name_shown=data["name_shown"],
            attendance=delegate,
            door=Door.WEB,
            by=CITIZEN,
            right="turn.request",
        )

    try:
        commands.perform(sitting, act, name="phone.ask", by=CITIZEN, key=request.POST.get("key", "")[:64])
    except Refused as refusal:
        form.refuse(refusal)
        return _phone(request, row, status=422, request_form=form, form=form)
    messages.success(request, _("Your request is with the secretary. Your number is on top."))
    return redirect("hall:phone", slug, row.public_id)


@require_POST
@public_page
def leave(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    """I no longer want to speak."""
    row, sitting, delegate = _bound(request, conference)
    turn = sitting.turns.filter(attendance=delegate, state__in=WAITING_TURNS).first()
    if turn is None:
        raise Refused(_("There is no request of yours that waits."), code="state")
    queue.withdraw(turn, by=CITIZEN, right="turn.request")
    messages.success(request, _("Your request to speak is withdrawn."))
    return redirect("hall:phone", slug, row.public_id)


@require_POST
@public_page
def verdict(request: HouseRequest, slug: str, conference: str) -> HttpResponse:
    """Satisfied or not yet, about the answer to my own question."""
    row, sitting, delegate = _bound(request, conference)
    mine = sitting.questions.filter(turn__attendance=delegate)
    question = get_object_or_404(mine, public_id=request.POST.get("question", ""))
    is_satisfied = request.POST.get("value") == "yes"
    questions.say_satisfied(question, is_satisfied=is_satisfied, by=CITIZEN, right="verdict.give")
    words = _("Thank you.") if is_satisfied else _("Your question stays open for the conclusion.")
    messages.success(request, words)
    return redirect("hall:phone", slug, row.public_id)
