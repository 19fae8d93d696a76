"""What the inbox lists: opinions in groups, the urgent ones on top, filtered in the address, with their sum."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from doithoai.core import folding, vietnamese
from doithoai.core.web import HouseRequest
from doithoai.office import bulk, data_requests, inbox_groups
from doithoai.office.forms.opinion import InboxFilter
from doithoai.opinion import conservation, figures, search, telling
from doithoai.opinion.models import Matter, Opinion
from doithoai.opinion.states import RESULTS, MatterState

SHOWN = 60
#: Groups in which the urgent ones stand on top.
URGENT_FIRST = ("cho", "dang")
#: In the address: the proposed field that was taken.
PICKED = "linh-vuc"
#: In the address: every row of the page is ticked.
TICKED = "chon"
OPEN = Q(matter__is_sealed=False)
BY_LAW = Q(matter__is_sealed=True) | Q(matter__state=MatterState.DIVERTED)
GROUPS: dict[str, Q] = {
    "cho": OPEN & Q(matter__state=MatterState.RECEIVED),
    "dang": OPEN & ~Q(matter__state__in=[MatterState.RECEIVED, *RESULTS]),
    "xong": OPEN & Q(matter__state__in=[state for state in RESULTS if state != MatterState.DIVERTED]),
    "luat": BY_LAW,
}


class Inbox:
    """The list that a person looks at: filtered, in groups, with its sum."""

    def __init__(self, request: HouseRequest) -> None:
        self.form = InboxFilter(request.authority, request.GET)
        self.form.is_valid()
        wanted = self.form.cleaned_data
        rows = Opinion.objects.filter(authority=request.authority)
        if wanted.get("conference"):
            rows = rows.filter(conference=wanted["conference"])
        if wanted.get("door"):
            rows = rows.filter(submission__door=wanted["door"])
        if wanted.get("place"):
            rows = rows.filter(folding.holds_words("matter__place", wanted["place"]))
        if vietnamese.fold(wanted.get("q", "")):
            rows = rows.filter(matter__in=search.newest(wanted["q"], search.Where(request.authority)))
        self.rows = rows
        self.is_whole = not any(wanted.get(name) for name in ("conference", "door", "place", "q"))
        self.group = wanted["nhom"] if wanted.get("nhom") in GROUPS else "cho"
        self.query = without(request.GET, PICKED, TICKED)
        self.ticked_all = TICKED in request.GET
        self.actor, self.authority = request.actor, request.authority
        chosen = wanted.get("conference")
        self.balance = (
            conservation.balance(self.authority, conference=chosen)
            if chosen
            else conservation.told(self.authority, self.sums)
        )
        self._shown: list[Opinion] | None = None

    @cached_property
    def sums(self) -> figures.Sums:
        return figures.sums(self.authority.pk)

    def listed(self) -> QuerySet[Opinion]:
        """The rows of the group: what waits longest stands on top; elsewhere the newest."""
        order = "pk" if self.group == "cho" else "-pk"
        return self.rows.filter(GROUPS[self.group]).select_related("submission", "matter").order_by(order)

    def first(self, most: int = 1) -> list[Opinion]:
        """The first of the list; what is urgent and not finished stands above all others."""
        if self._shown is None:
            self._shown = self._first(max(most, SHOWN + 1))
        return self._shown[:most]

    def _first(self, most: int) -> list[Opinion]:
        """Without a filter the matters lead: their indexes know the state, those of the opinions do not."""
        in_two = self.group in URGENT_FIRST
        rows = self.listed()
        if self.is_whole:
            matters = Matter.objects.of(self.authority)
            parts = [matters.filter(is_urgent=True), matters.filter(is_urgent=False)] if in_two else [matters]
            rows = rows.filter(matter__in=inbox_groups.first_matters(parts, self.group, most))
        elif in_two:
            urgent = list(rows.filter(matter__is_urgent=True)[:most])
            return urgent + list(rows.filter(matter__is_urgent=False)[: most - len(urgent)])
        return list(rows.order_by("-matter__is_urgent", *rows.query.order_by)[:most] if in_two else rows[:most])

    def after(self, row: Opinion, *, was_urgent: bool) -> Opinion | None:
        """The one below a row, as urgent as that row was when it was opened."""
        others = self.listed().exclude(pk=row.pk)
        if self.group in URGENT_FIRST:
            others = others.filter(matter__is_urgent=was_urgent)
        return (others.filter(pk__gt=row.pk) if self.group == "cho" else others.filter(pk__lt=row.pk)).first()

    def tabs(self) -> list[tuple[str, str, int, str]]:
        words = {
            "cho": _("To be classified"),
            "dang": _("Being dealt with"),
            "xong": _("With a result"),
            "luat": _("Goes the way of the law"),
        }
        counts = inbox_groups.sizes(self.sums) if self.is_whole else self._counted()
        return [(name, words[name], counts[name], self._address(name)) for name in GROUPS]

    def _counted(self) -> dict[str, int]:
        return self.rows.aggregate(**{name: Count("pk", filter=which) for name, which in GROUPS.items()})

    def _address(self, group: str) -> str:
        query = QueryDict(self.query, mutable=True)
        query["nhom"] = group
        return f"?{query.urlencode()}"

    def context(self) -> dict[str, Any]:
        rows = self.first(SHOWN + 1)
        tabs = self.tabs()
        balance = self.balance
        received = _("%(n)s opinions") % {"n": balance.received}
        places = [(_place(place), number) for place, number in balance.places.items() if number]
        return {
            "filter": self.form,
            "tabs": tabs,
            "group": self.group,
            "rows": rows[:SHOWN],
            "more": len(rows) > SHOWN,
            "sum": f"{received} = {' + '.join(f'{n} {words.lower()}' for words, n in places)}",
            "holds": balance.holds,
            "balance": balance,
            "query": self.query,
            "bulk_acts": bulk.offered(self.actor) if self.group != "luat" else [],
            "ticked_all": self.ticked_all,
            "to_tell": telling.untold(self.authority, self.actor).count(),
            "may_enter": self.actor.holds("opinion.intake"),
            "may_approve": self.actor.holds("public_text.approve"),
            "may_data": any(self.actor.everywhere(right) for right in data_requests.READERS),
            "may_join": self.actor.holds("opinion.triage"),
            "counts": {"inbox": tabs[0][2]},
            "work": "inbox",
        }


def without(asked: QueryDict, *names: str) -> str:
    query = asked.copy()
    for name in names:
        query.pop(name, None)
    return query.urlencode()


def with_(asked: QueryDict, name: str) -> str:
    """The address as it is, ready for a value of `name` at its end."""
    kept = without(asked, name)
    return f"{kept}&{name}=" if kept else f"{name}="


def _place(place: str) -> str:
    return _("Waiting") if place == "waiting" else str(MatterState(place).label)
