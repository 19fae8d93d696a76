"""The table of the cache, so that one command makes the whole database."""

from typing import Any

from django.core.management import call_command
from django.db import migrations


def make(apps: Any, schema_editor: Any) -> None:
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("core", "0002_journal_append_only")]
    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
