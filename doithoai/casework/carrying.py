"""What is open when a conference closes stands on the first page of the next one, with the reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Commitment, CommitmentSet
from doithoai.conference.models import TO_COME, Conference, ConferenceSet
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend
from doithoai.notices import outbox
from doithoai.people import directory

CARRIED = "commitment.carry_over"
journal.register_verb(CARRIED, _("Carried over to the next conference"))


def left_open(conference: Conference) -> CommitmentSet:
    """What was promised there, or carried to it, and is not finished."""
    rows = Commitment.objects.of(conference.authority).unsealed().unfinished()
    return rows.filter(conference=conference).for_list()


def next_ones(conference: Conference) -> ConferenceSet:
    """Conferences of the authority that are still to come."""
    rows = Conference.objects.of(conference.authority).filter(state__in=TO_COME)
    return rows.exclude(pk=conference.pk)


def proposed(conference: Conference) -> Conference | None:
    """The next one with the same audience, else the next one."""
    rows = list(next_ones(conference))
    rows.sort(key=lambda row: (row.day is None, row.day or date.max, row.pk))
    same = (row for row in rows if row.audience == conference.audience)
    return next(same, rows[0] if rows else None)


def carry(
    conference: Conference, *, rows: Iterable[Commitment], to: Conference, reason: str, by: Actor
) -> list[Commitment]:
    """These promises are looked at again at the next conference; each owner is told once."""
    allow(by, "commitment.verify", conference)
    if to.authority_id != conference.authority_id or to.pk == conference.pk or to.state not in TO_COME:
        raise Refused(_("Choose a conference of this authority that is still to come."), field="to")
    if not reason.strip():
        raise Refused(_("Say why they are still open; the public reads it."), field="reason")
    known = {row.pk for row in left_open(conference)}
    chosen = list(rows)
    if not chosen:
        raise Refused(_("Choose at least one commitment."), field="rows")
    if any(row.pk not in known for row in chosen):
        raise Refused(_("One of these is no longer open here. Reload the page."), code="state")
    with transaction.atomic():
        for row in chosen:
            facts = {"from": conference.public_id, "to": to.public_id, "reason": journal.Typed(reason.strip()[:300])}
            amend(row, CARRIED, by=by, right="", allowed=True, public=row.is_public, facts=facts, conference=to)
        for owner in {row.owner_id: row.owner for row in chosen}.values():
            own = [row.number for row in chosen if row.owner_id == owner.pk]
            outbox.tell(
                to.authority,
                directory.members_of(owner),
                key=f"carried:{conference.public_id}:{to.public_id}:{own[0]}",
                subject=f"{len(own)} cam kết chuyển tiếp sang hội nghị sau"[:200],
                body=f"{', '.join(own)}. Hội nghị: {to.title}. Lý do: {reason.strip()}",
                path=f"/{to.authority.slug}/van-phong/cam-ket/",
            )
    return chosen


@dataclass(frozen=True)
class Carried:
    """One old promise on the first page of a conference: from where, since when, why."""

    commitment: Commitment
    on: date
    reason: str
    came_from: str


def carried_to(conference: Conference, *, public: bool = False) -> list[Carried]:
    """What came from earlier conferences, in the order of the days; three queries."""
    rows = Commitment.objects.of(conference.authority).unsealed().filter(conference=conference)
    rows = rows.public() if public else rows
    entries = Entry.objects.filter(subject=Commitment._meta.label_lower, subject_id__in=rows.values("pk"))
    entries = entries.filter(verb=CARRIED).select_related("said").order_by("id")
    last = {entry.subject_id: entry for entry in entries if entry.facts.get("to") == conference.public_id}
    if not last:
        return []
    origins = {str(entry.facts.get("from", "")) for entry in last.values()}
    titles = dict(Conference.objects.filter(public_id__in=origins).values_list("public_id", "title"))
    days = dict(Conference.objects.filter(public_id__in=origins).values_list("public_id", "day"))
    found = []
    for row in rows.filter(pk__in=last).for_list():
        entry = last[row.pk]
        origin = str(entry.facts.get("from", ""))
        day = vndate(days.get(origin))
        came_from = f"{titles.get(origin, '')} ({day})" if day else titles.get(origin, "")
        found.append(Carried(row, clock.local(entry.at).date(), journal.said(entry, "reason"), came_from))
    return found
