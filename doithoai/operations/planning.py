"""SQLite plans by figures about its tables, which nobody but the clock renews. PostgreSQL renews its own."""

from __future__ import annotations

import sqlite3
from datetime import datetime, timedelta

from django.db import connection, transaction

#: Between two looks; the first one is when the clock begins.
HOURS = 6
#: Of a table of any size so many rows are looked at, so that writers hardly wait.
LOOKED_AT = 1000
#: What has changed much, in every table; before that version tables are left out that this connection has not asked.
OPTIMIZE, SINCE = "PRAGMA optimize=0x10002", (3, 46)

_looked: dict[str, datetime] = {}


def renew(now: datetime) -> bool:
    """There is never more to do at once."""
    last = _looked.get("at")
    if connection.vendor != "sqlite" or (last is not None and timedelta(0) <= now - last < timedelta(hours=HOURS)):
        return False
    _looked["at"] = now
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit={LOOKED_AT}")
        cursor.execute(OPTIMIZE if sqlite3.sqlite_version_info >= SINCE else "ANALYZE")
    return False
