"""What was handed in at the desk, or was not spoken, goes home with a receipt: its number, and the code told once."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import allow
from doithoai.live import beats
from doithoai.live.models import Sitting
from doithoai.opinion import telling
from doithoai.opinion.intake import Receipt
from doithoai.opinion.models import HeldCode, Opinion

journal.register_verb("opinion.receipt_given", _("Receipt handed over at the desk"))


def hold(receipt: Receipt) -> Opinion:
    """The code waits, encrypted, until the desk has handed over the receipt; the one opinion of it."""
    if receipt.code is not None:
        telling.hold_code(receipt.submission, receipt.code)
    return receipt.opinions[0]


def of(sitting: Sitting) -> QuerySet[Opinion]:
    """The slips of this conference, and the requests that went into writing."""
    taken = Q(submission__key__contains="slip:") | Q(submission__key__contains="turn:")
    return Opinion.objects.filter(taken, submission__conference=sitting.conference).select_related(
        "submission", "matter"
    )


def waiting(sitting: Sitting) -> list[Opinion]:
    """Whose receipt nobody has handed over yet, the newest first."""
    return list(of(sitting).exclude(submission__held_code=None).order_by("-pk"))


def code_of(opinion: Opinion) -> str:
    """The code that goes with the receipt; empty once it was handed over."""
    held = HeldCode.objects.filter(submission=opinion.submission_id).first()
    return str(held.code) if held is not None else ""


def hand_over(sitting: Sitting, opinion: Opinion, *, by: Actor) -> None:
    """The person has the receipt: from now on nobody reads the code here. Twice is once."""
    allow(by, "desk.register", sitting)
    with transaction.atomic():
        gone, _rows = HeldCode.objects.filter(submission=opinion.submission_id).delete()
        if gone:
            journal.record(opinion, "opinion.receipt_given", by=by)
            beats.screens(sitting)
