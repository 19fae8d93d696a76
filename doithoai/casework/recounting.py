"""A changed deadline rule or day off moves the assignments that stand on a rule, and the days of decisions on verdicts.

What a person set stays.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.casework import assigning, deadlines, verdicts
from doithoai.casework.models import Assignment, Verdict
from doithoai.conference.moving import Moved
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, amend
from doithoai.notices import outbox
from doithoai.opinion import triage
from doithoai.people import clocks, directory
from doithoai.people.models import Authority

journal.register_verb("assignment.recount", gettext_lazy("Due day counted anew: the rule or the days off have changed"))
journal.register_verb("verdict.recount", gettext_lazy("Day of the decision counted anew"))


def follow(authority: Authority, by: Actor) -> list[Moved]:
    return [*_assignments(authority, by), *_verdicts(authority, by)]


def _verdicts(authority: Authority, by: Actor) -> list[Moved]:
    """Each "not yet" whose day has not come; its opinion keeps both days in the journal."""
    rows = verdicts.to_decide(authority).filter(due_on__gte=clock.today()).select_related("opinion__matter")
    found = []
    for row in rows:
        old, new = row.due_on, verdicts.due_day(authority, clock.local(row.created_at).date())
        if old is None or new == old:
            continue
        Verdict.objects.filter(pk=row.pk).update(due_on=new)
        facts = {"from": old.isoformat(), "to": new.isoformat()}
        journal.record(row.opinion, "verdict.recount", by=by, facts=facts)
        is_impossible = new < clock.today()
        what, where = _("Decision on a “not yet”"), row.opinion.matter.number
        found.append(Moved(what, where, "", old, new, authority.pk, is_impossible))
    return found


def _assignments(authority: Authority, by: Actor) -> list[Moved]:
    """Count every open assignment of the authority anew; each that moves is told and written down with both days."""
    rows = Assignment.objects.by_rule().filter(matter__authority=authority, matter__is_sealed=False)
    rows = rows.select_related("matter__authority", "matter__conference", "organisation").order_by("pk")
    return [moved for row in rows if (moved := _recount(row, by)) is not None]


def _recount(row: Assignment, by: Actor) -> Moved | None:
    matter, old = row.matter, row.due_on
    hand_back_by = clocks.due(matter.authority, "hand_back", anchor=row.given_on).day
    try:
        day, rule = assigning.proposed_due(matter, row.purpose, given_on=row.given_on)
    except Refused:  # the authority has no such rule any more: the day that was given stays
        day, rule = old, row.due_rule
    if (day, hand_back_by) == (old, row.hand_back_by):
        return None
    facts = {"from": old.isoformat(), "to": day.isoformat()}
    moves: dict[str, Any] = {"due_on": day, "due_rule": rule[:400], "is_late": row.is_late and day < clock.today()}
    if day != old and row.is_lead:
        moves["remind_at"] = deadlines.first_reminder(matter.authority, day)
    amend(row, "assignment.recount", by=by, right="", allowed=True, facts=facts, hand_back_by=hand_back_by, **moves)
    if day == old:
        return None
    if row.is_lead:
        triage.new_due(matter, due_on=day, by=by, allowed=True)
    outbox.tell(
        matter.authority,
        directory.members_of(row.organisation),
        key=f"assignment_recounted:{row.public_id}:{old.isoformat()}:{day.isoformat()}",
        subject=f"{matter.number}: hạn đổi từ {vndate(old)} sang {vndate(day)}",
        body=f"Quy định về thời hạn hoặc lịch nghỉ đã thay đổi. {rule}",
        path=f"/{matter.authority.slug}/van-phong/giao-viec/{row.public_id}/",
    )
    what = str(row.get_purpose_display())
    body = row.organisation.short_name
    return Moved(what, matter.number, body, old, day, matter.authority_id, is_impossible=day <= clock.today() < old)
