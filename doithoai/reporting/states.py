"""Life cycle of a report: draft → submitted → approved → sent; sent back from the two in between."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import step


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Draft report")
    SUBMITTED = "submitted", _("Submitted for approval")
    APPROVED = "approved", _("Report approved")
    SENT = "sent", _("Report sent")


SUBMIT = step(
    "periodic.submit", [ReportState.DRAFT], ReportState.SUBMITTED, right="report.write", label=_("Report submitted")
)
APPROVE = step(
    "periodic.approve",
    [ReportState.SUBMITTED],
    ReportState.APPROVED,
    right="report.receive",
    label=_("Report was approved"),
)
SEND_BACK = step(
    "periodic.send_back",
    [ReportState.SUBMITTED],
    ReportState.DRAFT,
    right="report.receive",
    label=_("Report sent back"),
)
SEND = step("periodic.send", [ReportState.APPROVED], ReportState.SENT, right="report.write", label=_("Report was sent"))
