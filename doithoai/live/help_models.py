"""Who helped somebody to be heard in the hall; the names lie encrypted."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Attendance
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText
from doithoai.opinion.models import Opinion


class HelpKind(models.TextChoices):
    SPEAKS = "speaks", _("Speaks for the person")
    INTERPRETS = "interprets", _("Interpreter")
    WITNESSES = "witnesses", _("Witness to what was written down")
    KNOWS = "knows", _("Knows the person")


class Help(Dated):
    """Who helped somebody to be heard: at the microphone, at the slip of one who cannot write, or by knowing them."""

    sitting = models.ForeignKey("live.Sitting", on_delete=models.PROTECT, related_name="helps")
    kind = models.CharField(max_length=12, choices=HelpKind)
    name = SealedText()
    turn = models.ForeignKey("live.Turn", null=True, blank=True, on_delete=models.PROTECT, related_name="helps")
    opinion = models.ForeignKey(Opinion, null=True, blank=True, on_delete=models.PROTECT, related_name="hall_helps")
    attendance = models.ForeignKey(
        Attendance, null=True, blank=True, on_delete=models.PROTECT, related_name="hall_helps"
    )

    class Meta:
        verbose_name = _("help in the hall")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=HelpKind.values), name="help_kind_known"),
            models.CheckConstraint(
                condition=Q(turn__isnull=False, opinion=None, attendance=None)
                | Q(turn=None, opinion__isnull=False, attendance=None)
                | Q(turn=None, opinion=None, attendance__isnull=False),
                name="help_of_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sitting_id} · {self.kind}"

    def scope(self) -> Scope:
        return self.sitting.scope()
