"""An empty database with every table, made once per state of the migrations and then copied.

Migrating takes seconds of processor time; each run of the tests, and each server a test starts, needs a fresh one.
On SQLite it is a file in build/, on PostgreSQL a database of the server that others are made from.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import django
import psycopg

ROOT = Path(__file__).resolve().parent.parent
#: What migrations call beside their own files.
CALLED = ("doithoai/core/append_only.py", "doithoai/opinion/index.py", "requirements.lock")
#: So many databases of older states stay on a server: another checkout may be at work with one.
KEPT = 4
PREFIX = "doithoai_migrated_"


def state() -> str:
    """The name of the present state of the migrations."""
    digest = hashlib.sha256(django.get_version().encode())
    for path in [*sorted(ROOT.glob("doithoai/*/migrations/*.py")), *(ROOT / one for one in CALLED)]:
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def place() -> Path:
    """Where the copy of the present state lies, or would lie."""
    return ROOT / "build" / f"migrated-{state()}.sqlite3"


def copy_to(target: Path) -> bool:
    """Put a copy there; False when none has been kept yet."""
    kept = place()
    if not kept.exists():
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(kept, target)
    return True


def keep(source: Path) -> None:
    """Keep this freshly migrated database for the next ones, and drop those of older states."""
    kept = place()
    kept.parent.mkdir(exist_ok=True)
    draft = kept.with_suffix(f".{os.getpid()}")
    with closing(sqlite3.connect(source)) as from_, closing(sqlite3.connect(draft)) as to:
        from_.backup(to)
    for old in kept.parent.glob("migrated-*.sqlite3"):
        old.unlink(missing_ok=True)
    draft.replace(kept)


def template(url: str) -> str:
    """The name of the database on this PostgreSQL server that a fresh one is made from; made when it is missing."""
    kept = PREFIX + state()
    with psycopg.connect(url, autocommit=True) as server:
        known = [name for (name,) in server.execute("SELECT datname FROM pg_database ORDER BY oid")]
        if kept in known:
            return kept
        draft = f"{kept}_{os.getpid()}"
        server.execute(f'CREATE DATABASE "{draft}"')
        address = urlunsplit(urlsplit(url)._replace(path=f"/{draft}"))
        environment = {**os.environ, "DOITHOAI_DATABASE_URL": address}
        command = [sys.executable, "manage.py", "migrate", "-v0"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        for old in [name for name in known if name.startswith(PREFIX)][:-KEPT]:
            server.execute(f'DROP DATABASE IF EXISTS "{old}"')
        try:
            server.execute(f'ALTER DATABASE "{draft}" RENAME TO "{kept}"')
        except psycopg.errors.DuplicateDatabase:  # two made it at once
            server.execute(f'DROP DATABASE "{draft}"')
    return kept
