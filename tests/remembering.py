"""A world that tests begin with is built once by the rules of the house, and put back row by row afterwards.

Four hundred statements open the doors of a hall, forty found a commune; hundreds of tests begin there. What was written
is the same each time, so that it is kept and written again as it was: only into an empty database, with the keys and
the folder it was built with, on the same day and not long after.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection, transaction

from doithoai.core import clock
from doithoai.hall import fragments
from tests import emptying

P = ParamSpec("P")
T = TypeVar("T")
#: Longer ago is another world: what has a term might be over.
NOT_LONGER = timedelta(minutes=10)
PLAIN = (str, int, bool, type(None))


@dataclass
class World:
    """What a builder gave back, and each row that it wrote."""

    made: Any
    at: datetime
    rows: dict[str, Any]


_worlds: dict[tuple[object, ...], World] = {}


def remembered(build: Callable[P, T]) -> Callable[P, T]:
    """For a factory that begins with nothing and whose world has no opinions: their words lie in an index of its own.

    Whatever is asked of it beyond plain words is built as before.
    """

    @wraps(build)
    def made(*args: P.args, **kwargs: P.kwargs) -> T:
        asked = (*args, *kwargs.items())
        is_plain = all(isinstance(one, PLAIN) for one in (*args, *kwargs.values()))
        if not is_plain or emptying.with_rows(connection):
            return build(*args, **kwargs)
        key = (build, *asked, clock.today(), settings.DOITHOAI_DATA_DIR, repr(settings.DOITHOAI_DATA_KEYS))
        world = _worlds.get(key)
        if world is None or not timedelta(0) <= clock.now() - world.at < NOT_LONGER:
            at = clock.now()
            result = build(*args, **kwargs)
            world = _worlds[key] = World(copy.deepcopy(result), at, _read())
            return result
        _write(world.rows)
        return copy.deepcopy(world.made)

    return made


def _read() -> dict[str, Any]:
    tables = emptying.with_rows(connection)
    assert "opinion_matter" not in tables, "a world with opinions cannot be kept"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return {table: _raw(cursor, table) for table in tables}
        found = {}
        for table in tables:
            with cursor.copy(f'COPY "{table}" TO STDOUT') as lines:
                found[table] = b"".join(bytes(line) for line in lines)
        return found


def _raw(cursor: Any, table: str) -> list[tuple[Any, ...]]:
    """Values as they lie in the file: behind a sign a column has no type that Python would make an object of."""
    described = connection.introspection.get_table_description(cursor, table)
    columns = ", ".join(f'+"{column.name}"' for column in described)
    cursor.execute(f'SELECT {columns} FROM "{table}"')
    return list(cursor.fetchall())


def _write(rows: dict[str, Any]) -> None:
    # No other morning ever comes back with the same address and the same beat.
    for kept in (fragments._contexts, fragments._bodies):
        kept.rows.clear()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, content in rows.items():
            if connection.vendor == "sqlite":
                marks = ", ".join("?" * len(content[0]))
                connection.connection.executemany(f'INSERT INTO "{table}" VALUES ({marks})', content)
            else:
                with cursor.copy(f'COPY "{table}" FROM STDIN') as lines:
                    lines.write(content)
