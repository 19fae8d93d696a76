"""Matters outside the authority's competence: sent on in batches, awaited, passed on to every sender (S-14, S-36)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Case, Q, When
from django.utils.translation import gettext_lazy as _

from doithoai.casework import assigning, states
from doithoai.casework.models import Referral, ReferralPurpose
from doithoai.casework.states import ReferralState
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, amend, begin, move, once
from doithoai.notices import outbox
from doithoai.opinion import telling, triage
from doithoai.opinion.models import Matter, MatterSet, Opinion
from doithoai.opinion.states import WAITING, MatterState
from doithoai.people import directory
from doithoai.people.models import Authority, Organisation, OrganisationKind

journal.register_verb("referral.draft", _("Referral drafted"))
journal.register_verb("referral.urge", _("The reply was urged"))


def candidates(authority: Authority) -> MatterSet:
    """What may go into the next letter: without a result, above the authority's own level first."""
    under_way = Referral.objects.filter(
        authority=authority, state__in=[ReferralState.DRAFTED, ReferralState.SENT, ReferralState.RECEIVED]
    )
    rows = Matter.objects.of(authority).unsealed().filter(state__in=WAITING).exclude(state=MatterState.RECEIVED)
    own = Case(When(Q(competence_level="") | Q(competence_level=authority.level), then=1), default=0)
    return rows.exclude(referrals__in=under_way).order_by(own, "pk")


def draft(
    authority: Authority,
    *,
    to: Organisation,
    matters: Iterable[Matter],
    by: Actor,
    purpose: str = ReferralPurpose.SOLVE,
) -> Referral:
    """A batch for one competent authority, to be solved or to amend a policy."""
    rows = list(matters)
    if not rows:
        raise Refused(_("Choose at least one matter."), field="matters")
    if to.authority_id != authority.pk or to.kind != OrganisationKind.UPPER:
        raise Refused(_("Choose a competent higher authority."), field="to")
    if any(row.authority_id != authority.pk or row.is_sealed for row in rows):
        raise Refused(_("One of these matters cannot be referred."), field="matters")
    waiting = [ReferralState.DRAFTED, ReferralState.SENT, ReferralState.RECEIVED]
    if Referral.objects.filter(matters__in=rows, state__in=waiting).exists():
        raise Refused(_("One of these matters is already in a referral that is under way."), field="matters")
    if purpose not in ReferralPurpose.values:
        raise Refused(_("Choose what the referral asks for."), field="purpose")
    with transaction.atomic():
        referral = begin(
            Referral(authority=authority, to=to, purpose=purpose),
            "referral.draft",
            by=by,
            right="referral.send",
            facts={"matters": len(rows)},
        )
        referral.matters.set(rows)
    return referral


def send(referral: Referral, *, letter: str, on: date, by: Actor, reply_by: date | None = None) -> None:
    """Sent with a letter: every matter of the batch is referred from now on."""
    if not letter.strip():
        raise Refused(_("Enter the number of the letter."), field="letter")
    if reply_by is not None and reply_by < on:
        raise Refused(_("The reply cannot be due before the letter is sent."), field="reply_by")
    with transaction.atomic():
        move(referral, states.SEND, by=by, letter=letter.strip(), sent_on=on, reply_by=reply_by)
        for matter in referral.matters.select_related("authority"):
            triage.result(matter, MatterState.REFERRED, by=by, allowed=True)
            triage.new_due(matter, due_on=reply_by, by=by, allowed=True)
            assigning.close_all(matter, by=by)


def receive(referral: Referral, *, on: date, by: Actor) -> None:
    """The competent authority confirmed that it has it."""
    move(referral, states.RECEIVE, by=by, received_on=on)


def reply(referral: Referral, *, text: str, on: date, by: Actor) -> None:
    """What the competent authority answered."""
    if not text.strip():
        raise Refused(_("Write down the reply."), field="text")
    move(referral, states.REPLY, by=by, reply=text.strip(), replied_on=on)


def urge(referral: Referral, *, how: str, on: date, by: Actor) -> None:
    """The reply is urged, by letter or otherwise: once a day a line in the journal, and those concerned are told."""
    if referral.state not in (ReferralState.SENT, ReferralState.RECEIVED):
        raise Refused(_("Only a referral whose reply is awaited can be urged."), code="state")
    words = how.strip()
    if not words:
        raise Refused(_("Enter the number of the letter, or how it was urged."), field="how")
    if referral.sent_on is not None and on < referral.sent_on or on > clock.today():
        raise Refused(_("Urged between the day it was sent and today."), field="on")
    key = f"referral.urge:{referral.public_id}:{on.isoformat()}"
    if once(key):
        raise Refused(_("An urging of that day is recorded already."), code="twice")
    with transaction.atomic():
        facts = {"how": journal.Typed(words[:80]), "on": on.isoformat()}
        amend(referral, "referral.urge", by=by, right="referral.send", public=True, facts=facts, key=key)
        told = [*directory.members_of(referral.to), *directory.people_with(referral.authority, "standing")]
        outbox.tell(
            referral.authority,
            [one for one in told if one.pk != by.pk],
            key=f"referral_urged:{referral.public_id}:{on.isoformat()}",
            subject=f"Đôn đốc {referral.to.short_name} trả lời văn bản {referral.letter}"[:200],
            body=f"Đã đôn đốc ngày {vndate(on)}: {words[:80]}",
        )


def urgings(referral: Referral) -> list[tuple[str, str]]:
    """Day and way of each urging, the latest first."""
    found = journal.history(referral).filter(verb="referral.urge")
    return [(vndate(date.fromisoformat(entry.facts["on"])), journal.said(entry, "how")) for entry in found]


def pass_on(referral: Referral, *, by: Actor) -> None:
    """The reply reaches every sender of every matter of the batch."""
    with transaction.atomic():
        move(referral, states.PASS_ON, by=by)
        opinions = Opinion.objects.filter(matter__in=referral.matters.all())
        for opinion in opinions.select_related("submission__contact", "authority").order_by("pk"):
            telling.sender(
                opinion,
                key=f"passed_on:{referral.pk}:{opinion.pk}",
                subject=f"Ý kiến {opinion.number}: {referral.to.short_name} đã trả lời"[:200],
                body=referral.reply,
            )


def is_overdue(referral: Referral) -> bool:
    """The reply was due and has not come."""
    waiting = referral.state in (states.ReferralState.SENT, states.ReferralState.RECEIVED)
    return waiting and referral.reply_by is not None and referral.reply_by < clock.today()
