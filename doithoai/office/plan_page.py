"""All that the page of a plan shows, in few questions: a plan may have hundreds of tasks, of which one leaf is read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from doithoai.conference import moving_in
from doithoai.conference.models import Conference
from doithoai.core import journal
from doithoai.core.formats import vnnumber
from doithoai.core.web import HouseRequest, page_of
from doithoai.people.directory import organisations
from doithoai.people.models import Organisation
from doithoai.programme import checking
from doithoai.programme.models import ConferenceKind, Occasion, Plan, PlannedConference, Recipient, Task
from doithoai.programme.norms import Norms
from doithoai.programme.states import PlanState
from doithoai.programme.wording import share
from doithoai.reporting import archiving

TASKS_ON_A_LEAF = 25
_TASKS = Task.objects.select_related("lead", "report_to", "report_through")
#: Of a task and the bodies that it names what the page says.
_SHOWN = (
    *("public_id", "order", "text", "lead_group", "open_group", "due_kind", "due_on", "due_amount", "due_unit"),
    *("lead__name", "report_to__name", "report_through__name"),
)
OPEN = (PlanState.DRAFT, PlanState.SUBMITTED)


def context(request: HouseRequest, row: Plan) -> dict[str, Any]:
    actor = request.actor
    prefetch_related_objects(
        [row],
        "bases",
        Prefetch("planned", PlannedConference.objects.select_related("moved_from__plan")),
        Prefetch("recipients", Recipient.objects.annotate(bodies=Count("organisations"))),
        # All tasks of an open plan are looked at by its checks; of an issued one a leaf is enough.
        *((Prefetch("tasks", _TASKS),) if row.state in OPEN else ()),
    )
    planned = list(row.planned.all())
    reals, left_out = _reals(row, planned) if row.state not in OPEN else ({}, [])
    asked = requests(row, planned)
    is_draft = row.state == PlanState.DRAFT
    can_write = is_draft and actor.everywhere("plan.write")
    return {
        "plan": row,
        "problems": checking.problems(row) if row.state in OPEN else [],
        "may_write": actor.everywhere("plan.write"),
        "may_issue": actor.everywhere("plan.issue"),
        "may_approve": actor.everywhere("plan.approve"),
        "can_write": can_write,
        "planned": [(one, reals.get(one.pk), _notes(one, asked.get(one.pk, ""))) for one in planned],
        "following": _following(reals),
        "tasks": _tasks(request, row),
        "recipients": row.recipients.all(),
        "receivers": _receivers(row),
        "own": own_bodies(request, row) if row.state == PlanState.ISSUED else [],
        "left_out": left_out if row.state == PlanState.ISSUED else [],
        "to_move_in": moving_in.waiting(row) if can_write else [],
        "may_close": actor.everywhere("plan.submit"),
        "history": journal.history(row)[:12],
        "next": _next_act(row),
    }


def _tasks(request: HouseRequest, row: Plan) -> Page[Task]:
    """One leaf of them, each with the bodies that it names."""
    rows = list(row.tasks.all()) if row.state in OPEN else _TASKS.filter(plan=row).only(*_SHOWN)
    leaf: Page[Task] = page_of(request, rows, TASKS_ON_A_LEAF)
    leaf.object_list = list(leaf.object_list)
    bodies = Organisation.objects.only("order", "name", "short_name")
    prefetch_related_objects(leaf.object_list, Prefetch("cooperating", bodies))
    return leaf


def _notes(one: PlannedConference, asked: str) -> list[str]:
    """The small lines below a planned conference: what not every one has."""
    notes = []
    kind = str(one.get_kind_display()) if one.kind != ConferenceKind.PEOPLE else ""
    occasion = str(one.get_occasion_display()) if one.occasion != Occasion.REGULAR else ""
    if kind or occasion:
        notes.append(" · ".join(filter(None, [kind, f"{occasion}: {asked}" if asked else occasion])))
    if one.villages:
        notes.append(_("Villages: %(names)s") % {"names": ", ".join(one.clusters)})
    if one.chair or one.co_chairs:
        chair = _("Presided over by %(name)s") % {"name": one.chair} if one.chair else ""
        others = _("together with %(names)s") % {"names": ", ".join(one.together)} if one.co_chairs else ""
        notes.append("; ".join(filter(None, [chair, others])))
    if one.moved_from:
        notes.append(_("Moved here from the plan of %(year)s") % {"year": one.moved_from.plan.year})
    return notes


def _reals(row: Plan, planned: list[PlannedConference]) -> tuple[dict[int, Conference], list[Conference]]:
    """The conference that each planned one became, and those of earlier versions that the plan no longer names."""
    here = {one.pk for one in planned}
    same_year = {"planned__plan__authority": row.authority_id, "planned__plan__year": row.year}
    rows = list(Conference.objects.filter(**same_year))
    found = {one.planned_id: one for one in rows if one.planned_id in here}
    return found, [one for one in rows if one.planned_id not in here]


def _following(reals: dict[int, Conference]) -> dict[int, PlannedConference]:
    """Of what was moved to a later year the place that it has in the plan of that year."""
    moved = [pk for pk, one in reals.items() if one.is_called_off]
    if not moved:
        return {}
    rows = PlannedConference.objects.filter(moved_from__in=moved).select_related("plan").order_by("plan__version")
    return {one.moved_from_id: one for one in rows if one.moved_from_id is not None}


def requests(row: Plan, planned: list[PlannedConference]) -> dict[int, str]:
    """How many of how many voters asked for each that is held on request, and whether that is the share of the rule."""
    rows = [one for one in planned if one.occasion == Occasion.ON_REQUEST]
    norms = Norms.of(row.authority, row.year) if rows else None
    return {one.pk: _request_words(one, norms) for one in rows if norms is not None}


def _request_words(one: PlannedConference, norms: Norms) -> str:
    part = share(one)
    if part is None:
        return ""
    facts = {"asked": one.asked_by, "of": one.voters, "part": vnnumber(part, 1), "due": norms.get("voter_share")}
    reached = norms.may_ask(one)
    if reached is None:
        return _("%(asked)s of %(of)s voters asked for it (%(part)s %%)") % facts
    if reached:
        return _("%(asked)s of %(of)s voters asked for it (%(part)s %%; the rule asks for %(due)s %%)") % facts
    return _("%(asked)s of %(of)s voters asked for it (%(part)s %%, fewer than the %(due)s %% of the rule)") % facts


def _receivers(row: Plan) -> list[tuple[Any, Any]]:
    """Each body that the recipients stand for, with its confirmation when there is one."""
    if row.state not in (PlanState.ISSUED, PlanState.CLOSED):
        return []
    known = {one.organisation_id: one for one in row.acknowledgements.all()}
    bodies = Organisation.objects.filter(received_plans__plan=row).distinct().order_by("order", "name")
    return [(body, known.get(body.pk)) for body in bodies.only("name")]


def own_bodies(request: HouseRequest, row: Plan) -> Any:
    """Local committees of this person that have not confirmed yet."""
    if not request.actor.holds("plan.acknowledge"):
        return []
    own = organisations(request.authority).filter(pk__in=request.actor.organisation_ids)
    return own.exclude(pk__in=row.acknowledgements.values("organisation"))


def _next_act(row: Plan) -> str:
    """Who acts next."""
    words = {
        PlanState.DRAFT: _("the coordinator completes the parts and submits the plan"),
        PlanState.SUBMITTED: _("the standing committee decides; the office numbers and issues it"),
        PlanState.ISSUED: _("the conferences are given their days; committees confirm that they made it known"),
        PlanState.REPLACED: _("nobody: a later version is in force"),
        PlanState.CLOSED: _("nobody: the year is closed"),
    }
    return words[PlanState(row.state)]


def archive_of(plan: Plan) -> dict[str, Any]:
    """What the page of a closed plan says of its archive."""
    made = archiving.latest(plan)
    until = made.made_at + timedelta(days=archiving.KEPT_DAYS) if made and made.made_at else None
    return {"archive": made, "archive_until": until}
