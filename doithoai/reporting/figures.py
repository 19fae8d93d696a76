"""Numbers across rooms: the sum, answered and resolved apart, each organisation's open, late and repeated work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, Max, Q, QuerySet

from doithoai.casework.models import Answer, Assignment, Commitment, Verdict
from doithoai.casework.states import AnswerState, AssignmentState, CommitmentState
from doithoai.conference.models import Conference
from doithoai.core.models import Entry
from doithoai.opinion import conservation
from doithoai.opinion.conservation import Balance
from doithoai.opinion.models import Matter
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people.models import Authority, Organisation

#: Results in which somebody gave the senders an answer; diverted and withdrawn are none.
ANSWERED = tuple(state for state in RESULTS if state not in (MatterState.DIVERTED, MatterState.WITHDRAWN))
WORKING = (AssignmentState.GIVEN, AssignmentState.ACCEPTED)
#: Smaller groups of verdicts are not told in public: who is in them could be guessed.
SMALLEST_GROUP = 5


@dataclass(frozen=True)
class Span:
    """Which part is counted: received between two days, of one conference; empty means all."""

    since: date | None = None
    until: date | None = None
    conference: Conference | None = None

    def of(self, prefix: str = "") -> Q:
        """The condition on matters, reached over `prefix`."""
        wanted = Q()
        if self.since is not None:
            wanted &= Q(**{f"{prefix}received_on__gte": self.since})
        if self.until is not None:
            wanted &= Q(**{f"{prefix}received_on__lte": self.until})
        if self.conference is not None:
            wanted &= Q(**{f"{prefix}conference": self.conference})
        return wanted

    @property
    def is_all(self) -> bool:
        return self == Span()


@dataclass(frozen=True)
class Overview:
    """Figures with their denominators, as of a day."""

    on: date
    balance: Balance
    matters: int
    answered: int
    resolved: int
    published: int
    in_time: int
    commitments: int
    kept: int
    kept_in_time: int
    late_commitments: int
    satisfied: int
    judged: int
    internal: int

    @property
    def tells_verdicts(self) -> bool:
        """True when enough people judged that nobody can be guessed."""
        return self.judged >= SMALLEST_GROUP


def overview(authority: Authority, on: date, span: Span | None = None) -> Overview:
    """The figures that the public and the standing members read; sealed matters count in the sum alone."""
    span = span or Span()
    matters = Matter.objects.of(authority).unsealed().filter(span.of())
    counted = matters.aggregate(
        all=Count("pk"),
        answered=Count("pk", filter=Q(state__in=ANSWERED)),
        resolved=Count("pk", filter=Q(state=MatterState.RESOLVED)),
        internal=Count("pk", filter=Q(is_internal=True)),
    )
    promises = _promises(authority, on, span)
    answers = Answer.objects.filter(matter__authority=authority, state=AnswerState.PUBLISHED, is_oral=False)
    told = answers.filter(span.of("matter__"), matter__is_sealed=False).aggregate(
        all=Count("pk"), in_time=Count("pk", filter=Q(published_at__date__lte=F("assignment__due_on")))
    )
    judged = _verdicts(authority, span)
    return Overview(
        on=on,
        balance=conservation.balance(authority, conference=span.conference, since=span.since, until=span.until),
        matters=counted["all"],
        answered=counted["answered"],
        resolved=counted["resolved"],
        published=told["all"],
        in_time=told["in_time"],
        commitments=promises["all"],
        kept=promises["kept"],
        kept_in_time=promises["in_time"],
        late_commitments=promises["late"],
        satisfied=judged["satisfied"],
        judged=judged["all"],
        internal=counted["internal"],
    )


def _promises(authority: Authority, on: date, span: Span) -> dict[str, int]:
    rows = Commitment.objects.of(authority).unsealed().filter(span.of("matter__"))
    return rows.aggregate(
        all=Count("pk"),
        kept=Count("pk", filter=Q(state=CommitmentState.DONE)),
        in_time=Count("pk", filter=Q(state=CommitmentState.DONE, done_on__lte=F("due_on"))),
        late=Count("pk", filter=Q(state=CommitmentState.OPEN, due_on__lt=on)),
    )


def _verdicts(authority: Authority, span: Span) -> dict[str, int]:
    """The latest word of each sender."""
    latest = Verdict.objects.filter(opinion__authority=authority).filter(span.of("opinion__matter__"))
    newest = latest.order_by().values("opinion").annotate(last=Max("pk")).values("last")
    return Verdict.objects.filter(pk__in=newest).aggregate(
        all=Count("pk"), satisfied=Count("pk", filter=Q(is_satisfied=True))
    )


@dataclass(frozen=True)
class BodyRow:
    """One organisation: what it was given, what is late, what came more than once (S-17)."""

    organisation: Organisation
    given: int
    working: int
    late: int
    was_late: int
    handed_back: int
    promises: int
    kept: int
    late_promises: int
    repeated: int


COUNTED = ("given", "working", "late", "was_late", "handed_back", "promises", "kept", "late_promises")


def by_organisation(authority: Authority, on: date, span: Span | None = None) -> list[BodyRow]:
    """Every organisation that has or had work, in its own order: this is no ranking. Four queries."""
    span = span or Span()
    assignments = Assignment.objects.filter(matter__authority=authority, matter__is_sealed=False, is_lead=True)
    given = _counts(
        assignments.filter(span.of("matter__")).values("organisation"),
        given=Count("pk"),
        working=Count("pk", filter=Q(state__in=WORKING)),
        late=Count("pk", filter=Q(state__in=WORKING, due_on__lt=on)),
        was_late=Count("pk", filter=Q(is_late=True)),
        handed_back=Count("pk", filter=Q(state=AssignmentState.HANDED_BACK)),
    )
    promised = _counts(
        Commitment.objects.of(authority).unsealed().filter(span.of("matter__")).values("owner"),
        promises=Count("pk"),
        kept=Count("pk", filter=Q(state=CommitmentState.DONE)),
        late_promises=Count("pk", filter=Q(state=CommitmentState.OPEN, due_on__lt=on)),
    )
    repeated: dict[int, int] = {}
    for lead in _repeated(authority, span).exclude(lead=None).values_list("lead", flat=True):
        repeated[lead] = repeated.get(lead, 0) + 1
    rows = []
    for body in Organisation.objects.of(authority):
        found = {**given.get(body.pk, {}), **promised.get(body.pk, {})}
        if found:
            counted = {name: found.get(name, 0) for name in COUNTED}
            rows.append(BodyRow(organisation=body, repeated=repeated.get(body.pk, 0), **counted))
    return rows


def _counts(rows: Any, **figures: Count) -> dict[int, dict[str, int]]:
    return {next(iter(row.values())): row for row in rows.annotate(**figures).order_by()}


def _repeated(authority: Authority, span: Span) -> QuerySet[Matter]:
    rows = Matter.objects.of(authority).unsealed().filter(span.of())
    return rows.annotate(n=F("said")).filter(n__gt=1)


@dataclass(frozen=True)
class Repeated:
    """A matter that came more than once, or came back after it had a result."""

    matter: Matter
    opinions: int
    reopened: int


def repeated(authority: Authority, span: Span | None = None, limit: int = 20) -> list[Repeated]:
    """Raised by several people or reopened: where leadership did not reach (S-17)."""
    span = span or Span()
    entries = Entry.objects.filter(authority_id=authority.pk, subject="opinion.matter", verb="matter.reopen")
    again = dict(entries.values_list("subject_id").annotate(n=Count("pk")).order_by())
    rows = Matter.objects.of(authority).unsealed().filter(span.of()).annotate(n=F("said"))
    rows = rows.filter(Q(n__gt=1) | Q(pk__in=list(again))).select_related("lead", "field")
    return [
        Repeated(row, row.n, again.get(row.pk, 0))  # type: ignore[attr-defined]  # annotated
        for row in rows.order_by("-n", "pk")[:limit]
    ]
