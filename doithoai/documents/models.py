"""Papers, number books, and the files that lie beside a thing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText
from doithoai.people.models import Authority


class Attachment(Dated):
    """A kept file: random name on disk, its own name sealed (names of files may be personal)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="attachments")
    path = models.CharField(max_length=120, unique=True)
    name = SealedText()
    kind = models.CharField(max_length=12)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("attachment")

    def __str__(self) -> str:
        return self.public_id

    def scope(self) -> Scope:
        return Scope(self.authority_id)
