"""The result of a conference made public: on the portal, at the seat, in the villages, each with its evidence."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.conference.over import PartOf
from doithoai.core.actors import Scope
from doithoai.core.models import Dated
from doithoai.documents.models import Attachment
from doithoai.people.models import Organisation


class ResultPlace(models.TextChoices):
    PORTAL = "portal", _("On the portal")
    SEAT = "seat", _("Put up at the seat")
    VILLAGE = "village", _("Made known in the villages")


class ResultNotice(PartOf, Dated):
    """One place where people could read or hear what was asked and promised; what was noted stays."""

    conference = models.ForeignKey("conference.Conference", on_delete=models.PROTECT, related_name="result_notices")
    place = models.CharField(max_length=8, choices=ResultPlace)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=200, blank=True)
    shown_on = models.DateField()
    evidence_text = models.TextField(blank=True)
    evidence_file = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_time = models.BooleanField(null=True)

    class Meta:
        verbose_name = _("result made public")
        ordering = ["shown_on", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(place__in=ResultPlace.values), name="result_place_known"),
            models.UniqueConstraint(
                fields=["conference", "place", "organisation", "where", "shown_on"], name="result_notice_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.conference_id} · {self.place}"

    def scope(self) -> Scope:
        return Scope(self.conference.authority_id, frozenset({self.organisation_id}), self.conference_id)
