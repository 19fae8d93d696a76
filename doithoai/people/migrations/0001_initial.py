import django.db.models.deletion
import doithoai.core.clock
import doithoai.core.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('username', models.CharField(max_length=60, unique=True)),
                ('full_name', models.CharField(max_length=120)),
                ('sort_name', models.CharField(blank=True, editable=False, max_length=160)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('phone', doithoai.core.models.SealedText(blank=True, default='')),
                ('is_active', models.BooleanField(default=True)),
                ('must_change_password', models.BooleanField(default=False)),
                ('initial_until', models.DateTimeField(blank=True, null=True)),
                ('session_mark', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12)),
            ],
            options={
                'verbose_name': 'person',
                'ordering': ['sort_name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='FirstToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('digest', models.CharField(max_length=64, unique=True)),
                ('made_at', models.DateTimeField(default=doithoai.core.clock.now)),
                ('used_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Authority',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('slug', models.SlugField(max_length=60, unique=True)),
                ('host', models.CharField(blank=True, max_length=200)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(max_length=80)),
                ('place_name', models.CharField(max_length=80)),
                ('level', models.CharField(choices=[('central', 'Central'), ('province', 'Province'), ('district', 'District'), ('commune', 'Commune'), ('special', 'Special zone')], max_length=12)),
                ('head_kind', models.CharField(choices=[('party', 'Party head'), ('state', "Head of the People's Committee")], max_length=8)),
                ('head_title', models.CharField(max_length=120)),
                ('issuing_body', models.CharField(max_length=160)),
                ('superior_name', models.CharField(blank=True, max_length=200)),
                ('symbol', models.CharField(max_length=20)),
                ('paper_profile', models.CharField(default='dang_2026', max_length=20)),
                ('term_label', models.CharField(blank=True, max_length=20)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('decline_reasons', models.TextField(blank=True)),
                ('stop_reasons', models.TextField(blank=True)),
                ('local_gathering', models.BooleanField(default=False)),
                ('demo', models.BooleanField(default=False)),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='people.authority')),
            ],
            options={
                'verbose_name': 'authority',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Clock',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('code', models.CharField(max_length=30)),
                ('name', models.CharField(max_length=200)),
                ('amount', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('unit', models.CharField(choices=[('days', 'days'), ('working_days', 'working days')], max_length=14)),
                ('anchor', models.CharField(choices=[('conference_before', 'before the conference'), ('conference_after', 'after the conference'), ('receipt', 'after receipt'), ('assignment', 'after assignment'), ('conclusion', 'after the conclusion'), ('due_before', 'before the due day'), ('due_after', 'after the due day'), ('rounds', 'rounds')], max_length=20)),
                ('basis', models.CharField(max_length=300)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='clocks', to='people.authority')),
            ],
            options={
                'verbose_name': 'clock',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('code', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=200)),
                ('short_name', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('standing', 'Standing members'), ('party_staff', 'Party staff body'), ('party_office', 'Party committee office'), ('local_committee', 'Local Party committee'), ('peoples_committee', "People's Committee"), ('agency', 'Specialised agency'), ('public_unit', 'Public service unit'), ('media', 'Media centre'), ('front', 'Fatherland Front'), ('mass', 'Socio-political organisation'), ('armed', 'Police or military'), ('upper', 'Competent higher authority'), ('other', 'Other unit')], max_length=20)),
                ('level', models.CharField(choices=[('central', 'Central'), ('province', 'Province'), ('district', 'District'), ('commune', 'Commune'), ('special', 'Special zone')], max_length=12)),
                ('order', models.PositiveSmallIntegerField(default=100)),
                ('symbol', models.CharField(blank=True, max_length=20)),
                ('head_title', models.CharField(blank=True, max_length=120)),
                ('phone', models.CharField(blank=True, max_length=40)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organisations', to='people.authority')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='people.organisation')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='people.organisation')),
            ],
            options={
                'verbose_name': 'organisation',
                'constraints': [models.UniqueConstraint(fields=('authority', 'code'), name='organisation_code_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('role', models.CharField(max_length=24)),
                ('position', models.CharField(blank=True, max_length=120)),
                ('conference_ref', models.BigIntegerField(blank=True, null=True)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.authority')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                ('stands_in_for', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='stand_ins', to='people.membership')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.organisation')),
            ],
            options={
                'verbose_name': 'membership',
                'indexes': [models.Index(fields=['authority', 'role'], name='membership_by_role')],
            },
        ),
        migrations.CreateModel(
            name='RequiredChannel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('valid_from', models.DateField(blank=True, null=True)),
                ('valid_to', models.DateField(blank=True, null=True)),
                ('channel', models.CharField(choices=[('portal', 'Portal'), ('district_radio', 'District loudspeakers'), ('grassroots_radio', 'Grassroots loudspeakers'), ('board', 'Notice board'), ('press', 'Press'), ('village', 'Village heads')], max_length=20)),
                ('basis', models.CharField(max_length=300)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='required_channels', to='people.authority')),
            ],
            options={
                'verbose_name': 'required channel',
                'constraints': [models.UniqueConstraint(condition=models.Q(('valid_to', None)), fields=('authority', 'channel'), name='required_channel_once')],
            },
        ),
        migrations.CreateModel(
            name='SavedFilter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('page', models.CharField(max_length=20)),
                ('name', models.CharField(max_length=60)),
                ('query', models.CharField(blank=True, max_length=400)),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='saved_filters', to='people.authority')),
                ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='saved_filters', to='people.organisation')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='saved_filters', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('authority', 'person', 'page', 'name'), name='saved_filter_name_once')],
            },
        ),
    ]
