"""Personal data at rest: sealed with AES-256-GCM, found again by a keyed fingerprint.

A sealed value carries the id of its key, so that keys can be renewed while old values stay readable.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_VERSION = 1
_NONCE = 12


class Unreadable(ValueError):
    """The value was not sealed by us for this purpose, was changed, or its key is missing."""


def seal(text: str, purpose: str) -> str:
    """Encrypt `text` for one purpose (table.column); two seals of one text differ."""
    return base64.b64encode(seal_bytes(text.encode(), purpose)).decode()


def unseal(value: str, purpose: str) -> str:
    """The text behind a sealed value; raises Unreadable."""
    try:
        return unseal_bytes(_raw(value), purpose).decode()
    except UnicodeDecodeError as error:
        raise Unreadable("sealed value is no text") from error


def seal_bytes(content: bytes, purpose: str) -> bytes:
    """Encrypt the content of a file for one purpose."""
    key_id = settings.DOITHOAI_DATA_KEY_ID
    head = _head(key_id)
    nonce = os.urandom(_NONCE)
    return head + nonce + AESGCM(_key(key_id)).encrypt(nonce, content, _bound(head, purpose))


def unseal_bytes(raw: bytes, purpose: str) -> bytes:
    """The content behind sealed bytes; raises Unreadable."""
    head, key_id, rest = _open(raw)
    cipher = AESGCM(_key(key_id))
    try:
        return cipher.decrypt(rest[:_NONCE], rest[_NONCE:], _bound(head, purpose))
    except (InvalidTag, ValueError) as error:
        raise Unreadable("sealed value was changed or belongs elsewhere") from error


def is_current(value: str) -> bool:
    """True when the value is sealed with the newest key; a round seals the others again."""
    return _open(_raw(value))[1] == str(settings.DOITHOAI_DATA_KEY_ID)


def is_current_bytes(raw: bytes) -> bool:
    """The same for the beginning of sealed bytes; False for what was not sealed by us."""
    try:
        return _open(raw)[1] == str(settings.DOITHOAI_DATA_KEY_ID)
    except Unreadable:
        return False


def blind_index(text: str, purpose: str) -> str:
    """A fingerprint for exact look-up, under the newest key."""
    return _fingerprint(settings.DOITHOAI_DATA_KEY_ID, text, purpose)


def blind_indexes(text: str, purpose: str) -> list[str]:
    """The fingerprints under every known key: look up with `column__in`, so old rows are found too."""
    return [_fingerprint(key_id, text, purpose) for key_id in settings.DOITHOAI_DATA_KEYS]


def _fingerprint(key_id: str, text: str, purpose: str) -> str:
    key = hmac.new(_key(key_id), b"blind index\0" + purpose.encode(), hashlib.sha256).digest()
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _key(key_id: str) -> bytes:
    try:
        key: bytes = settings.DOITHOAI_DATA_KEYS[key_id]
    except KeyError:
        raise Unreadable(f"data key {key_id!r} is missing") from None
    if len(key) != 32:
        raise ValueError(f"data key {key_id!r} must have 32 bytes")
    return key


def _head(key_id: str) -> bytes:
    name = key_id.encode()
    return bytes([_VERSION, len(name)]) + name


def _bound(head: bytes, purpose: str) -> bytes:
    return head + purpose.encode()


def _raw(value: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except ValueError as error:
        raise Unreadable("not a sealed value") from error


def _open(raw: bytes) -> tuple[bytes, str, bytes]:
    try:
        version, length = raw[:2]
        end = 2 + length
        key_id = raw[2:end].decode()
    except ValueError as error:
        raise Unreadable("not a sealed value") from error
    if version != _VERSION or len(raw) < end + _NONCE:
        raise Unreadable("not a sealed value")
    return raw[:end], key_id, raw[end:]
