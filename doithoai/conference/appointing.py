"""Who does what at one conference: chair, host, minute taker, desk, operator; for that one only."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.conference.over import refuse_when_over
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, allow, amend
from doithoai.people import accounts, directory
from doithoai.people.models import Membership, MembershipSet, OrganisationKind, Person
from doithoai.people.roles import TABLE, C, Role

register_verb("conference.appoint", _("Role at the conference given"))
register_verb("conference.dismiss", _("Role at the conference taken back"))

RIGHT = "conference.appoint"
#: Roles of the hall in the order in which they are presented.
ROLES = tuple(Role(role) for role, (scope, _rights) in TABLE.items() if scope == C)
#: Without these nobody can hold the sitting (S-55, S-56, G-9).
NEEDED = (Role.CHAIR, Role.HOST, Role.MINUTE_TAKER, Role.DESK)
#: What nobody does when the role is given to nobody, in the words of the order of the day.
LACKS = {
    Role.CHAIR: _("Nobody chairs: the conference cannot be opened."),
    Role.HOST: _("Nobody leads through the programme and presents the delegates."),
    Role.MINUTE_TAKER: _("Nobody takes the minutes and writes down what is asked."),
    Role.DESK: _("Nobody receives opinions and registers speakers at the desk."),
    Role.OPERATOR: _("Nobody runs the timer and the screens; the minute taker has to do it."),
}


def appoint(
    conference: Conference, *, person: Person, role: str, by: Actor, valid_to: date | None = None
) -> Membership:
    """Give a role for this conference only; giving it again changes nothing."""
    allow(by, RIGHT, conference)
    if role not in ROLES:
        raise Refused(_("This is not a role of a conference."), field="role")
    refuse_when_over(conference)
    here = Membership.objects.on(clock.today()).filter(person=person, authority=conference.authority_id)
    if not here.exists():
        raise Refused(_("This person does not work for the authority."), field="person")
    known = here.filter(conference_ref=conference.pk, role=role).first()
    if known is not None:
        return known
    with transaction.atomic():
        row = Membership.objects.create(
            person=person,
            authority=conference.authority,
            role=role,
            conference_ref=conference.pk,
            valid_to=valid_to,
        )
        facts = {"role": str(role), "person": person.pk}
        amend(conference, "conference.appoint", by=by, right=RIGHT, facts=facts)
    return row


def dismiss(conference: Conference, *, membership: Membership, by: Actor) -> None:
    """Take a role back from today on."""
    allow(by, RIGHT, conference)
    refuse_when_over(conference)
    if membership.conference_ref != conference.pk:
        raise Refused(_("This role belongs to another conference."), code="foreign")
    with transaction.atomic():
        membership.valid_to = clock.today() - timedelta(days=1)
        membership.save(update_fields=["valid_to"])
        facts = {"role": membership.role, "person": membership.person_id}
        amend(conference, "conference.dismiss", by=by, right=RIGHT, facts=facts)
        accounts.end_sessions_without_role(membership.person)


def people_of(conference: Conference) -> MembershipSet:
    """Who holds a role at the conference today, in the order of presentation."""
    rows = Membership.objects.on(clock.today()).filter(conference_ref=conference.pk, role__in=ROLES)
    return rows.filter(authority=conference.authority_id).select_related("person", "organisation").order_by("pk")


def unfilled(conference: Conference) -> list[Role]:
    """Roles that still need somebody."""
    held = {row.role for row in people_of(conference)}
    return [role for role in NEEDED if role not in held]


def gaps(conference: Conference) -> list[str]:
    """What is not appointed or not as the plan foresees it, as sentences; warned of, never refused."""
    people = list(people_of(conference))
    held = {row.role for row in people}
    found = [str(words) for role, words in LACKS.items() if role not in held]
    hosts = [row.person_id for row in people if row.role == Role.HOST]
    if hosts and not _of_the_office(conference, hosts):
        found.append(str(_("The master of ceremony is not of the office of the committee.")))
    doubled = {row.person_id for row in people if row.role == Role.CHAIR} & {
        row.person_id for row in people if row.role == Role.MINUTE_TAKER
    }
    if doubled:
        found.append(str(_("The chair also takes the minutes: both sign them, so they should be two.")))
    return found


def _of_the_office(conference: Conference, people: list[int]) -> bool:
    """S-52 names a leader of the office; True too where the authority keeps no such body."""
    offices = directory.organisations(conference.authority).filter(kind=OrganisationKind.PARTY_OFFICE)
    if not offices.exists():
        return True
    rows = Membership.objects.on(clock.today()).filter(person__in=people, organisation__in=offices)
    return rows.exists()


def chairs(conference: Conference) -> list[str]:
    """Who presides, as the public reads it."""
    if conference.is_told:
        return list(conference.told_chairs)
    return [one.person.full_name for one in people_of(conference) if one.role == Role.CHAIR]
