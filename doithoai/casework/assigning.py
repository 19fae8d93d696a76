"""Who is to answer, and by when: one lead, any number that co-operate (S-35, S-75, S-77; G-19)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import deadlines, states
from doithoai.casework.models import Assignment, Commitment, Extension, Purpose
from doithoai.casework.states import ACTIVE, AssignmentState
from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Granted
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.core.vietnamese import fold
from doithoai.notices import outbox
from doithoai.opinion import triage
from doithoai.opinion.models import Matter
from doithoai.people import clocks, directory
from doithoai.people.models import Organisation

journal.register_verb("assignment.give", _("Assigned"))
journal.register_verb("assignment.extend", _("Due day extended"))
journal.register_verb("extension.ask", _("Extension asked for"))


def assign(
    matter: Matter,
    *,
    lead: Organisation,
    by: Actor,
    with_: Iterable[Organisation] = (),
    purpose: str = Purpose.EXPLAIN,
    asked: str = "",
    due_on: date | None = None,
    despite: str = "",
) -> Assignment:
    """Give a matter to a lead organisation; the due day comes from the authority's clock unless it is given.

    A second lead is refused: the first assignment must be withdrawn or handed back before.
    `despite` keeps why somebody went on although the matter is about the lead itself.
    """
    allow(by, "assignment.give", matter)
    others = list({body.pk: body for body in with_ if body.pk != lead.pk}.values())
    for body in (lead, *others):
        if body.authority_id != matter.authority_id or not body.is_valid_on(clock.today()):
            raise Refused(_("Choose organisations of this authority that exist today."), field="lead")
    if matter.assignments.filter(is_lead=True, state__in=ACTIVE).exists():
        raise Refused(
            _("This matter already has a lead organisation. Withdraw that assignment first."), code="lead", field="lead"
        )
    if purpose not in Purpose.values:
        raise Refused(_("Choose what is asked: to explain, or to resolve."), field="purpose")
    day, rule = proposed_due(matter, purpose, due_on)
    if day < clock.today():
        raise Refused(_("This day has already passed."), field="due_on")
    facts = {"despite": journal.Typed(despite.strip())} if despite.strip() else {}
    try:
        with transaction.atomic():
            triage.assigned(matter, lead=lead, due_on=day, by=by)
            given = _give(matter, lead, True, purpose, asked, day, rule, by, facts, due_on is None)
            for body in others:
                _give(matter, body, False, purpose, asked, day, rule, by, {}, due_on is None)
    except IntegrityError as error:
        raise Refused(
            _("This matter already has a lead organisation. Withdraw that assignment first."), code="lead", field="lead"
        ) from error
    return given


def concerns(matter: Matter, organisation: Organisation) -> bool:
    """True when the matter speaks of the organisation itself: it should not answer alone."""
    said = fold(" ".join([matter.title, *matter.opinions.values_list("text", flat=True)]))
    return any(fold(name) in said for name in {organisation.name, organisation.short_name} if len(name) > 3)


def proposed_due(
    matter: Matter, purpose: str, due_on: date | None = None, *, given_on: date | None = None
) -> tuple[date, str]:
    """The day and the sentence that explains it."""
    if due_on is not None:
        return due_on, f"Ngày do người giao việc ấn định: {vndate(due_on)}."
    day = clock.today()
    anchor = anchor_of(matter, purpose)
    if anchor is not None:
        due = clocks.due(matter.authority, "explained", anchor=anchor)
    else:
        due = clocks.due(matter.authority, "resolve", anchor=given_on or day)
    if due.day is None:
        raise Refused(_("No deadline rule gives a day here. Enter the due day."), field="due_on")
    if due.day < day:
        return day, f"{due.rule} Hạn đã qua, tính đến hết ngày giao."
    return due.day, due.rule


def anchor_of(matter: Matter, purpose: str) -> date | None:
    """The conference day from which an explanation is counted back; None when it is counted from the giving."""
    return matter.conference.day if purpose == Purpose.EXPLAIN and matter.conference is not None else None


def _give(
    matter: Matter,
    body: Organisation,
    is_lead: bool,
    purpose: str,
    asked: str,
    day: date,
    rule: str,
    by: Actor,
    facts: dict[str, Any],
    by_rule: bool,
) -> Assignment:
    today = clock.today()
    anchor = (anchor_of(matter, purpose) or today) if by_rule else None
    row = Assignment(
        matter=matter,
        organisation=body,
        is_lead=is_lead,
        purpose=purpose,
        asked=asked.strip(),
        given_on=today,
        given_by=by.pk,
        due_on=day,
        due_rule=rule[:400],
        anchor_on=anchor,
        hand_back_by=clocks.due(matter.authority, "hand_back", anchor=today).day,
        remind_at=deadlines.first_reminder(matter.authority, day) if is_lead else None,
    )
    facts = {"organisation": body.code, "purpose": purpose, "due": day.isoformat(), **facts}
    begin(row, "assignment.give", by=Granted(by, "assignment.give"), right="assignment.give", facts=facts)
    outbox.tell(
        matter.authority,
        directory.members_of(body),
        key=f"assigned:{row.public_id}",
        subject=f"Được giao {matter.number}, hạn {vndate(day)}",
        body=asked.strip() or matter.title,
        path=f"/{matter.authority.slug}/van-phong/giao-viec/{row.public_id}/",
    )
    return row


def accept(assignment: Assignment, *, by: Actor, facts: dict[str, Any] | None = None) -> None:
    """The organisation takes it on; twice is once."""
    allow(by, "assignment.accept", assignment)
    if assignment.state != AssignmentState.ACCEPTED:
        move(assignment, states.ACCEPT, by=by, facts=facts)


def hand_back(assignment: Assignment, *, reason: str, believed_competent: Organisation | None, by: Actor) -> None:
    """Once, within the authority's days, with a reason and the organisation believed competent; closes nothing."""
    allow(by, "assignment.hand_back", assignment)
    if not reason.strip():
        raise Refused(_("Say why the matter is handed back."), field="reason")
    if believed_competent is None:
        raise Refused(_("Name the organisation that you believe competent."), field="believed_competent")
    if believed_competent.authority_id != assignment.matter.authority_id:
        raise Refused(_("Choose organisations of this authority that exist today."), field="believed_competent")
    if assignment.hand_back_by is not None and clock.today() > assignment.hand_back_by:
        raise Refused(
            _("It could be handed back until %(day)s. Speak with the coordinator.")
            % {"day": vndate(assignment.hand_back_by)},
            code="late",
        )
    before = Assignment.objects.filter(
        matter=assignment.matter, organisation=assignment.organisation, state=AssignmentState.HANDED_BACK
    )
    if before.exists():
        raise Refused(_("Your organisation has handed this matter back once already."), code="twice")
    with transaction.atomic():
        move(
            assignment,
            states.HAND_BACK,
            by=by,
            facts={"believed": believed_competent.code},
            reason=reason.strip(),
            believed_competent=believed_competent,
            remind_at=None,
        )
        if assignment.is_lead:
            _end_others(assignment, by=by)
            triage.unassigned(assignment.matter, by=by)
        outbox.tell(
            assignment.matter.authority,
            directory.people_with(assignment.matter.authority, "assignment.give"),
            key=f"handed_back:{assignment.public_id}",
            subject=f"{assignment.organisation.short_name} trả lại {assignment.matter.number}",
            body=f"Lý do: {reason.strip()} Đơn vị được cho là có thẩm quyền: {believed_competent.name}.",
            path=f"/{assignment.matter.authority.slug}/van-phong/van-de/{assignment.matter.public_id}/giao/",
        )


def withdraw(assignment: Assignment, *, reason: str, by: Actor) -> None:
    """The coordinator takes it back; the organisation loses its access at once (security 20)."""
    allow(by, "assignment.give", assignment.matter)
    if not reason.strip():
        raise Refused(_("Say why the assignment is withdrawn."), field="reason")
    with transaction.atomic():
        move(assignment, states.WITHDRAW, by=by, allowed=True, reason=reason.strip(), remind_at=None)
        if assignment.is_lead:
            _end_others(assignment, by=by)
            triage.unassigned(assignment.matter, by=by)
        outbox.tell(
            assignment.matter.authority,
            directory.members_of(assignment.organisation),
            key=f"withdrawn:{assignment.public_id}",
            subject=f"Thu hồi việc đã giao: {assignment.matter.number}",
            body=f"Lý do: {reason.strip()}",
        )


def _end_others(lead: Assignment, *, by: Actor) -> None:
    for row in lead.matter.assignments.filter(is_lead=False, state__in=ACTIVE):
        move(row, states.WITHDRAW, by=by, allowed=True, reason=lead.reason, remind_at=None)


def close_all(matter: Matter, *, by: Actor) -> None:
    """The matter has its published answer: nothing is left to do."""
    for row in matter.assignments.filter(state__in=ACTIVE):
        move(row, states.CLOSE, by=by, allowed=True, remind_at=None)


def ask_extension(assignment: Assignment, *, to_day: date, reason: str, by: Actor) -> Extension:
    """A later day, with a reason; somebody else decides."""
    if assignment.state not in (AssignmentState.GIVEN, AssignmentState.ACCEPTED):
        raise Refused(_("This is no longer possible: the state has changed. Reload the page."), code="state")
    return ask(Extension(assignment=assignment), assignment.due_on, to_day, reason, by)


def ask(row: Extension, from_day: date, to_day: date, reason: str, by: Actor) -> Extension:
    """One open request per thing, to a later day, with a reason."""
    if to_day <= from_day:
        raise Refused(_("The new day must be later than the present one."), field="to_day")
    if not reason.strip():
        raise Refused(_("Say why more time is needed."), field="reason")
    thing = row.assignment or row.commitment
    if thing is not None and thing.extensions.filter(state=states.ExtensionState.ASKED).exists():
        raise Refused(_("An extension is already asked for and not decided yet."), code="twice")
    row.from_day, row.to_day, row.reason, row.asked_by = from_day, to_day, reason.strip(), by.pk or 0
    with transaction.atomic():
        begin(row, "extension.ask", by=by, right="extension.ask", facts={"to": to_day.isoformat()})
        if thing is not None:
            authority = thing.matter.authority
            outbox.tell(
                authority,
                [one for one in directory.people_with(authority, "extension.approve") if one.pk != by.pk],
                key=f"extension:{row.public_id}",
                subject=f"Xin gia hạn {thing.matter.number} đến {vndate(to_day)}",
                body=reason.strip(),
                path=f"/{authority.slug}/van-phong/{_page(thing)}",
            )
    return row


def decide(extension: Extension, *, granted: bool, by: Actor) -> None:
    """Approve or refuse; never one's own request. The old day stays visible."""
    if by.pk == extension.asked_by:
        raise Refused(_("Another person decides on what you asked for."), code="right")
    thing = extension.assignment or extension.commitment
    if thing is None:
        raise ValueError("an extension belongs to one thing")
    if granted and not _still_open(thing):
        raise Refused(_("This is no longer possible: the state has changed. Reload the page."), code="state")
    with transaction.atomic():
        arrow = states.GRANT if granted else states.DENY
        move(extension, arrow, by=by, decided_by=by.pk)
        _tell_decision(extension, thing, granted)
        if not granted:
            return
        authority = thing.matter.authority
        columns: dict[str, Any] = {"due_on": extension.to_day, "is_late": False, "reminders": 0}
        columns["remind_at"] = deadlines.first_reminder(authority, extension.to_day)
        if extension.assignment is not None:
            columns["anchor_on"] = None  # from now on a person's decision, no longer the rule's
        if extension.commitment is not None:
            columns["extensions_count"] = extension.commitment.extensions_count + 1
        facts = {"from": extension.from_day.isoformat(), "to": extension.to_day.isoformat()}
        is_public = thing.is_public if isinstance(thing, Commitment) else not thing.matter.is_internal
        amend(thing, "assignment.extend", by=by, right="", allowed=True, public=is_public, facts=facts, **columns)
        if isinstance(thing, Commitment) or thing.is_lead:
            triage.new_due(thing.matter, due_on=extension.to_day, by=by, allowed=True)


def _page(thing: Assignment | Commitment) -> str:
    work = "giao-viec" if isinstance(thing, Assignment) else "cam-ket"
    return f"{work}/{thing.public_id}/"


def _still_open(thing: Assignment | Commitment) -> bool:
    if isinstance(thing, Assignment):
        return thing.state in (AssignmentState.GIVEN, AssignmentState.ACCEPTED)
    return thing.state == states.CommitmentState.OPEN


def _tell_decision(extension: Extension, thing: Assignment | Commitment, granted: bool) -> None:
    body = thing.organisation if isinstance(thing, Assignment) else thing.owner
    words = f"Đồng ý gia hạn đến {vndate(extension.to_day)}" if granted else "Không đồng ý gia hạn"
    outbox.tell(
        thing.matter.authority,
        directory.members_of(body),
        key=f"extension_decided:{extension.public_id}",
        subject=f"{words}: {thing.matter.number}",
        body=f"{words}. Lý do đã nêu: {extension.reason}",
    )
