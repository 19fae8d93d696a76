"""A lock in the data folder: the service holds it together with others, an upgrade or a restore alone."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext as _

NAME = "running.lock"


class StillRunning(Exception):
    """Somebody else holds the data folder; the message is a sentence for the operator."""


@contextmanager
def together(place: Path) -> Iterator[None]:
    """Held by a service while it runs; refused while an upgrade or a restore goes on."""
    with _held(place, fcntl.LOCK_SH, _("An upgrade or a restore goes on. Start the service when it is done.")):
        yield


@contextmanager
def alone(place: Path) -> Iterator[None]:
    """Held by an upgrade or a restore; refused while the service runs on this machine."""
    with _held(place, fcntl.LOCK_EX, _("The service is running. Stop it first, nothing was changed.")):
        yield


@contextmanager
def _held(place: Path, how: int, otherwise: str) -> Iterator[None]:
    place.mkdir(mode=0o750, parents=True, exist_ok=True)
    handle = os.open(place / NAME, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, how | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StillRunning(otherwise) from error
    else:
        yield
    finally:
        os.close(handle)
