from django.db import migrations

from doithoai.opinion import index


class Migration(migrations.Migration):
    """The word index of the matters: tables without a model (docs/decisions/0010)."""

    dependencies = [("opinion", "0002_what_was_received_is_kept")]
    operations = [migrations.RunPython(index.make, index.drop)]
