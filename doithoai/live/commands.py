"""A command of a screen is performed once, however often it arrives (process rule 8)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db import IntegrityError, transaction

from doithoai.core.actors import Actor
from doithoai.live import beats
from doithoai.live.models import Command, Sitting

DoneT = TypeVar("DoneT")


@dataclass(frozen=True)
class Origin:
    """Where a command comes from that a screen kept while the server was away, and both of its times."""

    device: str
    sequence: int
    device_at: datetime
    happened_at: datetime


def is_done(key: str) -> bool:
    """True when a command with this key has been performed."""
    return Command.objects.filter(key=key).exists()


def perform(
    sitting: Sitting,
    act: Callable[[], DoneT],
    *,
    name: str,
    by: Actor,
    key: str,
    seen: int | None = None,
    origin: Origin | None = None,
) -> tuple[DoneT | None, bool]:
    """Run `act` under its key: (its result, True), or (None, False) when the key was used before.

    The key is kept in the same transaction as the act, so a refused act may be tried again. `seen` is the beat of the
    floor that the screen of an act on the floor showed; what the act leaves behind serves one that lost the answer.
    """
    if not key:
        return act(), True
    try:
        with transaction.atomic():
            command = Command.objects.create(
                sitting=sitting, key=key, name=name, by_id=by.pk, **(vars(origin) if origin else {})
            )
            done = act()
            # One step on from what was seen: nobody else has acted in between.
            if seen is not None and beats.of_floor(sitting) == seen + 1:
                Command.objects.filter(pk=command.pk).update(floor_after=seen + 1)
            return done, True
    except IntegrityError:
        if Command.objects.filter(key=key).exists():
            return None, False
        raise
