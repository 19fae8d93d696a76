import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

import doithoai.core.clock
import doithoai.core.models
from doithoai.core.append_only import protect_columns, protect_words


def install(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """SQLite makes the table anew when a column comes, and forgets its triggers."""
    protect_columns(editor, "opinion_opinion", ["number", "submission_id", "part", "authority_id", "division_id"])
    protect_words(editor, "opinion_opinion", "text", "sealed_text")


class Migration(migrations.Migration):
    """An opinion of several points is taken apart; it stays as it was received and its points refer to it."""

    dependencies = [("opinion", "0009_opinions_counted")]
    operations = [
        migrations.AddField("opinion", "stands", models.BooleanField(default=True)),
        migrations.CreateModel(
            name="Division",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True
                    ),
                ),
                ("created_at", models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ("parts", models.PositiveSmallIntegerField()),
                ("title", models.CharField(max_length=200)),
                ("last_entry", models.BigIntegerField(default=0)),
                ("made_at", models.DateTimeField(default=doithoai.core.clock.now)),
                ("made_by", models.BigIntegerField(null=True)),
                ("undone_at", models.DateTimeField(blank=True, null=True)),
                (
                    "opinion",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="divisions", to="opinion.opinion"
                    ),
                ),
            ],
        ),
        migrations.AddField(
            "opinion",
            "division",
            models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="points",
                to="opinion.division",
            ),
        ),
        migrations.AddConstraint(
            "division",
            models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("opinion",), name="division_one_that_stands"
            ),
        ),
        migrations.AddConstraint(
            "division",
            models.CheckConstraint(condition=models.Q(("parts__gte", 2)), name="division_into_several"),
        ),
        migrations.RunPython(install, migrations.RunPython.noop),
    ]
