"""One letter to an organisation about all that is late or due soon; each of it counts as urged that day (S-80)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework import papers, promising, working
from doithoai.casework.models import Assignment, Commitment
from doithoai.casework.papers import Owed
from doithoai.casework.states import CommitmentState
from doithoai.core import clock, holidays
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused, allow, once
from doithoai.documents import issuing
from doithoai.documents.models import Paper
from doithoai.notices import outbox
from doithoai.people import clocks, directory
from doithoai.people.models import Authority, Organisation

ABOUT = "people.organisation"


@dataclass(frozen=True)
class Due:
    """What one organisation owes until a day."""

    assignments: list[Assignment]
    commitments: list[Commitment]
    soon: date

    def __bool__(self) -> bool:
        return bool(self.assignments or self.commitments)

    def rows(self, on: date) -> list[Owed]:
        """All of it in the order of the days."""
        asked = [
            Owed(row.matter.number, row.matter.title, _asked(row), row.due_on, (on - row.due_on).days)
            for row in self.assignments
        ]
        promised = [
            Owed(row.number, row.what, "Thực hiện cam kết", row.due_on, (on - row.due_on).days)
            for row in self.commitments
        ]
        return sorted([*asked, *promised], key=lambda row: (row.due_on, row.number))


def _asked(row: Assignment) -> str:
    if not row.is_lead:
        return "Gửi ý kiến phối hợp"
    return "Giải trình" if row.purpose == "explain" else "Giải quyết, trả lời"


def soon(authority: Authority, on: date) -> date:
    """Until when something is due soon: as many working days ahead as the authority reminds before."""
    days = clocks.amount(authority, "remind_before") or 0
    return holidays.calendar_for([on.year, on.year + 1]).add(on, days)


def owed(body: Organisation, *, on: date) -> Due:
    """Late or due soon; work handed in and evidence shown are not the organisation's delay."""
    until = soon(body.authority, on)
    assignments = Assignment.objects.owed().filter(organisation=body, matter__is_sealed=False, due_on__lte=until)
    promised = Commitment.objects.of(body.authority).unsealed().filter(owner=body, state=CommitmentState.OPEN)
    return Due(
        list(assignments.for_list().select_related("matter__authority", "organisation")),
        list(promised.filter(due_on__lte=until).for_list().select_related("authority")),
        until,
    )


def write(body: Organisation, *, by: Actor, new_day: date | None = None) -> Paper:
    """The draft of the letter; written again the same day it is the same one, and nothing is urged twice."""
    allow(by, "assignment.remind", body)
    today = clock.today()
    if new_day is not None and new_day < today:
        raise Refused(_("This day has already passed."), field="new_day")
    due = owed(body, on=today)
    if not due:
        raise Refused(_("Nothing is late or due soon here."), code="nothing")
    words = f"Công văn đôn đốc ngày {vndate(today)}"
    with transaction.atomic():
        paper = issuing.draft(
            body.authority,
            content=papers.urging(body, due.rows(today), soon=due.soon, new_day=new_day),
            by=by,
            key=f"urging:{body.public_id}:{today.isoformat()}",
            about_kind=ABOUT,
            about_id=body.pk,
        )
        for work in due.assignments:
            if not once(f"assignment.urge:{work.public_id}:{today.isoformat()}"):
                working.urge(work, text=words, by=by, told=False)
        for promise in due.commitments:
            if not once(f"commitment.urge:{promise.public_id}:{today.isoformat()}"):
                promising.urge(promise, by=by)
        outbox.tell(
            body.authority,
            directory.members_of(body),
            key=f"urged_by_letter:{paper.public_id}",
            subject=f"Đôn đốc {len(due.rows(today))} việc quá hạn, sắp đến hạn của {body.short_name}"[:200],
            body=f"{words}. Danh sách ở trang việc của đơn vị.",
            path=f"/{body.authority.slug}/van-phong/giao-viec/don-vi/{body.public_id}/",
        )
    return paper


def letters(body: Organisation) -> list[Paper]:
    """Those written before, the newest first."""
    return list(Paper.objects.of(body.authority).about(ABOUT, body.pk)[:10])
