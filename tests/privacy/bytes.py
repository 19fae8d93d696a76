"""Every byte of the database, to look for what must not be there."""

from __future__ import annotations

from pathlib import Path

from django.apps import apps
from django.db import connection


def dumped() -> bytes:
    """The files of SQLite with its log; every row of every table of PostgreSQL, as a dump holds them."""
    if connection.vendor == "sqlite":
        name = Path(str(connection.settings_dict["NAME"]))
        return b"".join(one.read_bytes() for one in sorted(name.parent.glob(f"{name.name}*")))
    whole = bytearray()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as rows:
                for part in rows:
                    whole += part
    return bytes(whole)


def decrypted(*traces: str) -> list[str]:
    """Where one of these words stands in any row of any table, also in what lies encrypted."""
    found = []
    for model in apps.get_models():
        for row in model._base_manager.values():
            low = "\n".join(str(value) for value in row.values()).casefold()
            found += [f"{model._meta.label}: {one}" for one in traces if one.casefold() in low]
    return found
