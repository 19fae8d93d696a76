"""What was asked and promised is made public within the authority's days: where, when, and what proves it.

Days: the rule "published" of the authority (law on grassroots democracy). Places: the portal, the seat, the villages.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference import announcing, duties
from doithoai.conference.models import Conference, ResultNotice, ResultPlace
from doithoai.conference.states import SHOW_DUTY, ConferenceState, DutyState
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, begin
from doithoai.documents.models import Attachment
from doithoai.people import clocks
from doithoai.people.models import Organisation

register_verb("result.told", _("Result of the conference made public"))

RIGHT = "broadcast.log"
#: The rule that gives the days.
RULE = "published"
ON_PORTAL = "Đăng trên cổng đối thoại."


@dataclass
class Told:
    """One place with what was noted of it."""

    place: str
    label: str
    notices: list[ResultNotice] = field(default_factory=list)

    @property
    def first(self) -> ResultNotice | None:
        return self.notices[0] if self.notices else None


def last_day(conference: Conference) -> clocks.Due | None:
    """Until when the result must be public; None where the authority has no such rule."""
    if conference.day is None:
        return None
    due = clocks.due(conference.authority, RULE, anchor=conference.day)
    return due if due.day else None


def coverage(conference: Conference) -> list[Told]:
    """Every place, also the silent ones."""
    found = {one.value: Told(one.value, str(one.label)) for one in ResultPlace}
    for row in conference.result_notices.select_related("organisation", "evidence_file"):
        found[row.place].notices.append(row)
    return list(found.values())


def told_on(covered: list[Told]) -> date | None:
    """The day on which the last place had it for the first time; None while one is silent."""
    firsts = [one.first.shown_on for one in covered if one.first]
    return max(firsts) if firsts and len(firsts) == len(covered) else None


def note(
    conference: Conference,
    *,
    place: str,
    organisation: Organisation,
    shown_on: date,
    by: Actor,
    where: str = "",
    evidence_text: str = "",
    evidence_file: Attachment | None = None,
) -> ResultNotice:
    """Record where the result was made known, with the proof; the same twice is one."""
    if conference.state not in (ConferenceState.CONCLUDED, ConferenceState.CLOSED):
        raise Refused(_("The conference has no result yet."), code="state")
    if place not in (ResultPlace.SEAT, ResultPlace.VILLAGE):
        raise Refused(_("Choose the seat or the villages; the portal notes itself."), field="place")
    if shown_on > clock.today():
        raise Refused(_("This day lies in the future. Enter when it was made known."), field="shown_on")
    if conference.day is not None and shown_on < conference.day:
        raise Refused(_("Before the conference there was no result."), field="shown_on")
    if organisation.authority_id != conference.authority_id:
        raise Refused(_("This body belongs to another authority."), field="organisation")
    if place == ResultPlace.VILLAGE and not where.strip():
        raise Refused(_("Name the village, or the villages."), field="where")
    if not evidence_text.strip() and evidence_file is None:
        raise Refused(_("Say what proves it, or add a picture."), field="evidence_text")
    row = ResultNotice(
        conference=conference,
        place=place,
        organisation=organisation,
        where=where.strip(),
        shown_on=shown_on,
        evidence_text=evidence_text.strip(),
        evidence_file=evidence_file,
    )
    same = conference.result_notices.filter(place=place, organisation=organisation, where=row.where, shown_on=shown_on)
    if same.exists():
        raise Refused(_("This is noted already."), code="twice")
    return _keep(row, by=by, right=RIGHT)


def on_portal(conference: Conference, *, by: Actor, right: str) -> None:
    """The notice of conclusion is out: from this moment the portal shows the result. Twice is once."""
    if conference.result_notices.filter(place=ResultPlace.PORTAL).exists():
        return
    row = ResultNotice(
        conference=conference,
        place=ResultPlace.PORTAL,
        organisation=announcing.publisher(conference.authority),
        shown_on=clock.today(),
        evidence_text=ON_PORTAL,
    )
    _keep(row, by=by, right=right)


def _keep(row: ResultNotice, *, by: Actor, right: str) -> ResultNotice:
    due = last_day(row.conference)
    row.in_time = row.shown_on <= due.day if due is not None and due.day else None
    with transaction.atomic():
        facts = {"place": row.place, "in_time": row.in_time, "organisation": row.organisation.code}
        begin(row, "result.told", by=by, right=right, public=True, facts=facts)
        _show_duty(row.conference, by=by)
    return row


def _show_duty(conference: Conference, *, by: Actor) -> None:
    """With the last place the duty has its evidence; somebody else looks at it as at any other."""
    covered = coverage(conference)
    if told_on(covered) is None:
        return
    lines = [
        f"{one.label}: {vndate(row.shown_on)}, {row.organisation.short_name}{f', {row.where}' if row.where else ''}."
        for one in covered
        for row in one.notices
    ]
    for duty in conference.duties.filter(clock_code=RULE, state=DutyState.OPEN):
        if by.may(SHOW_DUTY.right, duty.scope()):
            duties.show(duty, evidence_text=" ".join(lines), by=by)
