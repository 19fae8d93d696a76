from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doithoai.core.append_only import protect_columns, protect_words

TABLES = (
    ("opinion_submission", ["text_hash", "door", "received_at", "authority_id", "parts", "hides_author"]),
    ("opinion_opinion", ["number", "submission_id", "part", "authority_id", "division_id"]),
)


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table, columns in TABLES:
        protect_columns(editor, table, columns)
        protect_words(editor, table, "text", "sealed_text", erased="erased_at")


class Migration(migrations.Migration):
    """Words go for good at a person's lawful request, in the statement that says when; otherwise they are kept."""

    dependencies = [("opinion", "0003_search")]
    operations = [
        migrations.AddField("submission", "erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
        migrations.AddField("submission", "restricted_at", models.DateTimeField(blank=True, editable=False, null=True)),
        migrations.AddField("submission", "consent_notice", models.CharField(editable=False, max_length=20, null=True)),
        migrations.AddField("opinion", "erased_at", models.DateTimeField(blank=True, editable=False, null=True)),
        migrations.RunPython(install),
    ]
