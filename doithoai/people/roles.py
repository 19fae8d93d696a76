"""One readable table: role -> scope and rights. `Acting` is a signed-in person in one authority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.people.models import Authority, Membership, Person, valid_on


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    COORDINATOR = "coordinator", _("Coordinator")
    INTAKE = "intake", _("Intake clerk")
    TEXT_REVIEWER = "text_reviewer", _("Reviewer of public texts")
    REVIEWER = "reviewer", _("Reviewer of answers")
    PUBLISHER = "publisher", _("Publisher")
    OFFICE = "office", _("Party committee office")
    STANDING = "standing", _("Standing committee")
    CHAIR = "chair", _("Chair")
    DEPUTY = "deputy", _("Deputy chair")
    HOST = "host", _("Master of ceremony")
    MINUTE_TAKER = "minute_taker", _("Minute taker")
    DESK = "desk", _("Registration desk")
    OPERATOR = "operator", _("Operator")
    AGENCY_HEAD = "agency_head", _("Head of an agency")
    AGENCY_CLERK = "agency_clerk", _("Clerk of an agency")
    LOCAL_COMMITTEE = "local_committee", _("Local committee")
    MEDIA = "media", _("Media centre")
    SUPERVISOR = "supervisor", _("Supervisor")
    SEALED_HOLDER = "sealed_holder", _("Holder of sealed matters")
    CONTACT_READER = "contact_reader", _("Reader of contact data")


A, O, C = "authority", "organisation", "conference"

_HALL = "hall.read"

#: role -> (scope, rights). The source is section 1 of the process; the expected matrix is a test's file.
TABLE: dict[str, tuple[str, frozenset[str]]] = {
    Role.ADMINISTRATOR: (
        A,
        frozenset(
            {
                "people.manage",
                "organisation.manage",
                "clock.manage",
                "settings.manage",
                "opening.read",
                "factor.confirm",
            }
        ),
    ),
    Role.COORDINATOR: (
        A,
        frozenset(
            {
                "plan.read",
                "plan.write",
                "plan.submit",
                "conference.read",
                "conference.schedule",
                "conference.announce",
                "conference.appoint",
                "duty.work",
                "duty.verify",
                "broadcast.log",
                "attendance.manage",
                "opinion.read",
                "opinion.intake",
                "opinion.import",
                "opinion.triage",
                "public_text.propose",
                "matter.read",
                "assignment.give",
                "assignment.remind",
                "extension.approve",
                "answer.read",
                "commitment.read",
                "commitment.verify",
                "referral.send",
                "report.read",
                "report.write",
                "paper.read",
                "paper.draft",
                "data.enter",
                "data.handle",
                _HALL,
            }
        ),
    ),
    Role.INTAKE: (
        A,
        frozenset({"opinion.read", "opinion.intake", "opinion.import", "public_text.propose", "data.enter"}),
    ),
    Role.TEXT_REVIEWER: (A, frozenset({"opinion.read", "public_text.approve"})),
    Role.REVIEWER: (A, frozenset({"matter.read", "answer.read", "answer.approve", "opinion.read"})),
    Role.PUBLISHER: (
        A,
        frozenset(
            {
                "matter.read",
                "answer.read",
                "answer.publish",
                "conclusion.publish",
                "conference.read",
                "report.publish",
            }
        ),
    ),
    Role.OFFICE: (
        A,
        frozenset(
            {
                "plan.read",
                "plan.issue",
                "conference.read",
                "paper.read",
                "paper.draft",
                "paper.sign",
                "paper.issue",
                "paper.withdraw",
                "attendance.manage",
            }
        ),
    ),
    Role.STANDING: (
        A,
        frozenset(
            {
                "plan.read",
                "plan.approve",
                "conference.read",
                "opening.read",
                "opinion.read",
                "matter.read",
                "answer.read",
                "commitment.read",
                "report.read",
                "report.receive",
                "paper.read",
                "extension.approve",
                "factor.confirm",
                _HALL,
            }
        ),
    ),
    Role.CHAIR: (
        C,
        frozenset(
            {
                _HALL,
                "floor.lead",
                "floor.call",
                "floor.time",
                "hall.assign",
                "hall.outcome",
                "hall.conclude",
                "hall.sign",
                "gist.confirm",
                "segment.run",
            }
        ),
    ),
    Role.DEPUTY: (C, frozenset({_HALL, "floor.call", "hall.assign", "hall.outcome", "gist.confirm", "segment.run"})),
    Role.HOST: (C, frozenset({_HALL, "segment.run"})),
    Role.MINUTE_TAKER: (
        C,
        frozenset(
            {
                _HALL,
                "floor.call",
                "floor.time",
                "gist.write",
                "gist.confirm",
                "minutes.write",
                "opinion.intake",
                "hall.assign",
                "hall.outcome",
                "screen.run",
                "segment.run",
                "turn.screen",
            }
        ),
    ),
    Role.DESK: (C, frozenset({_HALL, "desk.check_in", "desk.register", "opinion.intake"})),
    Role.OPERATOR: (
        C,
        frozenset({_HALL, "floor.call", "floor.time", "screen.run", "hall.assign", "gist.confirm", "segment.run"}),
    ),
    Role.AGENCY_HEAD: (
        O,
        frozenset(
            {
                "assignment.read",
                "assignment.accept",
                "assignment.hand_back",
                "extension.ask",
                "answer.read",
                "answer.draft",
                "answer.endorse",
                "hall.answer",
                "commitment.read",
                "duty.work",
            }
        ),
    ),
    Role.AGENCY_CLERK: (
        O,
        frozenset(
            {
                "assignment.read",
                "assignment.accept",
                "answer.read",
                "answer.draft",
                "commitment.read",
                "commitment.progress",
                "duty.work",
                "opinion.gather",
            }
        ),
    ),
    Role.LOCAL_COMMITTEE: (
        O,
        frozenset({"plan.read", "plan.acknowledge", "duty.work", "opinion.gather", "attendance.list"}),
    ),
    Role.MEDIA: (O, frozenset({"duty.work", "broadcast.log"})),
    Role.SUPERVISOR: (
        A,
        frozenset(
            {
                "plan.read",
                "conference.read",
                "oversight.read",
                "remark.write",
                "sample.draw",
                "commitment.read",
                "report.read",
                "paper.read",
                _HALL,
            }
        ),
    ),
    Role.SEALED_HOLDER: (A, frozenset({"sealed.open", "sealed.decide"})),
    Role.CONTACT_READER: (A, frozenset({"contact.read"})),
}

#: What a person in this role does here, in one line.
DOES = {
    Role.ADMINISTRATOR: _("Keeps people, organisations, deadline rules and settings; reads no opinions."),
    Role.COORDINATOR: _("Plans, schedules, takes in, sorts and assigns; follows everything to its end."),
    Role.INTAKE: _("Enters opinions from paper, telephone and spreadsheets, prints receipts."),
    Role.TEXT_REVIEWER: _("Approves the public text of an opinion that another person prepared."),
    Role.REVIEWER: _("Sends back or approves answers of others."),
    Role.PUBLISHER: _("Publishes answers, results and conclusions."),
    Role.OFFICE: _("Numbers and issues papers, sends invitations."),
    Role.STANDING: _("Reads the work of all bodies, approves plans, decides reports."),
    Role.CHAIR: _("Leads the conference: gives the floor, directs, promises, concludes and signs."),
    Role.DEPUTY: _("Calls speakers and assigns questions for the chair."),
    Role.HOST: _("Runs the parts of the programme in the hall."),
    Role.MINUTE_TAKER: _("Writes down gist and minutes in the hall."),
    Role.DESK: _("Checks delegates in and registers speakers at the door."),
    Role.OPERATOR: _("Runs timer and screens in the hall."),
    Role.AGENCY_HEAD: _("Accepts or hands back assignments, approves the answers of the own body."),
    Role.AGENCY_CLERK: _("Drafts answers, notes progress, shows evidence."),
    Role.LOCAL_COMMITTEE: _("Makes the plan known, gathers opinions, prepares hall and delegates."),
    Role.MEDIA: _("Logs broadcasts with their evidence."),
    Role.SUPERVISOR: _("Reads the work, except what is confidential; writes remarks, draws samples and asks people."),
    Role.SEALED_HOLDER: _("Opens what is sealed as a denunciation, and decides."),
    Role.CONTACT_READER: _("Opens contact data with a reason."),
}

RIGHTS: frozenset[str] = frozenset().union(*(rights for _scope, rights in TABLE.values()))


@dataclass(frozen=True)
class Grant:
    """One role in one place, as read from a membership."""

    role: str
    organisation_id: int | None
    conference_ref: int | None

    def covers(self, right: str, scope: Scope) -> bool:
        where, rights = TABLE[self.role]
        if right not in rights:
            return False
        if where == O or (where == A and self.role == Role.CONTACT_READER and self.organisation_id):
            return self.organisation_id in scope.organisation_ids
        if where == C:
            return self.conference_ref is not None and self.conference_ref == scope.conference_id
        return True


def memberships_of(person: Person, day: date | None = None) -> models.QuerySet[Membership]:
    """What a person is on a day, everywhere; nothing for an account that was closed."""
    rows = Membership.objects.filter(valid_on(day or clock.today()), person=person).order_by("pk")
    return rows if person.is_active else rows.none()


class Acting:
    """A signed-in person in one authority on one day: what the desks hand to the rules as `by`."""

    def __init__(
        self,
        person: Person,
        authority: Authority,
        day: date | None = None,
        *,
        memberships: Iterable[Membership] | None = None,
    ) -> None:
        self.person = person
        self.authority = authority
        if memberships is None:
            memberships = memberships_of(person, day).filter(authority=authority).select_related("organisation")
        held = [row for row in memberships if row.role in TABLE]
        self.memberships = held
        self.grants = tuple(Grant(row.role, row.organisation_id, row.conference_ref) for row in held)

    @property
    def pk(self) -> int:
        return self.person.pk

    @property
    def name(self) -> str:
        return self.person.full_name

    @property
    def unit(self) -> str:
        """The organisation whose name the timeline shows."""
        for row in self.memberships:
            if row.organisation is not None:
                return row.organisation.short_name
        return self.authority.short_name

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(grant.role for grant in self.grants)

    @property
    def organisation_ids(self) -> frozenset[int]:
        """Organisations for which this person holds an organisation role."""
        return frozenset(
            grant.organisation_id
            for grant in self.grants
            if grant.organisation_id is not None and TABLE[grant.role][0] == O
        )

    def bodies_with(self, right: str) -> frozenset[int]:
        """Organisations in which this person holds a role that gives the right."""
        held = (grant for grant in self.grants if right in TABLE[grant.role][1])
        return frozenset(grant.organisation_id for grant in held if grant.organisation_id is not None)

    @property
    def conference_ids(self) -> frozenset[int]:
        """Conferences to which this person is appointed."""
        return frozenset(g.conference_ref for g in self.grants if g.conference_ref is not None)

    def may(self, right: str, scope: Scope) -> bool:
        if scope.authority_id != self.authority.pk or (scope.is_told and not right.endswith(".read")):
            return False
        return any(grant.covers(right, scope) for grant in self.grants)

    def holds(self, right: str) -> bool:
        """True when some role gives the right somewhere in this authority (page level)."""
        return any(right in TABLE[grant.role][1] for grant in self.grants)

    def everywhere(self, right: str) -> bool:
        """True when the right holds in the whole authority, not only for what is one's own."""
        return any(
            right in TABLE[g.role][1]
            and TABLE[g.role][0] == A
            and not (g.role == Role.CONTACT_READER and g.organisation_id)
            for g in self.grants
        )


def role_words(role: str) -> str:
    """The name of a role, also of one that the table no longer knows."""
    return str(dict(Role.choices).get(role, role))
