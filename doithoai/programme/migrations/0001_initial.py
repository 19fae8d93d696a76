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
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('state_since', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('issued', 'Issued'), ('replaced', 'Replaced by a later version'), ('closed', 'Closed')], default='draft', max_length=24)),
                ('year', models.PositiveSmallIntegerField()),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('amend_reason', models.TextField(blank=True)),
                ('title', models.CharField(max_length=300)),
                ('lead_in', models.TextField(blank=True)),
                ('purposes', models.TextField(blank=True)),
                ('requirements', models.TextField(blank=True)),
                ('motto', models.CharField(blank=True, max_length=200)),
                ('audience_reason', models.TextField(blank=True)),
                ('form_text', models.TextField(blank=True)),
                ('regime_text', models.TextField(blank=True)),
                ('procedure', models.TextField(blank=True)),
                ('signing_authority', models.CharField(blank=True, max_length=120)),
                ('signer_position', models.CharField(blank=True, max_length=120)),
                ('signer_name', models.CharField(blank=True, max_length=120)),
                ('place', models.CharField(blank=True, max_length=80)),
                ('number_text', models.CharField(blank=True, max_length=40)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('paper_ref', models.CharField(blank=True, max_length=12)),
                ('written_by', models.BigIntegerField(null=True)),
                ('amends', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='amendments', to='programme.plan')),
                ('authority', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='people.authority')),
            ],
            options={
                'verbose_name': 'plan',
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'issued', 'replaced', 'closed'])), name='plan_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'issued'), _negated=True), models.Q(('issued_on__isnull', False), models.Q(('number_text', ''), _negated=True)), _connector='OR'), name='plan_issued_with_number_and_date'), models.UniqueConstraint(fields=('authority', 'year', 'version'), name='plan_version_once'), models.UniqueConstraint(condition=models.Q(('state', 'issued')), fields=('authority', 'year'), name='plan_one_in_force')],
            },
        ),
        migrations.CreateModel(
            name='LegalBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('document_type', models.CharField(max_length=60)),
                ('symbol', models.CharField(max_length=60)),
                ('issued_on', models.DateField(blank=True, null=True)),
                ('issuer', models.CharField(max_length=160)),
                ('subject', models.CharField(max_length=400)),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bases', to='programme.plan')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Acknowledgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField()),
                ('how', models.CharField(blank=True, max_length=300)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acknowledgements', to='programme.plan')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('plan', 'organisation'), name='plan_acknowledged_once')],
            },
        ),
        migrations.CreateModel(
            name='PlannedConference',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('audience', models.CharField(max_length=300)),
                ('audience_groups', models.JSONField(blank=True, default=list)),
                ('place_wording', models.CharField(blank=True, max_length=300)),
                ('inform_part', models.TextField()),
                ('listen_part', models.TextField()),
                ('respond_part', models.TextField(blank=True)),
                ('internal_topic', models.CharField(blank=True, max_length=300)),
                ('mode', models.CharField(choices=[('assign', 'Assign to agencies, consolidate what is outside competence'), ('resolve_on_spot', 'Direct and resolve on the spot')], default='assign', max_length=16)),
                ('form', models.CharField(choices=[('in_person', 'Face to face'), ('online', 'On line'), ('both', 'Face to face and on line')], default='in_person', max_length=10)),
                ('pre_gathering', models.BooleanField(default=True)),
                ('period_kind', models.CharField(choices=[('none', 'Announced later'), ('quarter', 'Quarter'), ('month', 'Month'), ('range', 'Between two days'), ('day', 'One day')], default='none', max_length=8)),
                ('period_from', models.DateField(blank=True, null=True)),
                ('period_to', models.DateField(blank=True, null=True)),
                ('venue', models.CharField(blank=True, max_length=200)),
                ('origin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later', to='programme.plannedconference')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='planned', to='programme.plan')),
            ],
            options={
                'ordering': ['order', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('period_kind', 'none'), models.Q(('period_from__isnull', False), ('period_to__isnull', False)), _connector='OR'), name='planned_period_has_both_ends')],
            },
        ),
        migrations.CreateModel(
            name='Recipient',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('name', models.CharField(max_length=200)),
                ('purpose', models.CharField(blank=True, max_length=20)),
                ('is_filing', models.BooleanField(default=False)),
                ('organisations', models.ManyToManyField(blank=True, related_name='received_plans', to='people.organisation')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipients', to='programme.plan')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=doithoai.core.models.public_id, editable=False, max_length=12, unique=True)),
                ('created_at', models.DateTimeField(default=doithoai.core.clock.now, editable=False)),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('kind', models.CharField(choices=[('publicise', 'Publicise the plan'), ('prepare_hall', 'Prepare the hall'), ('summon', 'Summon those who attend'), ('prepare_content', 'Prepare the content'), ('attend', 'Send a leader'), ('answer', 'Answer and resolve'), ('gather', 'Gather opinions'), ('report', 'Report gathered opinions'), ('sort', 'Sort and assign'), ('compile', 'Compile explanations'), ('organise', 'Organise the conference'), ('expect', 'Draft the expected attendance'), ('broadcast', 'Announce and broadcast'), ('monitor', 'Urge and monitor'), ('result', 'Report the result'), ('other', 'Other')], default='other', max_length=16)),
                ('text', models.TextField()),
                ('lead_group', models.CharField(blank=True, max_length=200)),
                ('is_for_each', models.BooleanField(default=False)),
                ('open_group', models.CharField(blank=True, max_length=200)),
                ('evidence', models.CharField(blank=True, max_length=200)),
                ('due_kind', models.CharField(choices=[('none', 'No date'), ('fixed', 'On a fixed day'), ('before', 'Before each conference'), ('after', 'After each conference')], default='none', max_length=8)),
                ('due_amount', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('due_unit', models.CharField(default='days', max_length=14)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('conferences', models.ManyToManyField(blank=True, related_name='tasks', to='programme.plannedconference')),
                ('cooperating', models.ManyToManyField(blank=True, related_name='joined_tasks', to='people.organisation')),
                ('lead', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_tasks', to='people.organisation')),
                ('origin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later', to='programme.task')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='programme.plan')),
                ('report_through', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
                ('report_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.organisation')),
            ],
            options={
                'ordering': ['order', 'pk'],
            },
        ),
    ]
