"""Life cycle of a paper: draft → signed → issued; withdrawn from each of them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import step


class PaperState(models.TextChoices):
    DRAFT = "draft", _("Draft paper")
    SIGNED = "signed", _("Signed")
    ISSUED = "issued", _("Issued")
    WITHDRAWN = "withdrawn", _("Withdrawn paper")


SIGN = step("paper.sign", [PaperState.DRAFT], PaperState.SIGNED, right="paper.sign", label=_("Paper signed"))
ISSUE = step("paper.issue", [PaperState.SIGNED], PaperState.ISSUED, right="paper.issue", label=_("Paper issued"))
WITHDRAW = step(
    "paper.withdraw",
    [PaperState.DRAFT, PaperState.SIGNED, PaperState.ISSUED],
    PaperState.WITHDRAWN,
    right="paper.withdraw",
    label=_("Paper withdrawn"),
)
