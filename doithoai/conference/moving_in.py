"""What was moved to the next year is offered to that year's plan, and taken into it by a person."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.conference.states import ConferenceState
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.programme import copying, parts
from doithoai.programme.models import Plan, PlannedConference

#: What the plan said of it; when and where is decided anew.
KEPT = (
    "audience", "audience_groups", "place_wording", "inform_part", "listen_part", "respond_part", "internal_topic",
    "remarks", "kind", "occasion", "asked_by", "voters", "asked_on", "chair", "co_chairs", "villages", "field_codes",
    "mode", "form", "pre_gathering", "venue",
)  # fmt: skip


def waiting(plan: Plan) -> list[Conference]:
    """Conferences of the year before that were moved and that no plan of this year holds yet."""
    moved = Conference.objects.filter(
        authority=plan.authority_id, state=ConferenceState.MOVED, planned__plan__year=plan.year - 1
    )
    rows = list(moved.select_related("planned__plan").order_by("planned__order"))
    taken = {*_before(one.moved_from_id for one in plan.planned.exclude(moved_from=None))} if rows else set()
    return [one for one in rows if not taken & _before([one.planned_id])]


def take_in(plan: Plan, conference: Conference, *, by: Actor) -> PlannedConference:
    """Into the draft, with its contents; the period is that of a year later, to be changed where it must."""
    planned = conference.planned
    if planned is None or conference not in waiting(plan):
        raise Refused(
            _("This conference stands in the plan already, or it was not moved into this year."), code="twice"
        )
    columns = {name: getattr(planned, name) for name in KEPT}
    period = copying.moved(planned, plan.year - planned.plan.year)
    return parts.add_conference(plan, by=by, moved_from=planned, period_kind=planned.period_kind, **period, **columns)


def _before(pks: Iterable[int | None]) -> set[int]:
    """Planned conferences with the earlier versions that they come from."""
    found: set[int] = set()
    rows = {pk for pk in pks if pk is not None}
    while rows:
        found |= rows
        earlier = PlannedConference.objects.filter(pk__in=rows).exclude(origin=None).values_list("origin", flat=True)
        rows = {pk for pk in earlier if pk not in found and pk is not None}
    return found
