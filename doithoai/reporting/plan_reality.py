"""A plan held against what people raise: is it practical and close to reality (S-19)?

By main field: how much was raised in the year before, how much of all is still open, which planned conferences take
it up, and what was then raised at them. Sealed and internal matters are in no figure.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Count, Q

from doithoai.conference.models import Conference
from doithoai.opinion.models import Field, Matter
from doithoai.programme.models import Plan, PlannedConference


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


def lines(plan: Plan) -> list[Line]:
    """Every main field that people raised or that the plan names; what was raised most comes first."""
    fields = {one.pk: one for one in Field.objects.filter(authority=plan.authority_id, is_internal=False)}
    raised, still_open, heard = _counted(plan, fields)
    planned = list(plan.planned.all())
    rows = [
        Line(
            field,
            raised[pk],
            still_open[pk],
            tuple(one for one in planned if field.code in one.field_codes),
            heard[pk],
        )
        for pk, field in fields.items()
        if field.parent_id is None
    ]
    shown = [one for one in rows if one.raised or one.still_open or one.planned or one.heard]
    return sorted(shown, key=lambda one: (-one.raised, -one.still_open, one.field.order, one.field.name))


def _counted(plan: Plan, fields: dict[int, Field]) -> tuple[Counter[int], Counter[int], Counter[int]]:
    """Matters by main field: raised in the year before, open now, raised at the conferences of this plan."""
    # no join: every matter would be led to its conference and its plan
    held = Conference.objects.filter(planned__plan=plan).values("pk")
    before, here = Q(received_on__year=plan.year - 1), Q(conference__in=held)
    rows = Matter.objects.of(plan.authority).unsealed().filter(is_internal=False, field__in=fields)
    sums = rows.filter(before | here | Q(is_open=True)).values("field").order_by()
    found = sums.annotate(
        raised=Count("pk", filter=before), waiting=Count("pk", filter=Q(is_open=True)), heard=Count("pk", filter=here)
    )
    raised, waiting, heard = Counter[int](), Counter[int](), Counter[int]()
    for row in found:
        main = fields[row["field"]].parent_id or row["field"]
        raised[main] += row["raised"]
        waiting[main] += row["waiting"]
        heard[main] += row["heard"]
    return raised, waiting, heard
