"""What people say about the channels of an announcement: that one is enough, and that the announcement has arrived."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.conference.over import PartOf
from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated
from doithoai.people.models import Channel, Organisation, Person


class Sufficiency(PartOf, Dated):
    """A person holds that a channel has done enough although the log does not show it; for one version only."""

    whole = "announcement"

    announcement = models.ForeignKey("conference.Announcement", on_delete=models.PROTECT, related_name="sufficiencies")
    channel = models.CharField(max_length=18, choices=Channel)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    decided_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("channel held to be enough")
        constraints = [models.UniqueConstraint(fields=["announcement", "channel"], name="sufficiency_once")]

    def __str__(self) -> str:
        return f"{self.channel} · {self.announcement_id}"

    def scope(self) -> Scope:
        return self.announcement.scope()


class Arrival(PartOf, Dated):
    """A body says that an announcement has reached it; `told_by` names who said so when another one wrote it down."""

    whole = "announcement"

    announcement = models.ForeignKey("conference.Announcement", on_delete=models.PROTECT, related_name="arrivals")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="arrivals")
    arrived_at = models.DateTimeField(default=clock.now)
    told_by = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("announcement received")
        ordering = ["arrived_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["announcement", "organisation"], name="arrival_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} · {self.announcement_id}"

    def scope(self) -> Scope:
        conference = self.announcement.conference
        return Scope(conference.authority_id, frozenset({self.organisation_id}), conference.pk)
