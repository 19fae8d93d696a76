from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doithoai.core.append_only import protect_rows


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    protect_rows(editor, "core_entry")


class Migration(migrations.Migration):
    """The journal is never changed. Not reversible: a journal that can be altered proves nothing."""

    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(install)]
