from django.db import migrations

from doithoai.opinion import index


class Migration(migrations.Migration):
    """The word index of the matters: tables without a model (docs/decisions/0010)."""

    dependencies = [("opinion", "0006_refusals_and_hand_over")]
    operations = [migrations.RunPython(index.make, index.drop)]
