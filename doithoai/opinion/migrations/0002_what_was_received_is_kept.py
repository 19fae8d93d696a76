from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doithoai.core.append_only import protect_columns, protect_words

TABLES = (
    ("opinion_submission", ["text_hash", "door", "received_at", "authority_id", "parts", "hides_author"]),
    ("opinion_opinion", ["number", "submission_id", "part", "authority_id", "division_id"]),
)


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table, columns in TABLES:
        protect_columns(editor, table, columns)
        protect_words(editor, table, "text", "sealed_text")


class Migration(migrations.Migration):
    """What was received is never altered; its words may only be sealed and unsealed.

    Not reversible for that reason. SQLite makes a table anew when a column comes, and forgets its triggers:
    a later migration of these two tables installs them again.
    """

    dependencies = [("opinion", "0001_initial")]
    operations = [migrations.RunPython(install)]
