"""Read the XML inside a container as a stream, so that a large sheet never lies in memory as a tree."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from doithoai.opinion.spreadsheets.grid import bomb, broken

_CHUNK = 1 << 16


class Part:
    """Calls `start_NAME(attributes)` and `end_NAME(text)` of itself for the elements it knows, namespaces left off.

    `text` is what stood between the two, without that of the elements in `silent`.
    """

    silent: frozenset[str] = frozenset()
    keeps: frozenset[str] = frozenset()

    def __init__(self) -> None:
        self._text: list[list[str]] = []
        self._quiet = 0
        self._starts: dict[str, Callable[[dict[str, str]], None] | None] = {}
        self._ends: dict[str, Callable[[str], None] | None] = {}

    def read(self, archive: zipfile.ZipFile, member: str) -> None:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self.letters
        parser.EntityDeclHandler = _no_entities
        parser.EndDoctypeDeclHandler = _no_declarations
        try:
            with archive.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except (expat.ExpatError, KeyError, ValueError, OSError, zipfile.BadZipFile) as error:
            raise broken() from error

    def letters(self, text: str) -> None:
        if self._text and not self._quiet:
            self._text[-1].append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition("}")[2]
        if local in self.silent:
            self._quiet += 1
        if local in self.keeps:
            self._text.append([])
        if local not in self._starts:
            self._starts[local] = getattr(self, f"start_{local.replace('-', '_')}", None)
        if (handler := self._starts[local]) is not None and (not self._quiet or local in self.silent):
            handler({key.rpartition("}")[2]: value for key, value in attributes.items()})

    def _end(self, name: str) -> None:
        local = name.rpartition("}")[2]
        text = "".join(self._text.pop()) if local in self.keeps else ""
        if local not in self._ends:
            self._ends[local] = getattr(self, f"end_{local.replace('-', '_')}", None)
        if (handler := self._ends[local]) is not None and not self._quiet:
            handler(text)
        if local in self.silent:
            self._quiet -= 1


def _no_entities(*_parts: Any) -> None:
    """Words that stand for other words may unfold without end."""
    raise bomb()


def _no_declarations(*_parts: Any) -> None:
    raise ValueError("a sheet declares no document type")
