"""What was erased, told beside the backups: a backup of before would bring it back, and it is erased again from here.

One line for each: the day, the public id of the submission, the number of the request or the rule. Nothing personal.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from doithoai.core import clock
from doithoai.opinion.models import Submission

NAME = "erased.txt"

log = logging.getLogger(__name__)


def note(submission: Submission, why: str) -> None:
    """After the erasing stands; that it cannot be written is said in the log and undoes nothing."""
    place = _place()
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as out:
            out.write(f"{clock.today().isoformat()} {submission.public_id} {why}\n")
            out.flush()
            os.fsync(out.fileno())
    except OSError as fault:
        log.error("erased.txt cannot be written: %s", type(fault).__name__)


def lines() -> Iterator[tuple[str, str]]:
    """Public id and reason of everything that was erased."""
    place = _place()
    for line in place.read_text(encoding="ascii").splitlines() if place.is_file() else ():
        _day, public_id, why = line.split(" ", 2)
        yield public_id, why


def _place() -> Path:
    return Path(settings.DOITHOAI_BACKUP_DIR) / NAME
