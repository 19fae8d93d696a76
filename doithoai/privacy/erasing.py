"""Every room forgets one person; then nothing of it is left in the files of the database either."""

from __future__ import annotations

import logging

from django.db import OperationalError, connection, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import forgetting as casework
from doithoai.core import journal
from doithoai.core.actors import CLOCK, Actor
from doithoai.live import forgetting as live
from doithoai.opinion import forgetting as opinion
from doithoai.opinion.models import Submission
from doithoai.privacy import remembering
from doithoai.reporting import forgetting as reporting

log = logging.getLogger(__name__)

journal.register_verb("submission.erase", _("Personal data erased"))
journal.register_verb("submission.erase_contact", _("Contact data erased"))


def erase(submission: Submission, *, by: Actor, why: str) -> bool:
    """Words, files, contact data and what quotes them; False when it was done before. `why`: number or rule."""
    with transaction.atomic():
        row = Submission.objects.select_for_update().get(pk=submission.pk)
        if row.erased_at is not None:
            return False
        marks = opinion.marks_of(row, live.names_of(row))
        matters = opinion.matters_of(row)
        casework.forget(row, matters, marks)
        live.forget(row, marks)
        reporting.forget(row, marks)
        opinion.forget(row, marks)
        opinion.settle(row)
        journal.record(row, "submission.erase", by=by, facts={"why": why})
        leave_no_trace()
        transaction.on_commit(lambda: remembering.note(row, why))
    return True


def erase_again() -> int:
    """After a restore: what was erased since the backup was made goes once more; returns how many."""
    known = dict(remembering.lines())
    rows = Submission.objects.filter(public_id__in=known, erased_at=None).order_by("pk")
    return sum(erase(row, by=CLOCK, why=known[row.public_id]) for row in rows)


def erase_contact(submission: Submission, *, by: Actor, why: str) -> None:
    """Name and ways to the person alone: the words are still needed."""
    with transaction.atomic():
        opinion.forget_contact(submission)
        journal.record(submission, "submission.erase_contact", by=by, facts={"why": why})
        leave_no_trace()


def leave_no_trace() -> None:
    """SQLite overwrites what it frees (secure_delete), but the old pages wait in its log until it is emptied.

    PostgreSQL keeps old rows until it cleans up by itself; no dump and no backup holds them.
    """
    transaction.on_commit(_empty_the_log)


def _empty_the_log() -> None:
    """Somebody may still be reading: the erasing stands, and the round of the night empties the log once more."""
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = bool(cursor.fetchone()[0])
    except OperationalError:
        is_busy = True
    if is_busy:
        log.warning("the log of the database is being read; it is emptied at night")
