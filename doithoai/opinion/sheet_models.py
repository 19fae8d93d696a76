"""A spreadsheet of opinions on its way in: the file, what was understood of it, and what each row became."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core.actors import Scope
from doithoai.core.models import SealedText, Stateful
from doithoai.opinion.states import SheetState
from doithoai.people.models import Authority, Organisation


class SheetImport(Stateful):
    """One file. Its content lies encrypted: it holds names and words, and what must be kept confidential too."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="sheet_imports")
    conference = models.ForeignKey(
        Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="sheet_imports"
    )
    through = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="sheet_imports"
    )
    state = models.CharField(max_length=24, choices=SheetState, default=SheetState.PREVIEWED)
    name = models.CharField(max_length=120)
    path = models.CharField(max_length=60)
    sha256 = models.CharField(max_length=64)
    by_id = models.BigIntegerField()
    # What was understood, as opinion.importing writes it: rows, refused and skipped rows, warnings, columns.
    outcome = SealedText()
    # Who pressed the button of a large file, and why it was not taken in after all.
    queued_by = models.BigIntegerField(null=True)
    failure = models.CharField(max_length=300, blank=True)
    rows = models.PositiveIntegerField(default=0)
    points = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    added = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("spreadsheet of opinions")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SheetState.values), name="sheet_import_state_known"),
        ]
        indexes = [models.Index(fields=["authority", "-id"], name="sheet_import_newest")]

    def __str__(self) -> str:
        return self.public_id

    def scope(self) -> Scope:
        return Scope(self.authority_id, conference_id=self.conference_id)


class SheetRow(models.Model):
    """Which row of which file a submission came from."""

    file = models.ForeignKey(SheetImport, on_delete=models.PROTECT, related_name="taken")
    sheet = models.CharField(max_length=120)
    row = models.PositiveIntegerField()
    submission = models.OneToOneField("opinion.Submission", on_delete=models.PROTECT, related_name="sheet_row")

    def __str__(self) -> str:
        return f"{self.sheet}:{self.row}"


class SheetHeadings(models.Model):
    """What the headings of one sender's sheets mean, as a person set it last."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="sheet_headings")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="sheet_headings"
    )
    roles = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "organisation"], name="sheet_headings_of_sender"),
            models.UniqueConstraint(
                fields=["authority"], condition=Q(organisation=None), name="sheet_headings_without_sender"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)
