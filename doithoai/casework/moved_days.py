"""How the day of a promise or of a piece of work was moved: from, to, why, and who decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from doithoai.casework.models import Extension
from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.people.models import Person

DECIDED = ("extension.grant", "extension.deny")


@dataclass(frozen=True)
class Moved:
    """One request with its decision; the name of who decided is for colleagues, the unit for everybody."""

    extension: Extension
    decided_on: date | None
    unit: str
    name: str


def told(rows: Iterable[Extension]) -> list[Moved]:
    """The requests with who decided on them; two queries."""
    asked = list(rows)
    entries = Entry.objects.filter(
        subject=Extension._meta.label_lower, subject_id__in=[row.pk for row in asked], verb__in=DECIDED
    )
    decided = {entry.subject_id: entry for entry in entries}
    people = Person.objects.filter(pk__in=[row.decided_by for row in asked if row.decided_by])
    names = dict(people.values_list("pk", "full_name"))
    found = []
    for row in asked:
        entry = decided.get(row.pk)
        on = clock.local(entry.at).date() if entry else None
        found.append(Moved(row, on, entry.unit if entry else "", names.get(row.decided_by or 0, "")))
    return found
