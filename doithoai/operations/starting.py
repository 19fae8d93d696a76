"""Refuse to start, in one sentence, what could not run: no folder to write in, no tables."""

from __future__ import annotations

import os
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import Error, connection
from django.utils.translation import gettext as _

from doithoai.operations.health import store


def folder() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR)


def refuse_what_cannot_run() -> None:
    """CommandError with what to do."""
    if not os.access(folder(), os.W_OK | os.X_OK):
        raise CommandError(
            _("The data folder %(place)s cannot be written. Give it to the account that runs the service (chown).")
            % {"place": folder()}
        )
    for name in _beside():
        if name.exists() and not os.access(name, os.R_OK | os.W_OK):
            raise CommandError(
                _("%(place)s belongs to another account. Give it to the account that runs the service (chown).")
                % {"place": name}
            )
    try:
        connection.ensure_connection()
    except Error as fault:
        raise CommandError(
            _("The database cannot be reached (%(why)s). Look at DOITHOAI_DATABASE_URL, then start again.")
            % {"why": str(fault).strip().splitlines()[0]}
        ) from fault
    if store.unapplied():
        raise CommandError(_("The tables are not those of this release. Run manage.py upgrade, then start again."))


def _beside() -> list[Path]:
    """What the service must be able to change."""
    files = [folder() / "files"]
    if connection.vendor == "sqlite":
        name = str(connection.settings_dict["NAME"])
        files += [Path(name + ending) for ending in ("", "-queue", "-wal", "-shm")]
    return files
