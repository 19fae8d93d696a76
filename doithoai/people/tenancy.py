"""From an address and a signed-in person to the authority and the one who acts."""

from doithoai.core.actors import Actor
from doithoai.people.models import Authority, Person
from doithoai.people.roles import Acting


def authority_by_slug(slug: str) -> Authority | None:
    return Authority.objects.filter(slug=slug).first()


def authority_by_host(host: str) -> Authority | None:
    return Authority.objects.filter(host=host).exclude(host="").first()


def acting(person: Person, authority: Authority) -> Actor:
    """The person's rights in this authority today (none when there is no membership)."""
    return Acting(person, authority)
