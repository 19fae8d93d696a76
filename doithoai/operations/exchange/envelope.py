"""One file of the exchange: signed by who made it, readable by the one it is for, refused when a byte was changed.

Four parts: a line that says what it is, the manifest (one line of JSON, nothing personal), its signature, and the
content, encrypted under a key that is made for this file alone.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from typing import Any

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.utils.translation import gettext as _

from doithoai.core.transitions import Refused
from doithoai.operations.exchange.keys import Card, Keys

MAGIC = b"DOITHOAI EXCHANGE 1\n"
_NONCE = 12


def seal(content: bytes, manifest: dict[str, Any], keys: Keys, to: Card) -> bytes:
    """The file; `manifest` gets who made it for whom, and what the content weighs."""
    once, nonce = X25519PrivateKey.generate(), os.urandom(_NONCE)
    public = once.public_key().public_bytes_raw()
    key = _key(once.exchange(to.receiver), public, to.box)
    hidden = AESGCM(key).encrypt(nonce, content, MAGIC)
    line = json.dumps(
        manifest
        | {
            "from": keys.card.fingerprint,
            "to": to.fingerprint,
            "once": base64.b64encode(public).decode(),
            "nonce": base64.b64encode(nonce).decode(),
            "sha256": hashlib.sha256(hidden).hexdigest(),
        },
        sort_keys=True,
    ).encode()
    signed = MAGIC + line + b"\n"
    return signed + base64.b64encode(keys.sign.sign(signed)) + b"\n" + hidden


def unseal(data: bytes, keys: Keys, maker: Card) -> tuple[dict[str, Any], bytes]:
    """Manifest and content; refuses what another made, what is for another, and what was changed on the way."""
    try:
        magic, line, signature, hidden = data.split(b"\n", 3)
        signed = magic + b"\n" + line + b"\n"
        if magic + b"\n" != MAGIC:
            raise ValueError
        maker.signer.verify(base64.b64decode(signature, validate=True), signed)
        manifest: dict[str, Any] = json.loads(line)
        if manifest["to"] != keys.card.fingerprint or manifest["from"] != maker.fingerprint:
            raise Refused(_("The file is not for this installation."))
        if hashlib.sha256(hidden).hexdigest() != manifest["sha256"]:
            raise ValueError
        public, nonce = (base64.b64decode(manifest[name], validate=True) for name in ("once", "nonce"))
        shared = keys.box.exchange(X25519PublicKey.from_public_bytes(public))
        return manifest, AESGCM(_key(shared, public, keys.card.box)).decrypt(nonce, hidden, MAGIC)
    except (ValueError, KeyError, TypeError, InvalidSignature, InvalidTag) as error:
        raise Refused(_("The file was changed on the way, or another made it. Nothing was taken in.")) from error


def _key(shared: bytes, public: bytes, to: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"doithoai exchange 1" + public + to).derive(shared)
