"""The keys of this installation for the exchange, and the card of the other one.

The key lies in the data folder like the other keys (mode 0600, in no backup). A card holds the public halves alone: it
is carried to the other side once, and both sides compare its fingerprint by voice.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from django.conf import settings
from django.utils.translation import gettext as _

from doithoai.core.transitions import Refused

HALF = 32


@dataclass(frozen=True)
class Card:
    """The public halves of one installation: with the first it signs, for the second one encrypts."""

    side: str
    sign: bytes
    box: bytes

    @property
    def fingerprint(self) -> str:
        """As it is read aloud: eight groups of four."""
        digest = hashlib.sha256(self.sign + self.box).hexdigest()[:HALF]
        return "-".join(digest[place : place + 4] for place in range(0, HALF, 4))

    @property
    def signer(self) -> Ed25519PublicKey:
        return Ed25519PublicKey.from_public_bytes(self.sign)

    @property
    def receiver(self) -> X25519PublicKey:
        return X25519PublicKey.from_public_bytes(self.box)

    def text(self) -> str:
        return json.dumps({"side": self.side, "sign": _said(self.sign), "box": _said(self.box)}) + "\n"


@dataclass(frozen=True)
class Keys:
    """The secret halves of this installation."""

    sign: Ed25519PrivateKey
    box: X25519PrivateKey

    @property
    def card(self) -> Card:
        return Card(
            settings.DOITHOAI_SIDE, self.sign.public_key().public_bytes_raw(), self.box.public_key().public_bytes_raw()
        )


def key_place() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR) / "exchange_key.key"


def card_place() -> Path:
    """Where the card of the other installation lies, once it is trusted."""
    return Path(settings.DOITHOAI_DATA_DIR) / "exchange_other.json"


def make() -> bool:
    """The keys, made once; False when they are there."""
    side()
    try:
        handle = os.open(key_place(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w") as out:
        out.write(_said(secrets.token_bytes(2 * HALF)))
        out.flush()
        os.fsync(out.fileno())
    return True


def side() -> str:
    """Which of the two this installation is."""
    if not settings.DOITHOAI_SIDE:
        raise Refused(_("Set DOITHOAI_SIDE first: outside in the open network, inside in the closed one."))
    return str(settings.DOITHOAI_SIDE)


def own() -> Keys:
    side()
    try:
        raw = base64.b64decode(key_place().read_text(), validate=True)
    except (OSError, ValueError) as error:
        raise Refused(_("There is no key for the exchange. Make it: manage.py exchange_keys")) from error
    return Keys(Ed25519PrivateKey.from_private_bytes(raw[:HALF]), X25519PrivateKey.from_private_bytes(raw[HALF:]))


def read_card(text: str) -> Card:
    try:
        found = json.loads(text)
        card = Card(str(found["side"]), *(base64.b64decode(found[name], validate=True) for name in ("sign", "box")))
        return card if (len(card.sign), len(card.box)) == (HALF, HALF) else _no_card()
    except (ValueError, KeyError, TypeError) as error:
        raise Refused(_("This is no card of an installation.")) from error


def _no_card() -> Card:
    raise ValueError


def trust(card: Card) -> None:
    """From now on files of this installation are taken, and files are made for it."""
    if card.side == side() or card.side not in ("outside", "inside"):
        raise Refused(_("The card is not that of the other side."))
    handle = os.open(card_place(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        out.write(card.text())


def other() -> Card:
    try:
        return read_card(card_place().read_text())
    except OSError as error:
        raise Refused(_("The other side is not known yet: manage.py exchange_keys --trust CARD")) from error


def pair(maker: Card, receiver: Card) -> str:
    """Names who makes files for whom: with a new key on either side the numbers begin anew."""
    return hashlib.sha256(f"{maker.fingerprint} {receiver.fingerprint}".encode()).hexdigest()[:20]


def _said(raw: bytes) -> str:
    return base64.b64encode(raw).decode()
