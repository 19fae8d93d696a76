"""How far the answers are: approved, in review, being drafted, nobody yet; by organisation, by field, in order of need.

One query counts: each pair of organisation and field is one row, however many matters there are.
"""

from __future__ import annotations

from collections.abc import Iterable
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
from doithoai.opinion.models import Field, Matter
from doithoai.people.models import Authority, Organisation, Person

APPROVED = (AnswerState.APPROVED, AnswerState.PUBLISHED)
#: From so much work on the clock counts how far it is, when all of it is looked at.
LARGE = 2_000
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


def _leading(given: AssignmentSet) -> AssignmentSet:
    return given.filter(is_lead=True).order_by()


def _counted(today: date) -> dict[str, Any]:
    """Sums over assignments and their answers: while one is being worked on it has one answer at most."""
    open_still = Q(answers__isnull=True) | Q(answers__state__in=(*WRITING, AnswerState.IN_REVIEW))
    return {
        "matters": Count("pk", distinct=True),
        "approved": Count("pk", filter=Q(answers__state__in=APPROVED)),
        "in_review": Count("pk", filter=Q(answers__state=AnswerState.IN_REVIEW)),
        "drafting": Count("pk", filter=Q(answers__state__in=WRITING)),
        "late": Count("pk", filter=Q(state__in=["given", "accepted"], due_on__lt=today)),
        "left_opinions": Sum("matter__said", filter=open_still, default=0),
        "last_day": Max("due_on", filter=open_still),
    }


def coverage(given: AssignmentSet) -> Coverage:
    """The coverage of these assignments; one query."""
    return Coverage(**_leading(given).aggregate(**_counted(clock.today())))


def meter(given: AssignmentSet) -> Meter:
    """The same for the whole, for each organisation and for each field; one query counts, two name them."""
    rows = _leading(given).values("organisation", "matter__field").annotate(**_counted(clock.today()))
    whole, bodies, fields = Coverage(), dict[int, Coverage](), dict[int | None, Coverage]()
    for row in rows:
        one = Coverage(**{name: row[name] for name in (*COUNTED, "last_day")})
        whole += one
        bodies[row["organisation"]] = bodies.get(row["organisation"], Coverage()) + one
        fields[row["matter__field"]] = fields.get(row["matter__field"], Coverage()) + one
    return Meter(whole, _bodies(bodies), _fields(fields))


def _bodies(found: dict[int, Coverage]) -> list[Part]:
    rows = Organisation.objects.filter(pk__in=found).order_by("order", "short_name")
    named = rows.values_list("pk", "short_name", "public_id")
    return [Part(name, found[pk], public_id) for pk, name, public_id in named]


def neediest(parts: list[Part], most: int) -> list[Part]:
    """Of many organisations those without most answers, in the order of the authority."""
    if len(parts) <= most:
        return parts
    places = sorted(range(len(parts)), key=lambda place: parts[place].found.approved - parts[place].found.matters)
    return [parts[place] for place in sorted(places[:most])]


def _fields(found: dict[int | None, Coverage]) -> list[Part]:
    rows = Field.objects.filter(pk__in=[pk for pk in found if pk]).order_by("code").values_list("pk", "name")
    unsorted = [Part(_("No field yet"), found[None])] if None in found else []
    return [*(Part(name, found[pk]) for pk, name in rows), *unsorted]


def nearest(authority: Authority, chosen: Conference | None) -> Conference | None:
    """The conference that the answers are for: the chosen one, else the next one with a day."""
    if chosen is not None:
        return chosen if chosen.day else None
    rows = Conference.objects.of(authority).select_related(None)
    return rows.coming(clock.today()).filter(day__isnull=False).first()


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
    # None of them has a day of publication yet: the order of the index by state.
    return rows.filter(state=AnswerState.APPROVED).order_by("published_at", "pk")


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
