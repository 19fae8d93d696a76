"""One rendering per conference, beat, audience and language, cached as bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

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


def _render(conference_id: int, audience: str, language: str) -> bytes:
    sitting = (
        Sitting.objects.select_related("conference__authority").filter(conference_id=conference_id).first()
    )
    context = {"screen": projection.public(sitting) if sitting else None, "sitting": sitting}
    with translation.override(language):
        return render_to_string(TEMPLATES[audience], context).strip().encode()
