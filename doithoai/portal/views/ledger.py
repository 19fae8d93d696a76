"""The public ledger as a list: filtered in its address, leafed through, printed, taken away, followed by a feed."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from django.core.cache import cache
from django.db.models import Count, F, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from doithoai.casework import ledger
from doithoai.casework.models import Commitment, CommitmentSet
from doithoai.casework.states import CommitmentState
from doithoai.core import clock, folding, journal, letters, sheets
from doithoai.core.keyset import Leaf
from doithoai.core.models import Entry
from doithoai.core.web import HouseRequest, public_page
from doithoai.people.models import Authority
from doithoai.portal.forms.casework import LedgerFilter
from doithoai.reporting import tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
ATOM = "application/atom+xml; charset=utf-8"
#: So old may the figures above the list, and a page that a browser kept, be.
FRESH_SECONDS = 60
#: Rows of the table that is taken away, and changes in the feed.
EXPORTED, FED = 10_000, 50
#: From so many promises on a reader does not wait for the count.
LONG = 1000


def counted(authority: Authority) -> dict[str, int]:
    """All, kept (in time and late), under way, overdue: the four add up. Of a long ledger counted once a minute."""
    day = clock.today()
    key = f"ledger:{authority.pk}:{day.isoformat()}"
    known: dict[str, int] | None = cache.get(key)
    if known is None:
        late = Q(state=CommitmentState.OPEN, due_on__lt=day)
        known = (
            Commitment.objects.of(authority)
            .public()
            .aggregate(
                all=Count("pk"),
                done=Count("pk", filter=Q(state=CommitmentState.DONE)),
                in_time=Count("pk", filter=Q(state=CommitmentState.DONE, done_on__lte=F("due_on"))),
                late=Count("pk", filter=late),
                open=Count("pk", filter=Q(state__in=[CommitmentState.OPEN, CommitmentState.EVIDENCE]) & ~late),
                given_up=Count("pk", filter=Q(state=CommitmentState.NOT_POSSIBLE)),
            )
        )
        if known["all"] > LONG:
            cache.set(key, known, FRESH_SECONDS)
    return known


def _shares(found: dict[str, int]) -> list[tuple[str, int, str]]:
    return [
        ("done", found["done"], _("Kept")),
        ("work", found["open"], _("Under way")),
        ("late", found["late"], _("Overdue")),
        ("stop", found["given_up"], _("Not possible")),
    ]


def _chosen(rows: CommitmentSet, form: LedgerFilter) -> CommitmentSet:
    if not form.is_valid():
        return rows
    data = form.cleaned_data
    if data["state"] == "late":
        rows = rows.late(clock.today()).order_by()
    elif data["state"]:
        rows = rows.filter(state=data["state"])
    if data["owner"]:
        rows = rows.filter(owner=data["owner"])
    if data["conference"]:
        rows = rows.filter(conference=data["conference"])
    if data["field"]:
        rows = rows.filter(Q(matter__field=data["field"]) | Q(matter__field__parent=data["field"]))
    # The longest word first: it is the rarest, and what lacks it is not looked at again.
    words = " ".join(sorted(data["q"].split(), key=len, reverse=True))
    return rows.filter(folding.holds_words("what", words) | folding.holds_words("number", words)) if words else rows


@public_page
def commitments(request: HouseRequest, slug: str) -> HttpResponse:
    """All public promises, overdue first; the filter stands in the address, the table can be taken away."""
    day, public = clock.today(), Commitment.objects.of(request.authority).public()
    form = LedgerFilter(request.authority, request.GET)
    rows = _chosen(public, form).select_related("owner")
    if (kind := request.GET.get("tai", "")) in ("xlsx", "csv"):
        return _table(tables.ledger(ledger.leaf(rows, "", day, size=EXPORTED).rows, day), kind)
    found = counted(request.authority)
    leaf = ledger.leaf(rows, request.GET.get("sau", ""), day)
    number, has_more = _how_many(rows, leaf) if _is_narrowed(form) else (found["all"], False)
    words = (
        _("%(n)s commitments or more, overdue ones first") if has_more else _("%(n)s commitments, overdue ones first")
    )
    context = {
        "form": form,
        "leaf": leaf,
        "count_words": words % {"n": number},
        "counted": found,
        "shares": _shares(found),
        "day": day,
    }
    response = render(request, "portal/casework/commitments.html", context)
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


def _how_many(rows: CommitmentSet, leaf: Leaf[Commitment]) -> tuple[int, bool]:
    """A list of one page is counted already."""
    is_whole = leaf.before is None and leaf.after is None
    return (len(leaf.rows), False) if is_whole else ledger.how_many(rows)


def _is_narrowed(form: LedgerFilter) -> bool:
    return any(getattr(form, "cleaned_data", {}).values())


def _table(cells: list[tables.Cells], kind: str) -> HttpResponse:
    """Anything that looks like a formula stays text in both."""
    write = sheets.write_xlsx if kind == "xlsx" else sheets.write_csv
    response = HttpResponse(write(tables.LEDGER, cells), content_type=XLSX if kind == "xlsx" else CSV)
    response["Content-Disposition"] = f'attachment; filename="so-cam-ket.{kind}"'
    return response


@public_page
def feed(request: HouseRequest, slug: str) -> HttpResponse:
    """What changed in the public ledger, the newest first, for programs that read feeds."""
    key = f"ledger-feed:{request.authority.pk}:{get_language()}:{request.get_host()}"
    body: bytes | None = cache.get(key)
    if body is None:
        body = _atom(request)
        cache.set(key, body, FRESH_SECONDS)
    response = HttpResponse(body, content_type=ATOM)
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


def _atom(request: HouseRequest) -> bytes:
    authority = request.authority
    made = feedgenerator.Atom1Feed(
        title=letters.in_one_line(_("Ledger of commitments: %(authority)s") % {"authority": authority.name}),
        link=request.build_absolute_uri(reverse("portal:commitments", args=[authority.slug])),
        feed_url=request.build_absolute_uri(request.path),
        description="",
        language=get_language() or "vi",
    )
    for entry, row in _changes(authority):
        address = request.build_absolute_uri(reverse("portal:commitment", args=[authority.slug, row.number]))
        made.add_item(
            title=letters.in_one_line(f"{row.number}: {journal.sentence(entry)}"),
            link=address,
            unique_id=f"{address}#{entry.pk}",
            description=_told(row),
            updateddate=entry.at,
            pubdate=entry.at,
        )
    made.latest_post_date = lambda: made.items[0]["updateddate"] if made.items else _beginning()  # type: ignore[method-assign]
    return made.writeString("utf-8").encode()


def _beginning() -> datetime:
    """An empty feed has not changed since today."""
    return datetime.combine(clock.today(), time(), tzinfo=UTC)


def _told(row: Commitment) -> str:
    words = _("%(what)s. Owner: %(owner)s. Kept by %(day)s.")
    # What no feed can hold would be no feed for anybody.
    return letters.in_one_line(words % {"what": row.what, "owner": row.owner.name, "day": f"{row.due_on:%d/%m/%Y}"})


def _changes(authority: Authority) -> list[tuple[Entry, Commitment]]:
    """Public entries about promises that are still public, as many as fit."""
    public = Commitment.objects.of(authority).public()
    if not public.exists():
        return []
    entries = Entry.objects.filter(authority_id=authority.pk, subject=Commitment._meta.label_lower, public=True)
    newest = list(entries.order_by("-id")[: FED * 2])
    rows: dict[int, Any] = public.select_related("owner").in_bulk({entry.subject_id for entry in newest})
    return [(entry, rows[entry.subject_id]) for entry in newest if entry.subject_id in rows][:FED]
