"""The day of a conference moves: explanations that were counted from the old day get the day of the rule anew.

What a person set, and what was extended, stays.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.casework import assigning, deadlines
from doithoai.casework.models import Assignment
from doithoai.conference.models import Conference
from doithoai.conference.moving import Moved
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import amend
from doithoai.opinion import triage

journal.register_verb("assignment.follow", _("Due day moved with the conference"))


def follow(conference: Conference, by: Actor) -> list[Moved]:
    """Called within the act that moves the day; it tells those concerned, with the duties of the same body."""
    if conference.day is None:
        return []
    rows = Assignment.objects.off_their_anchor().filter(matter__conference=conference)
    rows = rows.select_related("matter__authority", "matter__conference", "organisation").order_by("pk")
    return [moved for row in rows if (moved := _move(row, conference, by)) is not None]


def _move(row: Assignment, conference: Conference, by: Actor) -> Moved | None:
    matter, old = row.matter, row.due_on
    day, rule = assigning.proposed_due(matter, row.purpose)
    facts = {"from": old.isoformat(), "to": day.isoformat(), "conference": str(conference.day)}
    amend(
        row,
        "assignment.follow",
        by=by,
        right="",
        allowed=True,
        facts=facts,
        anchor_on=conference.day,
        due_on=day,
        due_rule=rule[:400],
        is_late=False,
        remind_at=deadlines.first_reminder(matter.authority, day) if row.is_lead else None,
    )
    if row.is_lead:
        triage.new_due(matter, due_on=day, by=by, allowed=True)
    if day == old or matter.is_sealed:
        return None
    return Moved(
        str(row.get_purpose_display()),
        matter.number,
        row.organisation.short_name,
        old,
        day,
        matter.authority_id,
        is_impossible=day <= clock.today() < old,
        rule=rule,
        bodies=[row.organisation],
    )
