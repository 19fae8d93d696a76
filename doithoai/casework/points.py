"""The points of a matter: what each opinion asked, ticked one by one by who writes the answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from doithoai.casework.models import Answer, AnsweredPoint
from doithoai.opinion.models import Matter, Opinion

#: So many are ticked one by one; of more the writer says in one tick that all of them are answered.
ONE_BY_ONE = 40


@dataclass(frozen=True)
class Covered:
    """How many of how many points a version answers."""

    ticked: int
    points: int

    @property
    def left(self) -> int:
        return self.points - self.ticked


def of(matter: Matter) -> list[Opinion]:
    """Nothing is ticked where there is one point alone: the answer is about it."""
    rows = list(matter.opinions.select_related("submission__contact").order_by("pk")[: ONE_BY_ONE + 1])
    return rows if len(rows) > 1 else []


def tick(answer: Answer, opinions: Iterable[int]) -> None:
    """These points are answered by this version, and no others; what does not belong to the matter is left out."""
    wanted = set(answer.matter.opinions.filter(pk__in=set(opinions)).values_list("pk", flat=True))
    _keep(answer, wanted)


def tick_all(answer: Answer) -> None:
    """Every point that the matter has now; what is joined to it later is not answered by it."""
    _keep(answer, set(answer.matter.opinions.values_list("pk", flat=True)))


def _keep(answer: Answer, wanted: set[int]) -> None:
    known = set(AnsweredPoint.objects.filter(answer=answer).values_list("opinion_id", flat=True))
    AnsweredPoint.objects.filter(answer=answer, opinion__in=known - wanted).delete()
    rows = [AnsweredPoint(answer=answer, opinion_id=pk) for pk in wanted - known]
    AnsweredPoint.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)


def carry(earlier: Answer, later: Answer) -> None:
    """A correction begins with the ticks of the version that it corrects."""
    rows = AnsweredPoint.objects.filter(answer=earlier).values_list("opinion", flat=True)
    AnsweredPoint.objects.bulk_create((AnsweredPoint(answer=later, opinion_id=pk) for pk in rows), batch_size=500)


def ticked(answer: Answer) -> set[int]:
    """Of the points that the matter has now."""
    rows = AnsweredPoint.objects.filter(answer=answer, opinion__matter=answer.matter_id)
    return set(rows.values_list("opinion_id", flat=True))


def covered(answer: Answer) -> Covered | None:
    """For who reads it; None where there is one point alone, or where it was said in the hall: nothing was ticked."""
    if answer.is_oral:
        return None
    many = answer.matter.opinions.count()
    if many < 2:
        return None
    return Covered(AnsweredPoint.objects.filter(answer=answer, opinion__matter=answer.matter_id).count(), many)


def left(answer: Answer) -> int:
    """How many points this version does not answer yet."""
    found = covered(answer)
    return found.left if found else 0
