"""Forms on paper: the numbers that one printing reserved, and what became of each sheet."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText
from doithoai.people.models import Authority, Organisation


class SheetSize(models.TextChoices):
    A4 = "a4", _("A4")
    A5 = "a5", _("A5")


class WhySkipped(models.TextChoices):
    """Why a sheet of paper is not entered."""

    LOST = "lost", _("Did not come back")
    BLANK = "blank", _("Came back blank")
    SPOILED = "spoiled", _("Torn, spoiled or illegible")


class PaperRunSet(models.QuerySet["PaperRun"]):
    def of(self, authority: Authority) -> PaperRunSet:
        return self.filter(authority=authority)


class PaperRun(Dated):
    """One printing of the form for a conference. Its numbers are its own, whether they come back or not."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="paper_runs")
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="paper_runs")
    # Who hands the sheets out and gathers them: an organisation or a local committee.
    through = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="paper_runs"
    )
    size = models.CharField(max_length=2, choices=SheetSize, default=SheetSize.A4)
    year = models.PositiveSmallIntegerField()
    first = models.PositiveIntegerField()
    last = models.PositiveIntegerField()
    printed_on = models.DateField(default=clock.today)
    printed_by = models.BigIntegerField(null=True)
    # The look-up codes on the stubs follow from it and the number; they stand nowhere else.
    seed = SealedText()

    objects = PaperRunSet.as_manager()

    class Meta:
        verbose_name = _("printing of forms")
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="paper_run_in_order"),
            models.UniqueConstraint(fields=["authority", "year", "first"], name="paper_run_numbers_once"),
        ]

    def __str__(self) -> str:
        return f"{self.name_of(self.first)} – {self.last:04d}"

    def scope(self) -> Scope:
        return Scope(self.authority_id, conference_id=self.conference_id)

    def name_of(self, number: int) -> str:
        """What is printed on the sheet and on its stub: P-2026-0001."""
        return f"P-{self.year}-{number:04d}"

    @property
    def copies(self) -> int:
        return self.last - self.first + 1


class PaperSheet(Dated):
    """One numbered sheet that was dealt with: entered, scanned, or skipped with a reason."""

    run = models.ForeignKey(PaperRun, on_delete=models.PROTECT, related_name="sheets")
    number = models.PositiveIntegerField()
    submission = models.OneToOneField(
        "opinion.Submission", null=True, blank=True, on_delete=models.PROTECT, related_name="paper_sheet"
    )
    skipped = models.CharField(max_length=8, choices=WhySkipped, blank=True, default="")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.BigIntegerField(null=True)
    # The picture of the sheet until it is entered; it lies encrypted, for nobody has read it yet.
    scan = models.CharField(max_length=60, blank=True, default="")

    class Meta:
        verbose_name = _("paper form")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "number"], name="paper_sheet_once"),
            models.CheckConstraint(condition=Q(submission=None) | Q(skipped=""), name="paper_sheet_entered_or_skipped"),
        ]

    def __str__(self) -> str:
        return self.run.name_of(self.number)

    def scope(self) -> Scope:
        return self.run.scope()
