"""What is still open in a plan before it is issued: said with the part it concerns, decided by people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.people.models import Organisation
from doithoai.programme.models import Plan, PlannedConference, Recipient, Task, TaskKind


@dataclass(frozen=True)
class Problem:
    """One open point; `is_must` stops the issue, everything else is a warning with a reason."""

    code: str
    sentence: str
    part: str = ""
    part_id: str = ""
    is_must: bool = False


def problems(plan: Plan, *, on: date | None = None) -> list[Problem]:
    """All open points on a day, in the order of the plan."""
    day = on or clock.today()
    planned = list(plan.planned.all())
    tasks = list(plan.tasks.select_related("lead").prefetch_related("cooperating", "conferences"))
    recipients = list(plan.recipients.prefetch_related("organisations"))
    return [
        *_of_text(plan, recipients),
        *_of_conferences(planned, tasks, day),
        *_of_tasks(tasks, day),
        *_of_recipients(recipients, day),
    ]


def _of_text(plan: Plan, recipients: list[Recipient]) -> Iterable[Problem]:
    if not plan.bases.exists():
        yield Problem("basis", _("No decision is named that the plan rests on."), "basis")
    if not plan.audience_reason.strip():
        yield Problem("reason", _("The reason why these audiences were chosen is missing."), "text")
    if not plan.signer_name.strip():
        yield Problem("signer", _("The name of the one who signs is missing."), "text")
    if not recipients:
        yield Problem("recipients", _("No recipient is named."), "recipient")
    elif not any(one.is_filing for one in recipients):
        yield Problem("filing", _("The recipients do not say where the plan is filed."), "recipient")


def _of_conferences(planned: list[PlannedConference], tasks: list[Task], day: date) -> Iterable[Problem]:
    if not planned:
        yield Problem("empty", _("The plan has no conference yet. Enter at least one."), "conference", "", True)
    for one in planned:
        here = ("conference", one.public_id)
        named = {"order": one.order, "audience": one.audience}
        if not one.audience.strip():
            yield Problem("audience", _("Conference %(order)s has no audience.") % named, *here, True)
        if not one.inform_part.strip() or not one.listen_part.strip():
            yield Problem(
                "content", _("Conference %(order)s lacks the informing or the listening part.") % named, *here
            )
        if one.period_to and one.period_to < day:
            over = {**named, "day": vndate(one.period_to)}
            words = _("The period of conference %(order)s is over since %(day)s.") % over
            yield Problem("period", words, *here)
        if tasks and not any(_prepares(task, one) for task in tasks):
            yield Problem("hall", _("Nobody is named to prepare the venue of conference %(order)s.") % named, *here)


def _of_tasks(tasks: list[Task], day: date) -> Iterable[Problem]:
    if not tasks:
        yield Problem("tasks", _("The plan gives nobody a task."), "task")
    for task in tasks:
        here = ("task", task.public_id)
        if task.lead is None and not (task.lead_group.strip() and task.is_for_each):
            yield Problem("lead", _("Task %(order)s has no lead.") % {"order": task.order}, *here)
        bodies = [*([task.lead] if task.lead else []), *task.cooperating.all()]
        for body in _ended(bodies, day):
            names = {"order": task.order, "body": body.name}
            words = _("Task %(order)s names %(body)s, which no longer exists.") % names
            yield Problem("ended", words, *here)


def _of_recipients(recipients: list[Recipient], day: date) -> Iterable[Problem]:
    for one in recipients:
        for body in _ended(one.organisations.all(), day):
            names = {"name": one.name, "body": body.name}
            words = _("“%(name)s” stands for %(body)s, which no longer exists.") % names
            yield Problem("ended", words, "recipient", str(one.pk))


def _ended(bodies: Iterable[Organisation], day: date) -> list[Organisation]:
    return [body for body in bodies if not body.is_valid_on(day)]


def _prepares(task: Task, planned: PlannedConference) -> bool:
    applies = list(task.conferences.all())
    return task.kind in (TaskKind.PREPARE_HALL, TaskKind.ORGANISE) and (not applies or planned in applies)
