"""Find organisations that exist today, and the people who hold a role or a right in them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from doithoai.core import clock, vietnamese
from doithoai.people.models import Authority, Membership, Organisation, OrganisationSet, Person
from doithoai.people.roles import TABLE


def organisations(authority: Authority, on: date | None = None) -> OrganisationSet:
    """Bodies of the authority that exist on the day."""
    return Organisation.objects.of(authority).valid(on or clock.today())


def by_name(bodies: Iterable[Organisation]) -> dict[str, Organisation]:
    """These bodies by each of their names and their code, folded: found without regard to marks and case."""
    return {vietnamese.fold(name): row for row in bodies for name in (row.name, row.short_name, row.code)}


def people_with(authority: Authority, right_or_role: str, organisation: Organisation | None = None) -> list[Person]:
    """Who holds a role (or any role with a right) today, each once; with an organisation: there only."""
    roles = roles_with(right_or_role)
    rows = Membership.objects.on(clock.today()).filter(authority=authority, role__in=roles)
    if organisation is not None:
        rows = rows.filter(organisation=organisation)
    people = {row.person_id: row.person for row in rows.select_related("person").order_by("pk")}
    return list(people.values())


def heads_of(organisation: Organisation) -> list[Person]:
    """The heads of a body today."""
    return people_with(organisation.authority, "agency_head", organisation)


def members_of(organisation: Organisation) -> list[Person]:
    """Everybody who holds a role in the body today, each once."""
    rows = Membership.objects.on(clock.today()).filter(organisation=organisation)
    people = {row.person_id: row.person for row in rows.select_related("person").order_by("pk")}
    return list(people.values())


def roles_with(right_or_role: str) -> tuple[str, ...]:
    """The role itself, or every role that gives the right."""
    if right_or_role in TABLE:
        return (str(right_or_role),)
    return tuple(str(role) for role, (_scope, rights) in TABLE.items() if right_or_role in rights)
