"""Figures of a large authority are counted by the clock, not for every reader.

What is kept holds numbers and organisations, never a text: what is sealed meanwhile is gone from the page at once.
Every picture says when it was counted. What is older than SECONDS is still shown, while the clock counts it anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from django.core.cache import cache
from django.db.models import Sum

from doithoai.casework import workshop
from doithoai.casework.models import Assignment
from doithoai.casework.workshop import Meter
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.opinion.figures import Pair, by_report_group
from doithoai.opinion.models import Matter, Tally
from doithoai.people.models import Authority
from doithoai.reporting import breaking, figures
from doithoai.reporting.breaking import Counted
from doithoai.reporting.figures import BodyRow, Overview, Repeated, Span
from doithoai.reporting.measures import By

#: From so many matters on a reader does not wait for the count.
LARGE = 500
#: So old may figures be.
SECONDS = 300
#: The clock begins so long before that, looks that often, and has stopped when figures are as old as ABANDONED.
AHEAD, BETWEEN, ABANDONED = 60, 20, 1800
#: Parts that readers chose and that the clock counts anew, as many as are remembered.
WANTED, MOST_WANTED = "figures:wanted", 50
#: To be raised when what is kept changes its shape: a newer program must not take up what an older one kept.
SHAPE = 2

#: Authority, since, until, conference, what it is broken down by ("" for the overview).
Narrowed = tuple[int, date | None, date | None, int | None, str]


@dataclass(frozen=True)
class Picture:
    """The figures of one moment; of what came more than once the keys alone."""

    at: datetime
    overview: Overview
    bodies: list[BodyRow]
    repeated: list[tuple[int, int, int]]
    #: Matters and opinions of each line of the reports; of everything alone.
    groups: list[tuple[str, Pair]]


@dataclass(frozen=True)
class Broken:
    """A break-down and the moment at which it was counted."""

    at: datetime
    counted: Counted


@dataclass(frozen=True)
class Measured:
    """How far the answers are, and when that was counted; None when it is of this moment."""

    meter: Meter
    at: datetime | None = None


def measured(authority: Authority) -> Measured:
    """How far all answers of the authority are; where very much is assigned, as the clock counted it last."""
    known: Measured | None = cache.get(_meter_key(authority.pk))
    if known is not None and known.at is not None and clock.now() - known.at < timedelta(seconds=ABANDONED):
        return known
    return _measured(authority)


def _measured(authority: Authority) -> Measured:
    given = Assignment.objects.active().filter(matter__authority=authority, matter__is_sealed=False)
    at, meter = clock.now(), workshop.meter(given)
    made = Measured(meter, at if meter.whole.matters > workshop.LARGE else None)
    if made.at is not None:
        cache.set(_meter_key(authority.pk), made, ABANDONED)
    return made


def _meter_key(authority: int) -> str:
    return f"figures:answers:{authority}"


def picture(authority: Authority, on: date, span: Span | None = None) -> Picture:
    """What the page of figures tells."""
    span = span or Span()
    held = _held(authority, span)
    return held if isinstance(held, Picture) else _counted(authority, on, span)


def broken(authority: Authority, on: date, by: str, span: Span | None = None) -> Broken:
    """The figures by one thing; of a large authority kept as the others are."""
    span = span or Span()
    held = _held(authority, span, by)
    return held if isinstance(held, Broken) else _broken(authority, on, span, by)


def overview(authority: Authority, on: date) -> Overview:
    """The figures that the public reads."""
    held = _held(authority, Span())
    if held is None and is_large(authority):
        held = _counted(authority, on, Span())
    return held.overview if isinstance(held, Picture) else figures.overview(authority, on)


def repeated(authority: Authority, found: Picture) -> list[Repeated]:
    """Only the keys are kept; the matters are read as they are now."""
    keys = found.repeated
    rows = Matter.objects.of(authority).unsealed().select_related("lead", "field").in_bulk([pk for pk, *_n in keys])
    return [Repeated(rows[pk], opinions, reopened) for pk, opinions, reopened in keys if pk in rows]


def _held(authority: Authority, span: Span, by: str = "") -> Picture | Broken | None:
    """What is kept; a part that is too old is put on the list of the clock."""
    known: Picture | Broken | None = cache.get(_key(authority.pk, span, by))
    now = clock.now()
    if known is None or now - known.at > timedelta(seconds=ABANDONED):
        return None
    if (by or not span.is_all) and now - known.at > timedelta(seconds=SECONDS - AHEAD):
        part = authority.pk, span.since, span.until, span.conference.pk if span.conference else None, by
        wanted: list[Narrowed] = cache.get(WANTED, [])
        if part not in wanted:
            cache.set(WANTED, [*wanted, part][-MOST_WANTED:], ABANDONED)
    return known


def _counted(authority: Authority, on: date, span: Span) -> Picture:
    at = clock.now()
    counted, bodies = figures.both(authority, on, span)
    rows = figures.repeated(authority, span)
    keys = [(row.matter.pk, row.opinions, row.reopened) for row in rows]
    made = Picture(at, counted, bodies, keys, by_report_group(authority) if span.is_all else [])
    if counted.matters > LARGE if span.is_all else is_large(authority):
        cache.set(_key(authority.pk, span), made, ABANDONED)
    return made


def _broken(authority: Authority, on: date, span: Span, by: str) -> Broken:
    made = Broken(clock.now(), breaking.break_down(authority, on, span, by))
    if is_large(authority):
        cache.set(_key(authority.pk, span, by), made, ABANDONED)
    return made


def _key(authority: int, span: Span, by: str = "") -> str:
    conference = span.conference.pk if span.conference else ""
    return f"figures:{SHAPE}:{authority}:{span.since or ''}:{span.until or ''}:{conference}:{by}"


def is_large(authority: Authority) -> bool:
    """True when a reader does not wait until everything is counted."""
    return Matter.objects.of(authority).order_by("pk")[LARGE : LARGE + 1].exists()


# --- the round of the clock ------------------------------------------------------------------------

_looked: dict[str, datetime] = {}


def refresh_one(now: datetime) -> bool:
    """Count one picture anew that grows old; True when there may be more."""
    last = _looked.get("at")
    if last is not None and timedelta(0) <= now - last < timedelta(seconds=BETWEEN):
        return False
    for authority in _large():
        if _grows_old(authority.pk, Span(), now):
            _counted(authority, clock.today(), Span())
            return True
        if _meter_grows_old(authority.pk, now):
            _measured(authority)
            return True
    if _refresh_wanted() or _count_first(now):
        return True
    _looked["at"] = now
    return False


def _count_first(now: datetime) -> bool:
    """One break-down that nobody asked for yet: nor does its first reader wait. Unasked it is counted twice an hour."""
    for authority in _large():
        for by in By.values:
            known: Broken | None = cache.get(_key(authority.pk, Span(), by))
            if known is None or now - known.at > timedelta(seconds=ABANDONED - SECONDS):
                _broken(authority, clock.today(), Span(), by)
                return True
    return False


def _large() -> list[Authority]:
    rows = Tally.objects.order_by().values("authority_id").annotate(all=Sum("n")).filter(all__gt=LARGE)
    return list(Authority.objects.filter(pk__in=[row["authority_id"] for row in rows]).order_by("pk"))


def _grows_old(authority: int, span: Span, now: datetime) -> bool:
    known: Picture | None = cache.get(_key(authority, span))
    return known is None or now - known.at > timedelta(seconds=SECONDS - AHEAD)


def _meter_grows_old(authority: int, now: datetime) -> bool:
    """Only where it is kept: of little work nothing is."""
    known: Measured | None = cache.get(_meter_key(authority))
    return known is not None and known.at is not None and now - known.at > timedelta(seconds=SECONDS - AHEAD)


def _refresh_wanted() -> bool:
    wanted: list[Narrowed] = cache.get(WANTED, [])
    if not wanted:
        return False
    (key, since, until, conference, by), *others = wanted
    cache.set(WANTED, others, ABANDONED)
    authority = Authority.objects.filter(pk=key).first()
    span = Span(since, until, Conference.objects.filter(pk=conference).first() if conference else None)
    if authority is not None and (span.conference is not None or conference is None):
        count = partial(_broken, by=by) if by else _counted
        count(authority, clock.today(), span)
    return True
