"""Duties of a conference: made from the tasks of the plan and the chain of milestones, shown, verified."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import timetable
from doithoai.conference.models import Conference, Duty
from doithoai.conference.states import GIVE_UP_DUTY, REJECT_DUTY, SHOW_DUTY, VERIFY_DUTY, DutyState
from doithoai.core import clock, holidays
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend, begin, move
from doithoai.core.workdays import Calendar
from doithoai.documents.models import Attachment
from doithoai.notices import outbox
from doithoai.people import clocks, directory
from doithoai.people.clocks import Due
from doithoai.people.models import Authority, Clock, Organisation, OrganisationKind
from doithoai.programme.models import Task, TaskKind

register_verb("duty.begin", _("Duty given"))
register_verb("duty.move", _("Due day of a duty moved"))
register_verb("duty.hand_over", _("Duty handed to a successor"))

#: Tasks of the plan as a whole: confirmed with the plan, not per conference.
OF_PLAN = (TaskKind.PUBLICISE,)
LATER = "Tính khi đã có ngày hội nghị."
REMIND_AT = time(8, 0)


@dataclass(frozen=True)
class Book:
    """Rules and days off of an authority, read once for many duties."""

    rules: dict[str, Clock]
    calendar: Calendar

    @classmethod
    def of(cls, authority: Authority, day: date | None) -> Book:
        anchor = day or clock.today()
        years = [anchor.year, clock.today().year]
        return cls(dict(clocks.rules_of(authority, anchor)), holidays.calendar_for(years))

    def due(self, duty: Duty, day: date | None) -> Due | None:
        """When a duty is due if the conference is on `day`; None when nothing sets a date."""
        if day is None:
            return None
        if duty.task is not None and duty.task.due_kind != "none":
            return timetable.due_of_task(duty.task, day, self.rules, self.calendar)
        if duty.clock_code in self.rules:
            return clocks.reckon(self.rules[duty.clock_code], day, self.calendar)
        return timetable.due_of_task(duty.task, day, self.rules, self.calendar) if duty.task else None

    def remind_at(self, due_on: date | None) -> datetime | None:
        """Some working days before the due day, at eight in the morning."""
        rule = self.rules.get("remind_before")
        if due_on is None or rule is None or rule.amount is None:
            return None
        return morning(self.calendar.back(due_on, rule.amount))


def morning(day: date) -> datetime:
    return datetime.combine(day, REMIND_AT, clock.ZONE)


def make(conference: Conference, tasks: Iterable[Task], *, by: Actor, right: str) -> list[Duty]:
    """Give every duty that is not yet there; called again it adds only what is new."""
    book = Book.of(conference.authority, conference.anchor)
    known = {(duty.task_id, duty.lead_id, duty.clock_code) for duty in conference.duties.all()}
    made = []
    for duty, cooperating in [*_of_tasks(conference, tasks), *_of_chain(conference, tasks, book)]:
        if (duty.task_id, duty.lead_id, duty.clock_code) in known:
            continue
        _set_due(duty, book.due(duty, conference.anchor), book)
        begin(duty, "duty.begin", by=by, right=right, facts=_facts(duty))
        duty.cooperating.add(*cooperating)
        made.append(duty)
    return made


def _of_tasks(conference: Conference, tasks: Iterable[Task]) -> Iterable[tuple[Duty, Iterable[Organisation]]]:
    for task in tasks:
        if task.kind in OF_PLAN or (task.kind == TaskKind.GATHER and not conference.pre_gathering):
            continue
        together = list(task.cooperating.all())
        bodies: list[Organisation | None] = [task.lead]
        if task.is_for_each:
            bodies = [*([task.lead] if task.lead else []), *together]
        for body in bodies:
            duty = Duty(conference=conference, task=task, title=task.text[:300], lead=body)
            yield duty, () if task.is_for_each else together


def _of_chain(
    conference: Conference, tasks: Iterable[Task], book: Book
) -> Iterable[tuple[Duty, Iterable[Organisation]]]:
    """A milestone that no task of the plan serves is the coordinating body's own duty."""
    served = {timetable.SERVES[task.kind] for task in tasks if task.kind in timetable.SERVES}
    lead = coordinating(conference.authority)
    for code in timetable.CHAIN:
        rule = book.rules.get(code)
        if rule is None or rule.amount is None or code in served:
            continue
        if code == "gathered" and not conference.pre_gathering:
            continue
        yield Duty(conference=conference, clock_code=code, title=rule.name, lead=lead), ()


def coordinating(authority: Authority) -> Organisation | None:
    """The staff body that leads the work."""
    staff = directory.organisations(authority).filter(kind=OrganisationKind.PARTY_STAFF)
    return staff.first() or directory.organisations(authority).first()


def recompute(conference: Conference, *, by: Actor, right: str) -> list[Duty]:
    """Move the due days of open duties to the conference's day; both days go into the journal."""
    book = Book.of(conference.authority, conference.anchor)
    moved = []
    for duty in _open(conference):
        due = book.due(duty, conference.anchor)
        day = due.day if due else None
        if day == duty.due_on:
            continue
        facts = {"from": _iso(duty.due_on), "to": _iso(day)}
        amend(duty, "duty.move", by=by, right=right, facts=facts, **_columns(due, book))
        moved.append(duty)
    return moved


def stop_counting(conference: Conference, *, words: str, by: Actor, right: str) -> None:
    """A conference that was called off makes nobody late: open duties lose their day."""
    for duty in _open(conference).exclude(due_on=None):
        facts = {"from": _iso(duty.due_on), "to": None}
        amend(
            duty,
            "duty.move",
            by=by,
            right=right,
            facts=facts,
            due_on=None,
            remind_at=None,
            is_late=False,
            rule_text=words,
        )


def show(
    duty: Duty, *, evidence_text: str, file: Attachment | None = None, by: Actor, at: datetime | None = None
) -> None:
    """Show what was done; the day on which it was shown meets or misses the due day for good."""
    if not evidence_text.strip() and file is None:
        raise Refused(_("Say what was done, or add a file that shows it."), field="evidence_text")
    moment = at or clock.now()
    day = clock.local(moment).date()
    is_late = duty.due_on is not None and day > duty.due_on
    move(
        duty,
        SHOW_DUTY,
        by=by,
        at=moment,
        facts={"due_on": _iso(duty.due_on), "met_on": day.isoformat(), "is_late": is_late},
        evidence_text=evidence_text.strip(),
        evidence_file=file,
        met_on=day,
        is_late=is_late,
        remind_at=None,
        note="",
    )


def verify(duty: Duty, *, by: Actor) -> None:
    """Somebody else looked at the evidence and found it good."""
    move(duty, VERIFY_DUTY, by=by, facts={"met_on": _iso(duty.met_on), "is_late": duty.is_late})


def reject(duty: Duty, *, reason: str, by: Actor) -> None:
    """The evidence does not show it: back to the one who must do it, with words."""
    if not reason.strip():
        raise Refused(_("Say what is missing in the evidence."), field="reason")
    book = Book.of(duty.conference.authority, duty.conference.anchor)
    is_late = duty.due_on is not None and clock.today() > duty.due_on
    with transaction.atomic():
        entry = move(
            duty,
            REJECT_DUTY,
            by=by,
            facts={"reason": reason.strip()},
            met_on=None,
            is_late=is_late,
            note=reason.strip(),
            remind_at=max(filter(None, [book.remind_at(duty.due_on), clock.now()])),
        )
        tell_lead(duty, key=f"duty-back:{entry.pk}", body=reason.strip())


def give_up(duty: Duty, *, reason: str, by: Actor) -> None:
    """It was not done and will not be: kept with the reason."""
    if not reason.strip():
        raise Refused(_("Say why it was not done."), field="reason")
    facts = {"reason": reason.strip()}
    move(duty, GIVE_UP_DUTY, by=by, facts=facts, note=reason.strip(), remind_at=None)


def drop(duty: Duty, *, words: str, by: Actor) -> None:
    """An amendment of the plan took the task away."""
    move(duty, GIVE_UP_DUTY, by=by, facts={"reason": words}, allowed=True, note=words, remind_at=None)


def hand_over(organisation: Organisation, *, successor: Organisation, by: Actor) -> int:
    """Open duties of a body that ends go to its successor, each with its own line."""
    waiting = Duty.objects.filter(lead=organisation, state__in=[DutyState.OPEN, DutyState.EVIDENCE])
    rows = list(waiting.select_related("conference"))
    facts = {"from": organisation.code, "to": successor.code}
    with transaction.atomic():
        for duty in rows:
            amend(duty, "duty.hand_over", by=by, right="", facts=facts, allowed=True, lead=successor)
    return len(rows)


def tell_lead(duty: Duty, *, key: str, body: str, in_digest: bool = False) -> None:
    """A notice to everybody who works for the body that has the duty."""
    if duty.lead is None:
        return
    conference = duty.conference
    outbox.tell(
        conference.authority,
        directory.people_with(conference.authority, "duty.work", duty.lead),
        key=key,
        subject=duty.title[:200],
        body=body,
        path=f"/{conference.authority.slug}/van-phong/hoi-nghi/{conference.public_id}/",
        in_digest=in_digest,
    )


def _open(conference: Conference) -> Any:
    rows = Duty.objects.filter(conference=conference, state=DutyState.OPEN).order_by("due_on", "pk")
    return rows.select_related("task__plan", "lead", "conference__authority")


def _columns(due: Due | None, book: Book) -> dict[str, Any]:
    day = due.day if due else None
    return {
        "due_on": day,
        "rule_text": due.rule[:400] if due else LATER,
        "basis": due.basis[:300] if due else "",
        "remind_at": book.remind_at(day),
        "reminders": 0,
        "is_late": day is not None and day < clock.today(),
    }


def _set_due(duty: Duty, due: Due | None, book: Book) -> None:
    for name, value in _columns(due, book).items():
        setattr(duty, name, value)


def _facts(duty: Duty) -> dict[str, Any]:
    return {"due_on": _iso(duty.due_on), "lead": duty.lead.code if duty.lead else ""}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
