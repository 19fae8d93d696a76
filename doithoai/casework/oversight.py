"""Remarks of the Fatherland Front and other supervisors on a matter, and the replies to them (S-18)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Remark
from doithoai.casework.states import READABLE
from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Scope
from doithoai.core.transitions import Refused, allow
from doithoai.notices import outbox
from doithoai.opinion.models import Matter
from doithoai.people import directory
from doithoai.people.models import Organisation

journal.register_verb("remark.write", _("Remark of a supervisor"))
journal.register_verb("remark.reply", _("Remark of a supervisor replied to"))


def remark(matter: Matter, *, organisation: Organisation, text: str, by: Actor) -> Remark:
    """A remark stays with the matter; sealed and internal matters are not open to supervisors."""
    allow(by, "remark.write", matter)
    if matter.is_sealed or matter.is_internal:
        raise Refused(_("This matter is not open to supervisors."), code="right")
    if not text.strip():
        raise Refused(_("Write the remark."), field="text")
    with transaction.atomic():
        row = Remark.objects.create(matter=matter, organisation=organisation, text=text.strip(), written_by=by.pk or 0)
        journal.record(matter, "remark.write", by=by)
        outbox.tell(
            matter.authority,
            directory.people_with(matter.authority, "assignment.give"),
            key=f"remark:{row.public_id}",
            subject=f"{organisation.short_name} nhận xét về {matter.number}"[:200],
            body=row.text,
            path=_page(matter),
        )
        for work in matter.assignments.filter(state__in=READABLE).select_related("organisation"):
            outbox.tell(
                matter.authority,
                directory.members_of(work.organisation),
                key=f"remark:{row.public_id}",
                subject=f"{organisation.short_name} nhận xét về {matter.number}"[:200],
                body=row.text,
                path=f"/{matter.authority.slug}/van-phong/giao-viec/{work.public_id}/",
            )
    return row


def may_reply(matter: Matter, by: Actor) -> bool:
    """Who works or worked on the matter, or looks after it for the authority."""
    bodies = matter.assignments.filter(state__in=READABLE).values_list("organisation_id", flat=True)
    works = by.may("answer.draft", Scope(matter.authority_id, frozenset(bodies), matter.conference_id))
    return works or by.may("opinion.triage", matter.scope())


def reply(remark: Remark, *, text: str, by: Actor) -> None:
    """Once, in words that the supervisor reads."""
    matter = remark.matter
    if matter.is_sealed or not may_reply(matter, by):
        raise Refused(_("You do not have the right to do this here. Ask the coordinator."), code="right")
    if not text.strip():
        raise Refused(_("Write the reply."), field="text")
    with transaction.atomic():
        fresh = Remark.objects.filter(pk=remark.pk, replied_at=None)
        if not fresh.update(reply=text.strip(), replied_unit=by.unit[:200], replied_by=by.pk, replied_at=clock.now()):
            raise Refused(_("This remark has been replied to already."), code="done")
        remark.refresh_from_db()
        journal.record(matter, "remark.reply", by=by)
        outbox.tell(
            matter.authority,
            directory.members_of(remark.organisation),
            key=f"remark_reply:{remark.public_id}",
            subject=f"Đã trả lời nhận xét về {matter.number}",
            body=remark.reply,
            path=_page(matter),
        )


def _page(matter: Matter) -> str:
    return f"/{matter.authority.slug}/van-phong/van-de/{matter.public_id}/"
