"""Empty the database after a test that committed: only the tables that hold rows, whatever triggers guard them.

Django's own flush empties every table and makes the permissions anew: more than a second of processor time, after a
test that wrote ten rows.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import TransactionTestCase

#: Written by the migrations and the same for every test.
STAYS = {"django_migrations", "django_content_type", "auth_permission"}


@cache
def _tables(alias: str) -> tuple[str, ...]:
    found = connections[alias].introspection.django_table_names(only_existing=True, include_views=False)
    return tuple(sorted(set(found) - STAYS))


def with_rows(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that are not empty."""
    asked = " UNION ALL ".join(
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in _tables(connection.alias)
    )
    with connection.cursor() as cursor:
        cursor.execute(asked)
        return [table for (table,) in cursor.fetchall()]


def empty(connection: BaseDatabaseWrapper) -> None:
    """Delete every row that a test may have left."""
    # No model stands for the word index.
    importlib.import_module("doithoai.opinion.index").empty()
    tables = with_rows(connection)
    if not tables:
        return
    with (
        transaction.atomic(using=connection.alias),
        without_triggers(connection, tables),
        connection.cursor() as cursor,
    ):
        for table in tables:
            cursor.execute(f'DELETE FROM "{table}"')


@contextmanager
def without_triggers(connection: Any, tables: Sequence[str] = ()) -> Iterator[None]:
    """Take the triggers of these tables away, or all there are, and put them back as they were."""
    with connection.cursor() as cursor:
        off, on = _lite(cursor, tables) if connection.vendor == "sqlite" else _served(cursor, tables)
        for sql in off:
            cursor.execute(sql)
        yield
        for sql in on:
            cursor.execute(sql)


def _lite(cursor: Any, tables: Sequence[str]) -> tuple[list[str], list[str]]:
    cursor.execute("SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'")
    found = [(name, sql) for name, table, sql in cursor.fetchall() if not tables or table in tables]
    return [f'DROP TRIGGER "{name}"' for name, _sql in found], [sql for _name, sql in found]


def _served(cursor: Any, tables: Sequence[str]) -> tuple[list[str], list[str]]:
    cursor.execute(
        "SELECT DISTINCT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
        "WHERE NOT tgisinternal AND tgenabled = 'O'"
    )
    found = [table for (table,) in cursor.fetchall() if not tables or table in tables]
    # A table with foreign keys still to be checked cannot be altered within their transaction.
    settled = "SET CONSTRAINTS ALL IMMEDIATE"
    off, on = ([f'ALTER TABLE "{table}" {does} TRIGGER USER' for table in found] for does in ("DISABLE", "ENABLE"))
    return [settled, *off, "SET CONSTRAINTS ALL DEFERRED"], [settled, *on]


def instead_of_flush() -> Iterator[None]:
    """For as long as the tests run."""
    flush = TransactionTestCase._fixture_teardown

    def emptied(self: TransactionTestCase) -> None:
        for alias in self._databases_names(include_mirrors=False):
            empty(connections[alias])

    TransactionTestCase._fixture_teardown = emptied
    yield
    TransactionTestCase._fixture_teardown = flush
