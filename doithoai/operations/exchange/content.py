"""What lies in a file of the exchange: the rows as JSON, the stored files beside them, in one container."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import asdict, fields
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from doithoai.core import uploads
from doithoai.core.transitions import Refused
from doithoai.opinion.received import ContactData
from doithoai.opinion.taking_over import Came, Point

ROWS = "rows.json"
#: What a file unpacks to at most: the maker stays below, whatever it holds.
LARGEST = 400 * 1024 * 1024


def pack(rows: dict[str, Any], files: dict[str, bytes]) -> bytes:
    """`files` by the hash of their content."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(ROWS, json.dumps(rows, ensure_ascii=False, default=_plain))
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


def _plain(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)


def as_row(came: Came) -> dict[str, Any]:
    return asdict(came)


def came_of(row: Any) -> Came:
    """A submission out of its row: every column known, every value of its kind."""
    try:
        points = tuple(Point(**_typed(Point, one, acknowledge_by=_day)) for one in row["points"])
        contact = ContactData(**_typed(ContactData, row["contact"]))
        files = tuple((str(name), str(sha256)) for name, sha256 in row["files"])
        own = {name: value for name, value in row.items() if name not in ("points", "contact", "files")}
        typed = _typed(Came, own, received_at=_moment)
        return Came(points=points, contact=contact, files=files, **typed)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise unknown() from error


def _typed(kind: Any, row: dict[str, Any], **readers: Any) -> dict[str, Any]:
    """The values of a row; what is no text and no yes or no is read by `readers`."""
    known = {one.name: one.type for one in fields(kind)}
    found: dict[str, Any] = {}
    for name, value in row.items():
        if name in readers:
            found[name] = readers[name](value)
        elif isinstance(value, bool if known[name] == "bool" else str):
            found[name] = value
        else:
            raise TypeError(name)
    return found


def _moment(value: str) -> datetime:
    found = datetime.fromisoformat(value)
    if found.tzinfo is None:
        raise ValueError(value)
    return found


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def accepted(name: str, content: bytes) -> uploads.Accepted:
    """A file as it was stored: looked at once more, and kept as it is."""
    seen = uploads.accept(content, name)
    return uploads.Accepted(content, seen.kind, seen.suffix, hashlib.sha256(content).hexdigest())
