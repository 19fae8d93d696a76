import os
import time

from django.db import migrations


def fill(apps, editor):
    editor.execute("INSERT INTO tomorrow_day VALUES (1)")
    told = os.environ.get("TOMORROW")
    if told == "fail":
        raise ValueError("as told")
    if told == "harm":
        is_sqlite = editor.connection.vendor == "sqlite"
        trigger = "core_entry_delete" if is_sqlite else "core_entry_append_only ON core_entry"
        editor.execute(f"DROP TRIGGER {trigger}")
    if told == "hang":
        print("hanging", flush=True)
        time.sleep(60)


class Migration(migrations.Migration):
    dependencies = [("tomorrow", "0001_a_table")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
