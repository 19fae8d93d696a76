"""The encrypted file: pieces of a mebibyte under AES-256-GCM, so that memory stays flat and any change or cut shows.

    magic (16) | fingerprint of the key (8) | salt (32) | pieces: ciphertext + tag (16)

Each file has a key of its own (HKDF of the backup key and the salt); the nonce is the number of the piece and one byte
that says whether it is the last (the construction STREAM).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.translation import gettext as _

MAGIC = b"DOITHOAI-BKP\x00\x01\r\n"
PIECE = 1024 * 1024
TAG = 16
_PRINT, _SALT = 8, 32
KEY_NAME = "backup.key"


class BadBackup(Exception):
    """The file cannot be used; the message is a sentence for the operator."""


def key_place() -> Path:
    """Where the backup key lies: the setting, else the data folder."""
    named = str(settings.DOITHOAI_BACKUP_KEY_FILE)
    return Path(named) if named else Path(settings.DOITHOAI_DATA_DIR) / KEY_NAME


def read_key(place: Path | None = None) -> bytes:
    """The backup key; BadBackup when there is none."""
    place = place or key_place()
    try:
        raw = base64.urlsafe_b64decode(place.read_text().strip())
    except (OSError, ValueError) as error:
        raise BadBackup(
            _("The backup key %(place)s cannot be read. Bring it from where it is kept apart.") % {"place": place}
        ) from error
    if len(raw) != 32:
        raise BadBackup(_("%(place)s is no backup key.") % {"place": place})
    return raw


def ensure_key() -> tuple[bytes, bool]:
    """The backup key, made once with mode 0600; True when it was made just now."""
    place = key_place()
    try:
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_key(), False
    made = secrets.token_bytes(32)
    with os.fdopen(handle, "w") as out:
        out.write(base64.urlsafe_b64encode(made).decode())
        out.flush()
        os.fsync(out.fileno())
    return made, True


def fingerprint(key: bytes) -> bytes:
    """Tells keys apart without saying anything about them."""
    return hmac.new(key, b"doithoai backup key", hashlib.sha256).digest()[:_PRINT]


def _cipher(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(HKDF(SHA256(), 32, salt, b"doithoai backup").derive(key))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


class Writer:
    """Seals what is written; without `close` the file counts as cut."""

    def __init__(self, out: BinaryIO, key: bytes) -> None:
        salt = os.urandom(_SALT)
        self._head = MAGIC + fingerprint(key) + salt
        self._out, self._cipher, self._waiting, self._number = out, _cipher(key, salt), bytearray(), 0
        out.write(self._head)

    def write(self, content: bytes) -> int:
        self._waiting += content
        # A full piece is written only when more follows: the last one must be known as the last.
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(content)

    def close(self) -> None:
        self._put(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _put(self, piece: bytes, *, last: bool) -> None:
        self._out.write(self._cipher.encrypt(_nonce(self._number, last=last), piece, self._head))
        self._number += 1


class Reader:
    """Opens what a Writer sealed; raises BadBackup before it gives out anything that was changed."""

    def __init__(self, source: BinaryIO, key: bytes) -> None:
        self._head = source.read(len(MAGIC) + _PRINT + _SALT)
        if not self._head.startswith(MAGIC) or len(self._head) < len(MAGIC) + _PRINT + _SALT:
            raise BadBackup(_("This is no backup of this product, or its beginning was cut off."))
        if self._head[len(MAGIC) : -_SALT] != fingerprint(key):
            raise BadBackup(_("The backup was made with another key. Bring the backup key of that time."))
        self._source, self._cipher = source, _cipher(key, self._head[-_SALT:])
        self._number, self._ready, self._ended = 0, bytearray(), False
        self._next = source.read(PIECE + TAG)

    def read(self, size: int = -1) -> bytes:
        while not self._ended and (size < 0 or len(self._ready) < size):
            self._ready += self._piece()
        size = len(self._ready) if size < 0 else size
        given = bytes(self._ready[:size])
        del self._ready[:size]
        return given

    def _piece(self) -> bytes:
        piece, self._next = self._next, self._source.read(PIECE + TAG)
        last = not self._next
        try:
            content = self._cipher.decrypt(_nonce(self._number, last=last), piece, self._head)
        except (InvalidTag, ValueError) as error:
            raise BadBackup(self._why(piece, last=last)) from error
        self._number, self._ended = self._number + 1, last
        return content

    def _why(self, piece: bytes, *, last: bool) -> str:
        if last:
            return _("The backup was cut off or changed near its end. Take another copy.")
        return _("The backup was changed in its piece %(number)s. Take another copy.") % {"number": self._number + 1}
