"""A changed deadline rule or day off moves the days of open requests; a day that was extended stays as it was told."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from doithoai.conference.moving import Moved
from doithoai.core import clock, journal, working_time
from doithoai.core.actors import Actor
from doithoai.core.transitions import amend
from doithoai.people import clocks
from doithoai.people.models import Authority
from doithoai.privacy import asking, reminding
from doithoai.privacy.models import DataRequest
from doithoai.privacy.states import RequestState

journal.register_verb("data_request.recount", _("Due day counted anew: the rule or the days off have changed"))


def follow(authority: Authority, by: Actor) -> list[Moved]:
    """Called within the act that changes the rule or the day off."""
    rows = DataRequest.objects.of(authority).open().filter(is_extended=False).select_related("authority")
    return [moved for row in rows.order_by("pk") if (moved := _recount(row, by)) is not None]


def _recount(row: DataRequest, by: Actor) -> Moved | None:
    old = row.due_on
    reckoned = asking.due(row.authority, row.kind, row.received_on, shared=row.has_third_party)
    answer_by = clocks.due(row.authority, "data_answer", anchor=row.received_on).day
    if (reckoned.day, answer_by) == (old, row.answer_by):
        return None
    moves: dict[str, Any] = {"due_on": reckoned.day, "due_rule": asking.rule_words(reckoned), "answer_by": answer_by}
    if row.state == RequestState.RECEIVED and answer_by is not None:
        if not row.reminders:  # the answer is urged first; who was reminded of it already is reminded on
            moves["remind_at"] = working_time.morning_by(answer_by)
    elif reckoned.day is not None:
        moves["remind_at"] = reminding.first(row.authority, reckoned.day)
    facts = {"from": str(old or ""), "to": str(reckoned.day or "")}
    amend(row, "data_request.recount", by=by, right="", allowed=True, facts=facts, **moves)
    if reckoned.day is None or old is None or reckoned.day == old:
        return None
    is_impossible = reckoned.day < clock.today()
    return Moved(str(row.get_kind_display()), row.number, "", old, reckoned.day, row.authority_id, is_impossible)
