"""A sender takes back what was agreed to: the words leave the public pages, contact data is not used any more."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import CLOCK, Actor
from doithoai.core.transitions import move
from doithoai.notices import outbox
from doithoai.opinion import states
from doithoai.opinion.models import Opinion, PublicText, Submission
from doithoai.opinion.sealing import SHOWN

#: The version of the words beside the boxes; a test holds them together, so that nobody changes the words alone.
NOTICE = "2026-11"

journal.register_verb("submission.consent_back", _("Consent to publish taken back"))
journal.register_verb("submission.restrict", _("Use of the personal data restricted"))


def take_back(submission: Submission, *, by: Actor, why: str) -> None:
    """Neither words nor name are public from now on; the answer of the authority stays."""
    with transaction.atomic():
        Submission.objects.filter(pk=submission.pk).update(consents_to_text=False, consents_to_name=False)
        submission.consents_to_text = submission.consents_to_name = False
        texts = PublicText.objects.filter(opinion__in=Opinion.every.filter(submission=submission), state__in=SHOWN)
        for text in texts:
            move(text, states.REPLACE_TEXT, by=CLOCK, allowed=True)
        journal.record(submission, "submission.consent_back", by=by, facts={"why": why})


def restrict(submission: Submission, *, by: Actor, why: str) -> None:
    """Kept and not used: nothing is public, no organisation sees the contact data, nobody is written to."""
    with transaction.atomic():
        take_back(submission, by=by, why=why)
        Submission.objects.filter(pk=submission.pk).update(contact_for_agency=False, restricted_at=clock.now())
        abouts = Opinion.every.filter(submission=submission).values_list("public_id", flat=True)
        outbox.stop_about(abouts)
        journal.record(submission, "submission.restrict", by=by, facts={"why": why})
