"""Open data: what there is, what it means, what is withheld and why; each set as CSV and as JSON, for anybody."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.core.web import HouseRequest, limited, public_page, too_many
from doithoai.portal.views.ledger import CSV, FRESH_SECONDS
from doithoai.reporting import open_counts, open_files, open_sets
from doithoai.reporting.measures import By
from doithoai.reporting.open_files import WRITERS
from doithoai.reporting.open_sets import Set

#: So much of a file lies in memory before it is written to the disk.
IN_MEMORY = 1024 * 1024
#: To be raised when a column is added: who keeps a file then takes it anew.
SHAPE = 1


@dataclass(frozen=True)
class Change:
    """The last change of the authority: files of the same mark are of the same state."""

    mark: str
    #: The minute in which it was made, once that is over.
    at: datetime | None
    day: date


@public_page
def open_data(request: HouseRequest, slug: str) -> HttpResponse:
    """Which sets there are, how much of everything they hold, and how anybody adds them up."""
    key = f"open-data:{request.authority.pk}"
    counted: dict[str, Any] | None = cache.get(key)
    if counted is None:
        counted = {"kept": open_counts.kept(request.authority), "rates": open_counts.rates(request.authority)}
        cache.set(key, counted, FRESH_SECONDS)
    kept, change = counted["kept"], _last_change(request)
    context = {
        **counted,
        "sets": [(one, list(one.columns)) for one in open_sets.SETS],
        "withheld": [(open_counts.REASONS[code], n) for code, n in kept.withheld],
        "holds": kept.balance.holds,
        "ways": By.choices,
        "licence": open_sets.LICENCE.said(request.authority, co_quan=request.authority.name),
        "change": change,
        "rule": open_counts.rule(),
    }
    response = render(request, "portal/open_data.html", context)
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


@public_page
def catalogue_file(request: HouseRequest, slug: str) -> HttpResponse:
    """The same for programs."""
    change = _last_change(request)
    told = open_sets.catalogue(request.authority)
    for one in told["sets"]:
        one["files"] = {ending: _address(request, "open_data_set_file", one["code"], ending) for ending in WRITERS}
    told |= {
        "last_change": change.day.isoformat(),
        "mark": change.mark,
        "feeds": [_address(request, "commitments_feed_file")],
        "rates": {name: {"published": n, "of": of} for name, (n, of) in open_counts.rates(request.authority).items()},
    }
    response = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 1})
    return _attached(response, "du-lieu-mo.json")


@public_page
def description_file(request: HouseRequest, slug: str, table: str) -> HttpResponse:
    """What the columns of a set mean, in Vietnamese and in English."""
    one = _set(table)
    return _attached(HttpResponse(open_files.description(one), content_type=CSV), f"{one.code}-mo-ta.csv")


@public_page
def set_file(request: HouseRequest, slug: str, table: str, ending: str) -> HttpResponseBase:
    """One set. It goes to the disk piece by piece first: however slow the reader, the database is free again."""
    one = _set(table)
    if ending not in WRITERS:
        raise Http404
    change = _last_change(request)
    tag = quote_etag(f"{change.mark}-{one.code}-{ending}")
    known = get_conditional_response(request, etag=tag, last_modified=_seconds(change.at))
    if known is not None:
        return known
    if limited(request, "open-data", settings.DOITHOAI_OPEN_DATA_LIMIT):
        return too_many(request)
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the response closes it
    for piece in WRITERS[ending](one, _rows(request, one)):
        file.write(piece)
    length = file.tell()
    file.seek(0)
    response = FileResponse(file, content_type=TYPES[ending], as_attachment=True, filename=f"{one.code}.{ending}")
    response["Content-Length"] = str(length)
    response["ETag"] = tag
    if change.at is not None:
        response["Last-Modified"] = http_date(change.at.timestamp())
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


def _set(code: str) -> Set:
    found = open_sets.BY_CODE.get(code)
    if found is None:
        raise Http404
    return found


def _rows(request: HouseRequest, one: Set) -> Iterator[list[Any]]:
    """The lines, with whole addresses where a column leads to a page."""
    places = {place: _around(request, column.page) for place, column in enumerate(one.columns) if column.page}
    for row in one.rows(request.authority):
        cells = list(row)
        for place, (before, after) in places.items():
            if cells[place]:
                cells[place] = f"{before}{cells[place]}{after}"
        yield cells


def _around(request: HttpRequest, page: str) -> tuple[str, str]:
    """What stands before and after the mark of a row in the address of its page."""
    before, _mark, after = _address(request, page, "-0-").partition("-0-")
    return before, after


def _address(request: Any, page: str, *parts: str) -> str:
    return str(request.build_absolute_uri(reverse(f"portal:{page}", args=[request.authority.slug, *parts])))


TYPES = {"csv": CSV, "json": "application/json; charset=utf-8"}


def _last_change(request: HouseRequest) -> Change:
    """By the journal, in which every change stands."""
    last = Entry.objects.filter(authority_id=request.authority.pk).order_by("-pk").values_list("pk", "at").first()
    pk, at = last or (0, clock.now())
    over = at.replace(second=0, microsecond=0) + timedelta(minutes=1)
    mark = f"{SHAPE}-{pk}-{clock.today():%Y%m%d}"
    return Change(mark, over if over <= clock.now() else None, clock.local(at).date())


def _seconds(moment: datetime | None) -> int | None:
    return int(moment.timestamp()) if moment else None


def _attached(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response
