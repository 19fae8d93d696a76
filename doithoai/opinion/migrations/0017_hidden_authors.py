from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doithoai.core.append_only import protect_columns, protect_words


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table anew when a column comes, and forgets its triggers. Nobody lifts the shield later."""
    columns = ["text_hash", "door", "received_at", "authority_id", "parts", "hides_author"]
    protect_columns(editor, "opinion_submission", columns)
    protect_words(editor, "opinion_submission", "text", "sealed_text")


class Migration(migrations.Migration):
    dependencies = [("opinion", "0016_codes_to_tell")]
    operations = [
        migrations.AddField("submission", "hides_author", models.BooleanField(default=False)),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
