"""How many are to come of each category and body: planned, on the list, come (S-66, S-82)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Attendance, AttendanceStatus, Category, Conference, Quota, Reply
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend, begin
from doithoai.people.models import Organisation

register_verb("quota.begin", _("Expected number of delegates set"))
register_verb("quota.change", _("Expected number of delegates changed"))

RIGHT = "attendance.manage"
MOST = 5000


@dataclass(frozen=True)
class Line:
    """One category of one body; `planned` is None where nobody said how many are to come."""

    category: str
    body: str
    planned: int | None
    listed: int
    coming: int
    came: int
    summoned: int
    summoned_came: int

    @property
    def label(self) -> str:
        return str(Category(self.category).label)

    @property
    def missing(self) -> int:
        return max(0, (self.planned or 0) - self.listed)


def plan(
    conference: Conference, *, category: str, planned: int, by: Actor, organisation: Organisation | None = None
) -> Quota:
    """Say how many are to come; saying the same again changes nothing."""
    if category not in Category.values:
        raise Refused(_("Choose the category of the delegate."), field="category")
    if not 0 <= planned <= MOST:
        raise Refused(_("Enter a number from 0 to %(most)s.") % {"most": MOST}, field="planned")
    if organisation is not None and organisation.authority_id != conference.authority_id:
        raise Refused(_("This body belongs to another authority."), field="organisation")
    row = Quota.objects.filter(conference=conference, category=category, organisation=organisation).first()
    facts = {"category": category, "planned": planned}
    if row is None:
        row = Quota(conference=conference, category=category, organisation=organisation, planned=planned)
        return begin(row, "quota.begin", by=by, right=RIGHT, facts=facts)
    if row.planned != planned:
        amend(row, "quota.change", by=by, right=RIGHT, facts=facts, planned=planned)
    return row


def lines(conference: Conference) -> list[Line]:
    """Every category of every body that was planned or is on the list, in the order of the lists."""
    quotas = Quota.objects.filter(conference=conference).select_related("organisation")
    planned = {(row.category, row.organisation_id): row.planned for row in quotas}
    counted = _counted(conference)
    bodies = {row.pk: row for row in Organisation.objects.filter(pk__in=_bodies({*planned, *counted}))}
    order = list(Category.values)

    def place(key: tuple[str, int | None]) -> tuple[int, tuple[int, str]]:
        return order.index(key[0]), bodies[key[1]].rank() if key[1] else (9999, "")

    empty = {"listed": 0, "coming": 0, "came": 0, "summoned": 0, "summoned_came": 0}
    return [
        Line(
            category=key[0],
            body=bodies[key[1]].name if key[1] else "",
            planned=planned.get(key),
            **counted.get(key, empty),
        )
        for key in sorted({*planned, *counted}, key=place)
    ]


def _bodies(keys: set[tuple[str, int | None]]) -> set[int]:
    return {body for _category, body in keys if body is not None}


def _counted(conference: Conference) -> dict[tuple[str, int | None], dict[str, int]]:
    """In one query; who sent somebody else holds no seat."""
    came, summoned = Q(status=AttendanceStatus.PRESENT), Q(is_summoned=True)
    rows = Attendance.objects.filter(conference=conference, stand_in=None).order_by()
    found = rows.values("category", "organisation").annotate(
        listed=Count("pk", filter=Q(is_walk_in=False)),
        coming=Count("pk", filter=Q(reply=Reply.COMING)),
        came=Count("pk", filter=came),
        summoned=Count("pk", filter=summoned),
        summoned_came=Count("pk", filter=summoned & came),
    )
    names = ("listed", "coming", "came", "summoned", "summoned_came")
    return {(row["category"], row["organisation"]): {name: row[name] for name in names} for row in found}
