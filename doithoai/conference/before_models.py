"""What is prepared for the day: the information part, the checklist of the hall, whom one expects, house templates."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.over import PartOf
from doithoai.conference.states import BriefingState
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, Stateful
from doithoai.documents.models import Attachment
from doithoai.people.models import Authority, Organisation, Person


class Briefing(PartOf, Stateful):
    """The information part of a conference (S-15, S-16): what is told before people speak, and who writes it."""

    conference = models.OneToOneField("conference.Conference", on_delete=models.PROTECT, related_name="briefing")
    state = models.CharField(max_length=24, choices=BriefingState, default=BriefingState.WRITING)
    owner = models.ForeignKey(Organisation, null=True, on_delete=models.PROTECT, related_name="briefings")
    # Empty: the rule of the authority for the dossier gives the day.
    typed_due = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=200)
    short = models.CharField(max_length=300, blank=True)
    results = models.TextField(blank=True)
    advantages = models.TextField(blank=True)
    difficulties = models.TextField(blank=True)
    tasks_ahead = models.TextField(blank=True)
    figures = models.TextField(blank=True)
    slides = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ready_at = models.DateTimeField(null=True, blank=True)
    shown_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("information part")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=BriefingState.values), name="briefing_state_known"),
        ]

    def __str__(self) -> str:
        return self.title

    def scope(self) -> Scope:
        bodies = frozenset({self.owner_id}) if self.owner_id else frozenset()
        return Scope(self.conference.authority_id, bodies, self.conference_id)


class HallTemplate(Dated):
    """What an authority says and prepares at every conference, until one of them says otherwise."""

    authority = models.OneToOneField(Authority, on_delete=models.PROTECT, related_name="hall_template")
    rules = models.TextField(blank=True)
    checklist = models.TextField(blank=True)

    class Meta:
        verbose_name = _("template of the hall")

    def __str__(self) -> str:
        return str(self.authority)

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class HallCheck(PartOf, Dated):
    """One thing to prepare in the hall: who does it, until when, and that it is done."""

    conference = models.ForeignKey("conference.Conference", on_delete=models.PROTECT, related_name="hall_checks")
    order = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=200)
    owner = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    days_before = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("thing to prepare in the hall")
        ordering = ["-days_before", "order", "pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "text"], name="hall_check_once")]

    def __str__(self) -> str:
        return self.text

    def scope(self) -> Scope:
        bodies = frozenset({self.owner_id}) if self.owner_id else frozenset()
        return Scope(self.conference.authority_id, bodies, self.conference_id)

    @property
    def due_on(self) -> date | None:
        """Counted from the day of the conference: it moves with it."""
        day = self.conference.anchor
        return day - timedelta(days=self.days_before) if day else None


class Quota(PartOf, Dated):
    """How many of a category are to come, from one body or from nowhere in particular."""

    conference = models.ForeignKey("conference.Conference", on_delete=models.PROTECT, related_name="quotas")
    category = models.CharField(max_length=20)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    planned = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("expected number of delegates")
        constraints = [
            models.UniqueConstraint(fields=["conference", "category", "organisation"], name="quota_once"),
            models.UniqueConstraint(
                fields=["conference", "category"], condition=Q(organisation=None), name="quota_of_all_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.category}: {self.planned}"

    def scope(self) -> Scope:
        return Scope(self.conference.authority_id, conference_id=self.conference_id)
