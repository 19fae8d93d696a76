"""How far the answers are: approved, in review, being drafted, nobody yet; per organisation and in order of need."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext as _

from doithoai.casework.models import Answer, AssignmentSet
from doithoai.casework.states import AnswerState
from doithoai.core import clock
from doithoai.opinion import sameness
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Person

APPROVED = (AnswerState.APPROVED, AnswerState.PUBLISHED)
WRITING = (AnswerState.DRAFT, AnswerState.SENT_BACK)


@dataclass(frozen=True)
class Coverage:
    """Of how many matters an approved answer exists, and for how many people the rest stands."""

    matters: int
    approved: int
    in_review: int
    drafting: int
    left_opinions: int
    last_day: date | None

    @property
    def nobody(self) -> int:
        return self.matters - self.approved - self.in_review - self.drafting


@dataclass(frozen=True)
class BodyWork:
    """One organisation: its matters and how far each is."""

    public_id: str
    name: str
    matters: int
    approved: int
    in_review: int
    drafting: int
    late: int

    @property
    def nobody(self) -> int:
        return self.matters - self.approved - self.in_review - self.drafting


def _with_progress(given: AssignmentSet) -> Any:
    """Lead assignments with what exists for them (annotated, hence Any); the furthest state counts."""
    mine = Answer.objects.filter(assignment=OuterRef("pk"))
    return given.filter(is_lead=True).annotate(
        has_approved=Exists(mine.filter(state__in=APPROVED)),
        has_review=Exists(mine.filter(state=AnswerState.IN_REVIEW)),
        has_draft=Exists(mine.filter(state__in=WRITING)),
    )


_STEPS = {
    "approved": Count("pk", filter=Q(has_approved=True)),
    "in_review": Count("pk", filter=Q(has_approved=False, has_review=True)),
    "drafting": Count("pk", filter=Q(has_approved=False, has_review=False, has_draft=True)),
}


def coverage(given: AssignmentSet) -> Coverage:
    """The coverage of these assignments; three queries."""
    rows = _with_progress(given)
    counted = rows.aggregate(matters=Count("pk"), **_STEPS)
    left = Opinion.objects.filter(matter__in=rows.filter(has_approved=False).values("matter")).count()
    days = rows.filter(has_approved=False).order_by("due_on").values_list("due_on", flat=True)
    return Coverage(**counted, left_opinions=left, last_day=days.last())


def shares(found: Coverage) -> list[tuple[str, int, str]]:
    """The coverage as parts of a bar."""
    return [
        ("done", found.approved, _("Approved")),
        ("wait", found.in_review, _("In review")),
        ("work", found.drafting, _("Being drafted")),
        ("rest", found.nobody, _("Nobody yet")),
    ]


def by_organisation(given: AssignmentSet) -> list[BodyWork]:
    """The same per organisation, in the order of the authority."""
    today = clock.today()
    rows = _with_progress(given).values("organisation__public_id", "organisation__short_name", "organisation__order")
    counted = rows.annotate(
        matters=Count("pk"),
        late=Count("pk", filter=Q(state__in=["given", "accepted"], due_on__lt=today)),
        **_STEPS,
    )
    names = ("matters", "approved", "in_review", "drafting", "late")
    ordered = counted.order_by("organisation__order", "organisation__short_name")
    return [
        BodyWork(row["organisation__public_id"], row["organisation__short_name"], *(row[name] for name in names))
        for row in ordered
    ]


def in_order(given: AssignmentSet) -> AssignmentSet:
    """The next due first; among equals what more people raised."""
    rows = given.select_related("matter__field", "matter__conference", "organisation")
    return rows.annotate(n=Count("matter__opinions")).order_by("due_on", "-n", "pk")


def similar(matter: Matter, most: int = 3) -> list[Answer]:
    """Published answers of the matters most alike that are no secret inside the authority; the most alike first."""
    near = [one.matter.pk for one in sameness.propose(matter, 15) if one.has_result and not one.matter.is_internal]
    rows = Answer.objects.filter(matter__in=near, state=AnswerState.PUBLISHED).select_related("matter")
    return sorted(rows, key=lambda row: near.index(row.matter_id))[:most]


def names_of(people: Iterable[int | None]) -> dict[int, str]:
    """The names of some colleagues, in one query; none for nobody."""
    known = {pk for pk in people if pk}
    return dict(Person.objects.filter(pk__in=known).values_list("pk", "full_name")) if known else {}


def name_of(person_id: int) -> str:
    """Who wrote it, for colleagues."""
    return Person.objects.filter(pk=person_id).values_list("full_name", flat=True).first() or ""
