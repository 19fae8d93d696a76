"""From an address and a signed-in person to the authority and the one who acts."""

from doithoai.core.actors import Actor
from doithoai.people.models import Authority, Person
from doithoai.people.roles import Acting, memberships_of


def authority_by_slug(slug: str) -> Authority | None:
    return Authority.objects.filter(slug=slug).first()


def authority_by_host(host: str) -> Authority | None:
    return Authority.objects.filter(host=host).exclude(host="").first()


def entered(person: Person, slug: str) -> tuple[Authority | None, Actor | None]:
    """The authority with this address, and the person's rights in it today (none when there is no membership).

    Asked for every page of the office: who is a member brings the authority along, in one question.
    """
    rows = list(memberships_of(person).filter(authority__slug=slug).select_related("organisation", "authority"))
    authority = rows[0].authority if rows else authority_by_slug(slug)
    return authority, Acting(person, authority, memberships=rows) if authority else None
