from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doithoai.core.append_only import protect_columns


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    protect_columns(editor, "opinion_submission", ["text", "text_hash", "door", "received_at", "authority_id"])
    protect_columns(editor, "opinion_opinion", ["text", "number", "submission_id", "part", "authority_id"])


class Migration(migrations.Migration):
    """What was received is never altered. Not reversible for that reason."""

    dependencies = [("opinion", "0001_initial")]
    operations = [migrations.RunPython(install)]
