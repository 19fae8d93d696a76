"""When the last backup was made: a small file in the data folder, which the doctor and the figures read."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings

NAME = "backup-last.json"


def write(at: datetime, size: int) -> None:
    """Note a finished backup: the moment and its size in bytes."""
    place = _place()
    draft = place.with_suffix(".draft")
    draft.write_text(json.dumps({"at": at.isoformat(), "bytes": size}))
    draft.replace(place)


def last() -> datetime | None:
    """When the last backup was finished; None when there is none, or the note cannot be read."""
    try:
        return datetime.fromisoformat(json.loads(_place().read_text())["at"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _place() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR) / NAME
