import django.db.models.deletion
import doithoai.core.clock
import doithoai.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
        ('people', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('carrier', models.CharField(choices=[('inbox', 'Inbox'), ('email', 'E-mail'), ('sms', 'Text message'), ('hand', 'Told by a person')], max_length=8)),
                ('address', doithoai.core.models.SealedText(blank=True, default='')),
                ('key', models.CharField(max_length=120, unique=True)),
                ('subject', models.CharField(max_length=200)),
                ('body', models.TextField()),
                ('path', models.CharField(blank=True, max_length=200)),
                ('not_before', models.DateTimeField(default=doithoai.core.clock.now)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('read_at', models.DateTimeField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0)),
                ('failure', models.CharField(blank=True, max_length=200)),
                ('about', models.CharField(blank=True, max_length=12)),
                ('told_how', models.CharField(blank=True, choices=[('phone', 'By telephone'), ('print', 'On paper'), ('meeting', 'Face to face'), ('chat', 'By message')], max_length=8)),
                ('told_by', models.BigIntegerField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notices', to='people.authority')),
                ('reader', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'notice',
                'indexes': [models.Index(condition=models.Q(('sent_at', None)), fields=['not_before'], name='notice_to_carry'), models.Index(fields=['reader', 'id'], name='notice_of_reader'), models.Index(condition=models.Q(('about__gt', ''), ('sent_at', None)), fields=['authority', 'id'], name='notice_to_tell_senders')],
            },
        ),
    ]
