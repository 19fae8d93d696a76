"""Several counts in one statement, each no further than it matters to a page."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast, Coalesce


@dataclass(frozen=True)
class Sums:
    """Sums over `rows`, one for each value of the column `by`; without it one for all of them, under "".

    `empty` is the value under which rows without any are counted; without it they are left out.
    """

    rows: QuerySet[Any]
    sums: Mapping[str, Any]
    by: str = ""
    empty: str | None = None


#: For each value of the column its sums by their names.
Summed = Mapping[str, Mapping[str, int]]


def sum_each(questions: Mapping[str, Sums]) -> dict[str, Summed]:
    """The answers of all of them, in one statement."""
    width = max(len(one.sums) for one in questions.values())
    first, *others = [_columns(name, one, width) for name, one in questions.items()]
    found: dict[str, dict[str, dict[str, int]]] = {
        name: defaultdict(lambda own=tuple(one.sums): dict.fromkeys(own, 0))  # type: ignore[misc]
        for name, one in questions.items()
    }
    for name, value, *numbers in first.union(*others, all=True):
        value = questions[name].empty if value is None else value
        if value is not None:
            known = found[name][value]
            for sum_, number in zip(questions[name].sums, numbers, strict=False):
                known[sum_] += number
    return dict(found)


def _columns(name: str, asked: Sums, width: int) -> Any:
    """Name and value, then `width` numbers: the columns that all questions share."""
    value: Any = F(asked.by) if asked.by else Value("", CharField())
    if asked.by and not _is_text(asked):
        value = Cast(value, CharField())  # only where it must be: an index cannot group what is cast
    numbers = {f"sum_{n}": _number(sum_) for n, sum_ in enumerate(asked.sums.values())}
    missing = {f"sum_{n}": Value(0, BigIntegerField()) for n in range(len(numbers), width)}
    rows = asked.rows.order_by().annotate(sum_of=Value(name, CharField()), sum_by=value).values("sum_of", "sum_by")
    return rows.annotate(**numbers, **missing).values_list("sum_of", "sum_by", *numbers, *missing)


def _number(sum_: Any) -> Any:
    """A whole number; a count is one already."""
    return sum_ if isinstance(sum_, Count) else Cast(Coalesce(sum_, 0), BigIntegerField())


def _is_text(asked: Sums) -> bool:
    """True when the column that groups holds text already."""
    model: Any = asked.rows.model
    for name in asked.by.split("__"):
        field = model._meta.get_field(name)
        model = field.related_model
    return isinstance(field, CharField)


def count_each(questions: Sequence[QuerySet[Any]], most: int) -> list[int]:
    """How many rows each of them has, at most `most`."""
    counts = [0] * len(questions)
    parts: list[str] = []
    values: list[Any] = []
    for place, question in enumerate(questions):
        try:
            sql, own = question.order_by().values("pk")[:most].query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"SELECT {place} AS place, COUNT(*) AS n FROM ({sql}) AS part{place}")  # noqa: S608 -- ours
        values += own
    if parts:
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), values)
            for place, number in cursor.fetchall():
                counts[place] = number
    return counts
