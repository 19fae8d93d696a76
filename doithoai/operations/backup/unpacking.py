"""Open a backup into a folder: every piece authenticated, every hash compared, no name trusted."""

from __future__ import annotations

import hashlib
import json
import os
import re
import tarfile
from pathlib import Path
from typing import Any, cast

from django.utils.translation import gettext as _

from doithoai.operations import release
from doithoai.operations.backup import making, sealing
from doithoai.operations.backup.sealing import PIECE, BadBackup

_NAME = re.compile(r"database\.(sqlite3|dump)|files/[0-9a-f]{2}/[A-Za-z0-9._-]{1,120}")
_LARGEST_LIST = 512 * PIECE


def unpack(backup: Path, folder: Path, key: bytes) -> dict[str, Any]:
    """Write everything below the folder and return the manifest; BadBackup as soon as something is wrong."""
    try:
        with backup.open("rb") as source:
            sealed = sealing.Reader(source, key)
            with tarfile.open(mode="r|", fileobj=cast(Any, sealed), bufsize=PIECE) as tar:
                manifest, hashes, found = _members(tar, folder)
            # The end of the tar is padding; what follows it must be ours too.
            while sealed.read(PIECE):
                pass
    except FileNotFoundError as error:
        raise BadBackup(_("There is no file %(place)s.") % {"place": error.filename or backup}) from error
    except (tarfile.TarError, OSError, ValueError) as error:
        raise BadBackup(_("The backup cannot be unpacked: %(why)s.") % {"why": error}) from error
    if hashes is None or hashes != found:
        raise BadBackup(_("The backup does not hold what its list says. Take another copy."))
    return manifest


def _members(tar: tarfile.TarFile, folder: Path) -> tuple[dict[str, Any], dict[str, str] | None, dict[str, str]]:
    manifest: dict[str, Any] | None = None
    hashes: dict[str, str] | None = None
    found: dict[str, str] = {}
    for member in tar:
        source = tar.extractfile(member)
        if source is None or not member.isreg():
            raise BadBackup(_("The backup holds something that is no file."))
        if member.name == making.MANIFEST:
            manifest = _understood(json.loads(source.read(_LARGEST_LIST)))
        elif member.name == making.FILES:
            hashes = json.loads(source.read(_LARGEST_LIST))
        elif manifest is None or not _NAME.fullmatch(member.name):
            raise BadBackup(_("The backup holds a file with a name that is not ours."))
        else:
            found[member.name] = _write(source, folder / member.name)
    if manifest is None:
        raise BadBackup(_("The backup has no list of what it holds."))
    return manifest, hashes, found


def _understood(manifest: dict[str, Any]) -> dict[str, Any]:
    """Refuse before anything large is written: another format, a newer release, keys that are not here."""
    newer = set(manifest.get("migrations", ())) - release.known_migrations()
    if manifest.get("format") != making.FORMAT or newer:
        raise BadBackup(
            _("The backup was made by another release (%(version)s). Install that release, or a newer one.")
            % {"version": manifest.get("version", "?")}
        )
    here = making.data_keys()
    missing = [name for name, print_ in manifest["data_keys"].items() if here.get(name) != print_]
    if missing:
        raise BadBackup(
            _(
                "Contact data and codes were sealed with other keys (%(names)s). "
                "Put data_key.key and code_key.key of that time into the data folder."
            )
            % {"names": ", ".join(sorted(missing))}
        )
    return manifest


def _write(source: Any, target: Path) -> str:
    target.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
    whole = hashlib.sha256()
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    with os.fdopen(handle, "wb") as out:
        while content := source.read(PIECE):
            whole.update(content)
            out.write(content)
        out.flush()
        os.fsync(out.fileno())
    return whole.hexdigest()
