

import django.db.models.deletion
import doithoai.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('live', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='command',
            name='device',
            field=models.CharField(blank=True, max_length=32),
        ),
        migrations.AddField(
            model_name='command',
            name='device_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='command',
            name='floor_after',
            field=models.PositiveBigIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='command',
            name='happened_at',
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name='command',
            name='sequence',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AlterField(
            model_name='command',
            name='at',
            field=models.DateTimeField(default=doithoai.core.clock.real_now),
        ),
        migrations.CreateModel(
            name='HallDevice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('device', models.CharField(max_length=32)),
                ('letter', models.CharField(max_length=2)),
                ('sitting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='devices', to='live.sitting')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('sitting', 'device'), name='hall_device_once'), models.UniqueConstraint(fields=('sitting', 'letter'), name='hall_device_letter_once')],
            },
        ),
    ]
