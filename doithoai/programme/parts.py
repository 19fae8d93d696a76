"""The parts of a draft: bases, planned conferences, tasks, recipients. Each change leaves one line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, allow, amend
from doithoai.people.models import Organisation
from doithoai.programme.models import (
    DueKind,
    LegalBasis,
    Occasion,
    PeriodKind,
    Plan,
    PlannedConference,
    Recipient,
    Task,
)
from doithoai.programme.planning import require_draft

register_verb("plan.part_added", _("Part added to the plan"))
register_verb("plan.part_changed", _("Part of the plan changed"))
register_verb("plan.part_removed", _("Part removed from the plan"))

Part = LegalBasis | PlannedConference | Task | Recipient
PartT = TypeVar("PartT", LegalBasis, PlannedConference, Task, Recipient)


def add_basis(plan: Plan, *, by: Actor, **columns: Any) -> LegalBasis:
    """A decision that the plan rests on: type, number and symbol, day, issuer, subject."""
    return _add(LegalBasis(plan=plan, **columns), by=by)


def add_conference(plan: Plan, *, by: Actor, **columns: Any) -> PlannedConference:
    """One conference with its one audience."""
    return _add(PlannedConference(plan=plan, **columns), by=by)


def add_task(
    plan: Plan,
    *,
    by: Actor,
    cooperating: Iterable[Organisation] = (),
    conferences: Iterable[PlannedConference] = (),
    **columns: Any,
) -> Task:
    """What the plan orders: one lead, any number that co-operate."""
    return _add(
        Task(plan=plan, **columns),
        by=by,
        cooperating=cooperating,
        conferences=conferences,
    )


def add_recipient(plan: Plan, *, by: Actor, organisations: Iterable[Organisation] = (), **columns: Any) -> Recipient:
    """A line of the recipients; a group is expanded to the bodies it stands for."""
    return _add(Recipient(plan=plan, **columns), by=by, organisations=organisations)


def change(part: Part, *, by: Actor, **values: Any) -> None:
    """Change columns and lists of a part while its plan is a draft."""
    require_draft(part.plan)
    allow(by, "plan.write", part.plan)
    lists = {name: values.pop(name) for name in list(values) if _is_list(part, name)}
    for name, value in values.items():
        setattr(part, name, value)
    _check(part, lists)
    with transaction.atomic():
        part.save()
        _set_lists(part, lists)
        _note(part, "plan.part_changed", by)


def remove(part: Part, *, by: Actor) -> None:
    """Take a part out of a draft."""
    require_draft(part.plan)
    allow(by, "plan.write", part.plan)
    with transaction.atomic():
        _note(part, "plan.part_removed", by)
        part.delete()


def _add(part: PartT, *, by: Actor, **lists: Iterable[Any]) -> PartT:
    plan = part.plan
    require_draft(plan)
    allow(by, "plan.write", plan)
    _check(part, lists)
    with transaction.atomic():
        last = type(part).objects.filter(plan=plan).aggregate(top=models.Max("order"))["top"] or 0
        part.order = last + 1
        part.save(force_insert=True)
        _set_lists(part, lists)
        _note(part, "plan.part_added", by)
    return part


def _check(part: Part, lists: dict[str, Iterable[Any]]) -> None:
    """What would be wrong in every plan; all else is a point of the list before issue."""
    if isinstance(part, PlannedConference):
        _check_period(part)
        _check_request(part)
    if isinstance(part, Task) and part.due_kind in (DueKind.BEFORE, DueKind.AFTER) and part.due_amount is None:
        raise Refused(_("Enter the number of days."), field="due_amount")
    if isinstance(part, Task) and part.due_kind == DueKind.FIXED and part.due_on is None:
        raise Refused(_("Enter the day by which it is to be done."), field="due_on")
    bodies = [body for name in ("cooperating", "organisations") for body in lists.get(name, ())]
    bodies += [body for name in ("lead", "report_to", "report_through") if (body := getattr(part, name, None))]
    if any(body.authority_id != part.plan.authority_id for body in bodies):
        raise Refused(_("This body belongs to another authority."), code="foreign")
    if any(one.plan_id != part.plan_id for one in lists.get("conferences", ())):
        raise Refused(_("This conference belongs to another plan."), code="foreign")


def _check_period(part: PlannedConference) -> None:
    if part.period_kind != PeriodKind.DAYS:
        part.period_days = []
    elif not part.period_days:
        raise Refused(_("Enter the days between which is chosen, one per line."), field="period_days")
    else:
        part.period_from, part.period_to = part.days[0], part.days[-1]
    if part.period_kind == PeriodKind.NONE:
        part.period_from = part.period_to = None
        return
    if part.period_from is None or part.period_to is None:
        raise Refused(_("Enter the first and the last day of the period."), field="period_from")
    if part.period_to < part.period_from:
        raise Refused(_("The period ends before it begins."), field="period_to")


def _check_request(part: PlannedConference) -> None:
    """Who asked is counted against all voters; of another occasion nobody asked."""
    if part.occasion != Occasion.ON_REQUEST:
        part.asked_by = part.voters = part.asked_on = None
    elif part.asked_by is not None and part.voters is not None and part.asked_by > part.voters:
        raise Refused(_("More people asked than there are voters. Check both numbers."), field="asked_by")


def quarter(year: int, number: int) -> tuple[date, date]:
    """First and last day of a quarter."""
    ends = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}[number]
    return date(year, 3 * number - 2, 1), date(year, *ends)


def _is_list(part: Part, name: str) -> bool:
    return bool(part._meta.get_field(name).many_to_many)


def _set_lists(part: Part, lists: dict[str, Iterable[Any]]) -> None:
    for name, rows in lists.items():
        getattr(part, name).set(rows)


def _note(part: Part, verb: str, by: Actor) -> None:
    facts = {"part": part._meta.model_name, "order": part.order}
    amend(part.plan, verb, by=by, right="plan.write", facts=facts)
