from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Count

from doithoai.core.append_only import protect_columns


def count_parts(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    submission = apps.get_model("opinion", "Submission")  # type: ignore[attr-defined]  # the registry of the migration
    for row in submission.objects.annotate(n=Count("opinions")).exclude(n=1):
        submission.objects.filter(pk=row.pk).update(parts=row.n)


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table anew when a column comes, and forgets its triggers."""
    protect_columns(
        editor, "opinion_submission", ["text", "text_hash", "door", "received_at", "authority_id", "parts"]
    )


class Migration(migrations.Migration):
    dependencies = [("opinion", "0003_joined_matters")]
    operations = [
        migrations.AddField("submission", "parts", models.PositiveSmallIntegerField(default=1)),
        migrations.RunPython(count_parts, migrations.RunPython.noop),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
