"""The year plan: its bases, planned conferences, tasks and recipients."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Scope
from doithoai.core.formats import vndate
from doithoai.core.models import Dated, Stateful
from doithoai.people.models import Authority, ClockUnit, Organisation
from doithoai.programme.planned_models import QUARTERS as QUARTERS
from doithoai.programme.planned_models import ConferenceKind as ConferenceKind
from doithoai.programme.planned_models import Form as Form
from doithoai.programme.planned_models import Mode as Mode
from doithoai.programme.planned_models import Occasion as Occasion
from doithoai.programme.planned_models import PeriodKind as PeriodKind
from doithoai.programme.planned_models import PlannedConference as PlannedConference
from doithoai.programme.planned_models import entered as entered
from doithoai.programme.states import PlanState


class PlanSet(models.QuerySet["Plan"]):
    def of(self, authority: Authority) -> PlanSet:
        return self.filter(authority=authority).order_by("-year", "-version", "-pk")

    def whole(self) -> PlanSet:
        """With all parts, for the page and the paper."""
        return self.select_related("authority", "amends").prefetch_related(
            "bases",
            "planned",
            "tasks__lead",
            "tasks__cooperating",
            "tasks__conferences",
            "tasks__report_through",
            "tasks__report_to",
            "recipients__organisations",
        )

    def public(self) -> PlanSet:
        """What was issued once stays readable, with what replaced it."""
        return self.filter(state__in=[PlanState.ISSUED, PlanState.CLOSED, PlanState.REPLACED])

    def in_force(self) -> PlanSet:
        return self.filter(state__in=[PlanState.ISSUED, PlanState.CLOSED])


class Plan(Stateful):
    """One version of the plan of a year (Kế hoạch)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="plans")
    state = models.CharField(max_length=24, choices=PlanState, default=PlanState.DRAFT)
    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    amends = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="amendments")
    amend_reason = models.TextField(blank=True)
    title = models.CharField(max_length=300)
    lead_in = models.TextField(blank=True)
    purposes = models.TextField(blank=True)
    requirements = models.TextField(blank=True)
    motto = models.CharField(max_length=200, blank=True)
    audience_reason = models.TextField(blank=True)
    form_text = models.TextField(blank=True)
    regime_text = models.TextField(blank=True)
    procedure = models.TextField(blank=True)
    # What the Front and the organisations do in it besides their tasks (S-21a).
    front_role = models.TextField(blank=True)
    final_words = models.TextField(blank=True)
    signing_authority = models.CharField(max_length=120, blank=True)
    signer_position = models.CharField(max_length=120, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    place = models.CharField(max_length=80, blank=True)
    number_text = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    # On the paper that the draft was read from; proposed when it is issued.
    read_number = models.CharField(max_length=40, blank=True)
    read_day = models.DateField(null=True, blank=True)
    paper_ref = models.CharField(max_length=12, blank=True)
    written_by = models.BigIntegerField(null=True)

    objects = PlanSet.as_manager()

    class Meta:
        verbose_name = _("plan")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PlanState.values), name="plan_state_known"),
            models.CheckConstraint(
                condition=~Q(state=PlanState.ISSUED) | (Q(issued_on__isnull=False) & ~Q(number_text="")),
                name="plan_issued_with_number_and_date",
            ),
            models.UniqueConstraint(fields=["authority", "year", "version"], name="plan_version_once"),
            models.UniqueConstraint(
                fields=["authority", "year"], condition=Q(state=PlanState.ISSUED), name="plan_one_in_force"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        return Scope(self.authority_id)

    @property
    def is_in_force(self) -> bool:
        return self.state == PlanState.ISSUED

    @property
    def over_words(self) -> str | Promise:
        """A closed year has no later version: a draft of an amendment that was never issued stays one."""
        rest = (PlanState.DRAFT, PlanState.SUBMITTED)
        closed = self.state == PlanState.CLOSED or (
            self.state in rest
            and self.amends_id is not None
            and Plan.objects.filter(authority=self.authority_id, year=self.year, state=PlanState.CLOSED).exists()
        )
        return _("The programme of this year is closed: its plan stays as it is.") if closed else ""

    @property
    def citation(self) -> str:
        """How other papers name this plan."""
        if not self.issued_on:
            return f"Kế hoạch năm {self.year} (dự thảo)"
        return f"Kế hoạch số {self.number_text} ngày {vndate(self.issued_on)}"


class LegalBasis(models.Model):
    """One citation: type, number and symbol, day, issuer, subject (S-5 to S-7)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="bases")
    order = models.PositiveSmallIntegerField(default=1)
    document_type = models.CharField(max_length=60)
    symbol = models.CharField(max_length=60)
    issued_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=160)
    subject = models.CharField(max_length=400)

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return f"{self.document_type} số {self.symbol}"


class DueKind(models.TextChoices):
    NONE = "none", _("No date")
    FIXED = "fixed", _("On a fixed day")
    BEFORE = "before", _("Before each conference")
    AFTER = "after", _("After each conference")


class TaskKind(models.TextChoices):
    PUBLICISE = "publicise", _("Publicise the plan")
    PREPARE_HALL = "prepare_hall", _("Prepare the hall")
    SUMMON = "summon", _("Summon those who attend")
    PREPARE_CONTENT = "prepare_content", _("Prepare the content")
    ATTEND = "attend", _("Send a leader")
    ANSWER = "answer", _("Answer and resolve")
    GATHER = "gather", _("Gather opinions")
    REPORT = "report", _("Report gathered opinions")
    SORT = "sort", _("Sort and assign")
    COMPILE = "compile", _("Compile explanations")
    ORGANISE = "organise", _("Organise the conference")
    EXPECT = "expect", _("Draft the expected attendance")
    BROADCAST = "broadcast", _("Announce and broadcast")
    MONITOR = "monitor", _("Urge and monitor")
    RESULT = "result", _("Report the result")
    OTHER = "other", _("Other")


class Task(Dated):
    """What a plan orders: one lead, any number of co-operating bodies, a due rule (S-75)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="tasks")
    order = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=16, choices=TaskKind, default=TaskKind.OTHER)
    text = models.TextField()
    lead = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="led_tasks")
    lead_group = models.CharField(max_length=200, blank=True)
    # Each of the co-operating bodies does it for itself: one duty per body (S-67).
    is_for_each = models.BooleanField(default=False)
    cooperating = models.ManyToManyField(Organisation, blank=True, related_name="joined_tasks")
    open_group = models.CharField(max_length=200, blank=True)
    report_through = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    report_to = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    evidence = models.CharField(max_length=200, blank=True)
    due_kind = models.CharField(max_length=8, choices=DueKind, default=DueKind.NONE)
    due_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    due_unit = models.CharField(max_length=14, default="days")
    due_on = models.DateField(null=True, blank=True)
    conferences = models.ManyToManyField(PlannedConference, blank=True, related_name="tasks")
    # The same task in the version that this plan amends.
    origin = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later")

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def due_unit_words(self) -> str:
        return str(ClockUnit(self.due_unit).label)

    @property
    def together(self) -> list[Organisation]:
        """The co-operating bodies by rank; the database alone would give them in any order."""
        return sorted(self.cooperating.all(), key=Organisation.rank)


class Recipient(models.Model):
    """One line of "Nơi nhận": a name, its purpose, the bodies it stands for (S-88 to S-96)."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="recipients")
    order = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=200)
    purpose = models.CharField(max_length=20, blank=True)
    is_filing = models.BooleanField(default=False)
    organisations = models.ManyToManyField(Organisation, blank=True, related_name="received_plans")

    class Meta:
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.name


class Acknowledgement(models.Model):
    """A body has received an issued plan and says how it made the plan known (S-64)."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="acknowledgements")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    how = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "organisation"], name="plan_acknowledged_once"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.plan}"
