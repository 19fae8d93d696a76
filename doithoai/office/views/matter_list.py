"""The list of matters: filtered in its address, leafed through by keyset, searched by words; who sees which."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from doithoai.casework.models import Assignment
from doithoai.casework.states import ACTIVE
from doithoai.core import clock, folding, keyset, sheets, vietnamese
from doithoai.core.keyset import Leaf
from doithoai.core.web import HouseRequest, office_page
from doithoai.office import bulk
from doithoai.office.forms.opinion import MatterFilter
from doithoai.office.views.inbox import TICKED, without
from doithoai.opinion import search, shielding
from doithoai.opinion.models import PAGE, Matter, MatterSet, Opinion
from doithoai.opinion.search import COUNTED, Cursor, HowMany, Where
from doithoai.opinion.states import MatterState
from doithoai.people import saved_filters as saved

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTED = 5000
#: These lists begin with what is due first.
DUE_FIRST = ("due", "late")
#: These hold what is not finished alone.
STANDING = ("open", "due", "late", "urgent")


def visible(request: HouseRequest) -> MatterSet:
    """All but the sealed for who reads matters, without internal ones for a supervisor.

    Somebody of an agency sees what an active assignment of that agency is about.
    """
    rows = Matter.objects.of(request.authority).unsealed()
    if request.actor.everywhere("matter.read"):
        return rows
    given = Assignment.objects.filter(organisation__in=request.actor.organisation_ids, state__in=ACTIVE)
    own = Exists(given.filter(matter=OuterRef("pk")))
    if request.actor.everywhere("oversight.read"):
        return rows.filter(Q(is_internal=False) | own)
    return rows.filter(own)


def where(request: HouseRequest, narrowed: MatterSet | None = None, **facets: Any) -> Where:
    """Where this person searches; `narrowed` says what no facet says."""
    if request.actor.everywhere("matter.read"):
        # No row of the index is sealed or joined away: nothing is left to ask.
        return Where(request.authority, matters=narrowed, **facets)
    return Where(request.authority, matters=visible(request) if narrowed is None else narrowed, **facets)


def reads_words(request: HouseRequest) -> bool:
    """False for a supervisor, who reads what was made public of a sender's words."""
    actor = request.actor
    return actor.everywhere("matter.read") or not actor.everywhere("oversight.read")


def title_for(request: HouseRequest, row: Matter) -> str:
    """Until a person has classified it, the title quotes the sender: a supervisor does not read it."""
    if row.state != MatterState.RECEIVED or reads_words(request):
        return row.title
    return row.public_title or _("Not classified yet")


def told(request: HouseRequest, typed: str, rows: MatterSet) -> MatterSet:
    """For who does not read the texts: only what is found by the words that this person reads."""
    words = vietnamese.fold(typed).split()
    kept = []
    for row in rows.filter(pk__in=search.newest(typed, where(request))):
        seen = vietnamese.fold(f"{row.number} {title_for(request, row)} {row.place}")
        if all(word in seen for word in words):
            kept.append(row.pk)
    return rows.filter(pk__in=kept)


def found(request: HouseRequest, typed: str, most: int) -> list[Matter]:
    """The first matters with the typed words, in the order of the search."""
    if not reads_words(request):
        return list(told(request, typed, visible(request)).for_list()[:most])
    return shielding.findable(in_order(search.find(typed, where(request), size=most).ids), typed, request.actor)


def in_order(ids: list[int]) -> list[Matter]:
    rows = Matter.objects.for_list().in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


class MatterList:
    """What the address asks for: the filter, one page of rows, how many there are."""

    def __init__(self, request: HouseRequest) -> None:
        self.request = request
        self.form = MatterFilter(request.authority, request.GET)
        self.form.is_valid()
        wanted = self.form.cleaned_data
        self.which = wanted.get("state") or ""
        self.typed = wanted.get("q", "") if vietnamese.fold(wanted.get("q", "")) else ""
        self.facets = {
            "lead": wanted["lead"].pk if wanted.get("lead") else None,
            "conference": wanted["conference"].pk if wanted.get("conference") else None,
        }
        self.more = self._more(wanted)
        self.top = 0
        self.by_index = bool(self.typed) and reads_words(request)
        field = wanted.get("field")
        scheme: Any = self.form.fields["field"]
        self.fields = scheme.known.whole(field) if field else []

    def _more(self, wanted: dict[str, Any]) -> list[Q]:
        """What is no facet of the word index."""
        asked: list[Q] = []
        if place := wanted.get("place"):
            asked.append(folding.holds_words("place", place))
        if level := wanted.get("level"):
            asked.append(Q(competence_level=level))
        if door := wanted.get("door"):
            asked.append(Exists(Opinion.objects.filter(matter=OuterRef("pk"), submission__door=door)))  # type: ignore[arg-type]
        if days := wanted.get("within"):
            asked.append(Q(is_open=True, due_on__lte=clock.today() + timedelta(days=int(days))))
        if wanted.get("mine"):
            asked.append(Q(lead__in=saved.bodies(self.request.actor)))
        return asked

    def rows(self) -> MatterSet:
        """All of the list, as a question to the table."""
        rows = self._in_state(visible(self.request)).filter(*self.more)
        if self.fields:
            rows = rows.filter(field__in=self.fields)
        if lead := self.facets["lead"]:
            rows = rows.filter(lead=lead)
        if conference := self.facets["conference"]:
            rows = rows.filter(conference=conference)
        return told(self.request, self.typed, rows) if self.typed and not self.by_index else rows

    def _in_state(self, rows: MatterSet) -> MatterSet:
        if self.which == "late":
            return rows.open().filter(due_on__lt=clock.today())
        if self.which in ("open", "due"):
            return rows.open()
        if self.which == "urgent":
            return rows.open().filter(is_urgent=True)
        return rows.filter(state=self.which) if self.which else rows

    def where(self) -> Where:
        """The same for the word index: what is no facet is asked of the rows."""
        told = self.which in ("", "open", "due") and not self.more
        narrowed = None if told else self._in_state(visible(self.request)).filter(*self.more)
        return where(self.request, narrowed, fields=self.fields, is_open=self.which in STANDING, **self.facets)

    def leaf(self, size: int = PAGE) -> Leaf[Matter]:
        return keyset.leaf(self.request.GET.get("sau", ""), lambda after: self._page(after, size))

    def _page(self, after: str, size: int) -> tuple[list[Matter], str]:
        if self.by_index:
            hits = search.find(self.typed, self.where(), after=Cursor.read(after), size=size)
            self.top = hits.top
            return in_order(hits.ids), str(hits.after or "")
        due_first = self.which in DUE_FIRST
        rows = self.rows().for_list().page(_position(after, due_first), due_first=due_first, size=size)
        last = rows[size - 1] if len(rows) > size else None
        if last is None:
            return rows, ""
        return rows[:size], f"{last.due_on:%Y%m%d}-{last.pk}" if due_first else str(last.pk)

    def how_many(self) -> HowMany:
        if self.by_index:
            return search.how_many(self.typed, self.where(), top=self.top)
        number = self.rows().count_up_to(COUNTED)
        return HowMany(min(number, COUNTED), number > COUNTED)

    def exported(self) -> MatterSet:
        """The newest rows of the whole list."""
        rows = self.rows()
        if self.by_index:
            rows = rows.filter(pk__in=search.newest(self.typed, self.where(), EXPORTED))
        return rows.for_list()[:EXPORTED]


def _position(after: str, due_first: bool) -> tuple[date | None, int] | None:
    """Where a page begins; the beginning when the address says nothing sensible."""
    day, _dash, pk = after.rpartition("-")
    if not pk.isdecimal() or due_first != bool(day):
        return None
    try:
        return (date.fromisoformat(day) if day else None, int(pk[:18]))
    except ValueError:
        return None


@office_page("matter.read", "oversight.read")
def matters(request: HouseRequest, slug: str) -> HttpResponse:
    wanted = MatterList(request)
    leaf = wanted.leaf()
    context = {
        "filter": wanted.form,
        "leaf": leaf,
        "listed": [(row, title_for(request, row), row.said) for row in leaf.rows],
        "count_words": count_words(wanted.how_many()),
        "query": without(request.GET, TICKED),
        "bulk_acts": bulk.offered(request.actor),
        "ticked_all": TICKED in request.GET,
        # Typed words are not kept in a filter: a search asks one statement less.
        "saved": () if wanted.typed else saved.shown(request.actor, request.authority, "matters"),
        "may_share": bool(saved.bodies(request.actor)),
        "work": "matters",
    }
    return render(request, "office/opinion/matters.html", context)


def count_words(told: HowMany) -> str:
    if told.at_least:
        return _("%(count)s matters or more") % {"count": told.number}
    if told.at_most and told.number:
        return _("%(count)s matters at most") % {"count": told.number}
    return _("%(count)s matters") % {"count": told.number}


@office_page("matter.read", "oversight.read")
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The same filter as the list; cells are text, whatever they begin with; nothing of who sent it."""
    rows = MatterList(request).exported()
    response = HttpResponse(sheets.write_xlsx(HEADER, _lines(request, rows), title="Vấn đề"), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="van-de.xlsx"'
    return response


HEADER = (
    "Số",
    "Vấn đề",
    "Trạng thái",
    "Lĩnh vực",
    "Nơi",
    "Số ý kiến",
    "Ngày nhận",
    "Cơ quan chủ trì",
    "Hạn",
    "Hội nghị",
)


def _lines(request: HouseRequest, rows: MatterSet) -> Iterator[list[Any]]:
    for row in rows:
        bodies = (row.lead.name if row.lead else "", row.due_on, row.conference.title if row.conference else "")
        field = str(row.field) if row.field else ""
        said = row.said
        yield [
            row.number,
            title_for(request, row),
            row.get_state_display(),
            field,
            row.place,
            said,
            row.received_on,
            *bodies,
        ]
