"""How far the answers are: approved, in review, being drafted, nobody yet; by organisation, by field, in order of need.

One query counts all of it: each pair of organisation and field is one row, however many matters there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from doithoai.casework.models import Answer, AssignmentSet, Reviewer
from doithoai.casework.states import AnswerState
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.opinion import sameness
from doithoai.opinion.models import Matter
from doithoai.people.models import Authority, Person

APPROVED = (AnswerState.APPROVED, AnswerState.PUBLISHED)
WRITING = (AnswerState.DRAFT, AnswerState.SENT_BACK)


@dataclass(frozen=True)
class Coverage:
    """Of how many matters an approved answer exists, and for how many opinions the rest stands."""

    matters: int = 0
    approved: int = 0
    in_review: int = 0
    drafting: int = 0
    late: int = 0
    left_opinions: int = 0
    last_day: date | None = None

    @property
    def nobody(self) -> int:
        return self.matters - self.approved - self.in_review - self.drafting

    @property
    def shares(self) -> list[tuple[str, int, str]]:
        """As parts of a bar."""
        return [
            ("done", self.approved, _("Approved")),
            ("wait", self.in_review, _("In review")),
            ("work", self.drafting, _("Being drafted")),
            ("rest", self.nobody, _("Nobody yet")),
        ]

    def __add__(self, other: Coverage) -> Coverage:
        days = [day for day in (self.last_day, other.last_day) if day]
        sums = {name: getattr(self, name) + getattr(other, name) for name in COUNTED}
        return replace(self, **sums, last_day=max(days, default=None))


COUNTED = ("matters", "approved", "in_review", "drafting", "late", "left_opinions")


@dataclass(frozen=True)
class Part:
    """One organisation or one field: its matters and how far each is."""

    name: str
    found: Coverage
    public_id: str = ""


@dataclass(frozen=True)
class Meter:
    """The whole, and the same by organisation and by field in the order of the authority."""

    whole: Coverage
    bodies: list[Part]
    fields: list[Part]


def _with_progress(given: AssignmentSet) -> Any:
    """Lead assignments with what exists for them (annotated, hence Any); the furthest state counts."""
    mine = Answer.objects.filter(assignment=OuterRef("pk"))
    return given.filter(is_lead=True).annotate(
        has_approved=Exists(mine.filter(state__in=APPROVED)),
        has_review=Exists(mine.filter(state=AnswerState.IN_REVIEW)),
        has_draft=Exists(mine.filter(state__in=WRITING)),
    )


def _counted(today: date) -> dict[str, Any]:
    return {
        "matters": Count("pk"),
        "approved": Count("pk", filter=Q(has_approved=True)),
        "in_review": Count("pk", filter=Q(has_approved=False, has_review=True)),
        "drafting": Count("pk", filter=Q(has_approved=False, has_review=False, has_draft=True)),
        "late": Count("pk", filter=Q(state__in=["given", "accepted"], due_on__lt=today)),
        "left_opinions": Sum("matter__said", filter=Q(has_approved=False), default=0),
        "last_day": Max("due_on", filter=Q(has_approved=False)),
    }


def coverage(given: AssignmentSet) -> Coverage:
    """The coverage of these assignments; one query."""
    return Coverage(**_with_progress(given).aggregate(**_counted(clock.today())))


_BODY = ("organisation__order", "organisation__short_name", "organisation__public_id")
_FIELD = ("matter__field__code", "matter__field__name")


def meter(given: AssignmentSet) -> Meter:
    """The same for the whole, for each organisation and for each field; one query."""
    counted = _with_progress(given).order_by().values(*_BODY, *_FIELD).annotate(**_counted(clock.today()))
    rows = [(row, Coverage(**{name: row[name] for name in (*COUNTED, "last_day")})) for row in counted]
    return Meter(
        whole=sum((found for _row, found in rows), Coverage()),
        bodies=_parts(rows, lambda row: tuple(row[name] for name in _BODY), name=1, public_id=2),
        fields=_parts(rows, lambda row: tuple(row[name] or "" for name in _FIELD), name=1),
    )


def _parts(
    rows: Iterable[tuple[dict[str, Any], Coverage]],
    key: Callable[[dict[str, Any]], tuple[Any, ...]],
    *,
    name: int,
    public_id: int | None = None,
) -> list[Part]:
    found: dict[tuple[Any, ...], Coverage] = {}
    for row, one in rows:
        found[key(row)] = found.get(key(row), Coverage()) + one
    return [
        Part(parts[name] or _("No field yet"), one, parts[public_id] if public_id is not None else "")
        for parts, one in sorted(found.items())
    ]


def nearest(authority: Authority, chosen: Conference | None) -> Conference | None:
    """The conference that the answers are for: the chosen one, else the next one with a day."""
    if chosen is not None:
        return chosen if chosen.day else None
    return Conference.objects.of(authority).coming(clock.today()).filter(day__isnull=False).first()


def in_order(given: AssignmentSet) -> AssignmentSet:
    """The next due first; among equals what more people raised."""
    rows = given.select_related("matter__field", "matter__conference", "organisation")
    return rows.order_by("due_on", "-matter__said", "pk")


def asked(rows: QuerySet[Answer], person_id: int) -> QuerySet[Answer]:
    """What this person may review now: not the own words, and where reviewers stand in an order only in turn."""
    ordered, mine = _ordered(person_id)
    found = rows.filter(state=AnswerState.IN_REVIEW).exclude(author=person_id)
    return found.filter(~Exists(ordered) | Exists(mine))


def _ordered(person_id: int) -> tuple[QuerySet[Reviewer], QuerySet[Reviewer]]:
    ordered = Reviewer.objects.filter(matter=OuterRef("matter"))
    return ordered, ordered.filter(place=OuterRef("reviewed"), person=person_id)


def to_review(rows: QuerySet[Answer], person_id: int) -> QuerySet[Answer]:
    """First what this person is asked to read, then the others in the order in which they came."""
    ordered, mine = _ordered(person_id)
    found = rows.filter(state=AnswerState.IN_REVIEW).annotate(is_mine=Exists(mine), is_ordered=Exists(ordered))
    return found.order_by("-is_mine", "pk")


def to_publish(rows: QuerySet[Answer]) -> QuerySet[Answer]:
    return rows.filter(state=AnswerState.APPROVED).order_by("pk")


def similar(matter: Matter, bodies: Iterable[int] = (), most: int = 3) -> list[Answer]:
    """Answers to the matters most alike that are no secret here: published ones, approved ones of these bodies."""
    near = [one.matter.pk for one in sameness.propose(matter, 15) if not one.matter.is_internal]
    readable = Q(state=AnswerState.PUBLISHED) | Q(state=AnswerState.APPROVED, assignment__organisation__in=list(bodies))
    rows = Answer.objects.filter(readable, matter__in=near, matter__is_sealed=False).exclude(matter=matter)
    rows = rows.select_related("matter", "assignment__organisation").order_by("-version")
    newest: dict[int, Answer] = {}
    for row in rows:
        newest.setdefault(row.matter_id, row)
    return sorted(newest.values(), key=lambda row: near.index(row.matter_id))[:most]


def names_of(people: Iterable[int | None]) -> dict[int, str]:
    """The names of some colleagues, in one query; none for nobody."""
    known = {pk for pk in people if pk}
    return dict(Person.objects.filter(pk__in=known).values_list("pk", "full_name")) if known else {}


def name_of(person_id: int) -> str:
    """Who wrote it, for colleagues."""
    return Person.objects.filter(pk=person_id).values_list("full_name", flat=True).first() or ""
