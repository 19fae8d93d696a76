"""Look-up codes that a citizen can read over the telephone, and that forgive how they are typed."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata

from django.conf import settings

# No O 0, I 1, U V, A 4 side by side. Few vowels: no words come out, and Vietnamese typing changes little.
ALPHABET = "23456789BCDEFGHJKLMNPQRSTVWXYZ"
RANDOM_PLACES = 12
LENGTH = RANDOM_PLACES + 1

# A prime above the size of the alphabet: with different weights every single wrong character and
# every swap of two places changes the sum.
_PRIME = 31
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans("0O1IUA", "QQLLV4")
# What a Vietnamese keyboard (Telex) made of two keys goes back to the keys.
_KEYS = str.maketrans({"Đ": "DD", "Ê": "EE", "Ư": "W"})
_TONE_KEYS = {"\u0301": "S", "\u0300": "F", "\u0309": "R", "\u0303": "X", "\u0323": "J"}


def new_code() -> str:
    """A fresh code: 12 random characters and the check character."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _place in range(RANDOM_PLACES))
        check = _sum(body)
        if check < len(ALPHABET):  # one value in 31 has no letter: draw again
            return body + ALPHABET[check]


def code_from(seed: bytes, name: str) -> str:
    """The code that a secret gives to a name: always the same, and nothing to guess without the secret."""
    attempt = 0
    while True:
        stream = hashlib.shake_256(len(seed).to_bytes(2, "big") + seed + f"{attempt}/{name}".encode()).digest(64)
        # 240 is the largest multiple of the 30 letters below 256: no letter comes up more often than another.
        body = "".join(ALPHABET[byte % len(ALPHABET)] for byte in stream if byte < 240)[:RANDOM_PLACES]
        if len(body) == RANDOM_PLACES and (check := _sum(body)) < len(ALPHABET):
            return body + ALPHABET[check]
        attempt += 1


def normalise(typed: str) -> str | None:
    """The code that was meant, or None when it cannot be one."""
    code = "".join(letter for letter in _keys(typed[:200]) if letter.isalnum()).translate(_LOOK_ALIKES)
    if len(code) != LENGTH or any(letter not in _VALUES for letter in code):
        return None
    return code if _sum(code[:-1]) == _VALUES[code[-1]] else None


def grouped(code: str) -> str:
    """The code in groups of four, as it is printed and read aloud."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def digest(code: str) -> str:
    """What is stored instead of the code: a keyed fingerprint."""
    return hmac.new(settings.DOITHOAI_CODE_KEY, code.encode(), hashlib.sha256).hexdigest()


def _sum(body: str) -> int:
    # Weights 2..13; the check character itself weighs 1 (negated), so all thirteen differ modulo 31.
    return sum(weight * _VALUES[letter] for weight, letter in enumerate(body, start=2)) % _PRIME


def _keys(typed: str) -> str:
    whole = unicodedata.normalize("NFKC", typed).upper()
    letters = []
    for letter in unicodedata.normalize("NFC", whole):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(_TONE_KEYS.get(mark, "") for mark in parts)
        plain = "".join(mark for mark in parts if mark not in _TONE_KEYS)
        letters.append(unicodedata.normalize("NFC", plain).translate(_KEYS) + tone)
    return "".join(letters)
