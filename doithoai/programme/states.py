"""Life cycle of a year plan: draft → submitted → issued → closed; an amendment is a new version."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import step


class PlanState(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    ISSUED = "issued", _("Issued")
    REPLACED = "replaced", _("Replaced by a later version")
    CLOSED = "closed", _("Closed")


SUBMIT = step("plan.submit", [PlanState.DRAFT], PlanState.SUBMITTED, right="plan.submit", label=_("Plan submitted"))
SEND_BACK = step(
    "plan.send_back", [PlanState.SUBMITTED], PlanState.DRAFT, right="plan.approve", label=_("Plan sent back")
)
ISSUE = step(
    "plan.issue",
    [PlanState.SUBMITTED],
    PlanState.ISSUED,
    right="plan.issue",
    label=_("Plan issued"),
    public=True,
)
REPLACE = step(
    "plan.replace",
    [PlanState.ISSUED],
    PlanState.REPLACED,
    right="plan.issue",
    label=_("Plan replaced by an amendment"),
    public=True,
)
CLOSE = step("plan.close", [PlanState.ISSUED], PlanState.CLOSED, right="plan.submit", label=_("Plan closed"))
