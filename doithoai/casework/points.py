"""The points of a matter: what each opinion asked, ticked one by one by who writes the answer."""

from __future__ import annotations

from collections.abc import Iterable

from doithoai.casework.models import Answer, AnsweredPoint
from doithoai.opinion.models import Matter, Opinion


def of(matter: Matter) -> list[Opinion]:
    """Nothing is ticked where there is one point alone: the answer is about it."""
    rows = list(matter.opinions.select_related("submission__contact").order_by("pk"))
    return rows if len(rows) > 1 else []


def tick(answer: Answer, opinions: Iterable[int]) -> None:
    """These points are answered by this version, and no others; what does not belong to the matter is left out."""
    wanted = set(answer.matter.opinions.filter(pk__in=set(opinions)).values_list("pk", flat=True))
    AnsweredPoint.objects.filter(answer=answer).exclude(opinion__in=wanted).delete()
    rows = [AnsweredPoint(answer=answer, opinion_id=pk) for pk in wanted]
    AnsweredPoint.objects.bulk_create(rows, ignore_conflicts=True)


def ticked(answer: Answer) -> set[int]:
    return set(AnsweredPoint.objects.filter(answer=answer).values_list("opinion_id", flat=True))


def left(answer: Answer) -> list[Opinion]:
    """The points that this version does not answer yet."""
    done = ticked(answer)
    return [one for one in of(answer.matter) if one.pk not in done]
