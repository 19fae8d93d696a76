from django.db import migrations

from doithoai.opinion import index


class Migration(migrations.Migration):
    """New rows of the word index are gathered and merged by the clock (docs/decisions/0010)."""

    dependencies = [("opinion", "0004_erased")]
    operations = [migrations.RunPython(index.gather, migrations.RunPython.noop)]
