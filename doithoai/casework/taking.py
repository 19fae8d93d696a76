"""Who of the organisation works on it: anybody authorised may take a piece of work, or give it back to all."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Assignment
from doithoai.casework.states import ACTIVE
from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend

journal.register_verb("assignment.take", _("Taken by a person of the organisation"))
journal.register_verb("assignment.leave", _("Given back to all of the organisation"))


def take(assignment: Assignment, *, by: Actor) -> None:
    """From now on it is one's own work; taken from a colleague too, which the journal shows. Nobody is told."""
    _open_for(assignment, by)
    if assignment.taken_by != by.pk:
        amend(assignment, "assignment.take", by=by, right="", allowed=True, taken_by=by.pk)


def leave(assignment: Assignment, *, by: Actor) -> None:
    """It lies there for all again; a colleague may do it for who is away."""
    _open_for(assignment, by)
    if assignment.taken_by is not None:
        amend(assignment, "assignment.leave", by=by, right="", allowed=True, taken_by=None)


def _open_for(assignment: Assignment, by: Actor) -> None:
    allow(by, "answer.draft", assignment)
    if assignment.state not in ACTIVE:
        raise Refused(_("This assignment has ended. There is nothing to answer any more."), code="state")
