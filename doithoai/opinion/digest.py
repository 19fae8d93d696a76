"""What was gathered for a conference, counted and listed: the content of both reports (S-72, S-74)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count

from doithoai.conference.models import Conference
from doithoai.opinion import fields, triage
from doithoai.opinion.models import Door, Kind, Matter, Opinion
from doithoai.people.models import Level, Organisation

#: A matter raised so often is shown among the hot ones; urgent ones always.
HOT_LIST = 10
UNSORTED = "Chưa phân loại"


@dataclass(frozen=True)
class Line:
    """One matter of the annex: how many said it, where, and who is competent."""

    number: str
    title: str
    field: str
    place: str
    opinions: int
    competent: str
    urgent: bool = False


@dataclass(frozen=True)
class Digest:
    """Counts of opinions; each breakdown adds up to `received`."""

    received: int
    matters: int
    by_kind: list[tuple[str, int]] = field(default_factory=list)
    by_field: list[tuple[str, int]] = field(default_factory=list)
    by_level: list[tuple[str, int]] = field(default_factory=list)
    by_source: list[tuple[str, int]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def hot(self) -> list[Line]:
        """The urgent ones and those that most people raised, the most first."""
        several = [line for line in self.lines if line.urgent or line.opinions > 1]
        return sorted(several, key=lambda line: (not line.urgent, -line.opinions, line.number))[:HOT_LIST]


def of(conference: Conference, organisation: Organisation | None = None) -> Digest:
    """Of one organisation what it passed on; without one all of the conference.

    What is sealed counts as received and not yet sorted, and is said in no other line (process rule 1).
    """
    rows = Opinion.objects.filter(conference=conference)
    if organisation is not None:
        rows = rows.filter(submission__through=organisation)
    told = list(
        rows.values_list(
            "kind",
            "matter__is_sealed",
            "matter__field",
            "matter__competence_level",
            "submission__door",
            "submission__through__short_name",
        )
    )
    names = fields.report_names(conference.authority)
    open_ones = [row for row in told if not row[1]]
    matters = Matter.objects.filter(opinions__in=rows, is_sealed=False, joined_into=None).distinct()
    lines = [_line(matter, rows, names) for matter in matters.select_related("field__parent", "lead").order_by("pk")]
    return Digest(
        received=len(told),
        matters=len(lines),
        by_kind=_counted((str(Kind(row[0]).label) for row in open_ones), len(told)),
        by_field=_counted((names.get(row[2], UNSORTED) for row in open_ones), len(told)),
        by_level=_counted((str(Level(row[3]).label) if row[3] else UNSORTED for row in open_ones), len(told)),
        by_source=_counted((_source(row[4], row[5]) for row in told), len(told)),
        lines=sorted(lines, key=lambda line: (line.field, -line.opinions, line.number)),
    )


def _source(door: str, organisation: str | None) -> str:
    return f"{Door(door).label}, qua {organisation}" if organisation else str(Door(door).label)


def _counted(names: Any, total: int) -> list[tuple[str, int]]:
    """The most frequent first; what is in no line is not yet sorted, so that the lines add up."""
    counts = Counter(names)
    rest = total - sum(counts.values())
    if rest:
        counts[UNSORTED] += rest
    return sorted(counts.items(), key=lambda one: (one[0] == UNSORTED, -one[1], one[0]))


def _line(matter: Matter, rows: Any, names: dict[int, str]) -> Line:
    own = rows.filter(matter=matter).aggregate(n=Count("pk"))["n"]
    bodies = [matter.lead] if matter.lead else (triage.proposed_leads(matter.field) if matter.field else [])
    competent = ", ".join(body.short_name for body in bodies)
    name = names.get(matter.field_id or 0, UNSORTED)
    return Line(matter.number, matter.title, name, matter.place, own, competent, matter.is_urgent)
