"""A command of a screen is performed once, however often it arrives (process rule 8)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.db import IntegrityError, transaction

from doithoai.core.actors import Actor
from doithoai.live.models import Command, Sitting

DoneT = TypeVar("DoneT")


def perform(sitting: Sitting, act: Callable[[], DoneT], *, name: str, by: Actor, key: str) -> tuple[DoneT | None, bool]:
    """Run `act` under its key: (its result, True), or (None, False) when the key was used before.

    The key is kept in the same transaction as the act, so a refused act may be tried again.
    """
    if not key:
        return act(), True
    try:
        with transaction.atomic():
            Command.objects.create(sitting=sitting, key=key, name=name, by_id=by.pk)
            return act(), True
    except IntegrityError:
        if Command.objects.filter(key=key).exists():
            return None, False
        raise
