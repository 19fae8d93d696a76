"""Complaints and denunciations go the way of the law: to whom, under which law, with a line in a register."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, numbers
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.opinion import triage
from doithoai.opinion.models import HandOver, Matter, SealedKind
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority

#: The law under which each kind is dealt with.
LAW = {
    SealedKind.COMPLAINT: "Luật Khiếu nại năm 2011",
    SealedKind.DENUNCIATION: "Luật Tố cáo năm 2018",
}


def hand_over(matter: Matter, *, kind: str, receiver: str, reason: str, by: Actor) -> HandOver:
    """A holder confirms: the matter is diverted, the register names receiver and law, never a word of the content."""
    if not matter.is_sealed:
        raise Refused(_("Only a sealed matter is diverted this way."), code="state")
    if kind not in LAW:
        raise Refused(_("Say whether it is a denunciation or a complaint."), field="kind")
    if not receiver.strip():
        raise Refused(_("Say to whom it goes."), field="receiver")
    if not reason.strip():
        raise Refused(_("Say where it goes and under which law."), field="reason")
    if HandOver.objects.filter(matter=matter).exists():
        raise Refused(_("This matter stands in the register already."), code="done")
    law, today = LAW[SealedKind(kind)], clock.today()
    with transaction.atomic():
        triage.result(matter, MatterState.DIVERTED, by=by, reason=reason)
        Matter.objects.filter(pk=matter.pk).update(sealed_kind=kind)
        matter.sealed_kind = kind
        return HandOver.objects.create(
            authority=matter.authority,
            number=numbers.numbered("BG", matter.authority_id, today.year),
            matter=matter,
            kind=kind,
            law=law,
            receiver=receiver.strip()[:200],
            given_on=today,
            given_by=by.pk,
        )


def register(authority: Authority) -> list[HandOver]:
    """The register, the newest first."""
    rows = HandOver.objects.filter(authority=authority).select_related("matter").prefetch_related("matter__opinions")
    return list(rows.order_by("-pk"))
