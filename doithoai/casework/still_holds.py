"""Letters look at the work once more before they leave: what was done, handed back or withdrawn is not asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from doithoai.casework import digest
from doithoai.casework.models import Assignment, Commitment, Extension, WorkNote
from doithoai.casework.states import CommitmentState, ExtensionState
from doithoai.conference.models import Duty
from doithoai.core import clock
from doithoai.notices import occasions
from doithoai.notices.models import DIGEST, Notice
from doithoai.people.models import Membership, Organisation
from doithoai.people.roles import TABLE, A

#: Roles that read of the work of every organisation, as those do to whom a late one is reported.
EVERYWHERE = [str(role) for role, (scope, _rights) in TABLE.items() if scope == A]


def register() -> None:
    """Hang in what the occasions of this room look at."""
    for occasion in ("assigned", "assignment_recounted"):
        occasions.look_again(occasion, _if(_assignment))
    for occasion in ("promised", "rejected"):
        occasions.look_again(occasion, _if(_promise))
    for occasion in ("urged", "help"):
        occasions.look_again(occasion, _if(_urged))
    for occasion in ("duty.remind", "duty.urge", "duty.escalate"):
        occasions.look_again(occasion, _if(_duty))
    occasions.look_again("remind", _if(lambda notice: _assignment(notice) or _promise(notice)))
    occasions.look_again("extension", _if(_extension))
    occasions.look_again("evidence", _if(_evidence))
    occasions.look_again("obstacle", _if(_obstacle))
    occasions.look_again(DIGEST, digest.look_again)


def _if(holds: Callable[[Notice], bool]) -> occasions.When:
    def when(notice: Notice, now: datetime) -> datetime | None:
        return now if holds(notice) else None

    return when


def about(notice: Notice) -> str:
    """The public id of what it tells of: the second word of its key."""
    return notice.key.split(":")[1]


def _assignment(notice: Notice) -> bool:
    return _is_owed(notice, about(notice))


def _is_owed(notice: Notice, public_id: str) -> bool:
    rows = Assignment.objects.owed().filter(public_id=public_id, matter__is_sealed=False)
    row = rows.select_related("organisation").first()
    return row is not None and _reads(notice, row.organisation)


def _urged(notice: Notice) -> bool:
    note = WorkNote.objects.filter(public_id=about(notice)).select_related("assignment").first()
    return note is not None and _is_owed(notice, note.assignment.public_id)


def _promise(notice: Notice) -> bool:
    rows = Commitment.objects.unsealed().filter(public_id=about(notice), state=CommitmentState.OPEN)
    row = rows.select_related("owner").first()
    return row is not None and _reads(notice, row.owner)


def _reads(notice: Notice, body: Organisation) -> bool:
    """Its reader still works for the body, or follows the work of all."""
    held = Membership.objects.on(clock.today()).filter(person=notice.reader_id, authority=body.authority_id)
    return any(one.organisation_id == body.pk or one.role in EVERYWHERE for one in held)


def _duty(notice: Notice) -> bool:
    return Duty.objects.waiting().filter(pk=int(about(notice))).exists()


def _extension(notice: Notice) -> bool:
    return Extension.objects.filter(public_id=about(notice), state=ExtensionState.ASKED).exists()


def _evidence(notice: Notice) -> bool:
    return Commitment.objects.unsealed().filter(public_id=about(notice), state=CommitmentState.EVIDENCE).exists()


def _obstacle(notice: Notice) -> bool:
    note = WorkNote.objects.filter(public_id=about(notice)).first()
    rows = Assignment.objects.hindered().filter(matter__is_sealed=False)
    return note is not None and rows.filter(pk=note.assignment_id).exists()
