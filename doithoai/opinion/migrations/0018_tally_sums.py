from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ('opinion', '0017_hidden_authors'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='tally',
            name='tally_by_state',
        ),
        migrations.AddIndex(
            model_name='tally',
            index=models.Index(fields=['authority_id', 'state', 'n', 'said'], name='tally_sums_by_state'),
        ),
        migrations.AddIndex(
            model_name='tally',
            index=models.Index(fields=['authority_id', 'field_id', 'n', 'said'], name='tally_sums_by_field'),
        ),
    ]
