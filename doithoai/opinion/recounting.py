"""A changed deadline rule or day off moves the day by which a sender hears from the authority, while nobody has."""

from __future__ import annotations

from collections import Counter as Count
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.conference.moving import Moved
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import amend
from doithoai.opinion.models import Opinion
from doithoai.people import clocks
from doithoai.people.models import Authority

journal.register_verb("opinion.recount", gettext_lazy("Day of the acknowledgement counted anew"))


def follow(authority: Authority, by: Actor) -> list[Moved]:
    """Each opinion keeps both days in the journal; they are told together, by old and new day, without a number."""
    rows = Opinion.objects.filter(authority=authority, acknowledged_at=None, acknowledge_by__gte=clock.today())
    found: Count[tuple[date, date]] = Count()
    known: dict[date, date | None] = {}
    for row in rows.order_by("pk"):
        if row.received_on not in known:
            known[row.received_on] = clocks.due(authority, "acknowledge", anchor=row.received_on).day
        old, new = row.acknowledge_by, known[row.received_on]
        if old is None or new is None or new == old:
            continue
        facts = {"from": old.isoformat(), "to": new.isoformat()}
        amend(row, "opinion.recount", by=by, right="", allowed=True, facts=facts, acknowledge_by=new)
        found[old, new] += 1
    return [
        Moved(_("Acknowledgement to the sender"), _("%(n)s opinions") % {"n": n}, "", old, new, authority.pk)
        for (old, new), n in sorted(found.items())
    ]
