"""What a person signs in with besides the password, and how two people take it off somebody who lost it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText


class FactorKind(models.TextChoices):
    CODES = "codes", _("Codes of an application")
    PASSKEY = "passkey", _("Key of a device")


class SecondFactor(Dated):
    """An application that shows a new code every thirty seconds (RFC 6238), or a key of a device (WebAuthn)."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="second_factors")
    kind = models.CharField(max_length=8, choices=FactorKind, default=FactorKind.CODES)
    name = models.CharField(max_length=60)
    secret = SealedText()
    # The step of the last code, or the counter of the key: that one and all before it open nothing any more.
    last_step = models.BigIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("second factor")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class RecoveryCode(models.Model):
    """One of the codes on paper: its hash alone, and when it was used up."""

    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="recovery_codes")
    place = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=200)
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "place"], name="recovery_code_place_once")]

    def __str__(self) -> str:
        return f"{self.person_id} · {self.place}"


class FactorReset(Dated):
    """One person asks that somebody's second factors be taken off, another one does it or refuses."""

    authority = models.ForeignKey("people.Authority", on_delete=models.PROTECT, related_name="factor_resets")
    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="factor_resets")
    asked_by = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300)
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    is_done = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("reset of a second factor")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(decided_at=None), name="factor_reset_of_person_once")
        ]

    def __str__(self) -> str:
        return str(self.person)

    def scope(self) -> Scope:
        return Scope(self.authority_id)
