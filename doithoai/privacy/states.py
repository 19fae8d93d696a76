"""Life cycle of a person's request about the own data."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import step

RIGHT = "data.handle"


class RequestState(models.TextChoices):
    RECEIVED = "received", _("Received, to be answered")
    ACCEPTED = "accepted", _("Being dealt with")
    DONE = "done", _("Done")
    REFUSED = "refused", _("Refused with a reason")


R = RequestState
OPEN: tuple[str, ...] = (R.RECEIVED, R.ACCEPTED)

ACCEPT = step("data_request.accept", [R.RECEIVED], R.ACCEPTED, right=RIGHT, label=_("Request about data taken up"))
FINISH = step("data_request.finish", OPEN, R.DONE, right=RIGHT, label=_("Request about data done"))
REFUSE = step("data_request.refuse", OPEN, R.REFUSED, right=RIGHT, label=_("Request about data refused with a reason"))
