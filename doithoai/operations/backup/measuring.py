"""What two databases must agree in: rows of every table, migrations, the journal, the sums of the opinions."""

from __future__ import annotations

import hashlib
from typing import Any

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from doithoai.core import journal
from doithoai.core.models import Entry
from doithoai.opinion import conservation
from doithoai.people.models import Authority

Measured = dict[str, Any]


def measure(*, rows_only: bool = False) -> Measured:
    """Plain values for JSON; all read in one transaction of the caller when they must be of one moment."""
    found: Measured = {"migrations": applied(), "tables": tables()}
    if not rows_only:
        found |= {"journal": entries(), "sums": sums()}
    return found


def applied() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def tables() -> dict[str, int]:
    """How many rows each table holds; SQLite's word index holds none of its own, its inner tables are counted."""
    counted = {}
    with connection.cursor() as cursor:
        virtual: set[str] = set()
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%%'")
            virtual = {name for (name,) in cursor.fetchall()}
        for name in sorted(set(connection.introspection.table_names(cursor)) - virtual):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(name)}")  # noqa: S608 -- a table's name
            counted[name] = cursor.fetchone()[0]
    return counted


def entries() -> Measured:
    """Number, last id and a hash over every entry of the journal in order."""
    whole, number, last = hashlib.sha256(), 0, 0
    for entry in Entry.objects.order_by("pk").iterator(chunk_size=2000):
        whole.update(journal.canonical(entry) + b"\n")
        number, last = number + 1, entry.pk
    return {"number": number, "last": last, "sha256": whole.hexdigest()}


def sums() -> Measured:
    """The sum of each authority, and whether it holds."""
    found = {}
    for authority in Authority.objects.order_by("slug"):
        balance = conservation.balance(authority)
        found[authority.slug] = {"received": balance.received, "places": balance.places, "holds": balance.holds}
    return found


def differences(before: Measured, after: Measured) -> list[str]:
    """What does not agree, one plain line each; only what both hold is compared."""
    found = []
    for part in sorted(before.keys() & after.keys() & {"migrations", "tables", "journal", "sums"}):
        was, now = before[part], after[part]
        if isinstance(was, dict):
            names = sorted(was.keys() | now.keys())
            found += [
                f"{part}.{name}: {was.get(name)} ≠ {now.get(name)}" for name in names if was.get(name) != now.get(name)
            ]
        elif was != now:
            found.append(f"{part}: {sorted(set(was) ^ set(now))}")
    return found
