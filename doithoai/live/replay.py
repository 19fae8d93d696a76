"""Commands that a screen kept while the server was away: when they happened, in which order, and whose word counts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.models import Entry
from doithoai.core.transitions import once
from doithoai.live import beats
from doithoai.live.models import Command, HallDevice, Sitting

journal.register_verb("sitting.contested", _("Two have acted while the connection was down"))

#: Whose word counts when two have acted: the chair's for floor and order, the minute taker's for the text, the desk's
#: for who is there. The names are those of the screens.
WORD_OF = {"floor": "chair", "text": "secretary", "attendance": "desk"}
_LETTERS = "ABCDEFGHKLMNPQRSTUVXY"


def letter_of(sitting: Sitting, device: str) -> str:
    """The letter of this browser at this sitting, given once: A, B, … then AA, AB, …"""
    for _attempt in range(20):
        known = HallDevice.objects.filter(sitting=sitting, device=device).first()
        if known is not None:
            return known.letter
        place = HallDevice.objects.filter(sitting=sitting).count()
        many, one = divmod(place, len(_LETTERS))
        letter = (_LETTERS[many - 1] if many else "") + _LETTERS[one]
        try:
            with transaction.atomic():
                HallDevice.objects.create(sitting=sitting, device=device, letter=letter)
        except IntegrityError:
            continue  # two browsers came at the same moment
    raise LookupError(device)


def is_of_letter(number: str, letter: str) -> bool:
    """True for a number that the desk with this letter may have given: A-17."""
    return re.fullmatch(rf"{letter}-[1-9]\d{{0,4}}", number) is not None


class Timeline:
    """When commands of one device happened: its clock and the offset it knew, never before the one before.

    A clock that is wrong by an hour has an offset of an hour. What would lie in the future happened just now,
    what would lie before the doors opened happened when they opened; the order of the device stands above its clock.
    """

    def __init__(self, sitting: Sitting) -> None:
        first = journal.history(sitting).order_by("id").values_list("at", flat=True).first()
        self._floor = first or sitting.state_since
        self.now = clock.now()

    def happened(self, device_at: datetime, offset: timedelta) -> datetime:
        """The moment by the clock of the house."""
        try:
            moment = device_at + offset
        except OverflowError:
            moment = self.now
        moment = min(max(moment, self._floor), self.now)
        self._floor = moment
        return moment


@dataclass
class Chain:
    """Which beat of the floor the own commands have led to, for each beat that a screen was drawn at."""

    sitting: Sitting
    led_to: dict[int, int] = field(default_factory=dict)

    def expected(self, seen: int) -> int:
        return self.led_to.get(seen, seen)

    def stands(self, seen: int) -> bool:
        """True while nobody else has acted on the floor since the screen was drawn."""
        return beats.of_floor(self.sitting) == self.expected(seen)

    def note(self, seen: int, key: str) -> None:
        """This command has been performed, now or before its answer was lost."""
        after = Command.objects.filter(key=key).values_list("floor_after", flat=True).first()
        if after is not None:
            self.led_to[seen] = after


def others_since(row: models.Model, verb: str, moment: datetime, *, by: Actor) -> Entry | None:
    """The newest entry of this kind about the row that somebody else made after `moment`."""
    return journal.history(row).filter(verb=verb, at__gt=moment).exclude(by_id=by.pk).first()


def note_contest(sitting: Sitting, *, name: str, key: str, by: Actor, is_settled: bool) -> None:
    """Two have acted: the journal keeps that it was so, once; the words of both stand where they were written."""
    mark = f"contested:{key}"
    if once(mark):
        return
    journal.record(sitting, "sitting.contested", by=by, facts={"command": name, "settled": is_settled}, key=mark)
