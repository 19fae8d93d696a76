"""What is read out and what is put up, at the desk: the bulletin and the poster of an announcement."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.conference import announcing, bulletin, poster, sound
from doithoai.conference.bulletin import Script
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.views.conference import READ, conference_of

MAKE = {"day-du": bulletin.whole, "ngan": bulletin.short}


@office_page(*READ)
def scripts(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Both texts with their length."""
    row = conference_of(request, public_id)
    told, pace = bulletin.for_reading(row), bulletin.pace_of(request.authority)
    context = {
        "conference": row,
        "announcement": told,
        "pace": pace,
        "scripts": [(name, make(told, pace)) for name, make in MAKE.items()] if told else [],
        "speaks": sound.is_possible(),
        "may_list": request.actor.everywhere("conference.announce"),
    }
    return render(request, "office/conference/bulletin.html", context)


@office_page(*READ)
def script_file(request: HouseRequest, slug: str, public_id: str, which: str) -> HttpResponse:
    """The text as a file that every telephone and every editor opens."""
    body = _script(request, public_id, which).text.replace("\n", "\r\n")
    response = HttpResponse(body.encode("utf-8-sig"), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="ban-tin-{which}.txt"'
    return response


@office_page(*READ)
def script_sound(request: HouseRequest, slug: str, public_id: str, which: str) -> HttpResponse:
    """How it sounds, where the machine can speak."""
    script = _script(request, public_id, which)
    pace = bulletin.pace_of(request.authority)
    body = sound.wav(script.text, pace.words_a_minute if pace else None)
    return HttpResponse(body, content_type="audio/wav")


def _script(request: HouseRequest, public_id: str, which: str) -> Script:
    told = bulletin.for_reading(conference_of(request, public_id))
    if told is None:
        raise Http404
    return MAKE[which](told, bulletin.pace_of(request.authority))


@office_page(*READ)
def poster_file(request: HouseRequest, slug: str, public_id: str, size: str) -> HttpResponse:
    """The poster of what holds now, for the printer of the office or of a print shop."""
    row = conference_of(request, public_id)
    told = announcing.current(row)
    if told is None:
        raise Refused(_("There is no announcement that holds. Announce first."), code="state")
    address = request.build_absolute_uri(reverse("portal:conference", args=[slug, public_id]))
    response = HttpResponse(poster.render(told, size=size, address=address), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="ap-phich-{size}-{told.version}.pdf"'
    return response
