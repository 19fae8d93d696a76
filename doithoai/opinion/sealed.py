"""Denunciations and complaints: kept confidential until a holder confirms or releases them (process rule 5)."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend
from doithoai.opinion import sealing
from doithoai.opinion.intake import first_words
from doithoai.opinion.models import Matter, MatterSet, Opened, SealedKind
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.states import WAITING

journal.register_verb("matter.seal", _("Sealed: to be kept confidential"))
journal.register_verb("matter.unseal", _("Released from sealing"))
journal.register_verb("matter.opened", _("Sealed content opened"))

#: How long the files of a sealed matter can be fetched after its content was opened with a reason.
OPEN_FOR = timedelta(minutes=30)


def seal(matter: Matter, *, kind: str, by: Actor, right: str = "opinion.triage") -> None:
    """Somebody recognises a denunciation or complaint: off every list, search, file and public page at once.

    `right`: who ends a question in the hall this way has that right, not the one to sort opinions.
    """
    if kind not in (SealedKind.DENUNCIATION, SealedKind.COMPLAINT):
        raise Refused(_("Say whether it is a denunciation or a complaint."), field="kind")
    if matter.is_sealed:
        return
    if matter.opinions.count() > 1:
        raise Refused(_("Take the opinion out of its matter first; only that one is sealed."), code="several")
    if matter.state not in WAITING:
        raise Refused(_("This matter already has a result. Reopen it first."), code="state")
    with transaction.atomic():
        amend(
            matter,
            "matter.seal",
            by=by,
            right=right,
            is_sealed=True,
            sealed_kind=kind,
            title=SEALED_TITLE,
            public_title="",
            place="",
            lead=None,
        )
        sealing.hide(matter)


def open(matter: Matter, *, by: Actor, reason: str) -> list[str]:
    """The texts of a sealed matter, for a holder, with a reason that stays recorded."""
    allow(by, "sealed.open", matter)
    if not reason.strip():
        raise Refused(_("Say why you open it."), field="reason")
    with transaction.atomic():
        Opened.objects.create(person_id=by.pk or 0, matter=matter, reason=reason.strip()[:300], at=clock.now())
        amend(matter, "matter.opened", by=by, right="sealed.open")
    return [row.received_text for row in matter.opinions.order_by("pk")]


def opened_lately(matter: Matter, *, by: Actor) -> bool:
    """Whether this person gave a reason a moment ago: the files of a sealed matter are handed out on that."""
    since = clock.now() - OPEN_FOR
    return Opened.objects.filter(matter=matter, person_id=by.pk or 0, at__gte=since).exists()


def release(matter: Matter, *, by: Actor, reason: str) -> None:
    """It is an opinion like the others: back to the inbox, with a record."""
    if not matter.is_sealed or matter.state not in WAITING:
        raise Refused(_("Only what is sealed and not yet diverted can be released."), code="state")
    if not reason.strip():
        raise Refused(_("Say why it is released."), field="reason")
    first = matter.opinions.select_related("submission").order_by("pk").first()
    with transaction.atomic():
        amend(
            matter,
            "matter.unseal",
            by=by,
            right="sealed.decide",
            is_sealed=False,
            sealed_kind="",
            title=first_words(first.received_text) if first else matter.number,
            place=first.submission.place if first else "",
        )
        sealing.unhide(matter)


def visible(matters: MatterSet, actor: Actor) -> MatterSet:
    """Everything for a holder's own page; for anybody else what is not sealed."""
    may = getattr(actor, "holds", lambda right: False)
    return matters if may("sealed.open") else matters.unsealed()
