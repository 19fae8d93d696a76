"""Remarks of the Fatherland Front and other supervisors on a matter, and the replies to them (S-18).

A remark is to be replied to by a day: the authority's rule "remark_reply", counted from the day of the remark.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Assignment, Remark
from doithoai.casework.states import READABLE
from doithoai.core import clock, holidays, journal
from doithoai.core.actors import Actor, Scope
from doithoai.core.transitions import Refused, allow
from doithoai.notices import outbox
from doithoai.opinion.models import Matter
from doithoai.people import clocks, directory
from doithoai.people.models import Authority, Clock, Organisation

journal.register_verb("remark.write", _("Remark of a supervisor"))
journal.register_verb("remark.reply", _("Remark of a supervisor replied to"))

REPLY = "remark_reply"


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


def of(authority: Authority) -> QuerySet[Remark]:
    """Remarks of the authority, the newest first; nothing of what is sealed."""
    rows = Remark.objects.filter(matter__authority=authority, matter__is_sealed=False)
    return rows.select_related("matter__lead", "organisation").order_by("-pk")


def for_supervisors(rows: QuerySet[Remark]) -> QuerySet[Remark]:
    return rows.filter(matter__is_internal=False)


def about_work_of(rows: QuerySet[Remark], bodies: Iterable[int]) -> QuerySet[Remark]:
    """Remarks on matters that these organisations work or worked on."""
    works = Assignment.objects.filter(matter=OuterRef("matter"), organisation__in=bodies, state__in=READABLE)
    return rows.filter(Exists(works))


def unanswered(rows: QuerySet[Remark]) -> QuerySet[Remark]:
    """What waits for a reply, the oldest first."""
    return rows.filter(replied_at=None).order_by("pk")


def due_days(authority: Authority, remarks: Iterable[Remark]) -> dict[int, date]:
    """By when each is to be replied to: the rule of its day, without one the same day. Two queries."""
    said_on = {row.pk: clock.local(row.created_at).date() for row in remarks}
    if not said_on:
        return {}
    rules = sorted(
        Clock.objects.filter(authority=authority, code=REPLY), key=lambda row: (row.valid_from or date.min, row.pk)
    )
    calendar = holidays.calendar_for({day.year for day in said_on.values()})
    found = {}
    for pk, day in said_on.items():
        rule = next((row for row in reversed(rules) if row.is_valid_on(day)), None)
        found[pk] = (clocks.reckon(rule, day, calendar).day if rule else None) or day
    return found


def late(authority: Authority, rows: QuerySet[Remark]) -> list[int]:
    """The keys of those whose day has passed without a reply."""
    waiting = list(unanswered(rows).only("pk", "created_at").select_related(None))
    today = clock.today()
    return [pk for pk, day in due_days(authority, waiting).items() if day < today]


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
