"""Make a backup while people write: one moment of the database, the stored files, one encrypted file."""

from __future__ import annotations

import hashlib
import hmac
import io
import json
import os
import shutil
import sqlite3
import tarfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.operations import release
from doithoai.operations.backup import measuring, note, sealing, tools
from doithoai.operations.backup.sealing import PIECE, BadBackup
from doithoai.operations.health import store

FORMAT = 1
MANIFEST, FILES = "manifest.json", "files.json"
SQLITE, POSTGRESQL = "database.sqlite3", "database.dump"
ENDING = ".doithoai-backup"
#: Room that must stay free beside the copy of the database and the backup itself.
SPARE = 50 * PIECE


@dataclass(frozen=True)
class Made:
    path: Path
    size: int
    files: int
    made_key: bool


def make(out: Path | None = None) -> Made:
    """Write a backup into the folder; BadBackup when it cannot be done, and then nothing is left behind."""
    folder = out or Path(settings.DOITHOAI_BACKUP_DIR)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    key, made_key = sealing.ensure_key()
    now = clock.now()
    target = folder / f"doithoai-{now.astimezone(clock.ZONE):%Y%m%d-%H%M%S-%f}{ENDING}"
    draft = target.with_suffix(".draft")
    try:
        with tools.work_folder(Path(settings.DOITHOAI_DATA_DIR)) as work:
            _room(folder, work)
            database, measured = _moment(work)
            manifest = {**_head(now.isoformat(), database), **measured}
            number = _pack(draft, key, manifest, database)
        draft.replace(target)
    except OSError as error:
        raise BadBackup(_("The backup cannot be written: %(why)s.") % {"why": error.strerror or error}) from error
    finally:
        draft.unlink(missing_ok=True)
    _sync(folder)
    note.write(now, target.stat().st_size)
    return Made(target, target.stat().st_size, number, made_key)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _room(folder: Path, work: Path) -> None:
    """Refuse early rather than fill the disk on which people's words are stored."""
    name = Path(str(connection.settings_dict["NAME"]))
    database = name.stat().st_size if connection.vendor == "sqlite" and name.is_file() else 0
    files = sum(path.stat().st_size for path in files_root().rglob("*") if path.is_file())
    for place, needed in ((work, database + SPARE), (folder, 2 * database + files + SPARE)):
        free = shutil.disk_usage(place).free
        if free < needed:
            raise BadBackup(
                _("There is not room enough in %(place)s: %(needed)s MB are needed, %(free)s MB are free.")
                % {"place": place, "needed": needed // PIECE, "free": free // PIECE}
            )


def _moment(work: Path) -> tuple[Path, measuring.Measured]:
    """The database as it was at one moment, and what was counted at the same moment."""
    return _sqlite(work) if connection.vendor == "sqlite" else _postgresql(work)


def _sqlite(work: Path) -> tuple[Path, measuring.Measured]:
    copy = work / SQLITE
    # All pages in one step: with small steps the copy begins anew at every write and never ends.
    source = sqlite3.connect(f"file:{connection.settings_dict['NAME']}?mode=ro", uri=True, timeout=60)
    with closing(source), closing(sqlite3.connect(copy)) as to:
        source.backup(to, pages=-1)
    tools.lend_keys(work)
    found = tools.measured(f"sqlite:///{copy}", work, rows_only=_is_older())
    with closing(sqlite3.connect(copy)) as to:
        # A single file without a log beside it.
        to.execute("PRAGMA journal_mode=DELETE")
    return copy, found


def _postgresql(work: Path) -> tuple[Path, measuring.Measured]:
    copy = work / POSTGRESQL
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        moment = cursor.fetchone()[0]
        arguments = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}", f"--file={copy}")
        tools.postgresql("pg_dump", tools.database_url(), *arguments)
        return copy, measuring.measure(rows_only=_is_older())


def _is_older() -> bool:
    """Before an upgrade the tables are not those of the program: only rows can be counted."""
    return bool(store.unapplied())


def _head(at: str, database: Path) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "product": "doithoai",
        "version": release.version(),
        "made_at": at,
        "vendor": connection.vendor,
        "database": database.name,
        "data_keys": data_keys(),
    }


def data_keys() -> dict[str, str]:
    """Fingerprints of the keys that personal columns and look-up codes were made with."""
    keys = {**settings.DOITHOAI_DATA_KEYS, "code": settings.DOITHOAI_CODE_KEY}
    return {name: hmac.new(key, b"doithoai data key", hashlib.sha256).hexdigest()[:16] for name, key in keys.items()}


def files_root() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR) / "files"


def _pack(draft: Path, key: bytes, manifest: dict[str, Any], database: Path) -> int:
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        sealed = sealing.Writer(out, key)
        with tarfile.open(mode="w|", fileobj=cast(Any, sealed), bufsize=PIECE) as tar:
            _put(tar, MANIFEST, json.dumps(manifest, ensure_ascii=False).encode())
            hashes = {database.name: _add(tar, database, database.name)}
            for path in sorted(files_root().glob("??/*")):
                name = f"files/{path.relative_to(files_root())}"
                try:
                    hashes[name] = _add(tar, path, name)
                except FileNotFoundError:  # discarded this moment: no row of the copy names it as kept for long
                    continue
            _put(tar, FILES, json.dumps(hashes).encode())
        sealed.close()
        out.flush()
        os.fsync(out.fileno())
    return len(hashes) - 1


def _put(tar: tarfile.TarFile, name: str, content: bytes) -> None:
    info = tarfile.TarInfo(name)
    info.size = len(content)
    tar.addfile(info, io.BytesIO(content))


class _Hashing:
    """Reads a file and hashes what is read."""

    def __init__(self, source: Any) -> None:
        self.source, self.hash = source, hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        content: bytes = self.source.read(size)
        self.hash.update(content)
        return content


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str:
    with path.open("rb") as source:
        info = tarfile.TarInfo(name)
        info.size = os.fstat(source.fileno()).st_size
        hashing = _Hashing(source)
        tar.addfile(info, cast(Any, hashing))
    return hashing.hash.hexdigest()
