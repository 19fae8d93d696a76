"""What an official does from a message by two taps: take work on, or say until when the answer comes.

The link proves who reads; what that person may do is asked anew when it is done.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import assigning, working
from doithoai.casework.models import Assignment, WorkNote
from doithoai.casework.states import AssignmentState
from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.notices import act_links, occasions
from doithoai.notices.models import ActLink, Notice
from doithoai.notices.occasions import Act
from doithoai.people.roles import Acting

ACCEPT, NOTE = "assignment.accept", "assignment.note"
RIGHTS = {ACCEPT: "assignment.accept", NOTE: "answer.draft"}
ONCE = "không cần đăng nhập, liên kết dùng một lần"


@dataclass(frozen=True)
class Offered:
    """What a link opens: one act on one assignment, by its reader."""

    act: str
    assignment: Assignment
    by: Acting


def register() -> None:
    """Hang in what can be done from the messages of this room."""
    occasions.act_from("assigned", _accepting)
    occasions.act_from("urged", _noting)


def _accepting(notice: Notice) -> Act | None:
    row = _row(notice.key.split(":")[1])
    if row is None or row.state != AssignmentState.GIVEN or not _may(notice, ACCEPT, row):
        return None
    return Act(ACCEPT, row.public_id, f"Nhận việc ngay ({ONCE})")


def _noting(notice: Notice) -> Act | None:
    note = WorkNote.objects.filter(public_id=notice.key.split(":")[1]).select_related("assignment").first()
    row = _row(note.assignment.public_id) if note else None
    if row is None or not _may(notice, NOTE, row):
        return None
    return Act(NOTE, row.public_id, f"Báo ngày sẽ trả lời ({ONCE})")


def _row(public_id: str) -> Assignment | None:
    """An assignment that is still to be done; of a sealed matter nothing."""
    rows = Assignment.objects.filter(public_id=public_id, matter__is_sealed=False, state__in=working.OPEN)
    return rows.select_related("matter__authority", "organisation").first()


def _may(notice: Notice, act: str, row: Assignment) -> bool:
    return notice.reader is not None and Acting(notice.reader, row.matter.authority).may(RIGHTS[act], row.scope())


def look(link: ActLink) -> Offered:
    """What can be done now by this link; Refused says why nothing can."""
    if link.used_at is not None:
        day = vndate(clock.local(link.used_at).date())
        raise Refused(_("Done by this link on %(day)s. The link is not good for anything more.") % {"day": day})
    if link.expires_at <= clock.now():
        raise Refused(_("The time of this link is over. Sign in to go on."), code="late")
    row = _row(link.subject)
    by = Acting(link.reader, link.authority)
    if row is None or row.matter.authority_id != link.authority_id:
        raise Refused(
            _("This work is done, or was handed back or withdrawn. Nothing is left to do here."), code="state"
        )
    if not link.reader.is_active or not by.may(RIGHTS[link.act], row.scope()):
        raise Refused(_("This work no longer belongs to you. Sign in to see your work."), code="right")
    if link.act == ACCEPT and row.state != AssignmentState.GIVEN:
        raise Refused(_("This work has been accepted already. Sign in to draft the answer."), code="state")
    return Offered(link.act, row, by)


def accept(link: ActLink) -> None:
    """The organisation takes the work on; the link is used up by it."""
    offered = look(link)
    with transaction.atomic():
        _spend(link, ACCEPT)
        assigning.accept(offered.assignment, by=offered.by, facts={"door": "message"})


def promise_day(link: ActLink, *, day: date) -> None:
    """Who was urged says until when the answer comes: a note of progress, read by the coordinator."""
    offered = look(link)
    if day < clock.today():
        raise Refused(_("This day has already passed."), field="day")
    with transaction.atomic():
        _spend(link, NOTE)
        working.note(offered.assignment, text=f"Đã nhận, sẽ trả lời trước ngày {vndate(day)}.", by=offered.by)


def _spend(link: ActLink, act: str) -> None:
    if link.act != act or not act_links.spend(link):
        raise Refused(_("This link was used already."), code="twice")
