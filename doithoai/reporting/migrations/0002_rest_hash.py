from django.db import migrations, models

from doithoai.core import append_only

FROZEN = (
    "figures", "counted_at", "frozen_at", "content_hash", "sent_on", "was_late", "since", "until", "title", "addressee",
    "version", "occasion", "due_on",
)  # fmt: skip


def freeze(apps, editor):
    """SQLite makes the table anew for a column, and the triggers of the old one are gone."""
    append_only.protect_columns_in(editor, "reporting_report", FROZEN, "sent")


class Migration(migrations.Migration):

    dependencies = [
        ('reporting', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='report',
            name='rest_hash',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(freeze, migrations.RunPython.noop),
    ]
