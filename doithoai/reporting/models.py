"""Which reports are due when, and the reports themselves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, Stateful
from doithoai.documents.models import Attachment
from doithoai.people.models import Authority, ClockUnit, Valid
from doithoai.programme.models import Plan
from doithoai.reporting.states import ReportState


class Rhythm(models.TextChoices):
    """How often a report is due, and for how long a time."""

    MONTH = "month", _("Every month")
    QUARTER = "quarter", _("Every quarter")
    HALF = "half", _("Every six months")
    NINE = "nine", _("Nine months, from the beginning of the year")
    YEAR = "year", _("Every year")
    CONFERENCE = "conference", _("After each conference")
    REQUEST = "request", _("On request")


class ReportKind(Dated, Valid):
    """One line of the reporting calendar, as the authority's rules set it; a change is a new row of the same line."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="report_kinds")
    #: The same for every version of a line: a changed rule begins where the earlier one ended.
    line = models.CharField(max_length=12)
    name = models.CharField(max_length=200)
    rhythm = models.CharField(max_length=10, choices=Rhythm)
    #: Which periods of a year are reported, as numbers with commas; empty means all of them.
    only = models.CharField(max_length=40, blank=True)
    #: Day of the last month on which figures are cut; None: the end of the month.
    cut_day = models.PositiveSmallIntegerField(null=True, blank=True)
    due_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    due_unit = models.CharField(max_length=14, choices=ClockUnit, default=ClockUnit.DAYS)
    addressee = models.CharField(max_length=200)
    basis = models.CharField(max_length=300)

    class Meta:
        verbose_name = _("line of the reporting calendar")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cut_day=None) | Q(cut_day__gte=1, cut_day__lte=28), name="report_kind_cut_day_in_any_month"
            ),
            models.UniqueConstraint(fields=["line", "valid_from"], name="report_kind_version_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.authority_id)

    @property
    def numbers(self) -> frozenset[int]:
        """The periods of a year that are reported; empty: all."""
        return frozenset(int(one) for one in self.only.split(",") if one)


class Report(Stateful):
    """One report. Figures are counted, never typed; once sent, neither figures nor words change (a new version does).

    The one exception is a text that quotes what is sealed later: its words go, and the report says so.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="periodic_reports")
    kind = models.ForeignKey(ReportKind, on_delete=models.PROTECT, related_name="reports")
    #: Which of the due ones it is: line, year and number, or the conference.
    occasion = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField(default=1)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    correction_reason = models.TextField(blank=True)
    state = models.CharField(max_length=24, choices=ReportState, default=ReportState.DRAFT)
    title = models.CharField(max_length=300)
    addressee = models.CharField(max_length=200)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    conference = models.ForeignKey(
        Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="result_reports"
    )
    due_on = models.DateField(null=True, blank=True)
    due_rule = models.CharField(max_length=300, blank=True)
    figures = models.JSONField(default=dict)
    counted_at = models.DateTimeField(null=True, blank=True)
    results = models.TextField(blank=True)
    shortcomings = models.TextField(blank=True)
    tasks = models.TextField(blank=True)
    proposals = models.TextField(blank=True)
    #: Two people who write at the same time do not overwrite each other.
    edits = models.PositiveIntegerField(default=0)
    sent_back_reason = models.TextField(blank=True)
    submitted_by = models.BigIntegerField(null=True)
    sent_on = models.DateField(null=True, blank=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    was_late = models.BooleanField(default=False)
    lost_words_at = models.DateTimeField(null=True, blank=True)
    # Of what is left of a sent report after words were taken out; `content_hash` stays that of the sent one.
    rest_hash = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("report")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="report_state_known"),
            models.CheckConstraint(
                condition=~Q(state="sent")
                | (Q(sent_on__isnull=False, frozen_at__isnull=False, counted_at__isnull=False) & ~Q(content_hash="")),
                name="report_sent_is_frozen",
            ),
            models.UniqueConstraint(fields=["authority", "occasion", "version"], name="report_of_occasion_once"),
        ]
        indexes = [models.Index(fields=["authority", "state", "-created_at"], name="report_by_state")]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        return Scope(self.authority_id)

    @property
    def paper_key(self) -> str:
        """By which its paper is found."""
        return f"periodic:{self.public_id}"

    @property
    def is_frozen(self) -> bool:
        return self.state == ReportState.SENT


class ReportFile(models.Model):
    """A file that goes with a report; a correction begins with those of the version before it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="+")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of a report")
        constraints = [models.UniqueConstraint(fields=["report", "attachment"], name="report_file_once")]

    def __str__(self) -> str:
        return str(self.pk)


class YearArchive(Dated):
    """The archive of a closed year: asked for, made by the clock, kept for some days to be taken away."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="archives")
    asked_by = models.BigIntegerField(null=True)
    made_at = models.DateTimeField(null=True, blank=True)
    path = models.CharField(max_length=120, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("archive of a year")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(made_at=None), name="year_archive_asked_once"),
        ]

    def __str__(self) -> str:
        return self.public_id

    def scope(self) -> Scope:
        return Scope(self.authority_id)
