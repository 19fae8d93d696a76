"""Lists of a conference that name people leave the house: each time one line of the journal, without a name in it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import amend

register_verb("conference.names_taken", _("A list with names was taken away"))

RIGHT = "attendance.manage"


def taken(conference: Conference, what: str, *, by: Actor) -> None:
    """`what` is the kind of list: delegates, speakers, minutes, the whole dossier."""
    amend(conference, "conference.names_taken", by=by, right=RIGHT, facts={"what": what})
