"""What a notice was told for: whether it still holds when it leaves, and what can be done from it at once.

The first word of the key names the occasion; the rooms above hang in what they know of theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from doithoai.core import clock
from doithoai.notices.models import Notice
from doithoai.people.models import Membership

#: When it may leave: now or later; None when it no longer holds.
When = Callable[[Notice, datetime], datetime | None]


@dataclass(frozen=True)
class Act:
    """What its reader may do from the message itself: the name of the act, to what, and the words of the link."""

    name: str
    subject: str
    words: str


Offer = Callable[[Notice], Act | None]

_when: dict[str, When] = {}
_offers: dict[str, Offer] = {}


def look_again(occasion: str, when: When) -> None:
    """A room says of its own occasion whether it still holds."""
    _when[occasion] = when


def act_from(occasion: str, offer: Offer) -> None:
    """A room says what can be done from the messages of an occasion."""
    _offers[occasion] = offer


def occasion_of(notice: Notice) -> str:
    return notice.key.partition(":")[0]


def when(notice: Notice, now: datetime) -> datetime | None:
    """When the notice may leave, by how things stand now: who left the authority is not written to any more."""
    if notice.reader_id is not None and not _is_here(notice, now):
        return None
    own = _when.get(occasion_of(notice))
    return own(notice, now) if own else now


def act_of(notice: Notice) -> Act | None:
    """What its reader may do from it, if anything."""
    offer = _offers.get(occasion_of(notice))
    return offer(notice) if offer and notice.reader_id is not None else None


def _is_here(notice: Notice, now: datetime) -> bool:
    held = Membership.objects.on(clock.local(now).date())
    return held.filter(person=notice.reader_id, authority=notice.authority_id, person__is_active=True).exists()
