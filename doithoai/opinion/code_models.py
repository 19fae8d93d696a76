"""Look-up codes that nobody holds in hand yet: encrypted until a person has told them, then gone."""

from __future__ import annotations

from django.db import models

from doithoai.core.models import SealedText


class HeldCode(models.Model):
    """The code of a submission whose sender was not there when it was taken in."""

    submission = models.OneToOneField("opinion.Submission", on_delete=models.PROTECT, related_name="held_code")
    code = SealedText()

    def __str__(self) -> str:
        return str(self.pk)
