"""What lies in a file of the exchange: the rows as JSON, the stored files beside them, in one container."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from datetime import date, time
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from doithoai.core import retelling, uploads
from doithoai.core.transitions import Refused

T = TypeVar("T")
ROWS = "rows.json"
#: What a file unpacks to at most: the maker stays below, whatever it holds.
LARGEST = 400 * 1024 * 1024


def pack(rows: dict[str, Any], files: dict[str, bytes]) -> bytes:
    """`files` by the hash of their content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ROWS, json.dumps(rows, ensure_ascii=False, default=plain))
        for name, content in files.items():
            archive.writestr(f"files/{name}", content)
    return out.getvalue()


def unpack(data: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """The rows, and the files whose hash is their name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > LARGEST:
                raise ValueError
            rows = json.loads(archive.read(ROWS))
            names = [name for name in archive.namelist() if name != ROWS]
            files = {name.removeprefix("files/"): archive.read(name) for name in names}
        if any(hashlib.sha256(content).hexdigest() != name for name, content in files.items()):
            raise ValueError
        return dict(rows), files
    except (ValueError, KeyError, zipfile.BadZipFile) as error:
        raise unknown() from error


def unknown() -> Refused:
    return Refused(_("The file holds something that this release does not know. Both sides need the same release."))


def plain(value: Any) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def read(kind: type[T], row: Any) -> T:
    """What the other side told out of its row: every column known, every value of its kind."""
    try:
        return retelling.read(kind, row)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise unknown() from error


def accepted(name: str, content: bytes) -> uploads.Accepted:
    """A file as it was stored: looked at once more, and kept as it is."""
    seen = uploads.accept(content, name)
    return uploads.Accepted(content, seen.kind, seen.suffix, hashlib.sha256(content).hexdigest())
