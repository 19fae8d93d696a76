"""Between giving and answering: notes of progress, the parts of those that co-operate, urging."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import states
from doithoai.casework.models import Assignment, NoteKind, WorkNote
from doithoai.casework.states import ACTIVE, AssignmentState
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, allow, amend, move, once
from doithoai.notices import outbox
from doithoai.opinion.models import Matter
from doithoai.people import directory

journal.register_verb("assignment.note", _("Noted how far it is"))
journal.register_verb("assignment.urge", _("Urged"))
journal.register_verb("assignment.obstacle", _("Obstacle told to the coordinator"))
journal.register_verb("assignment.help", _("Something was done about the obstacle"))

OPEN = (AssignmentState.GIVEN, AssignmentState.ACCEPTED)


def note(assignment: Assignment, *, text: str, by: Actor, is_obstacle: bool = False) -> WorkNote:
    """How far it is, for the coordinator and the other organisations; the public does not read it.

    An obstacle is told to the coordinator at once and waits there until something is done about it (S-13).
    """
    allow(by, "answer.draft", assignment)
    if assignment.state not in ACTIVE:
        raise Refused(_("This assignment has ended. There is nothing to answer any more."), code="state")
    words = _written(text)
    with transaction.atomic():
        row = _keep(assignment, NoteKind.OBSTACLE if is_obstacle else NoteKind.PROGRESS, words, by)
        verb = "assignment.obstacle" if is_obstacle else "assignment.note"
        amend(assignment, verb, by=by, right="", allowed=True)
        if is_obstacle:
            outbox.tell(
                assignment.matter.authority,
                directory.people_with(assignment.matter.authority, "assignment.remind"),
                key=f"obstacle:{row.public_id}",
                subject=f"{assignment.organisation.short_name} gặp vướng mắc: {assignment.matter.number}"[:200],
                body=words,
                path=_page(assignment),
            )
    return row


def help_with(assignment: Assignment, *, text: str, by: Actor) -> WorkNote:
    """The coordinator says what is done about the obstacle; the organisation is told."""
    allow(by, "assignment.remind", assignment)
    if not Assignment.objects.hindered().filter(pk=assignment.pk).exists():
        raise Refused(_("No obstacle is waiting here."), code="state")
    words = _written(text)
    with transaction.atomic():
        row = _keep(assignment, NoteKind.HELP, words, by)
        amend(assignment, "assignment.help", by=by, right="", allowed=True)
        outbox.tell(
            assignment.matter.authority,
            directory.members_of(assignment.organisation),
            key=f"help:{row.public_id}",
            subject=f"Về vướng mắc của {assignment.matter.number}",
            body=words,
            path=_page(assignment),
        )
    return row


def contribute(assignment: Assignment, *, text: str, by: Actor) -> WorkNote:
    """One that co-operates gives its part to the lead: its own work is done, whatever becomes of the answer."""
    allow(by, "answer.draft", assignment)
    if assignment.is_lead:
        raise Refused(_("Your organisation leads: write the answer itself."), code="lead")
    words = _written(text)
    matter = assignment.matter
    lead = matter.assignments.filter(is_lead=True, state__in=ACTIVE).select_related("organisation").first()
    with transaction.atomic():
        move(assignment, states.CONTRIBUTE, by=by, remind_at=None)
        row = _keep(assignment, NoteKind.PART, words, by)
        if lead is not None:
            outbox.tell(
                matter.authority,
                directory.members_of(lead.organisation),
                key=f"contributed:{row.public_id}",
                subject=f"{assignment.organisation.short_name} đã gửi ý kiến phối hợp về {matter.number}"[:200],
                body="Nội dung ở trang giao việc.",
                path=_page(lead),
            )
    return row


def close_parts(matter: Matter, *, by: Actor) -> None:
    """The lead's answer is approved: nobody who co-operated is waited for any longer."""
    for row in matter.assignments.filter(is_lead=False, state__in=ACTIVE):
        move(row, states.CLOSE_PART, by=by, allowed=True, remind_at=None)


def urge(assignment: Assignment, *, text: str, by: Actor, told: bool = True) -> WorkNote:
    """The coordinator urges, once a day: a line in the journal and a notice to everybody of the organisation.

    `told=False` for a letter about many things at once, which tells them in one notice.
    """
    allow(by, "assignment.remind", assignment)
    if assignment.state not in OPEN:
        raise Refused(_("There is nothing to urge: it is handed in or has ended."), code="state")
    words, today = _written(text), clock.today()
    key = f"assignment.urge:{assignment.public_id}:{today.isoformat()}"
    if once(key):
        raise Refused(_("It was urged today already."), code="twice")
    matter = assignment.matter
    with transaction.atomic():
        row = _keep(assignment, NoteKind.URGE, words, by)
        amend(assignment, "assignment.urge", by=by, right="", allowed=True, key=key)
        outbox.tell(
            matter.authority,
            directory.members_of(assignment.organisation) if told else [],
            key=f"urged:{row.public_id}",
            subject=f"Đôn đốc {matter.number}, hạn {vndate(assignment.due_on)}",
            body=words,
            path=_page(assignment),
        )
    return row


def parts(matter: Matter) -> list[tuple[Assignment, WorkNote | None]]:
    """Everybody who co-operates, with what each gave to the lead."""
    rows = matter.assignments.filter(is_lead=False, state__in=states.READABLE).select_related("organisation")
    given = {row.assignment_id: row for row in WorkNote.objects.filter(assignment__in=rows, kind=NoteKind.PART)}
    return [(row, given.get(row.pk)) for row in rows.order_by("pk")]


def _written(text: str) -> str:
    if not text.strip():
        raise Refused(_("Write a few words."), field="text")
    return text.strip()


def _keep(assignment: Assignment, kind: str, words: str, by: Actor) -> WorkNote:
    return WorkNote.objects.create(assignment=assignment, kind=kind, text=words, written_by=by.pk or 0)


def _page(assignment: Assignment) -> str:
    return f"/{assignment.matter.authority.slug}/van-phong/giao-viec/{assignment.public_id}/"
