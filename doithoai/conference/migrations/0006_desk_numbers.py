

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('conference', '0005_stations'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='attendance',
            name='desk_number',
            field=models.CharField(blank=True, max_length=8),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(condition=models.Q(('desk_number', ''), _negated=True), fields=('conference', 'desk_number'), name='attendance_desk_number_once'),
        ),
    ]
