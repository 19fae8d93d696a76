"""A plan held against what people raise: is it practical and close to reality (S-19)?

By main field: how much was raised in the year before, how much of all is still open, which planned conferences take
it up, and what was then raised at them. Sealed and internal matters are in no figure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.core.cache import cache
from django.db.models import Count, Q

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.opinion.models import Field, Matter
from doithoai.programme.models import Plan, PlannedConference
from doithoai.reporting import kept


@dataclass(frozen=True)
class Line:
    """One main field: what people raised, and what the plan does about it."""

    field: Field
    raised: int
    still_open: int
    planned: tuple[PlannedConference, ...]
    heard: int

    @property
    def is_missed(self) -> bool:
        """Raised or still open, and no conference of the plan takes it up."""
        return bool(self.raised or self.still_open) and not self.planned


@dataclass
class Counts:
    """Matters by main field: raised in the year before, open now, raised at the conferences of the plan."""

    raised: Counter[int] = field(default_factory=Counter)
    waiting: Counter[int] = field(default_factory=Counter)
    heard: Counter[int] = field(default_factory=Counter)
    #: When it was counted; None when it is of this moment.
    at: datetime | None = None


@dataclass(frozen=True)
class Comparison:
    """Every main field that people raised or that the plan names; what was raised most comes first."""

    lines: list[Line]
    at: datetime | None

    @property
    def missed(self) -> list[Line]:
        return [one for one in self.lines if one.is_missed]


def compared(plan: Plan) -> Comparison:
    """The plan beside what people raise; of a large authority as it was counted within the last minutes."""
    fields = {one.pk: one for one in Field.objects.filter(authority=plan.authority_id, is_internal=False)}
    counts = _counts(plan, fields)
    planned = list(plan.planned.all())
    rows = [
        Line(
            one,
            counts.raised[pk],
            counts.waiting[pk],
            tuple(row for row in planned if one.code in row.field_codes),
            counts.heard[pk],
        )
        for pk, one in fields.items()
        if one.parent_id is None
    ]
    shown = [one for one in rows if one.raised or one.still_open or one.planned or one.heard]
    ordered = sorted(shown, key=lambda one: (-one.raised, -one.still_open, one.field.order, one.field.name))
    return Comparison(ordered, counts.at)


def _counts(plan: Plan, fields: dict[int, Field]) -> Counts:
    """Numbers alone are kept, never a text; a small authority is counted for every reader."""
    key = f"plan_reality:{plan.pk}"
    known: Counts | None = cache.get(key)
    if known is not None and known.at is not None and clock.now() - known.at < timedelta(seconds=kept.SECONDS):
        return known
    counts = _counted(plan, fields)
    if counts.raised.total() + counts.waiting.total() > kept.LARGE:
        counts.at = clock.now()
        cache.set(key, counts, kept.SECONDS)
    return counts


def _counted(plan: Plan, fields: dict[int, Field]) -> Counts:
    # no join: every matter would be led to its conference and its plan
    held = Conference.objects.filter(planned__plan=plan).values("pk")
    before, here = Q(received_on__year=plan.year - 1), Q(conference__in=held)
    rows = Matter.objects.of(plan.authority).unsealed().filter(is_internal=False, field__in=fields)
    sums = rows.filter(before | here | Q(is_open=True)).values("field").order_by()
    found = sums.annotate(
        raised=Count("pk", filter=before), waiting=Count("pk", filter=Q(is_open=True)), heard=Count("pk", filter=here)
    )
    counts = Counts()
    for row in found:
        main = fields[row["field"]].parent_id or row["field"]
        counts.raised[main] += row["raised"]
        counts.waiting[main] += row["waiting"]
        counts.heard[main] += row["heard"]
    return counts
