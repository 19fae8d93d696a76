import django.db.models.deletion
import doithoai.core.clock
import doithoai.core.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('state_since', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('state', models.CharField(choices=[('draft', 'Draft paper'), ('signed', 'Signed'), ('issued', 'Issued'), ('withdrawn', 'Withdrawn paper')], default='draft', max_length=24)),
                ('key', models.CharField(blank=True, max_length=80, null=True)),
                ('kind', models.CharField(max_length=10)),
                ('profile_code', models.CharField(max_length=20)),
                ('subject', models.CharField(max_length=400)),
                ('content_text', doithoai.core.models.SealedText()),
                ('about_kind', models.CharField(blank=True, max_length=30)),
                ('about_id', models.BigIntegerField(blank=True, null=True)),
                ('is_public', models.BooleanField(default=False)),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('number_text', models.CharField(blank=True, max_length=40)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('signer_name', models.CharField(blank=True, max_length=120)),
                ('signer_position', models.CharField(blank=True, max_length=120)),
                ('signed_on', models.DateField(blank=True, null=True)),
                ('docx_path', models.CharField(blank=True, max_length=120)),
                ('docx_sha256', models.CharField(blank=True, max_length=64)),
                ('pdf_path', models.CharField(blank=True, max_length=120)),
                ('pdf_sha256', models.CharField(blank=True, max_length=64)),
                ('withdraw_reason', models.TextField(blank=True)),
                ('written_by', models.BigIntegerField(null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='people.authority')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='people.organisation')),
            ],
            options={
                'verbose_name': 'paper',
                'indexes': [models.Index(fields=['authority', 'state', '-created_at'], name='paper_by_state'), models.Index(fields=['authority', 'about_kind', 'about_id'], name='paper_about')],
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'signed', 'issued', 'withdrawn'])), name='paper_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'issued'), _negated=True), models.Q(('issued_on__isnull', False), models.Q(('pdf_sha256', ''), _negated=True), models.Q(('docx_sha256', ''), _negated=True)), _connector='OR'), name='paper_issued_with_day_and_files'), models.UniqueConstraint(fields=('authority', 'key'), name='paper_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('path', models.CharField(max_length=120, unique=True)),
                ('name', doithoai.core.models.SealedText()),
                ('kind', models.CharField(max_length=12)),
                ('size', models.PositiveIntegerField()),
                ('sha256', models.CharField(max_length=64)),
                ('is_public', models.BooleanField(default=False)),
                ('is_sealed', models.BooleanField(default=False)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='people.authority')),
            ],
            options={
                'verbose_name': 'attachment',
            },
        ),
        migrations.CreateModel(
            name='PaperIndex',
            fields=[
                ('paper', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='index', serialize=False, to='documents.paper')),
                ('fold_version', models.PositiveSmallIntegerField(default=0)),
                ('is_closed', models.BooleanField(default=False)),
            ],
            options={
                'verbose_name': 'words of a paper',
            },
        ),
        migrations.CreateModel(
            name='PaperWord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('word', models.BigIntegerField()),
                ('authority', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='people.authority')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.paper')),
            ],
            options={
                'verbose_name': 'word of a paper',
                'constraints': [models.UniqueConstraint(fields=('authority', 'word', 'paper'), name='paper_word_once')],
            },
        ),
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('kind', models.CharField(max_length=10)),
                ('series', models.CharField(max_length=20)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registers', to='people.authority')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='registers', to='people.organisation')),
            ],
            options={
                'verbose_name': 'number book',
                'ordering': ['kind', '-series'],
                'constraints': [models.UniqueConstraint(fields=('authority', 'organisation', 'kind', 'series'), name='register_of_organisation_once'), models.UniqueConstraint(condition=models.Q(('organisation__isnull', True)), fields=('authority', 'kind', 'series'), name='register_of_authority_once')],
            },
        ),
        migrations.CreateModel(
            name='RegisterLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('number', models.PositiveIntegerField()),
                ('origin', models.CharField(choices=[('given', 'Given by this book'), ('reserved', 'Reserved'), ('typed', 'Given by another registry')], default='given', max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('is_void', models.BooleanField(default=False)),
                ('day', models.DateField()),
                ('paper', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='line', to='documents.paper')),
                ('register', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='documents.register')),
            ],
            options={
                'verbose_name': 'line of a number book',
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('register', 'number'), name='register_number_once'), models.CheckConstraint(condition=models.Q(('paper__isnull', False), models.Q(('reason', ''), _negated=True), _connector='OR'), name='register_number_without_paper_says_why')],
            },
        ),
    ]
