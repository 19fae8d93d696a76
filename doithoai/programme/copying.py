"""The parts of one plan as parts of another: a new version, or the plan of another year."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from doithoai.programme.models import LegalBasis, Occasion, PeriodKind, Plan, PlannedConference, Recipient, Task


def copy_parts(source: Plan, target: Plan, *, years: int = 0, is_version: bool = False) -> None:
    """Copy bases, conferences, tasks and recipients; a version remembers what each part comes from."""
    for basis in source.bases.all():
        _copy(basis, target)
    places: dict[int, PlannedConference] = {}
    for planned in source.planned.all():
        if is_version:
            places[planned.pk] = _copy(planned, target, origin=planned)
        elif planned.occasion == Occasion.REGULAR:
            places[planned.pk] = _copy(planned, target, moved_from=None, **moved(planned, years))
    for task in source.tasks.prefetch_related("cooperating", "conferences"):
        meant = [one.pk for one in task.conferences.all()]
        if meant and not any(pk in places for pk in meant):
            # It was for conferences that do not come again; without them it would be for all.
            continue
        due_on = later(task.due_on, years)
        copy = _copy(task, target, origin=task if is_version else None, due_on=due_on)
        copy.cooperating.set(task.cooperating.all())
        copy.conferences.set([places[pk] for pk in meant if pk in places])
    for recipient in source.recipients.prefetch_related("organisations"):
        _copy(recipient, target).organisations.set(recipient.organisations.all())


def moved(planned: PlannedConference, years: int) -> dict[str, Any]:
    """Its period some years later."""
    days = [later(day, years) for day in planned.days]
    last = later(planned.period_to, years)
    if last and planned.period_kind == PeriodKind.MONTH:
        # February does not end on the same day every year.
        last = last.replace(day=monthrange(last.year, last.month)[1])
    return {
        "period_from": later(planned.period_from, years),
        "period_to": last,
        "period_days": [day.isoformat() for day in days if day is not None],
    }


def later(day: date | None, years: int) -> date | None:
    """The same day some years later; 29 February becomes 28."""
    if day is None or not years:
        return day
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def _copy(part: LegalBasis | PlannedConference | Task | Recipient, plan: Plan, **other: Any) -> Any:
    left_out = {"id", "plan", "public_id", "created_at", "origin"}
    columns = {
        field.attname: getattr(part, field.attname)
        for field in part._meta.concrete_fields
        if field.name not in left_out
    }
    return type(part).objects.create(plan=plan, **(columns | other))
