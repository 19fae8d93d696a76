"""Numbers across rooms: the sum, answered and resolved apart, each organisation's open and late work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from doithoai.casework.models import Assignment, Commitment
from doithoai.opinion import conservation
from doithoai.opinion.conservation import Balance
from doithoai.opinion.models import Matter
from doithoai.people.models import Authority, Organisation

ANSWERED = ("taken_up", "explained", "resolved", "in_progress", "scheduled", "referred", "not_accepted")
WORKING = ("given", "accepted")
PROMISED = ("open", "evidence")


@dataclass(frozen=True)
class Overview:
    """Figures with their denominators, as of a day."""

    on: date
    balance: Balance
    matters: int
    answered: int
    resolved: int
    commitments: int
    kept: int
    late_commitments: int
    internal: int


def overview(authority: Authority, on: date) -> Overview:
    """The figures that the public and the standing members read; sealed matters count in the sum alone."""
    matters = (
        Matter.objects.of(authority)
        .unsealed()
        .aggregate(
            all=Count("pk"),
            answered=Count("pk", filter=Q(state__in=ANSWERED)),
            resolved=Count("pk", filter=Q(state="resolved")),
            internal=Count("pk", filter=Q(is_internal=True)),
        )
    )
    promises = Commitment.objects.of(authority).aggregate(
        all=Count("pk"),
        kept=Count("pk", filter=Q(state="done")),
        late=Count("pk", filter=Q(state__in=PROMISED, due_on__lt=on)),
    )
    return Overview(
        on,
        conservation.balance(authority),
        matters["all"],
        matters["answered"],
        matters["resolved"],
        promises["all"],
        promises["kept"],
        promises["late"],
        matters["internal"],
    )


@dataclass(frozen=True)
class BodyRow:
    """One organisation: what it was given, what is late, what came more than once (S-17)."""

    organisation: Organisation
    given: int
    working: int
    late: int
    handed_back: int
    promises: int
    late_promises: int
    repeated: int


def by_organisation(authority: Authority, on: date) -> list[BodyRow]:
    """Every organisation that has or had work, the latest work first; four queries."""
    given = _counts(
        Assignment.objects.filter(matter__authority=authority, is_lead=True).values("organisation"),
        given=Count("pk"),
        working=Count("pk", filter=Q(state__in=WORKING)),
        late=Count("pk", filter=Q(state__in=WORKING, due_on__lt=on)),
        handed_back=Count("pk", filter=Q(state="handed_back")),
    )
    promised = _counts(
        Commitment.objects.of(authority).values("owner"),
        promises=Count("pk"),
        late_promises=Count("pk", filter=Q(state__in=PROMISED, due_on__lt=on)),
    )
    several = Matter.objects.of(authority).unsealed().exclude(lead=None).annotate(n=Count("opinions")).filter(n__gt=1)
    repeated: dict[int, int] = {}
    for lead in several.values_list("lead", flat=True):
        repeated[lead] = repeated.get(lead, 0) + 1
    rows = []
    for body in Organisation.objects.of(authority):
        work, said = given.get(body.pk, {}), promised.get(body.pk, {})
        if work or said:
            rows.append(
                BodyRow(
                    organisation=body,
                    given=work.get("given", 0),
                    working=work.get("working", 0),
                    late=work.get("late", 0),
                    handed_back=work.get("handed_back", 0),
                    promises=said.get("promises", 0),
                    late_promises=said.get("late_promises", 0),
                    repeated=repeated.get(body.pk, 0),
                )
            )
    return sorted(rows, key=lambda row: (-row.late - row.late_promises, row.organisation.order))


def _counts(rows: object, **figures: Count) -> dict[int, dict[str, int]]:
    counted = rows.annotate(**figures)  # type: ignore[attr-defined]  # a query set of values
    return {next(iter(row.values())): row for row in counted.order_by()}
