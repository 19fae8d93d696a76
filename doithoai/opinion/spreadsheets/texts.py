"""The text of a cell as it is kept: Unicode, composed, without what nobody sees; nothing else is changed."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from functools import lru_cache

from doithoai.core.formats import vndate

_INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
    "|[\x00-\x08\x0e-\x1f\x7f-\x9f]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_MARKS = re.compile("[\u0300-\u036f]")
_PUNCTUATION = re.compile(r"[^\w\s]|_")
_BLANKS = re.compile(r"[^\S\n]+")

_DITTO = frozenset({"nt", "n t", "nhu tren", "nhu tren nt", "giong tren", "nhu dong tren"})
_DITTO_SIGNS = re.compile("[-–—/|\\s]*(?:[\"”“〃″]|''|’’|//|nt|n\\.t\\.?)[-–—/|.\\s]*", re.IGNORECASE)


def clean(text: str) -> str:
    text = _LINE_ENDS.sub("\n", text)
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line)


def flat(text: str) -> str:
    return " ".join(text.split())


def bare(text: str) -> str:
    """Small letters without marks; signs and blanks stay where they are."""
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower())).replace("đ", "d")


@lru_cache(maxsize=20_000)
def words(text: str) -> str:
    """For the comparison with known words: small letters without marks, single blanks, no punctuation."""
    return flat(_PUNCTUATION.sub(" ", bare(text)))


def shown(value: object) -> str:
    """A value that is no text, as a person would have typed it."""
    if isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, date):
        return vndate(value)
    return "" if value is None else str(value)


def is_ditto(text: str) -> bool:
    return len(text) <= 14 and (bool(_DITTO_SIGNS.fullmatch(text)) or words(text) in _DITTO)
