"""The sign of a state: word, tone and icon in one table; colour never stands alone."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import models
from django.utils.functional import Promise

Words = str | Promise

#: Every tone with the icon that stands for it when nothing else is named.
TONES = {
    "wait": "clock",
    "work": "work",
    "plan": "plan",
    "say": "speech",
    "done": "done",
    "send": "forward",
    "stop": "x",
    "late": "late",
}
_ICONS = (
    "mark home calendar clock late place people person mic speech pen search file clip forward lock eye eye-off "
    "loud phone print download check done work plan x plus merge split pause play stop undo wifi-off chart info "
    "warn seal"
)
ICONS = frozenset(_ICONS.split())


@dataclass(frozen=True)
class Badge:
    """What a tag shows; an unknown tone or icon is a mistake of the programmer and is said at once."""

    word: Words
    tone: str
    icon: str = ""

    def __post_init__(self) -> None:
        if self.tone not in TONES:
            raise ValueError(f"no tone {self.tone!r}")
        if not self.icon:
            object.__setattr__(self, "icon", TONES[self.tone])
        if self.icon not in ICONS:
            raise ValueError(f"no icon {self.icon!r}")


#: Model label -> state -> tone: one table, so that the same colour means the same everywhere.
STATE_TONES: dict[str, dict[str, str]] = {
    "opinion.sheetimport": {"previewed": "work", "queued": "wait", "taken_in": "done", "dropped": "stop"},
    "opinion.gatheringreport": {
        "draft": "work",
        "sent": "wait",
        "received": "work",
        "passed_on": "send",
        "noted": "done",
    },
    "reporting.report": {"draft": "work", "submitted": "wait", "approved": "plan", "sent": "done"},
    "programme.plan": {
        "draft": "work",
        "submitted": "wait",
        "issued": "done",
        "replaced": "stop",
        "closed": "done",
    },
    "conference.conference": {
        "planned": "plan",
        "scheduled": "plan",
        "announced": "say",
        "in_session": "work",
        "concluded": "done",
        "closed": "done",
        "postponed": "stop",
        "cancelled": "stop",
        "moved": "stop",
    },
    "conference.briefing": {"writing": "work", "ready": "done", "shown": "done"},
    "conference.duty": {"open": "wait", "evidence": "work", "done": "done", "not_done": "stop"},
    "conference.announcement": {"draft": "work", "published": "done", "stale": "late", "replaced": "stop"},
    "opinion.matter": {
        "received": "wait",
        "classified": "wait",
        "assigned": "work",
        "prepared": "say",
        "raised": "say",
        "taken_up": "say",
        "explained": "say",
        "resolved": "done",
        "in_progress": "work",
        "scheduled": "plan",
        "referred": "send",
        "not_accepted": "stop",
        "diverted": "send",
        "withdrawn": "stop",
    },
    "opinion.publictext": {"proposed": "wait", "approved": "done", "sent_back": "stop", "replaced": "stop"},
    "casework.assignment": {
        "given": "work",
        "accepted": "work",
        "answered": "say",
        "closed": "done",
        "handed_back": "stop",
        "withdrawn": "stop",
    },
    "casework.answer": {
        "draft": "work",
        "in_review": "wait",
        "sent_back": "stop",
        "approved": "done",
        "published": "done",
        "corrected": "stop",
    },
    "casework.commitment": {"open": "plan", "evidence": "wait", "done": "done", "not_possible": "stop"},
    "casework.extension": {"asked": "wait", "approved": "done", "refused": "stop"},
    "casework.referral": {
        "drafted": "work",
        "sent": "send",
        "received": "send",
        "replied": "say",
        "passed_on": "done",
    },
    "privacy.datarequest": {"received": "wait", "accepted": "work", "done": "done", "refused": "stop"},
    "documents.paper": {"draft": "work", "signed": "wait", "issued": "done", "withdrawn": "stop"},
    "live.sitting": {
        "desk_open": "wait",
        "in_session": "work",
        "suspended": "stop",
        "concluding": "work",
        "ended": "done",
        "drafted": "wait",
        "signed": "done",
        "issued": "done",
        "follow_up": "plan",
        "archived": "done",
    },
    "live.segment": {"pending": "wait", "active": "work", "done": "done", "skipped": "stop"},
    "live.turn": {
        "submitted": "wait",
        "accepted": "wait",
        "ready": "plan",
        "called": "say",
        "speaking": "work",
        "paused": "work",
        "deferred": "late",
        "finished": "done",
        "merged": "stop",
        "redirected": "send",
        "to_written": "say",
        "declined": "stop",
        "withdrawn": "stop",
    },
    "live.question": {
        "raised": "wait",
        "assigned": "work",
        "answering": "work",
        "answered_on_spot": "say",
        "directed_on_spot": "plan",
        "promised": "plan",
        "forwarded": "send",
        "referred": "send",
        "out_of_scope": "stop",
        "concluded": "done",
    },
}


def badge_of(row: models.Model) -> Badge:
    """The badge of a row with a `state`."""
    state = str(getattr(row, "state", ""))
    return badge_for(row._meta.label_lower, state, _words(type(row)).get(state, state))


@cache
def _words(model: type[models.Model]) -> dict[str, Words]:
    """State -> its words; get_state_display() would make this table anew for each row."""
    choices: Any = model._meta.get_field("state").flatchoices  # type: ignore[union-attr]  # states have choices
    return dict(choices)


def badge_for(label: str, state: str, word: Words) -> Badge:
    """The badge of a state that is known without its row (figures, filters)."""
    return Badge(word, STATE_TONES.get(label, {}).get(state, "wait"))
