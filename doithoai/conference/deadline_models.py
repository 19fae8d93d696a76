"""Beside the duties of a conference: which body has taken note of one, and the secret address of a calendar."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.conference.over import PartOf
from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated
from doithoai.people.models import Authority, Organisation, Person


class Receipt(PartOf, Dated):
    """A body that leads or helps has read its duty; of a group each member says it for itself."""

    whole = "duty"

    duty = models.ForeignKey("conference.Duty", on_delete=models.PROTECT, related_name="receipts")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("duty received")
        ordering = ["received_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["duty", "organisation"], name="duty_received_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id} · {self.duty_id}"

    def scope(self) -> Scope:
        conference = self.duty.conference
        return Scope(conference.authority_id, frozenset({self.organisation_id}), conference.pk)


class CalendarLink(Dated):
    """The secret address under which a calendar program fetches what one person has to do; kept as a digest only."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("address of a calendar")
        constraints = [models.UniqueConstraint(fields=["authority", "person"], name="calendar_link_once")]

    def __str__(self) -> str:
        return str(self.made_at)

    def scope(self) -> Scope:
        return Scope(self.authority_id)
