"""One rendering per conference, beat, audience and language, cached as bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from doithoai.conference.models import Conference
from doithoai.core import pulse
from doithoai.live import projection
from doithoai.live.models import Sitting

#: What one audience sees of the sitting; the templates hold nothing personal.
TEMPLATES = {
    "projector": "hall/fragments/projector.html",
    "phone": "hall/fragments/phone.html",
    "timer": "hall/fragments/timer.html",
    "staff": "hall/fragments/staff.html",
}
PUBLIC_AUDIENCES = frozenset({"projector", "phone", "timer"})
KEPT = 64


@dataclass(frozen=True)
class Fragment:
    beat: int
    body: bytes


_cache: OrderedDict[tuple[int, int, str, str], bytes] = OrderedDict()
_lock = threading.Lock()


def render(conference_id: int, audience: str, language: str) -> Fragment:
    """The present fragment; rendered once per beat, whoever asks."""
    beat = pulse.beat(f"conference:{conference_id}")
    key = (conference_id, beat, audience, language)
    with _lock:
        body = _cache.get(key)
        if body is None:
            body = _render(conference_id, audience, language)
            _cache[key] = body
            while len(_cache) > KEPT:
                _cache.popitem(last=False)
    return Fragment(beat, body)


def context_of(sitting: Sitting | None, conference: Conference) -> dict[str, Any]:
    """What the fragments may use: the whitelisted screen, and the address of the phone page."""
    screen = projection.public(sitting) if sitting else None
    path = reverse("hall:phone", args=[conference.authority.slug, conference.public_id])
    return {
        "screen": screen,
        "waiting_text": ",".join(str(number) for number in screen.waiting_numbers) if screen else "",
        "phone_url": f"{_origin(conference)}{path}",
    }


def _origin(conference: Conference) -> str:
    """Where the code on the wall leads: the authority's own host, else the first public address of the house."""
    if conference.authority.host:
        return f"https://{conference.authority.host}"
    return settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else ""


def _render(conference_id: int, audience: str, language: str) -> bytes:
    conference = Conference.objects.select_related("authority").get(pk=conference_id)
    sitting = Sitting.objects.select_related("conference__authority").filter(conference=conference).first()
    with translation.override(language):
        return render_to_string(TEMPLATES[audience], context_of(sitting, conference)).strip().encode()
