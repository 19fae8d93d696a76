"""What comes again and what stays late, organisation by organisation: where leadership did not reach (S-17)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q

from doithoai.core.models import Entry
from doithoai.opinion.models import Matter, MatterSet
from doithoai.people.models import Authority, Organisation
from doithoai.reporting.breaking import UNFINISHED, is_late


@dataclass(frozen=True)
class Persisting:
    """One matter: how often it was raised and reopened, and since when it is late."""

    matter: Matter
    raised: int
    reopened: int
    late_since: date | None
    late_days: int


def _reopened(authority: Authority) -> Q:
    entries = Entry.objects.filter(authority_id=authority.pk, subject=Matter._meta.label_lower, verb="matter.reopen")
    return Q(pk__in=entries.values("subject_id"))


def rows(
    authority: Authority, on: date, of: MatterSet, *, lead: Organisation | None = None, what: str = ""
) -> MatterSet:
    """Raised by several, reopened or late, of those that the reader may see; by organisation, the longest late first.

    `what` is "late" or "again"; empty means both.
    """
    late, again = is_late(on), Q(said__gt=1) | _reopened(authority)
    of = of.filter({"late": late, "again": again}.get(what, late | again))
    of = of if lead is None else of.filter(lead=lead)
    return of.select_related("lead", "field").order_by(
        F("lead__order").asc(nulls_last=True), "lead__name", F("due_on").asc(nulls_last=True), "pk"
    )


def told(shown: Iterable[Matter], on: date) -> list[Persisting]:
    """The rows of one page with how often each was reopened; one statement."""
    found = list(shown)
    entries = Entry.objects.filter(
        subject=Matter._meta.label_lower, subject_id__in=[row.pk for row in found], verb="matter.reopen"
    )
    again = dict(entries.order_by().values_list("subject_id").annotate(n=Count("pk")))
    return [_told(row, again.get(row.pk, 0), on) for row in found]


def _told(row: Matter, reopened: int, on: date) -> Persisting:
    since = row.due_on if row.state in UNFINISHED and row.due_on is not None and row.due_on < on else None
    return Persisting(row, row.said, reopened, since, (on - since).days if since else 0)
