"""What one press of “save” keeps: words, ticks and files together, or none of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import answering, attaching
from doithoai.casework.models import Answer
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.core.uploads import Accepted

COLUMNS = ("short", "body", "basis", "result", "not_accepted_reason", "correction_reason")


def save(
    answer: Answer,
    *,
    by: Actor,
    added: Sequence[tuple[str, Accepted]] = (),
    dropped: Iterable[str] = (),
    **words: Any,
) -> None:
    """Refused as a whole when somebody else saved meanwhile, or when there are too many files."""
    with transaction.atomic():
        answering.save(answer, by=by, **words)
        attaching.change(answer, by=by, added=added, dropped=dropped)


def begin_with(answer: Answer, other: Answer, *, by: Actor) -> None:
    """Another answer as the beginning of a draft in which nothing stands yet."""
    if answer.short or answer.body:
        raise Refused(_("Something stands in this draft already. Copy by hand what you need."), code="state")
    _change(answer, by, short=other.short, body=other.body, basis=other.basis)


def take_text(answer: Answer, text: str, *, by: Actor, instead: bool = False) -> None:
    """The text of a Word file as the full answer; words that stand there already give way only when asked to."""
    if answer.body and answer.body != text and not instead:
        words = _("Something stands in this draft already. Tick that the file takes its place.")
        raise Refused(words, code="body", field="instead")
    _change(answer, by, body=text)


def _change(answer: Answer, by: Actor, **changed: str) -> None:
    known = {name: getattr(answer, name) for name in COLUMNS}
    answering.save(answer, by=by, seen_edits=answer.edits, **(known | changed))
