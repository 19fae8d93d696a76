"""The year plan: drafted, submitted, issued as a paper, acknowledged; the conferences become real."""

from __future__ import annotations

from datetime import date, timedelta

from doithoai.conference import plan_in_force
from doithoai.conference.models import Conference
from doithoai.operations.demo.ground import World
from doithoai.operations.samples import shapes
from doithoai.people.roles import Acting, Role
from doithoai.programme import acknowledging, parts, planning
from doithoai.programme.models import DueKind, Plan
from doithoai.reporting import closing

BY_SIDE = {"before": DueKind.BEFORE, "after": DueKind.AFTER}


def schedule(world: World) -> None:
    """The plan from its draft to the day when the bodies confirm that they have it."""
    said = world.sample.plan
    issued = world.day(said.issued) if said.issued is not None else world.made_on
    at = world.line.at
    at(issued - timedelta(days=7), "09:00", "plan drafted", lambda: _draft(world, issued))
    at(issued - timedelta(days=4), "15:00", "plan submitted", lambda: _submit(world))
    at(issued, "09:30", "plan issued", lambda: _issue(world, issued))
    at(issued + timedelta(days=5), "10:00", "plan acknowledged", lambda: _acknowledge(world))
    if not world.is_running:
        at(date(issued.year + 1, 1, 15), "15:00", "plan closed", lambda: _close(world))


def _year(world: World) -> int:
    return world.sample.plan.year or world.made_on.year


def _title(world: World) -> str:
    """With the year; a programme that reaches over the turn of the year says so."""
    title = world.sample.plan.title
    if str(_year(world)) in title:
        return title
    days = [world.day(one.day) for one in world.sample.conferences if one.day is not None]
    years = sorted({_year(world), *(day.year for day in days)})
    return f"{title} năm {years[0]}" if len(years) == 1 else f"{title} năm {years[0]} - {years[-1]}"


def _draft(world: World, issued: date) -> None:
    said, by = world.sample.plan, world.holder(Role.COORDINATOR)
    plan = planning.draft(
        world.authority,
        year=_year(world),
        title=_title(world),
        by=by,
        purposes="\n".join(said.purposes),
        requirements="\n".join(said.requirements),
        motto=said.motto,
        audience_reason=said.reason,
        form_text=said.form,
        regime_text=said.regime,
        procedure="\n".join(said.order),
        front_role=said.front,
        signing_authority=said.signer.on_behalf,
        signer_position=said.signer.position,
        signer_name=said.signer.name,
    )
    world.plans.append(plan)
    for basis in said.bases:
        parts.add_basis(
            plan,
            document_type=basis.kind,
            symbol=basis.number,
            issued_on=basis.dated,
            issuer=basis.issuer,
            subject=basis.subject.removeprefix("về "),
            by=by,
        )
    for one in said.conferences:
        _conference(world, plan, one, by)
    for task in said.tasks:
        _task(world, plan, task, issued, by)
    for line in said.recipients:
        parts.add_recipient(
            plan,
            name=line.text,
            purpose="b/c" if line.purpose == "report" else "",
            is_filing=line.purpose == "file",
            organisations=[world.organisations[key] for key in line.organisations],
            by=by,
        )


def _conference(world: World, plan: Plan, one: shapes.PlannedConference, by: Acting) -> None:
    first, last = _period(world, one)
    world.planned[one.key] = parts.add_conference(
        plan,
        audience=one.audience,
        audience_groups=list(one.groups),
        inform_part=one.part("inform"),
        listen_part=one.part("listen"),
        respond_part=one.part("assign", "refer", "direct"),
        internal_topic=one.internal_topic,
        mode=one.mode,
        pre_gathering=one.gather,
        period_kind="quarter",
        period_from=first,
        period_to=last,
        venue=one.venue,
        by=by,
    )


def _period(world: World, one: shapes.PlannedConference) -> tuple[date, date]:
    """ "2024-Q2", or the quarter in which the conference really is ("Q+0"), or the one after today's ("Q+1")."""
    if not one.period.startswith("Q"):
        year, number = one.period.split("-Q")
        return parts.quarter(int(year), int(number))
    real = next(row for row in world.sample.conferences if row.key == one.key)
    day = world.day(real.day) if real.day is not None else world.made_on
    after = (day.month - 1) // 3 + int(one.period[2:])
    return parts.quarter(day.year + after // 4, after % 4 + 1)


def _task(world: World, plan: Plan, task: shapes.Task, issued: date, by: Acting) -> None:
    """Several leads without helpers are one task that each does for itself; otherwise each has its own."""
    each = bool(task.more_leads) and not task.co
    leads = (task.lead,) if each else (task.lead, *task.more_leads)
    due = _due(task, issued)
    for lead in leads:
        together = task.more_leads if each else task.co
        row = parts.add_task(
            plan,
            kind=task.kind,
            text=task.text,
            lead=world.organisations[lead],
            is_for_each=each,
            cooperating=[world.organisations[key] for key in together if key != lead],
            conferences=[world.planned[key] for key in task.conferences],
            evidence=task.evidence[:200],
            by=by,
            **due,
        )
        world.tasks.setdefault(task.key, []).append(row)


def _due(task: shapes.Task, issued: date) -> dict[str, object]:
    if task.due.anchor == "conference":
        return {"due_kind": BY_SIDE[task.due.side], "due_amount": task.due.amount, "due_unit": task.due.unit}
    if task.due.anchor == "plan_issued":
        return {"due_kind": DueKind.FIXED, "due_on": issued + timedelta(days=task.due.amount)}
    return {"due_kind": DueKind.NONE}


def _submit(world: World) -> None:
    planning.submit(world.plans[-1], by=world.holder(Role.COORDINATOR))


def _issue(world: World, on: date) -> None:
    by = world.holder(Role.OFFICE)
    reason = "Ban Thường vụ đồng ý ban hành; nội dung còn lại bổ sung khi tổ chức từng hội nghị."
    plan, number = world.plans[-1], world.sample.plan.number
    plan_in_force.put_in_force(plan, on=on, number=number, by=by, override_reason=reason)
    for key, planned in world.planned.items():
        world.conferences[key] = Conference.objects.select_related("authority", "planned").get(planned=planned)


def _acknowledge(world: World) -> None:
    """Local committees that have an account confirm the plan."""
    for one in world.sample.people:
        if any(role.name == Role.LOCAL_COMMITTEE for role in one.roles):
            body = world.organisations[one.organisation]
            how = "Đã phổ biến trong sinh hoạt chi bộ, đọc trên loa và niêm yết tại nhà văn hóa."
            acknowledging.acknowledge(world.plans[-1], organisation=body, how=how, by=world.acting(one.key))


def _close(world: World) -> None:
    reason = "Các hội nghị của năm đã tổ chức xong; việc còn lại tiếp tục theo dõi đến khi kết thúc."
    closing.close(world.plans[-1], by=world.holder(Role.COORDINATOR), reason=reason)
