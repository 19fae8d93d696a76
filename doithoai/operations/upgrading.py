"""Bring the tables to this release: backup, change, look; back to the backup when something fails.

How far it came stands in a small file, so that a call after a cut goes on, or goes back.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections
from django.utils.translation import gettext as _

from doithoai.core import health
from doithoai.core.health import Verdict
from doithoai.operations import running
from doithoai.operations.backup import making, restoring
from doithoai.operations.backup.sealing import BadBackup
from doithoai.operations.health import store

NAME = "upgrade.json"
#: Checks that must not be bad after an upgrade; the others were as bad before it.
JUDGED = {"migrations", "triggers", "damage", "conservation", "database"}
BACK, CHANGING = "going back", "changing"

Say = Callable[[str], None]


class Failed(Exception):
    """The upgrade did not come about; the message says how things stand."""


@dataclass
class Progress:
    """What a broken-off upgrade must know: where its backup lies, and what it was doing."""

    backup: str
    doing: str = CHANGING

    def note(self) -> None:
        draft = _place().with_suffix(".draft")
        with draft.open("w") as out:
            json.dump(asdict(self), out)
            out.flush()
            os.fsync(out.fileno())
        draft.replace(_place())


def _place() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR) / NAME


def broken_off() -> Progress | None:
    """The upgrade that was cut in the middle, if there was one."""
    try:
        return Progress(**json.loads(_place().read_text()))
    except FileNotFoundError:
        return None


def upgrade(say: Say) -> None:
    """All of it, alone with the data; Failed when the state before had to be put back."""
    with running.alone(Path(settings.DOITHOAI_DATA_DIR)):
        cut = broken_off()
        if cut is not None and cut.doing == BACK:
            say(_("The last upgrade was cut while it went back: it goes back now."))
            _back(cut, _("the upgrade was cut off"))
        if cut is None and not store.unapplied():
            say(_("The tables are those of this release. Nothing was to be done."))
            return
        if cut is None:
            cut = _begin(say)
        else:
            say(_("The last upgrade was cut off: it goes on."))
        _go_on(cut, say)


def _begin(say: Say) -> Progress:
    progress = Progress("")
    if connection.introspection.table_names():
        made = making.make()
        say(_("Backup: %(place)s") % {"place": made.path})
        progress.backup = str(made.path)
    progress.note()
    return progress


def _go_on(progress: Progress, say: Say) -> None:
    try:
        # Each change is one transaction on both databases: a cut leaves it undone or done.
        call_command("migrate", interactive=False, verbosity=0)
    except Exception as fault:
        _back(progress, f"{type(fault).__name__}: {fault}")
    bad = [one for one in health.look() if one.name in JUDGED and one.verdict == Verdict.BAD]
    if bad:
        _back(progress, "; ".join(str(found.seen) for one in bad for found in one.findings))
    _place().unlink()
    say(_("The tables are those of this release, and they were looked at."))


def _back(progress: Progress, why: str) -> None:
    """Put back what stood before; always ends in Failed."""
    if not progress.backup:
        _place().unlink()
        raise Failed(_("The tables could not be made (%(why)s). There was nothing to go back to.") % {"why": why})
    progress.doing = BACK
    progress.note()
    connections.close_all()
    try:
        restoring.put_back(Path(progress.backup))
    except BadBackup as bad:
        raise Failed(
            _("The upgrade failed (%(why)s), and going back failed too (%(bad)s). Run manage.py upgrade again.")
            % {"why": why, "bad": bad}
        ) from bad
    _place().unlink()
    raise Failed(
        _("The upgrade failed (%(why)s). Everything stands as before; start the release of before again.")
        % {"why": why}
    )
