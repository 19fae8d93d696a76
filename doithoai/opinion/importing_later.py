"""A large spreadsheet is taken in by the clock, while a page says how far it is."""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, move
from doithoai.opinion import importing, states
from doithoai.opinion.models import SheetImport
from doithoai.people.models import Person
from doithoai.people.roles import Acting

#: Up to so many rows the page itself waits.
AT_ONCE = 300


def take_in(row: SheetImport, *, by: Actor) -> SheetImport:
    """A small file at once, a large one by the clock."""
    if row.rows <= AT_ONCE:
        return importing.take_in(row, by=by)
    if importing.preview(row).new == 0:
        raise Refused(_("All rows of this file were received before. Nothing was added."), code="known")
    move(row, states.QUEUE_SHEET, by=by, queued_by=by.pk, failure="")
    return row


def take_in_one(_now: datetime) -> bool:
    """The oldest file that waits; what cannot be taken in goes back to be looked at, with the sentence."""
    row = _waiting()
    if row is None:
        return False
    by = Acting(Person.objects.get(pk=row.queued_by or 0), row.authority)
    try:
        importing.take_in(row, by=by, progress=lambda done, of: _tell(row, done, of))
    except Refused as refused:
        with contextlib.suppress(Refused), transaction.atomic():
            again = _waiting(row.pk)
            if again is not None:
                move(again, states.RETURN_SHEET, by=by, allowed=True, failure=str(refused.sentence)[:300])
    finally:
        _file(row).unlink(missing_ok=True)
    return True


def done_of(row: SheetImport) -> int:
    """How many rows of a waiting file are taken in so far.

    It stands in a file beside the database, where the open transaction of the import cannot be read.
    """
    try:
        return int(_file(row).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return 0


def _waiting(pk: int | None = None) -> SheetImport | None:
    rows = SheetImport.objects.filter(state=states.SheetState.QUEUED)
    rows = rows.select_related("authority", "conference", "through").order_by("pk")
    return (rows.filter(pk=pk) if pk else rows).first()


def _tell(row: SheetImport, done: int, _of: int) -> None:
    file = _file(row)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(str(done), encoding="ascii")


def _file(row: SheetImport) -> Path:
    return Path(settings.DOITHOAI_DATA_DIR) / "progress" / row.public_id
