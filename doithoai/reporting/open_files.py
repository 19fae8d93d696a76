"""A public set as a file, piece by piece: CSV for spreadsheets, JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from doithoai.core import sheets
from doithoai.reporting import open_sets
from doithoai.reporting.open_sets import Set

Rows = Iterable[Sequence[Any]]


def as_csv(one: Set, rows: Rows) -> Iterator[bytes]:
    return sheets.csv_lines(one.heads, (open_sets.as_cells(row) for row in rows))


def as_json(one: Set, rows: Rows) -> Iterator[bytes]:
    """One object a line, so that a program may read it line by line too."""
    columns = [dict(zip(open_sets.DESCRIBED, line, strict=True)) for line in open_sets.described(one)]
    yield f'{{"set": "{one.code}", "columns": {json.dumps(columns, ensure_ascii=False)}, "rows": ['.encode()
    comma = ""
    for row in rows:
        told = dict(zip(one.heads, (open_sets.plain(value) for value in row), strict=True))
        yield f"{comma}\n{json.dumps(told, ensure_ascii=False)}".encode()
        comma = ","
    yield b"\n]}\n"


def description(one: Set) -> bytes:
    """What the columns mean, in both languages."""
    return sheets.write_csv(open_sets.DESCRIBED, open_sets.described(one))


WRITERS: dict[str, Callable[[Set, Rows], Iterator[bytes]]] = {"csv": as_csv, "json": as_json}
