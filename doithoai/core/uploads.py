"""What files are let in, by their content, and where they lie: under a random name outside every web root."""

from __future__ import annotations

import hashlib
import io
import os
import re
import secrets
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pillow_heif
import puremagic
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from doithoai.core import cipher
from doithoai.core.sheets import guarded_zip
from doithoai.core.transitions import Refused

MAX_BYTES = 10 * 1024 * 1024
MAX_FILES = 5
MAX_IMAGE_PIXELS = 50_000_000
_LONGEST_SIDE = 4000

Image.MAX_IMAGE_PIXELS = MAX_IMAGE_PIXELS
pillow_heif.register_heif_opener()  # type: ignore[no-untyped-call,unused-ignore]

_PICTURES = {".jpg": "JPEG", ".png": "PNG", ".webp": "WEBP", ".heic": "HEIF"}
_OFFICE = {
    b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml": ".docx",
    b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml": ".xlsx",
}
_KINDS = {".pdf": "paper", ".docx": "paper", ".xlsx": "sheet", ".mp3": "sound"}
_KEPT = re.compile(r"[0-9a-f]{2}/[0-9a-f]{32}\.[a-z0-9]{2,5}(\.locked)?")
_LOCKED = ".locked"
_PREVIEW = ".preview"
_PURPOSE = "core.uploads"


@dataclass(frozen=True)
class Accepted:
    """A file that passed: its content as it will be stored, and what it is."""

    content: bytes
    kind: str  # picture, paper, sheet, sound
    suffix: str
    sha256: str


def accept(data: bytes, name: str) -> Accepted:
    """Let a file in by what it is, not by what it is called; pictures are made anew without their place."""
    if len(data) > MAX_BYTES:
        raise Refused(_("The file “%(name)s” is larger than 10 MB.") % {"name": name}, code="too_large", field="file")
    suffix = _suffix(data)
    if suffix is None:
        raise Refused(
            _("“%(name)s” cannot be taken. Send a picture, a PDF, Word or Excel file, or an MP3 recording.")
            % {"name": name},
            code="kind",
            field="file",
        )
    if suffix in _PICTURES:
        content, suffix = _picture(data, _PICTURES[suffix], name)
        return _accepted(content, "picture", suffix)
    return _accepted(data, _KINDS[suffix], suffix)


def keep(accepted: Accepted, *, locked: bool = False) -> str:
    """Store the content under a random name, encrypted when locked; returns the path below the folder of files."""
    if locked:
        return _store(cipher.seal_bytes(accepted.content, _PURPOSE), f"{accepted.suffix}{_LOCKED}")
    return _store(accepted.content, accepted.suffix)


def lock(path: str) -> str:
    """An encrypted copy of a stored file; returns its path. The caller discards the other once the act stands."""
    return _store(cipher.seal_bytes(_kept(path).read_bytes(), _PURPOSE), f"{Path(path).suffix}{_LOCKED}")


def unlock(path: str) -> str:
    """A readable copy of a locked file; returns its path."""
    with open_kept(path) as kept:
        return _store(kept.read(), Path(path.removesuffix(_LOCKED)).suffix)


def is_locked(path: str) -> bool:
    return path.endswith(_LOCKED)


def put_back(path: str, content: bytes) -> None:
    """Store content under the path that a row names already (an export that is taken in); a second time replaces it."""
    target = _kept(path)
    sealed = cipher.seal_bytes(content, _PURPOSE) if is_locked(path) else content
    draft = _root() / _store(sealed, f".{suffix_of(path)}{_LOCKED if is_locked(path) else ''}")
    target.parent.mkdir(parents=True, exist_ok=True)
    draft.replace(target)


def is_under_newest_key(path: str) -> bool:
    """False for a locked file that an older key sealed, or that is no longer what we sealed."""
    with _kept(path).open("rb") as kept:
        return cipher.is_current_bytes(kept.read(300))


def seal_again(path: str) -> None:
    """A locked file under the newest key, in its place; its small picture is made anew when it is asked for."""
    file = _kept(path)
    content = cipher.unseal_bytes(file.read_bytes(), _PURPOSE)
    draft = _root() / _store(
        cipher.seal_bytes(content, _PURPOSE), f"{Path(path.removesuffix(_LOCKED)).suffix}{_LOCKED}"
    )
    draft.replace(file)
    for picture in file.parent.glob(f"{file.name}{_PREVIEW}*"):
        picture.unlink(missing_ok=True)


def suffix_of(path: str) -> str:
    """The ending that says what the file is, locked or not, without the dot."""
    return path.removesuffix(_LOCKED).rpartition(".")[2]


def _store(content: bytes, suffix: str) -> str:
    name = secrets.token_hex(16)
    path = f"{name[:2]}/{name}{suffix}"
    target = _root() / path
    target.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError:  # the disk is full: half a file would stay for ever, and no row would name it
        target.unlink(missing_ok=True)
        raise
    return path


def open_kept(path: str) -> BinaryIO:
    """The stored file for reading, decrypted when locked; FileNotFoundError for what keep() did not return."""
    file = _kept(path)
    return io.BytesIO(cipher.unseal_bytes(file.read_bytes(), _PURPOSE)) if is_locked(path) else file.open("rb")


def discard(path: str) -> None:
    """Remove a stored file (retention, sealing) and the picture made of it; a second time does nothing."""
    file = _kept(path)
    file.unlink(missing_ok=True)
    for picture in file.parent.glob(f"{file.name}{_PREVIEW}*"):
        picture.unlink(missing_ok=True)


def is_kept(path: str) -> bool:
    return _kept(path).is_file()


def beside(path: str) -> Path:
    """Where the small picture of a stored file lies (core.previews)."""
    file = _kept(path)
    return file.with_name(f"{file.name}{_PREVIEW}")


def _kept(path: str) -> Path:
    if not _KEPT.fullmatch(path):
        raise FileNotFoundError(path)
    return _root() / path


def _root() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR) / "files"


def _accepted(content: bytes, kind: str, suffix: str) -> Accepted:
    return Accepted(content, kind, suffix, hashlib.sha256(content).hexdigest())


def _suffix(data: bytes) -> str | None:
    """What the bytes are: the signature says it first, puremagic must not contradict."""
    if data.startswith(b"PK\x03\x04"):
        return _office_suffix(data)
    found = _by_signature(data)
    if found is None:
        return None
    try:
        # On bytes only: with a file name puremagic believes the extension.
        guesses = {guess.extension for guess in puremagic.magic_string(data)}
    except (puremagic.PureError, ValueError):
        return None
    return found if guesses & _SAME[found] else None


_SAME = {
    ".jpg": {".jpg", ".jpeg", ".jfif"},
    ".png": {".png"},
    ".webp": {".webp"},
    ".heic": {".heic", ".heif", ".hif"},
    ".pdf": {".pdf"},
    ".mp3": {".mp3"},
}


def _by_signature(data: bytes) -> str | None:
    if data.startswith(b"\xff\xd8\xff"):
        return ".jpg"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ".png"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data[4:8] == b"ftyp" and data[8:12] in {b"heic", b"heix", b"mif1", b"heim", b"heis"}:
        return ".heic"
    if data.startswith(b"%PDF-") and b"%%EOF" in data[-2048:]:
        return ".pdf"
    if data.startswith(b"ID3") or data[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"}:
        return ".mp3"
    return None


def _office_suffix(data: bytes) -> str | None:
    with guarded_zip(data) as archive:
        names = archive.namelist()
        if "[Content_Types].xml" not in names or any(name.lower().endswith("vbaproject.bin") for name in names):
            return None
        types = archive.read("[Content_Types].xml")
    return next((suffix for mark, suffix in _OFFICE.items() if mark in types), None)


def _picture(data: bytes, form: str, name: str) -> tuple[bytes, str]:
    """The picture upright and made anew: no place, no camera, no comment, nothing hidden behind its end."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[form]) as picture:
                if picture.width * picture.height > MAX_IMAGE_PIXELS:
                    raise Image.DecompressionBombError("too many pixels")
                return _made_anew(ImageOps.exif_transpose(picture), form)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(
            _("The picture “%(name)s” has too many pixels. Send a smaller one.") % {"name": name},
            code="pixels",
            field="file",
        ) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Refused(
            _("The picture “%(name)s” cannot be read.") % {"name": name}, code="broken", field="file"
        ) from error


def _made_anew(picture: Image.Image, form: str) -> tuple[bytes, str]:
    see_through = picture.has_transparency_data
    copy = picture.convert("RGBA" if see_through else "RGB")
    copy.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
    # EXIF, XMP, ICC and comments travel in `info`; some writers would put them back.
    copy.info = {}
    out = io.BytesIO()
    if see_through or form == "PNG":
        copy.save(out, "PNG")
        return out.getvalue(), ".png"
    copy.save(out, "JPEG", quality=85)
    return out.getvalue(), ".jpg"
