"""SQL that makes a table append-only, or some of its columns unchangeable, on both databases.

Used by migrations: SQLite drops triggers when Django remakes a table, so such a migration installs them again.
"""

from collections.abc import Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def protect_rows(editor: BaseDatabaseSchemaEditor, table: str) -> None:
    """No UPDATE, no DELETE, no TRUNCATE, no INSERT over an existing id."""
    if editor.connection.vendor == "sqlite":
        _sqlite(editor, table, "update", "BEFORE UPDATE")
        _sqlite(editor, table, "delete", "BEFORE DELETE")
        # INSERT OR REPLACE would slip past the DELETE trigger.
        _sqlite(
            editor,
            table,
            "replace",
            "BEFORE INSERT",
            f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)',  # noqa: S608 -- our own table's name
        )
    else:
        _function(editor)
        editor.execute(
            f'CREATE OR REPLACE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION doithoai_refuse()"
        )
        editor.execute(
            f'CREATE OR REPLACE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" '
            "FOR EACH STATEMENT EXECUTE FUNCTION doithoai_refuse()"
        )


def protect_columns(editor: BaseDatabaseSchemaEditor, table: str, columns: Sequence[str]) -> None:
    """What was received is never altered: these columns keep their first value, and no row is deleted."""
    listed = ", ".join(f'"{column}"' for column in columns)
    if editor.connection.vendor == "sqlite":
        _sqlite(editor, table, "kept", f"BEFORE UPDATE OF {listed}")
        _sqlite(editor, table, "delete", "BEFORE DELETE")
    else:
        _function(editor)
        editor.execute(
            f'CREATE OR REPLACE TRIGGER "{table}_kept" BEFORE UPDATE OF {listed} ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION doithoai_refuse()"
        )
        editor.execute(
            f'CREATE OR REPLACE TRIGGER "{table}_no_delete" BEFORE DELETE ON "{table}" '
            "FOR EACH ROW EXECUTE FUNCTION doithoai_refuse()"
        )


def protect_words(
    editor: BaseDatabaseSchemaEditor, table: str, column: str, sealed: str, erased: str | None = None
) -> None:
    """Words that were received keep their value: they only go into the sealed column, get a new key, or come back.

    With `erased`, a moment: they also go for good, in the statement that says when, and never come back.
    """
    into = f"""OLD."{column}" <> '' AND OLD."{sealed}" = '' AND NEW."{column}" = '' AND NEW."{sealed}" <> ''"""
    out = f"""OLD."{column}" = '' AND OLD."{sealed}" <> '' AND NEW."{column}" <> '' AND NEW."{sealed}" = ''"""
    anew = f"""OLD."{column}" = '' AND NEW."{column}" = '' AND OLD."{sealed}" <> '' AND NEW."{sealed}" <> ''"""
    ways = [f"({into})", f"({out})", f"({anew})"]
    if erased:
        gone = f"""NEW."{column}" = '' AND NEW."{sealed}" = '' AND NEW."{erased}" IS NOT NULL"""
        ways = [*(f"""({way} AND OLD."{erased}" IS NULL)""" for way in ways), f"({gone})"]
    guard = f"WHEN (NOT ({' OR '.join(ways)}))"
    if editor.connection.vendor == "sqlite":
        _sqlite(editor, table, "words", f'BEFORE UPDATE OF "{column}", "{sealed}"', guard)
    else:
        _function(editor)
        editor.execute(
            f'CREATE OR REPLACE TRIGGER "{table}_words" BEFORE UPDATE OF "{column}", "{sealed}" ON "{table}" '
            f"FOR EACH ROW {guard} EXECUTE FUNCTION doithoai_refuse()",
            params=None,
        )


def _sqlite(editor: BaseDatabaseSchemaEditor, table: str, name: str, when: str, guard: str = "") -> None:
    editor.execute(f'DROP TRIGGER IF EXISTS "{table}_{name}"')
    editor.execute(
        f'CREATE TRIGGER "{table}_{name}" {when} ON "{table}" {guard} '
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _function(editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(
        "CREATE OR REPLACE FUNCTION doithoai_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$",
        params=None,  # the % belongs to PL/pgSQL
    )


def protect_columns_in(editor: BaseDatabaseSchemaEditor, table: str, columns: Sequence[str], state: str) -> None:
    """From a state on these columns keep their value, the state too, and the row is not deleted."""
    listed = ", ".join(f'"{column}"' for column in ("state", *columns))
    guard = f"""WHEN (OLD."state" = '{state}')"""
    if editor.connection.vendor == "sqlite":
        _sqlite(editor, table, "frozen", f"BEFORE UPDATE OF {listed}", guard)
        _sqlite(editor, table, "frozen_delete", "BEFORE DELETE", guard)
    else:
        _function(editor)
        for name, when in (("frozen", f"UPDATE OF {listed}"), ("frozen_delete", "DELETE")):
            editor.execute(
                f'CREATE OR REPLACE TRIGGER "{table}_{name}" BEFORE {when} ON "{table}" '
                f"FOR EACH ROW {guard} EXECUTE FUNCTION doithoai_refuse()",
                params=None,
            )
