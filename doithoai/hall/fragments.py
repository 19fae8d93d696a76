"""One rendering per conference, beat, audience and language, cached as bytes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Subquery
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from doithoai.conference.models import Conference
from doithoai.core.models import Pulse
from doithoai.hall import marks
from doithoai.live import projection
from doithoai.live.models import Sitting

#: What one audience sees of the sitting; the templates hold nothing personal.
TEMPLATES = {
    "projector": "hall/fragments/projector.html",
    "phone": "hall/fragments/phone.html",
    "timer": "hall/fragments/timer.html",
    "staff": "hall/fragments/staff.html",
}
#: What is read at each change: no more than the screens need.
SHOWN = (
    *("state", "slide", "registration_open"),
    *(
        f"conference__{one}"
        for one in ("public_id", "title", "venue", "house_rules", "speak_seconds", "warning_seconds")
    ),
    *(f"conference__authority__{one}" for one in ("slug", "host", "head_title")),
)
PUBLIC_AUDIENCES = frozenset({"projector", "phone", "timer"})
KEPT = 64


@dataclass(frozen=True)
class Fragment:
    beat: int
    body: bytes


class Kept:
    """The newest few results by key. One is made at a time: whoever asks for the same waits for it, and gets it."""

    def __init__(self) -> None:
        self.rows: OrderedDict[tuple[Any, ...], Any] = OrderedDict()
        self.lock = threading.Lock()

    def get(self, key: tuple[Any, ...], make: Callable[[], Any]) -> Any:
        with self.lock:
            if key not in self.rows:
                self.rows[key] = make()
                while len(self.rows) > KEPT:
                    self.rows.popitem(last=False)
            return self.rows[key]


_contexts, _bodies = Kept(), Kept()


def render(conference_id: int, audience: str, language: str) -> Fragment:
    """The present fragment; rendered once per beat, whoever asks."""
    mark = _mark(conference_id)
    body = _bodies.get((*mark, audience, language), lambda: _render(mark, conference_id, audience, language))
    return Fragment(mark[1], body)


def state(conference: Conference, language: str) -> tuple[int, dict[str, Any]]:
    """The present beat and what the screens show at it: read from the rooms once per beat for all audiences."""
    mark = _mark(conference.pk)
    return mark[1], dict(_context(mark, conference.pk, language))


def _mark(conference_id: int) -> tuple[str, int]:
    """Conference and beat. The number of a row may come again after a restored backup, a public id does not."""
    beat = Pulse.objects.filter(pk=f"conference:{conference_id}").values("beat")
    public_id, now = Conference.objects.values_list("public_id", Subquery(beat)).get(pk=conference_id)
    return public_id, now or 0


def _context(mark: tuple[str, int], conference_id: int, language: str) -> dict[str, Any]:
    def make() -> dict[str, Any]:
        rows = Sitting.objects.select_related("conference__authority").only(*SHOWN)
        sitting = rows.filter(conference=conference_id).first()
        conference = (
            sitting.conference if sitting else Conference.objects.select_related("authority").get(pk=conference_id)
        )
        with translation.override(language):
            return context_of(sitting, conference, mark[1])

    found: dict[str, Any] = _contexts.get((*mark, language), make)
    return found


def context_of(sitting: Sitting | None, conference: Conference, beat: int) -> dict[str, Any]:
    """What the fragments may use: the whitelisted screen, the marks of the phones, the address of the phone page."""
    screen = projection.public(sitting, beat=beat) if sitting else None
    own = marks.of(sitting)
    path = reverse("hall:phone", args=[conference.authority.slug, conference.public_id])
    return {
        "screen": screen,
        "waiting_text": ",".join(str(number) for number in screen.waiting_numbers) if screen else "",
        "marks": own,
        "marks_text": marks.text(own),
        "phone_url": f"{_origin(conference)}{path}",
    }


def _origin(conference: Conference) -> str:
    """Where the code on the wall leads: the authority's own host, else the first public address of the house."""
    if conference.authority.host:
        return f"https://{conference.authority.host}"
    return settings.CSRF_TRUSTED_ORIGINS[0] if settings.CSRF_TRUSTED_ORIGINS else ""


def _render(mark: tuple[str, int], conference_id: int, audience: str, language: str) -> bytes:
    context = {} if audience == "staff" else _context(mark, conference_id, language)
    with translation.override(language):
        return render_to_string(TEMPLATES[audience], context).strip().encode()
