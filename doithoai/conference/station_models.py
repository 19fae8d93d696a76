"""When stations broadcast every day, and how an authority wants its abbreviations read aloud."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Scope
from doithoai.core.models import Dated
from doithoai.people.models import Authority, Channel, Organisation


class Slot(Dated):
    """A daily time of a station; one that no longer holds keeps its row, for the log of before."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="slots")
    channel = models.CharField(max_length=18, choices=Channel)
    station = models.CharField(max_length=120)
    at = models.TimeField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    is_over = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("daily time of a station")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "channel", "at"], condition=Q(is_over=False), name="slot_of_station_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.station} {self.at:%H:%M}"

    def scope(self) -> Scope:
        return Scope(self.organisation.authority_id, frozenset({self.organisation_id}))


class Abbreviation(Dated):
    """Letters of the authority and the words that the announcer says for them."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="abbreviations")
    short = models.CharField(max_length=20)
    words = models.CharField(max_length=120)
    is_over = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("abbreviation read aloud")
        ordering = ["short", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "short"], condition=Q(is_over=False), name="abbreviation_once")
        ]

    def __str__(self) -> str:
        return self.short

    def scope(self) -> Scope:
        return Scope(self.authority_id)
