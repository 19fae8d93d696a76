"""A small picture of a kept file, made on first sight and lying beside it; what is locked has none."""

from __future__ import annotations

import io
import os
import secrets
import subprocess
import sys
import threading
from pathlib import Path

from django.utils.translation import gettext_lazy as _
from PIL import Image

from doithoai.core import first_page, uploads
from doithoai.core.transitions import Refused

#: The child ends itself by its own clock; this one is for a machine that is busy.
_WAIT = 12
_PICTURES = ("jpg", "png")
#: One at a time in each process of the server: a heap of bombs costs no more than one.
_one_at_a_time = threading.Lock()


def can_have(path: str) -> bool:
    """Pictures and PDF files that are not locked."""
    return not uploads.is_locked(path) and uploads.suffix_of(path) in (*_PICTURES, "pdf")


def is_refused(path: str) -> bool:
    """True when it was tried before, and the file does not allow it."""
    kept = uploads.beside(path)
    return kept.is_file() and not kept.stat().st_size


def of(path: str) -> bytes:
    """The picture; Refused with a sentence for a file of which none can be made."""
    if not can_have(path):
        raise FileNotFoundError(path)
    kept = uploads.beside(path)
    if not kept.exists():
        if not _one_at_a_time.acquire(timeout=_WAIT):
            raise Refused(_("Other files are being drawn. Look again in a minute."), code="busy")
        try:
            if not kept.exists():
                _keep(path, kept)
        finally:
            _one_at_a_time.release()
    picture = kept.read_bytes()
    if not picture:
        raise Refused(_("No picture can be made of this file. Download it to look at it."), code="preview")
    return picture


def _keep(path: str, kept: Path) -> None:
    """Whole or not at all; and not at all when the file was sealed or removed while it was drawn."""
    with uploads.open_kept(path) as file:
        data = file.read()
    picture = _page(data) if uploads.suffix_of(path) == "pdf" else _smaller(data)
    part = kept.with_name(f"{kept.name}.{secrets.token_hex(4)}")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o640)
    with os.fdopen(descriptor, "wb") as out:
        out.write(picture)
    part.replace(kept)
    if not uploads.is_kept(path):
        kept.unlink(missing_ok=True)
        raise FileNotFoundError(path)


def _page(data: bytes) -> bytes:
    """The first page; empty when the file is broken, asks too much or takes too long."""
    try:
        done = subprocess.run(
            [sys.executable, "-P", str(Path(first_page.__file__))],
            input=data,
            capture_output=True,
            timeout=_WAIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _smaller(data: bytes) -> bytes:
    """Files of pictures were made anew when they came in; here they only become small enough for a page."""
    try:
        with Image.open(io.BytesIO(data), formats=["JPEG", "PNG"]) as picture:
            picture.thumbnail((first_page.LONGEST, first_page.LONGEST))
            copy = _on_white(picture)
    except (Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return b""
    out = io.BytesIO()
    copy.info = {}
    copy.save(out, "JPEG", quality=80)
    return out.getvalue()


def _on_white(picture: Image.Image) -> Image.Image:
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    sheet = Image.new("RGB", clear.size, "white")
    sheet.paste(clear, mask=clear.getchannel("A"))
    return sheet
