"""A promise of earlier years has no opinion behind it: the matter that carries it is opened by this act alone.

So has one that the inside installation tells, unless a sender of here raised it. Such a matter is counted
among the matters and in no sum of opinions; the entry of its opening tells it from one whose opinions are gone
(opinion.conservation).
"""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend, begin
from doithoai.opinion import search, triage
from doithoai.opinion.models import Field, Matter
from doithoai.opinion.received import first_words
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority, Organisation

INHERITED, TOLD = OPENED = ("matter.inherit", "matter.carry_told")
journal.register_verb(INHERITED, _("Opened for a promise of earlier years"))
journal.register_verb("matter.hide_told", _("Title taken away: its promise left the public ledger inside"))
journal.register_verb(TOLD, _("Opened for a promise that the inside installation told"))


def open_matter(
    authority: Authority,
    *,
    title: str,
    lead: Organisation,
    due_on: date,
    by: Actor,
    field: Field | None,
    place: str = "",
    opened: str = INHERITED,
) -> Matter:
    """The matter of one such promise: it has its result, "will be resolved", from the first moment."""
    if field is not None and field.authority_id != authority.pk:
        raise Refused(_("Choose a field that is in use here."), field="field")
    matter = Matter(
        authority=authority,
        number=numbers.numbered("VĐ", authority.pk, clock.today().year),
        title=first_words(title, 190),
        field=field,
        place=place.strip()[:120],
        lead=lead,
        due_on=due_on,
        is_internal=field is not None and (field.is_internal or bool(field.parent and field.parent.is_internal)),
        said=0,
    )
    with transaction.atomic():
        begin(matter, opened, by=by, right="assignment.give")
        triage.result(matter, MatterState.SCHEDULED, by=by, allowed=True)
        search.write(matter)
    return matter


def give_way(matter: Matter, *, to: Matter, by: Actor) -> None:
    """An opinion of the promise is known now: its matter carries it, and the one that was opened for it is gone."""
    if matter.said == 0:
        facts = {"to": to.number}
        amend(matter, "matter.joined", by=by, right="assignment.give", facts=facts, joined_into=to)


def hide(matter: Matter, *, by: Actor) -> None:
    """The promise may no longer be read: neither may the title of the matter that was opened for it."""
    if matter.said == 0:
        amend(matter, "matter.hide_told", by=by, right="assignment.give", title=SEALED_TITLE)
    search.write(matter)
