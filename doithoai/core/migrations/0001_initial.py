import django.db.models.deletion
import doithoai.core.clock
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Counter',
            fields=[
                ('name', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('value', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('authority_id', models.BigIntegerField(null=True)),
                ('at', models.DateTimeField()),
                ('subject', models.CharField(max_length=60)),
                ('subject_id', models.BigIntegerField()),
                ('verb', models.CharField(max_length=60)),
                ('source', models.CharField(blank=True, max_length=24)),
                ('target', models.CharField(blank=True, max_length=24)),
                ('by_id', models.BigIntegerField(null=True)),
                ('unit', models.CharField(blank=True, max_length=200)),
                ('public', models.BooleanField(default=False)),
                ('facts', models.JSONField(default=dict)),
                ('key', models.CharField(max_length=80, null=True, unique=True)),
            ],
            options={
                'verbose_name': 'journal entry',
                'indexes': [models.Index(fields=['subject', 'subject_id', 'id'], name='entry_of_subject'), models.Index(fields=['authority_id', 'id'], name='entry_of_authority')],
            },
        ),
        migrations.CreateModel(
            name='HolidayDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True)),
                ('is_working', models.BooleanField(default=False)),
                ('reason', models.CharField(max_length=200)),
                ('year', models.PositiveSmallIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='HolidayYear',
            fields=[
                ('year', models.PositiveSmallIntegerField(primary_key=True, serialize=False)),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('confirmed_at', models.DateTimeField(default=doithoai.core.clock.now)),
            ],
        ),
        migrations.CreateModel(
            name='Pulse',
            fields=[
                ('key', models.CharField(max_length=60, primary_key=True, serialize=False)),
                ('beat', models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name='Rate',
            fields=[
                ('key', models.CharField(max_length=80, primary_key=True, serialize=False)),
                ('n', models.PositiveIntegerField(default=0)),
                ('until', models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name='Said',
            fields=[
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, primary_key=True, related_name='said', serialize=False, to='core.entry')),
                ('text', models.TextField(blank=True)),
            ],
            options={
                'verbose_name': 'typed words of an act',
            },
        ),
    ]
