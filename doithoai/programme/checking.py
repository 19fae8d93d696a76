"""What is still open in a plan before it is issued: said with the part it concerns, decided by people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.people.models import Organisation, OrganisationKind
from doithoai.programme.models import QUARTERS, Occasion, Plan, PlannedConference, Recipient, Task, TaskKind
from doithoai.programme.norms import BY_KIND, Norms, quarters_missed


@dataclass(frozen=True)
class Problem:
    """One open point; `is_must` stops the issue, everything else is a warning with a reason."""

    code: str
    sentence: str
    part: str = ""
    part_id: str = ""
    is_must: bool = False


def problems(plan: Plan, *, on: date | None = None) -> list[Problem]:
    """All open points on a day, in the order of the plan; reads what `Plan.objects.whole()` has fetched."""
    # A plan that is written in autumn is carried out by the bodies that exist when its year has begun.
    day = max(on or clock.today(), date(plan.year, 1, 1))
    planned = list(plan.planned.all())
    tasks = list(plan.tasks.all())
    recipients = list(plan.recipients.all())
    norms = Norms.of(plan.authority, plan.year)
    return [
        *_of_text(plan, recipients),
        *_of_front(plan, tasks),
        *_of_norms(plan, planned, norms),
        *_of_conferences(planned, tasks, norms, on or clock.today()),
        *_of_tasks(tasks, day),
        *_of_recipients(recipients, day),
    ]


def _of_text(plan: Plan, recipients: list[Recipient]) -> Iterable[Problem]:
    if not plan.bases.all():
        yield Problem("basis", _("No decision is named that the plan rests on."), "basis")
    if not plan.audience_reason.strip():
        yield Problem("reason", _("The reason why these audiences were chosen is missing."), "text")
    if not plan.signer_name.strip():
        yield Problem("signer", _("The name of the one who signs is missing."), "text")
    if not recipients:
        yield Problem("recipients", _("No recipient is named."), "recipient")
    elif not any(one.is_filing for one in recipients):
        yield Problem("filing", _("The recipients do not say where the plan is filed."), "recipient")


def _of_front(plan: Plan, tasks: list[Task]) -> Iterable[Problem]:
    """The Front, the organisations and the people have a part in it (S-21a)."""
    if not plan.front_role.strip() and not any(is_front(body) for task in tasks for body in bodies_of(task)):
        words = _("Neither a task nor the text gives the Fatherland Front and the organisations a part.")
        yield Problem("front", words, "text")


def _of_norms(plan: Plan, planned: list[PlannedConference], norms: Norms) -> Iterable[Problem]:
    """How many conferences the authority asks of its plans; a note is kept of what is planned otherwise."""
    if planned and len(planned) < norms.get("plan_year"):
        count = {"least": norms.get("plan_year"), "count": len(planned)}
        yield Problem("norm", _("At least %(least)s conferences a year are due; %(count)s are planned.") % count, "new")
    if planned and (least := norms.get("plan_quarter")):
        for number in quarters_missed(plan, planned, least):
            named = {"quarter": QUARTERS[number - 1], "least": least}
            words = _("Quarter %(quarter)s has fewer conferences than the %(least)s that are due.") % named
            yield Problem("quarter", words, "new")
    for code, kind in BY_KIND.items():
        found = sum(one.kind == kind for one in planned)
        if planned and found < norms.get(code):
            named = {"kind": str(kind.label).lower(), "least": norms.get(code), "count": found}
            words = _("Conferences %(kind)s: at least %(least)s a year are due; %(count)s are planned.") % named
            yield Problem("norm", words, "new")


def _of_conferences(
    planned: list[PlannedConference], tasks: list[Task], norms: Norms, day: date
) -> Iterable[Problem]:
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
        if one.occasion == Occasion.ON_REQUEST and one.asked_by is None:
            words = _("Conference %(order)s is held on request: enter how many voters asked for it.") % named
            yield Problem("asked", words, *here)
        if norms.may_ask(one) is False:
            words = _("Fewer voters asked for conference %(order)s than the %(share)s %% that the rule names.")
            yield Problem("share", words % {**named, "share": norms.get("voter_share")}, *here)
        if one.period_to and one.period_from and not one.period_from.year <= one.plan.year <= one.period_to.year:
            words = _("The period of conference %(order)s does not lie in the year of the plan.") % named
            yield Problem("year", words, *here)
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
        for body in _ended(bodies_of(task), day):
            names = {"order": task.order, "body": body.name}
            if body.successor is not None:
                names["successor"] = body.successor.name
                words = _("Task %(order)s names %(body)s, which no longer exists; %(successor)s follows it.") % names
            else:
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


def bodies_of(task: Task) -> list[Organisation]:
    """Every body that the task names, each once."""
    named = [task.lead, task.report_through, task.report_to, *task.cooperating.all()]
    return list({body.pk: body for body in named if body is not None}.values())


def is_front(body: Organisation) -> bool:
    return body.kind in (OrganisationKind.FRONT, OrganisationKind.MASS)


def _prepares(task: Task, planned: PlannedConference) -> bool:
    applies = list(task.conferences.all())
    return task.kind in (TaskKind.PREPARE_HALL, TaskKind.ORGANISE) and (not applies or planned in applies)
