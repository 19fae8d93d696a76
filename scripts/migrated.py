"""An empty SQLite database with every table, made once per state of the migrations and then copied.

Migrating takes seconds of processor time; each run of the tests, and each server a test starts, needs a fresh one.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
#: What migrations call beside their own files.
CALLED = ("doithoai/core/append_only.py", "doithoai/opinion/index.py", "requirements.lock")


def place() -> Path:
    """Where the copy of the present state of the migrations lies, or would lie."""
    digest = hashlib.sha256(django.get_version().encode())
    for path in [*sorted(ROOT.glob("doithoai/*/migrations/*.py")), *(ROOT / one for one in CALLED)]:
        digest.update(f"{path.relative_to(ROOT)}\n".encode() + path.read_bytes())
    return ROOT / "build" / f"migrated-{digest.hexdigest()[:16]}.sqlite3"


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
