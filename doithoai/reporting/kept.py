"""Figures of a large authority are counted every few minutes, not for every reader.

What is kept holds numbers and organisations, never a text: what is sealed meanwhile is gone from the page at once.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.core.cache import cache

from doithoai.opinion.models import Matter
from doithoai.people.models import Authority
from doithoai.reporting import figures
from doithoai.reporting.figures import BodyRow, Overview, Repeated, Span

#: From so many matters on a reader does not wait for the count.
LARGE = 20_000
SECONDS = 300

T = TypeVar("T")


def overview(authority: Authority, on: date, span: Span | None = None) -> Overview:
    span = span or Span()
    return _held("overview", authority, on, span, lambda: figures.overview(authority, on, span))


def by_organisation(authority: Authority, on: date, span: Span | None = None) -> list[BodyRow]:
    span = span or Span()
    return _held("bodies", authority, on, span, lambda: figures.by_organisation(authority, on, span))


def repeated(authority: Authority, on: date, span: Span | None = None) -> list[Repeated]:
    """Only the keys are kept; the matters are read as they are now."""
    span = span or Span()
    keys = _held("repeated", authority, on, span, lambda: _keys(figures.repeated(authority, span)))
    rows = Matter.objects.of(authority).unsealed().select_related("lead", "field").in_bulk([pk for pk, *_n in keys])
    return [Repeated(rows[pk], opinions, reopened) for pk, opinions, reopened in keys if pk in rows]


def _keys(rows: list[Repeated]) -> list[tuple[int, int, int]]:
    return [(row.matter.pk, row.opinions, row.reopened) for row in rows]


def _held(name: str, authority: Authority, on: date, span: Span, count: Callable[[], T]) -> T:
    conference = span.conference.pk if span.conference else ""
    key = f"figures:{name}:{authority.pk}:{on}:{span.since or ''}:{span.until or ''}:{conference}"
    known: T | None = cache.get(key)
    if known is not None:
        return known
    found = count()
    if Matter.objects.of(authority).order_by("pk")[LARGE : LARGE + 1].exists():
        cache.set(key, found, SECONDS)
    return found
