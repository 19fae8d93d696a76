"""Numbers across rooms: the sum, answered and resolved apart, each organisation's open, late and repeated work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from doithoai.casework.models import Answer, Assignment, Commitment, Grade, Verdict
from doithoai.casework.states import AnswerState, AssignmentState, CommitmentState
from doithoai.conference.models import Conference
from doithoai.core.counting import Summed, Sums, sum_each
from doithoai.core.local_day import LocalDay
from doithoai.core.models import Entry
from doithoai.opinion import conservation
from doithoai.opinion.conservation import Balance
from doithoai.opinion.models import Matter, Opinion
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people.models import Authority, Organisation
from doithoai.reporting.measures import SMALLEST_GROUP

#: Results in which somebody gave the senders an answer; diverted and withdrawn are none.
ANSWERED = tuple(state for state in RESULTS if state not in (MatterState.DIVERTED, MatterState.WITHDRAWN))
WORKING = (AssignmentState.GIVEN, AssignmentState.ACCEPTED)


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
    return _overview(on, sum_each(_asked_of_all(authority, on, span)))


def _asked_of_all(authority: Authority, on: date, span: Span) -> dict[str, Sums]:
    promises = Commitment.objects.of(authority).unsealed().filter(span.of("matter__"))
    answers = Answer.objects.filter(matter__authority=authority, state=AnswerState.PUBLISHED, is_oral=False)
    in_time = Q(assignment__due_on__gte=LocalDay("published_at"))
    return {
        **conservation.questions(authority, conference=span.conference, since=span.since, until=span.until),
        "matters": Sums(
            # A promise of earlier years stands in a matter that nobody raised: it is none of those answered.
            Matter.objects.of(authority).unsealed().filter(span.of(), said__gt=0),
            {
                "all": Count("pk"),
                "answered": Count("pk", filter=Q(state__in=ANSWERED)),
                "resolved": Count("pk", filter=Q(state=MatterState.RESOLVED)),
                "internal": Count("pk", filter=Q(is_internal=True)),
            },
        ),
        "promises": Sums(
            promises,
            {
                "all": Count("pk"),
                "kept": Count("pk", filter=Q(state=CommitmentState.DONE)),
                "in_time": Count("pk", filter=Q(state=CommitmentState.DONE, done_on__lte=F("due_on"))),
                "late": Count("pk", filter=Q(state=CommitmentState.OPEN, due_on__lt=on)),
            },
        ),
        "answers": Sums(
            answers.filter(span.of("matter__"), matter__is_sealed=False),
            {"all": Count("pk"), "in_time": Count("pk", filter=in_time)},
        ),
        "verdicts": Sums(
            _latest_verdicts(authority, span),
            {"all": Count("pk"), "satisfied": Count("pk", filter=Q(grade=Grade.SATISFIED))},
        ),
    }


def _overview(on: date, counted: Mapping[str, Summed]) -> Overview:
    matters, promises, answers, verdicts = (
        counted[name][""] for name in ("matters", "promises", "answers", "verdicts")
    )
    return Overview(
        on=on,
        balance=conservation.balanced(counted),
        matters=matters["all"],
        answered=matters["answered"],
        resolved=matters["resolved"],
        published=answers["all"],
        in_time=answers["in_time"],
        commitments=promises["all"],
        kept=promises["kept"],
        kept_in_time=promises["in_time"],
        late_commitments=promises["late"],
        satisfied=verdicts["satisfied"],
        judged=verdicts["all"],
        internal=matters["internal"],
    )


def _latest_verdicts(authority: Authority, span: Span) -> QuerySet[Verdict]:
    """The latest word of each sender."""
    of = Opinion.objects.filter(span.of("matter__"), pk=OuterRef("opinion"), authority=authority)
    later = Verdict.objects.filter(opinion=OuterRef("opinion"), pk__gt=OuterRef("pk"))
    return Verdict.objects.filter(Exists(of), ~Exists(later))


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
    """Every organisation that has or had work, in its own order: this is no ranking. Two queries."""
    return _bodies(authority, sum_each(_asked_of_bodies(authority, on, span or Span())))


def _asked_of_bodies(authority: Authority, on: date, span: Span) -> dict[str, Sums]:
    assignments = Assignment.objects.filter(matter__authority=authority, matter__is_sealed=False, is_lead=True)
    return {
        "given": Sums(
            assignments.filter(span.of("matter__")),
            {
                "given": Count("pk"),
                "working": Count("pk", filter=Q(state__in=WORKING)),
                "late": Count("pk", filter=Q(state__in=WORKING, due_on__lt=on)),
                "was_late": Count("pk", filter=Q(is_late=True)),
                "handed_back": Count("pk", filter=Q(state=AssignmentState.HANDED_BACK)),
            },
            "organisation",
        ),
        "promised": Sums(
            Commitment.objects.of(authority).unsealed().filter(span.of("matter__")),
            {
                "promises": Count("pk"),
                "kept": Count("pk", filter=Q(state=CommitmentState.DONE)),
                "late_promises": Count("pk", filter=Q(state=CommitmentState.OPEN, due_on__lt=on)),
            },
            "owner",
        ),
        "repeated": Sums(_repeated(authority, span).exclude(lead=None), {"repeated": Count("pk")}, "lead"),
    }


def _bodies(authority: Authority, counted: Mapping[str, Summed]) -> list[BodyRow]:
    rows = []
    for body in Organisation.objects.of(authority):
        key = str(body.pk)
        worked = [counted[name][key] for name in ("given", "promised") if key in counted[name]]
        if worked:
            found = {name: number for own in worked for name, number in own.items()}
            figures = {name: found.get(name, 0) for name in COUNTED}
            rows.append(BodyRow(organisation=body, repeated=counted["repeated"][key]["repeated"], **figures))
    return rows


def both(authority: Authority, on: date, span: Span) -> tuple[Overview, list[BodyRow]]:
    """The overview and the organisations, counted together."""
    counted = sum_each(_asked_of_all(authority, on, span) | _asked_of_bodies(authority, on, span))
    return _overview(on, counted), _bodies(authority, counted)


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
    entries = entries.order_by()
    own = entries.filter(subject_id=OuterRef("pk")).values("subject_id").annotate(n=Count("pk")).values("n")
    rows = Matter.objects.of(authority).unsealed().filter(span.of()).select_related("lead", "field")
    rows = rows.filter(Q(said__gt=1) | Q(pk__in=entries.values("subject_id")))
    return [
        Repeated(row, row.said, row.again)  # type: ignore[attr-defined]  # annotated
        for row in rows.annotate(again=Coalesce(Subquery(own), 0)).order_by("-said", "pk")[:limit]
    ]
