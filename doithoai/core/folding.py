"""Short names compared without their marks in the database itself: "thon dong" finds "thôn Đông"."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.db.models import F, Func, Q, TextField, Value
from django.db.models.lookups import Contains

from doithoai.core.vietnamese import plain

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SMALL = [unicodedata.normalize("NFC", letter + tone) for letter in _VOWELS for tone in _TONES]
_MARKED = "".join(char for char in _SMALL if not char.isascii()) + "đ"
_LATIN = "".join(chr(code) for code in range(ord("A"), ord("Z") + 1))
#: Every Vietnamese letter that is not itself small and bare, and what it becomes.
FROM = _MARKED + _MARKED.upper() + _LATIN
TO = "".join("d" if char in "đĐ" else unicodedata.normalize("NFD", char)[0].lower() for char in FROM)
_TABLE = str.maketrans(FROM, TO)
#: What SQLite calls the function that PostgreSQL has.
SQLITE_NAME = "doithoai_fold"


def folded(text: str | None) -> str | None:
    """Small letters without marks, as the database makes them."""
    return None if text is None else text.translate(_TABLE)


class Folded(Func):
    """A column as `folded` makes it."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, function=SQLITE_NAME, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        made = Func(*self.source_expressions, Value(FROM), Value(TO), function="translate", output_field=TextField())
        return made.as_sql(compiler, connection, **context)


def holds_words(column: str, typed: str) -> Q:
    """Rows whose column holds each typed word, marks and capitals aside."""
    asked = Q()
    for word in (folded(plain(typed)) or "").split():
        asked &= Q(Contains(Folded(F(column)), word))
    return asked


def teach(connection: Any, **_more: Any) -> None:
    """A new connection to SQLite learns the function."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(SQLITE_NAME, 1, folded, deterministic=True)
