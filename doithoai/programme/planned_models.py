"""A conference as the plan promises it, and the words that its columns choose from."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.core.formats import vndate
from doithoai.core.models import Dated


class Mode(models.TextChoices):
    ASSIGN = "assign", _("Assign to agencies, consolidate what is outside competence")
    RESOLVE_ON_SPOT = "resolve_on_spot", _("Direct and resolve on the spot")


class Form(models.TextChoices):
    IN_PERSON = "in_person", _("Face to face")
    ONLINE = "online", _("On line")
    BOTH = "both", _("Face to face and on line")


class ConferenceKind(models.TextChoices):
    """Whom the law or the plan asks to be met; norms may count one of them apart."""

    PEOPLE = "people", _("With the people")
    MEMBERS = "members", _("With officials and Party members")
    YOUTH = "youth", _("With youth")
    BUSINESS = "business", _("With businesses")
    OTHER = "other", _("With others")


class Occasion(models.TextChoices):
    REGULAR = "regular", _("Regular")
    AD_HOC = "ad_hoc", _("Ad hoc")
    ON_REQUEST = "on_request", _("At the request of voters")


class PeriodKind(models.TextChoices):
    NONE = "none", _("Announced later")
    QUARTER = "quarter", _("Quarter")
    MONTH = "month", _("Month")
    RANGE = "range", _("Between two days")
    DAY = "day", _("One day")
    DAYS = "days", _("One of several days")


QUARTERS = ("I", "II", "III", "IV")


def entered(lines: str) -> list[str]:
    """What was entered one per line."""
    return [line.strip() for line in lines.splitlines() if line.strip()]


class PlannedConference(Dated):
    """One conference as the plan promises it: audience, content, mode, period, venue."""

    plan = models.ForeignKey("programme.Plan", on_delete=models.CASCADE, related_name="planned")
    order = models.PositiveSmallIntegerField(default=1)
    audience = models.CharField(max_length=300)
    audience_groups = models.JSONField(default=list, blank=True)
    place_wording = models.CharField(max_length=300, blank=True)
    inform_part = models.TextField()
    listen_part = models.TextField()
    respond_part = models.TextField(blank=True)
    internal_topic = models.CharField(max_length=300, blank=True)
    remarks = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=ConferenceKind, default=ConferenceKind.PEOPLE)
    occasion = models.CharField(max_length=10, choices=Occasion, default=Occasion.REGULAR)
    # Who asked for it: how many of how many voters, and when they were counted.
    asked_by = models.PositiveIntegerField(null=True, blank=True)
    voters = models.PositiveIntegerField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    chair = models.CharField(max_length=200, blank=True)
    co_chairs = models.TextField(blank=True)
    villages = models.TextField(blank=True)
    # Codes of the fields whose matters it takes up, to be held against what people raised (S-19).
    field_codes = models.JSONField(default=list, blank=True)
    mode = models.CharField(max_length=16, choices=Mode, default=Mode.ASSIGN)
    form = models.CharField(max_length=10, choices=Form, default=Form.IN_PERSON)
    pre_gathering = models.BooleanField(default=True)
    period_kind = models.CharField(max_length=8, choices=PeriodKind, default=PeriodKind.NONE)
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    # Of several days the ISO texts; the period then reaches from the first to the last of them.
    period_days = models.JSONField(default=list, blank=True)
    venue = models.CharField(max_length=200, blank=True)
    # The same conference in the version that this plan amends.
    origin = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="later")
    # The conference of an earlier year that was moved into this one.
    moved_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="moved_to")

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(period_kind=PeriodKind.NONE) | (Q(period_from__isnull=False) & Q(period_to__isnull=False)),
                name="planned_period_has_both_ends",
            )
        ]

    def __str__(self) -> str:
        return self.audience

    @property
    def period_words(self) -> str:
        """The period as the plan writes it."""
        if self.period_kind == PeriodKind.NONE or self.period_from is None or self.period_to is None:
            return "thông báo sau"
        if self.period_kind == PeriodKind.QUARTER:
            return f"quý {QUARTERS[(self.period_from.month - 1) // 3]}/{self.period_from.year}"
        if self.period_kind == PeriodKind.MONTH:
            return f"tháng {self.period_from.month}/{self.period_from.year}"
        if self.period_kind == PeriodKind.DAY:
            return f"ngày {vndate(self.period_from)}"
        if self.period_kind == PeriodKind.DAYS:
            *first, last = (vndate(day) for day in self.days)
            return f"ngày {', '.join(first)} hoặc {last}" if first else f"ngày {last}"
        return f"từ ngày {vndate(self.period_from)} đến ngày {vndate(self.period_to)}"

    def allows(self, day: date) -> bool:
        """True when the approved period contains the day (a plan without a period allows every day)."""
        if self.period_from is None or self.period_to is None:
            return True
        if self.period_kind == PeriodKind.DAYS:
            return day in self.days
        return self.period_from <= day <= self.period_to

    @property
    def days(self) -> list[date]:
        """The days between which is still chosen."""
        return sorted(date.fromisoformat(text) for text in self.period_days)

    @property
    def together(self) -> list[str]:
        """Who presides besides the chair."""
        return entered(self.co_chairs)

    @property
    def clusters(self) -> list[str]:
        """The villages it is held for."""
        return entered(self.villages)

    @property
    def is_venue_later(self) -> bool:
        """The plan says that the venue is announced later."""
        return not self.venue
