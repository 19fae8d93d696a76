"""What is still open in a plan before it is issued: said with the part it concerns, decided by people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import CharField, F, Q, Value
from django.utils.translation import gettext as _

from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.people.models import Organisation, OrganisationKind
from doithoai.programme.models import QUARTERS, Occasion, Plan, PlannedConference, Recipient, Task, TaskKind
from doithoai.programme.norms import BY_KIND, Norms, quarters_missed

FRONT = (OrganisationKind.FRONT, OrganisationKind.MASS)


@dataclass(frozen=True)
class Problem:
    """One open point; `is_must` stops the issue, everything else is a warning with a reason."""

    code: str
    sentence: str
    part: str = ""
    part_id: str = ""
    is_must: bool = False


@dataclass
class _Read:
    """What the checks look at: light rows, so that a plan of hundreds of tasks is checked in a few questions."""

    plan: Plan
    tasks: list[Task]
    #: Bodies that each task and each recipient names beside the columns of a task.
    together: dict[int, set[int]]
    stand_for: dict[int, set[int]]
    #: Conferences that a task is for; none means all.
    meant: dict[int, set[int]]
    #: Those of the authority that the checks ask about: what has ended or not begun, and the Front.
    ended: dict[int, Organisation]
    front: set[int]

    @classmethod
    def of(cls, plan: Plan, day: date) -> _Read:
        bodies = Organisation.objects.filter(authority=plan.authority_id)
        front = Q(kind__in=FRONT)
        limited = Q(valid_from__isnull=False) | Q(valid_to__isnull=False)
        asked_about = list(bodies.filter(front | limited).select_related("successor"))
        pairs = _pairs(plan)
        return cls(
            plan,
            list(plan.tasks.all()),
            _sets(pairs["together"]),
            _sets(pairs["stand_for"]),
            _sets(pairs["meant"]),
            {body.pk: body for body in asked_about if not body.is_valid_on(day)},
            {body.pk for body in asked_about if body.kind in FRONT},
        )

    @cached_property
    def preparing(self) -> list[Task]:
        return [task for task in self.tasks if task.kind in (TaskKind.PREPARE_HALL, TaskKind.ORGANISE)]

    def bodies_of(self, task: Task) -> set[int]:
        named = {task.lead_id, task.report_through_id, task.report_to_id, *self.together[task.pk]}
        return {pk for pk in named if pk is not None}


def _pairs(plan: Plan) -> dict[str, list[tuple[int, int]]]:
    """Which bodies and conferences tasks and recipients name: three tables asked in one question."""
    tables = (
        ("together", Task.cooperating.through.objects.filter(task__plan=plan), "task_id", "organisation_id"),
        ("meant", Task.conferences.through.objects.filter(task__plan=plan), "task_id", "plannedconference_id"),
        ("stand_for", Recipient.organisations.through.objects.filter(recipient__plan=plan), "recipient_id",
         "organisation_id"),
    )  # fmt: skip
    first, *others = (
        rows.order_by().values_list(Value(name, CharField()), F(key), F(value)) for name, rows, key, value in tables
    )
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for name, one, other in first.union(*others, all=True):
        found[name].append((one, other))
    return found


def _sets(pairs: Iterable[tuple[int, int]]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def problems(plan: Plan, *, on: date | None = None) -> list[Problem]:
    """All open points on a day, in the order of the plan."""
    # A plan that is written in autumn is carried out by the bodies that exist when its year has begun.
    read = _Read.of(plan, max(on or clock.today(), date(plan.year, 1, 1)))
    planned = list(plan.planned.all())
    recipients = list(plan.recipients.all())
    norms = Norms.of(plan.authority, plan.year)
    return [
        *_of_text(plan, recipients),
        *_of_front(read),
        *_of_norms(plan, planned, norms),
        *_of_conferences(planned, read, norms, on or clock.today()),
        *_of_tasks(read),
        *_of_recipients(recipients, read),
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


def _of_front(read: _Read) -> Iterable[Problem]:
    """The Front, the organisations and the people have a part in it (S-21a)."""
    if not read.plan.front_role.strip() and not any(read.bodies_of(task) & read.front for task in read.tasks):
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


def _of_conferences(planned: list[PlannedConference], read: _Read, norms: Norms, day: date) -> Iterable[Problem]:
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
        if one.period_to and one.period_from and not one.period_from.year <= read.plan.year <= one.period_to.year:
            words = _("The period of conference %(order)s does not lie in the year of the plan.") % named
            yield Problem("year", words, *here)
        if one.period_to and one.period_to < day:
            over = {**named, "day": vndate(one.period_to)}
            words = _("The period of conference %(order)s is over since %(day)s.") % over
            yield Problem("period", words, *here)
        if read.tasks and not _is_prepared(read, one):
            yield Problem("hall", _("Nobody is named to prepare the venue of conference %(order)s.") % named, *here)


def _of_tasks(read: _Read) -> Iterable[Problem]:
    if not read.tasks:
        yield Problem("tasks", _("The plan gives nobody a task."), "task")
    for task in read.tasks:
        here = ("task", task.public_id)
        if task.lead_id is None and not (task.lead_group.strip() and task.is_for_each):
            yield Problem("lead", _("Task %(order)s has no lead.") % {"order": task.order}, *here)
        for body in _ended(read, read.bodies_of(task)):
            names = {"order": task.order, "body": body.name}
            if body.successor is not None:
                names["successor"] = body.successor.name
                words = _("Task %(order)s names %(body)s, which no longer exists; %(successor)s follows it.") % names
            else:
                words = _("Task %(order)s names %(body)s, which no longer exists.") % names
            yield Problem("ended", words, *here)


def _of_recipients(recipients: list[Recipient], read: _Read) -> Iterable[Problem]:
    for one in recipients:
        for body in _ended(read, read.stand_for[one.pk]):
            names = {"name": one.name, "body": body.name}
            words = _("“%(name)s” stands for %(body)s, which no longer exists.") % names
            yield Problem("ended", words, "recipient", str(one.pk))


def _ended(read: _Read, bodies: set[int]) -> list[Organisation]:
    return sorted((read.ended[pk] for pk in bodies if pk in read.ended), key=Organisation.rank)


def _is_prepared(read: _Read, planned: PlannedConference) -> bool:
    """A task for this conference, or for all, prepares its venue."""
    return any(not read.meant[task.pk] or planned.pk in read.meant[task.pk] for task in read.preparing)
