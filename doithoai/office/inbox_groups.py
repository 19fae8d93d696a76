"""The groups of the inbox at any number of opinions: their sizes from the figures, their first rows by the matters."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from doithoai.opinion import figures
from doithoai.opinion.models import MatterSet
from doithoai.opinion.states import RESULTS, WAITING, MatterState

GROUPS: dict[str, tuple[str, ...]] = {
    "cho": (MatterState.RECEIVED,),
    "dang": tuple(state for state in WAITING if state != MatterState.RECEIVED),
    "xong": tuple(state for state in RESULTS if state != MatterState.DIVERTED),
}


def sizes(sums: figures.Sums) -> dict[str, int]:
    """Opinions in each group of the whole inbox: the figures, less what is sealed (which are few)."""
    all_of = {state: opinions for state, (_matters, opinions) in sums.by_state.items()}
    hidden = sums.sealed
    found = {
        name: sum(all_of.get(state, 0) - hidden.get(state, 0) for state in states) for name, states in GROUPS.items()
    }
    return found | {"luat": sum(all_of.values()) - sum(found.values())}


def first_matters(matters: Sequence[MatterSet], group: str, most: int) -> list[int]:
    """The matters in which the first opinions of a group stand: what waits longest, elsewhere the newest.

    So many of each of `matters`, in one statement: each is led by an index of its own.
    """
    asked = [_first(rows, group).values("pk")[:most].query.sql_with_params() for rows in matters]
    parts = [f"SELECT * FROM ({sql}) AS part" for sql, _values in asked]  # noqa: S608 -- made by the models
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), [value for _sql, values in asked for value in values])
        return [row[0] for row in cursor.fetchall()]


def _first(matters: MatterSet, group: str) -> MatterSet:
    rows = matters.standing()
    if group == "luat":
        rows = rows.filter(is_sealed=True)
    elif group == "cho":
        rows = rows.filter(is_sealed=False, state=MatterState.RECEIVED)
    else:
        rows = (rows.open() if group == "dang" else rows).filter(is_sealed=False, state__in=GROUPS[group])
    return rows.order_by("pk" if group == "cho" else "-pk")
