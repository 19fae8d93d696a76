"""Nobody approves an answer to a matter that is about the own organisation (it is not answered by it alone)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.casework import assigning
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.opinion.models import Matter
from doithoai.people.models import Membership, Organisation


def concerned(matter: Matter, person_id: int | None) -> Organisation | None:
    """The organisation that this person belongs to today and that the matter is about."""
    held = Membership.objects.on(clock.today()).filter(person=person_id, authority=matter.authority_id)
    bodies = {row.organisation_id: row.organisation for row in held.select_related("organisation") if row.organisation}
    return next((body for body in bodies.values() if assigning.concerns(matter, body)), None)


def check(matter: Matter, by: Actor) -> None:
    """Refuse who is not outside the organisation that the matter is about."""
    body = concerned(matter, by.pk)
    if body is not None:
        words = _("The matter is about %(body)s, to which you belong. Somebody outside it approves the answer.")
        raise Refused(words % {"body": body.short_name}, code="right")
