"""Write every row and every stored file of one moment into a folder that any program can read."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from doithoai.core import clock, uploads
from doithoai.core.transitions import Refused
from doithoai.operations import release
from doithoai.operations.backup import making, measuring
from doithoai.operations.export import tables

FORMAT = 1
MANIFEST, README = "manifest.json", "README.txt"
WORDS = """All data of one installation of Doi Thoai.

manifest.json    format, release, moment, the tables with their number of rows and the SHA-256 of their files, the
                 journal's hash, the sum of the opinions of each authority
tables/X.jsonl   UTF-8, one JSON object a line and row; names of columns as in the database; times in ISO 8601 with
                 their offset, days as YYYY-MM-DD; a key that points at another row is that row's id
files/           stored files under the paths that the rows name (documents.attachment, opinion.sheetimport)

Columns of contact data and locked files are here in plain words only when the manifest says "personal": true.
Then this folder needs the same care as the letters of the people themselves: carry it encrypted, destroy it afterwards.
"""


@contextmanager
def one_moment() -> Iterator[None]:
    """All questions within see the same rows; writers go on."""
    if connection.vendor == "sqlite":
        with connection.only_reading(), transaction.atomic():  # type: ignore[attr-defined]  # our own backend
            yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def write(folder: Path, *, personal: bool = False) -> dict[str, Any]:
    """Fill a new folder and return its manifest."""
    if folder.exists() and any(folder.iterdir()):
        raise Refused(_("%(place)s is not empty. Name a new folder.") % {"place": folder})
    (folder / "tables").mkdir(mode=0o700, parents=True)
    folder.chmod(0o700)
    (folder / README).write_text(WORDS)
    with one_moment():
        manifest: dict[str, Any] = {
            "format": FORMAT,
            "version": release.version(),
            "vendor": connection.vendor,
            "made_at": clock.now().isoformat(),
            "personal": personal,
            "code_key": making.data_keys()["code"],
            "migrations": measuring.applied(),
            "tables": {one._meta.label_lower: _table(one, folder, personal=personal) for one in tables.carried()},
            "journal": measuring.entries(),
            "sums": measuring.sums(),
        }
    manifest["files"] = _files(folder, personal=personal)
    (folder / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1))
    return manifest


def _table(model: type[models.Model], folder: Path, *, personal: bool) -> dict[str, Any]:
    names = [field.attname for field in model._meta.concrete_fields]
    hidden = set() if personal else {field.attname for field in tables.sealed(model)}
    whole, number = hashlib.sha256(), 0
    with (folder / "tables" / f"{model._meta.label_lower}.jsonl").open("wb") as out:
        shown = [name for name in names if name not in hidden]
        rows = model._base_manager.order_by("pk").values_list(*shown)
        for row in rows.iterator(chunk_size=1000):
            values = {**dict(zip(shown, row, strict=True)), **dict.fromkeys(hidden, "")}
            line = json.dumps(values, ensure_ascii=False, default=_plain).encode() + b"\n"
            whole.update(line)
            out.write(line)
            number += 1
    return {"rows": number, "sha256": whole.hexdigest()}


def _plain(value: Any) -> str:
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)


def _files(folder: Path, *, personal: bool) -> dict[str, str]:
    """Path -> hash of the content, readable; locked ones only when asked for."""
    found: dict[str, str] = {}
    root = making.files_root()
    for path in sorted(root.glob("??/*")):
        name = str(path.relative_to(root))
        if path.name.count(".preview") or (uploads.is_locked(name) and not personal):
            continue
        try:
            with uploads.open_kept(name) as kept:
                content = kept.read()
        except FileNotFoundError:
            continue
        target = folder / "files" / name
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
        found[name] = hashlib.sha256(content).hexdigest()
    return found
