"""Say on the next page what was done, with a way back for the next seconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages

from doithoai.core.badges import Words

if TYPE_CHECKING:
    from doithoai.core.web import HouseRequest

UNDO = "undo:"


def done(request: HouseRequest, sentence: Words, *, undo: str = "") -> None:
    """A message of success; `undo` is the address that takes the act back by POST."""
    messages.success(request, str(sentence), extra_tags=f"{UNDO}{undo}" if undo else "")


def undo_path(extra_tags: str | None) -> str:
    """The address behind the undo button of a message, or nothing."""
    path = (extra_tags or "").removeprefix(UNDO)
    return path if (extra_tags or "").startswith(UNDO) and path.startswith("/") and not path.startswith("//") else ""
