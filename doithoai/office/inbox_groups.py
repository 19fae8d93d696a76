"""The groups of the inbox at any number of opinions: their sizes from the figures, their first rows by the matters."""

from __future__ import annotations

from django.db.models import Count

from doithoai.opinion import figures
from doithoai.opinion.models import MatterSet, Opinion
from doithoai.opinion.states import RESULTS, WAITING, MatterState
from doithoai.people.models import Authority

GROUPS: dict[str, tuple[str, ...]] = {
    "cho": (MatterState.RECEIVED,),
    "dang": tuple(state for state in WAITING if state != MatterState.RECEIVED),
    "xong": tuple(state for state in RESULTS if state != MatterState.DIVERTED),
}


def sizes(authority: Authority) -> dict[str, int]:
    """Opinions in each group of the whole inbox: the figures, less what is sealed (which are few)."""
    all_of = {state: opinions for state, (_matters, opinions) in figures.by_state(authority.pk).items()}
    sealed = Opinion.objects.filter(authority=authority, matter__is_sealed=True).values_list("matter__state")
    hidden = dict(sealed.annotate(n=Count("pk")).order_by())
    found = {
        name: sum(all_of.get(state, 0) - hidden.get(state, 0) for state in states) for name, states in GROUPS.items()
    }
    return found | {"luat": sum(all_of.values()) - sum(found.values())}


def first_matters(matters: MatterSet, group: str, most: int) -> list[int]:
    """The matters in which the first opinions of a group stand: what waits longest, elsewhere the newest."""
    rows = matters.standing()
    if group == "luat":
        rows = rows.filter(is_sealed=True)
    elif group == "cho":
        rows = rows.filter(is_sealed=False, state=MatterState.RECEIVED)
    else:
        rows = (rows.open() if group == "dang" else rows).filter(is_sealed=False, state__in=GROUPS[group])
    return list(rows.order_by("pk" if group == "cho" else "-pk").values_list("pk", flat=True)[:most])
