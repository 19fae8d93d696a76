"""Whether each channel has done enough for the announcement that holds, and to whom it has come."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference import announcing, duties
from doithoai.conference.announcing import Covered
from doithoai.conference.models import Announcement, Arrival, Conference, Sufficiency
from doithoai.conference.states import AnnouncementState
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, begin
from doithoai.people import channels, directory
from doithoai.people.models import Organisation, OrganisationKind, Person

register_verb("channel.suffice", _("Channel held to be enough"))
register_verb("announcement.arrive", _("Announcement received by a body"))

#: Bodies that are told although they have no duty: the people hear of it from them.
ALWAYS_TOLD = (OrganisationKind.LOCAL_COMMITTEE, OrganisationKind.FRONT, OrganisationKind.MASS, OrganisationKind.OTHER)


@dataclass
class Standing:
    """One channel: by which paper it is required, what it did, and whether that is enough."""

    covered: Covered
    basis: str
    is_current: bool
    decision: Sufficiency | None

    @property
    def by_itself(self) -> bool:
        """The log shows it: published in time, or at all where no rule sets a day."""
        return self.is_current and any(one.in_time is not False for one in self.covered.broadcasts)

    @property
    def is_enough(self) -> bool:
        return self.by_itself or (self.is_current and self.decision is not None)

    @property
    def may_be_decided(self) -> bool:
        return self.is_current and not self.is_enough


def standings(conference: Conference) -> list[Standing]:
    """Every channel for the newest version; a new version asks anew, a stale one has nothing that is enough."""
    told = announcing.latest(conference)
    moment = clock.local(told.published_at).date() if told and told.published_at else clock.today()
    bases = {row.channel: row.basis for row in channels.rules_of(conference.authority, moment)}
    decided = {row.channel: row for row in told.sufficiencies.select_related("person")} if told else {}
    is_current = told is not None and told.state == AnnouncementState.PUBLISHED
    return [
        Standing(one, bases.get(one.channel, ""), is_current, decided.get(one.channel))
        for one in announcing.coverage(conference)
    ]


def hold_enough(conference: Conference, channel: str, *, reason: str, person: Person, by: Actor) -> Sufficiency:
    """A named person says, with a reason, that the channel did enough; the log and its lateness stay as they are."""
    if not reason.strip():
        raise Refused(_("Say why this channel has done enough."), field="reason")
    with transaction.atomic():
        told = _current(conference)
        found = next((one for one in standings(conference) if one.covered.channel == channel), None)
        if found is None:
            raise Refused(_("This channel is not required."), code="channel")
        if found.is_enough:
            raise Refused(_("This channel has done enough already."), code="twice")
        row = Sufficiency(announcement=told, channel=channel, person=person, reason=reason.strip())
        facts = {"channel": channel, "version": told.version, "reason": reason.strip()}
        return begin(row, "channel.suffice", by=by, right="conference.announce", facts=facts)


@dataclass(frozen=True)
class Told:
    """A body that ought to know, and when it said that it does."""

    organisation: Organisation
    arrival: Arrival | None


def recipients(conference: Conference) -> list[Told]:
    """Who has a duty here, and the bodies near the people; those that have not answered stand first."""
    told = announcing.latest(conference)
    arrived = {row.organisation_id: row for row in told.arrivals.all()} if told else {}
    with_duty = Q(duties__conference=conference) | Q(joined_duties__conference=conference)
    rows = directory.organisations(conference.authority).filter(
        with_duty | Q(kind__in=ALWAYS_TOLD) | Q(pk__in=arrived.keys())
    )
    teller = duties.coordinating(conference.authority)  # it told the others
    found = [Told(body, arrived.get(body.pk)) for body in rows.distinct() if body != teller]
    return sorted(found, key=lambda one: one.arrival is not None)


def arrive(
    conference: Conference, organisation: Organisation, *, by: Actor, is_own: bool, told_by: str = ""
) -> Arrival:
    """The body has received it; who writes it down for another one says who told. Twice is once."""
    if not is_own and not told_by.strip():
        raise Refused(
            _("Say who told you, and how: for example Trưởng thôn Nguyễn Văn An, điện thoại."), field="told_by"
        )
    if organisation.authority_id != conference.authority_id:
        raise Refused(_("This body belongs to another authority."), field="organisation")
    with transaction.atomic():
        told = _current(conference)
        known = told.arrivals.filter(organisation=organisation).first()
        if known is not None:
            return known
        row = Arrival(announcement=told, organisation=organisation, told_by="" if is_own else told_by.strip())
        facts = {"organisation": organisation.code, "version": told.version, "is_own": is_own}
        return begin(row, "announcement.arrive", by=by, right="duty.work", facts=facts)


def _current(conference: Conference) -> Announcement:
    conference.refresh_from_db(from_queryset=Conference.objects.select_for_update())
    told = announcing.current(conference)
    if told is None:
        raise Refused(_("There is no announcement that holds. Announce first."), code="state")
    return told
