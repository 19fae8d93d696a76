"""Checks of the database: its mode, its tables, and the triggers that keep what was received."""

from __future__ import annotations

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from doithoai.core import seals
from doithoai.core.health import Finding, bad, ok

#: What a SQLite database of ours answers: pragma -> value (synchronous 2 = FULL).
MODE = {"journal_mode": "wal", "foreign_keys": 1, "synchronous": 2}
#: Triggers that the migrations install (core.append_only), by the table they protect.
SQLITE_TRIGGERS = {
    "core_entry": ("update", "delete", "replace"),
    "core_journalleaf": ("update", "delete", "replace"),
    "core_journalnode": ("update", "delete", "replace"),
    "core_journalseal": ("update", "delete", "replace"),
    "opinion_submission": ("kept", "delete", "words"),
    "opinion_opinion": ("kept", "delete", "words"),
    "reporting_report": ("frozen", "frozen_delete"),
}
POSTGRESQL_TRIGGERS = {
    "core_entry": ("append_only", "no_truncate"),
    "core_journalleaf": ("append_only", "no_truncate"),
    "core_journalnode": ("append_only", "no_truncate"),
    "core_journalseal": ("append_only", "no_truncate"),
    "opinion_submission": ("kept", "no_delete", "words"),
    "opinion_opinion": ("kept", "no_delete", "words"),
    "reporting_report": ("frozen", "frozen_delete"),
}


def mode() -> list[Finding]:
    """SQLite as we set it; PostgreSQL of a version that is still mended."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0]) // 10000
            cursor.execute("SHOW synchronous_commit")
            if cursor.fetchone()[0] == "off":
                return bad(
                    _("PostgreSQL confirms before it has written."),
                    _("Set synchronous_commit = on: else an opinion that was confirmed can be lost."),
                )
            return ok(f"PostgreSQL {version}")
        wrong = []
        for name, wanted in MODE.items():
            cursor.execute(f"PRAGMA {name}")
            value = cursor.fetchone()[0]
            if value != wanted:
                wrong.append(f"{name}={value}")
    if wrong:
        return bad(
            _("SQLite runs in another mode: %(wrong)s.") % {"wrong": ", ".join(wrong)},
            _("Put the database on a local disk (not on a network drive) and start the service again."),
        )
    return ok("SQLite: WAL, synchronous=FULL, foreign_keys")


def unapplied() -> list[str]:
    """Migrations of this release that the database has not seen; none when it is up to date."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{one.app_label}.{one.name}" for one, _back in plan]


def migrations() -> list[Finding]:
    waiting = unapplied()
    if waiting:
        return bad(
            _("%(number)s changes of the tables are not made yet.") % {"number": len(waiting)},
            _("Stop the service and run manage.py upgrade."),
        )
    return ok(_("The tables are those of this release."))


def triggers() -> list[Finding]:
    """What was received and the journal are protected by the database itself."""
    is_sqlite = connection.vendor == "sqlite"
    asked = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if is_sqlite
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'"
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        present = {name for (name,) in cursor.fetchall()}
    wanted = SQLITE_TRIGGERS if is_sqlite else POSTGRESQL_TRIGGERS
    missing = {f"{table}_{name}" for table, names in wanted.items() for name in names} - present
    if missing:
        return bad(
            _("The database does not protect what was received: %(names)s.") % {"names": ", ".join(sorted(missing))},
            _("Restore the last backup, or ask who maintains the release to put the triggers back."),
        )
    return ok(_("The journal and what was received cannot be changed."))


def damage() -> list[Finding]:
    """Whether SQLite reads its own file without a fault, and every row points at one that is there."""
    if connection.vendor != "sqlite":
        return ok(_("PostgreSQL looks after its files itself."))
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        said = cursor.fetchone()[0]
        cursor.execute("PRAGMA foreign_key_check")
        astray = cursor.fetchone()
    if said != "ok" or astray is not None:
        return bad(
            _("The database file is damaged."),
            _("Stop the service, keep the file, and restore the last backup."),
        )
    return ok(_("The database file is sound."))


def journal() -> list[Finding]:
    """Every entry against its seal."""
    found = list(seals.verify())
    if found:
        entries = ", ".join(str(one.entry) for one in found[:5] if one.entry) or found[0].kind
        return bad(
            _("The journal does not agree with its seals: %(entries)s.") % {"entries": entries},
            _("Keep this database as it is, and compare it with the last backup: verify_journal says what differs."),
        )
    return ok(_("Every entry of the journal agrees with its seal."))
