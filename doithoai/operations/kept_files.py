"""Which stored files the rows name, with the hash of their content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

from doithoai.core import uploads

CHUNK = 1024 * 1024
#: column of a path -> column of its hash
PAIRS = {"path": "sha256", "docx_path": "docx_sha256", "pdf_path": "pdf_sha256"}


@dataclass(frozen=True)
class Kept:
    path: str  # below the folder of files
    sha256: str  # of the content as it was received, also when it lies locked


def columns() -> list[tuple[type[models.Model], str, str]]:
    """Every model with a stored file: (model, column of the path, column of the hash)."""
    found = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.concrete_fields}
        found += [(model, path, digest) for path, digest in PAIRS.items() if {path, digest} <= names]
    return found


def every() -> Iterator[Kept]:
    """Each stored file that a row names; a file whose row was emptied (retention, sealing) is not asked for."""
    for model, path, digest in columns():
        rows = model._base_manager.exclude(**{path: ""}).order_by("pk").values_list(path, digest)
        for where, sha256 in rows.iterator(chunk_size=1000):
            yield Kept(where, sha256)


def digest(path: str) -> str:
    """The hash of the content; FileNotFoundError, or core.cipher.Unreadable when a locked one was changed."""
    whole = hashlib.sha256()
    with uploads.open_kept(path) as kept:
        while chunk := kept.read(CHUNK):
            whole.update(chunk)
    return whole.hexdigest()
