"""Check a backup in a temporary place, or put it in the place of the data."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.operations import release
from doithoai.operations.backup import making, measuring, sealing, tools, unpacking
from doithoai.operations.backup.sealing import BadBackup

DATABASE = "doithoai.sqlite3"
_EMPTY = "DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n"


@dataclass(frozen=True)
class Checked:
    """What the copy said; `differences` is empty when it equals what was counted when the backup was made."""

    manifest: dict[str, Any]
    rows: int
    files: int
    differences: list[str]


def check(backup: Path) -> Checked:
    """Restore into a temporary place and compare rows, journal, sums and stored files."""
    with tools.work_folder(Path(settings.DOITHOAI_DATA_DIR)) as work:
        manifest = unpacking.unpack(backup, work, sealing.read_key())
        with _standing(work, manifest) as url:
            return compare(manifest, url, work)


def compare(manifest: dict[str, Any], url: str, folder: Path) -> Checked:
    """Compare a restored copy with its manifest; an older one is brought to this release between the two looks."""
    tools.lend_keys(folder)
    rows = tools.measured(url, folder, rows_only=True)
    found = measuring.differences(manifest, rows)
    if set(rows["migrations"]) != release.known_migrations():
        tools.manage(url, folder, "migrate", "--verbosity", "0")
    full = tools.measured(url, folder)
    found += measuring.differences(manifest, {part: full[part] for part in ("journal", "sums")})
    found += [f"files: {line}" for line in full["files"]]
    number = sum(1 for path in (folder / "files").rglob("*") if path.is_file())
    return Checked(manifest, sum(rows["tables"].values()), number, found)


@contextmanager
def _standing(work: Path, manifest: dict[str, Any]) -> Iterator[str]:
    """The address of the database of an unpacked backup."""
    if manifest["vendor"] == "sqlite":
        yield f"sqlite:///{work / making.SQLITE}"
        return
    url = tools.database_url()
    if not url.startswith("postgres"):
        raise BadBackup(
            _("This is a backup of PostgreSQL. Name a server in DOITHOAI_DATABASE_URL, where a spare database can be.")
        )
    with tools.spare_database(url) as spare:
        tools.postgresql("pg_restore", spare, *_RESTORE, str(work / making.POSTGRESQL))
        yield spare


_RESTORE = ("--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction")


def put(backup: Path, place: Path, *, overwrite: bool = False) -> Path | None:
    """Put the backup into a data folder (and PostgreSQL's configured database).

    Everything is unpacked and compared with its hashes first. What stood there is kept in the folder that is returned;
    without `overwrite` a used place is refused.
    """
    place.mkdir(mode=0o750, parents=True, exist_ok=True)
    with tools.work_folder(place) as work:
        manifest = unpacking.unpack(backup, work, sealing.read_key())
        is_sqlite = manifest["vendor"] == "sqlite"
        url = f"sqlite:///{place / DATABASE}" if is_sqlite else tools.database_url()
        if not is_sqlite and not url.startswith("postgres"):
            raise BadBackup(_("This is a backup of PostgreSQL. Name its database in DOITHOAI_DATABASE_URL."))
        used = _is_used_file(place / DATABASE) if is_sqlite else _is_used(url)
        if (used or any((place / "files").glob("??/*"))) and not overwrite:
            raise BadBackup(
                _("There are data already in %(place)s. Nothing was changed. Say --overwrite to put them aside.")
                % {"place": place}
            )
        aside = place / f"before-{clock.now().astimezone(clock.ZONE):%Y%m%d-%H%M%S}"
        if not is_sqlite:
            _into_postgresql(url, work)
        return _swap(work, place, aside, is_sqlite=is_sqlite)


def put_back(backup: Path) -> None:
    """Put the database of a backup where the configured one lies; the stored files, which no upgrade touches, stay."""
    name = Path(str(connection.settings_dict["NAME"]))
    with tools.work_folder(Path(settings.DOITHOAI_DATA_DIR)) as work:
        unpacking.unpack(backup, work, sealing.read_key())
        if connection.vendor != "sqlite":
            _into_postgresql(tools.database_url(), work)
            return
        for ending in ("-wal", "-shm"):
            name.with_name(name.name + ending).unlink(missing_ok=True)
        (work / making.SQLITE).replace(name)


def _swap(work: Path, place: Path, aside: Path, *, is_sqlite: bool) -> Path | None:
    """Move the old aside and the new in; each is one rename."""
    (work / "files").mkdir(exist_ok=True)
    moves = {work / "files": place / "files"}
    if is_sqlite:
        moves[work / making.SQLITE] = place / DATABASE
    beside = [place / f"{DATABASE}{ending}" for ending in ("-wal", "-shm")] if is_sqlite else []
    old = [path for path in (*moves.values(), *beside) if path.exists()]
    for path in old:
        aside.mkdir(mode=0o700, exist_ok=True)
        path.rename(aside / path.name)
    for new, target in moves.items():
        new.rename(target)
    return aside if old else None


def _is_used_file(file: Path) -> bool:
    if not file.is_file() or file.stat().st_size == 0:
        return False
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as one:
            return bool(one.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0])
    except sqlite3.Error:
        return True  # whatever it is, it is not ours to overwrite unasked


def _is_used(url: str) -> bool:
    with psycopg.connect(url) as server:
        found = server.execute("SELECT COUNT(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    return bool(found and found[0])


def _into_postgresql(url: str, work: Path) -> None:
    """Empty and fill in one transaction: it stands as before, or as in the backup, and never between."""
    script, empty = work / "script.sql", work / "empty.sql"
    tools.script_of(work / making.POSTGRESQL, script)
    empty.write_text(_EMPTY)
    arguments = ("--quiet", "--no-psqlrc", "--single-transaction", "--set=ON_ERROR_STOP=1")
    tools.postgresql("psql", url, *arguments, f"--file={empty}", f"--file={script}")


def keep_only(folder: Path, number: int) -> list[Path]:
    """Remove all but the newest backups of a folder; returns what was removed."""
    old = sorted(folder.glob(f"*{making.ENDING}"))[:-number] if number > 0 else []
    for path in old:
        path.unlink()
    return old
