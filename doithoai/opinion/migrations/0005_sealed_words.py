from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from doithoai.core.append_only import protect_columns, protect_words
from doithoai.core.models import SealedText

TABLES = (
    ("opinion_submission", ["text_hash", "door", "received_at", "authority_id", "parts"]),
    ("opinion_opinion", ["number", "submission_id", "part", "authority_id"]),
)


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    for table, columns in TABLES:
        protect_columns(editor, table, columns)
        protect_words(editor, table, "text", "sealed_text")


def seal_what_is_sealed(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    opinion, submission = (apps.get_model("opinion", name) for name in ("Opinion", "Submission"))  # type: ignore[attr-defined]
    for row in opinion.objects.filter(matter__is_sealed=True).exclude(text=""):
        opinion.objects.filter(pk=row.pk).update(text="", sealed_text=row.text)
    for row in submission.objects.filter(opinions__matter__is_sealed=True).exclude(text="").distinct():
        submission.objects.filter(pk=row.pk).update(text="", sealed_text=row.text)


class Migration(migrations.Migration):
    """The words of what is sealed lie encrypted; everything else that was received stays as it came."""

    dependencies = [("opinion", "0004_parts_of_a_submission")]
    operations = [
        migrations.AddField("submission", "sealed_text", SealedText(blank=True, default="")),
        migrations.AddField("opinion", "sealed_text", SealedText(blank=True, default="")),
        migrations.RunPython(install),
        migrations.RunPython(seal_what_is_sealed),
    ]
