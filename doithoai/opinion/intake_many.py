"""Receive very many submissions in one act: what `intake.receive` does for one, in few questions to the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from doithoai.conference.models import Conference
from doithoai.core import clock, codes, journal, numbers
from doithoai.core.actors import Actor
from doithoai.core.transitions import begin_many
from doithoai.notices.models import Notice
from doithoai.opinion import search, telling
from doithoai.opinion.intake import check
from doithoai.opinion.models import Contact, Field, Kind, Matter, Opinion, Submission
from doithoai.opinion.received import (
    ContactData,
    contact_of,
    key_of,
    matter_of,
    opinion_of,
    points_of,
    submission_of,
    ways_of,
)
from doithoai.people import clocks
from doithoai.people.models import Authority, Organisation

RIGHT = "opinion.intake"
#: A cell of a sheet holds at most so much; a text file may hold more.
LONGEST = 200_000
BATCH = 500

#: Told how many of how many are done.
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Lot:
    """One submission of the many, with the key under which it is the same act."""

    key: str
    texts: tuple[str, ...]
    contact: ContactData
    received_at: datetime
    place: str = ""
    field: Field | None = None


def receive_many(
    authority: Authority,
    lots: Sequence[Lot],
    *,
    door: str,
    by: Actor,
    conference: Conference | None = None,
    through: Organisation | None = None,
    progress: Progress = lambda _done, _of: None,
) -> dict[str, Submission]:
    """The submissions that are new, by their key; a key that is known adds nothing.

    Two such acts in one authority wait for each other, so that neither receives what the other just did.
    """
    with transaction.atomic():
        Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
        known = known_keys(authority, [lot.key for lot in lots])
        new = [lot for lot in {lot.key: lot for lot in lots}.values() if lot.key not in known]
        made: dict[str, Submission] = {}
        for start in range(0, len(new), BATCH):
            batch = new[start : start + BATCH]
            made |= _take_in(authority, batch, door, by, conference, through)
            progress(start + len(batch), len(new))
    return made


def known_keys(authority: Authority, keys: Sequence[str]) -> set[str]:
    """Which of these were received before."""
    stored = {str(key_of(authority, key)): key for key in keys}
    known: set[str] = set()
    names = list(stored)
    for start in range(0, len(names), BATCH):
        rows = Submission.objects.filter(authority=authority, key__in=names[start : start + BATCH])
        known.update(stored[key] for key in rows.values_list("key", flat=True) if key)
    return known


def _take_in(
    authority: Authority,
    lots: Sequence[Lot],
    door: str,
    by: Actor,
    conference: Conference | None,
    through: Organisation | None,
) -> dict[str, Submission]:
    rows, points, made = [], [], [codes.new_code() for _lot in lots]
    ways: list[list[str]] = []
    for lot, code in zip(lots, made, strict=True):
        texts = points_of(lot.texts)
        check(authority, texts, conference, lot.field, most=LONGEST)
        points.append(texts)
        ways.append(ways_of(texts))
        rows.append(
            submission_of(
                authority,
                texts,
                ways[-1],
                code,
                place=lot.place,
                door=door,
                conference=conference,
                received_at=lot.received_at,
                received_by=by.pk,
                through=through,
                key=key_of(authority, lot.key),
            )
        )
    moments = [lot.received_at for lot in lots]
    begin_many(rows, "submission.receive", by=by, right=RIGHT, at=moments, facts={"door": door})
    contacts = [contact_of(row, lot.contact) for row, lot in zip(rows, lots, strict=True) if lot.contact]
    Contact.objects.bulk_create(contacts, batch_size=BATCH)
    telling.hold_codes(dict(zip(rows, made, strict=True)), contacts)
    fields = [lot.field for lot in lots]
    opinions = _open(authority, rows, points, ways, fields, door, by)
    _acknowledge(contacts, opinions)
    return {lot.key: row for lot, row in zip(lots, rows, strict=True)}


def _open(
    authority: Authority,
    rows: Sequence[Submission],
    points: Sequence[Sequence[str]],
    ways: Sequence[Sequence[str]],
    fields: Sequence[Field | None],
    door: str,
    by: Actor,
) -> list[Opinion]:
    """A matter and an opinion for every point, numbered in the order of the list."""
    each = [
        (row, part, text, way, field)
        for row, texts, read, field in zip(rows, points, ways, fields, strict=True)
        for part, (text, way) in enumerate(zip(texts, read, strict=True), start=1)
    ]
    days = [clock.local(row.received_at).date() for row, *_rest in each]
    of_matters, of_opinions = (_numbers(prefix, authority, days) for prefix in ("VĐ", "YK"))
    due = {day: clocks.due(authority, "acknowledge", anchor=day).day for day in set(days)}
    moments = [row.received_at for row, *_rest in each]
    matters: list[Matter] = []
    for (row, _part, text, way, field), number in zip(each, of_matters, strict=True):
        matter = matter_of(row, text, way, number, Kind.PETITION, field)
        matter.said = 1
        matters.append(matter)
    begin_many(matters, "matter.open", by=by, right=RIGHT, at=moments)
    sealed = [(matter, at) for matter, at in zip(matters, moments, strict=True) if matter.is_sealed]
    journal.record_many(sealed, "matter.seal", by=by)
    opinions = [
        opinion_of(matter, row, part, text, number, due[day])
        for matter, (row, part, text, *_rest), number, day in zip(matters, each, of_opinions, days, strict=True)
    ]
    begin_many(opinions, "opinion.receive", by=by, right=RIGHT, at=moments, public=True, facts={"door": door})
    search.write_new(matters)
    return opinions


def _numbers(prefix: str, authority: Authority, days: Sequence[date]) -> list[str]:
    """One number for each day of the list, running within its year."""
    wanted: dict[int, int] = defaultdict(int)
    for day in days:
        wanted[day.year] += 1
    given = {
        year: iter(numbers.numbered_many(prefix, authority.pk, year, count)) for year, count in sorted(wanted.items())
    }
    return [next(given[day.year]) for day in days]


def _acknowledge(contacts: Sequence[Contact], opinions: Sequence[Opinion]) -> None:
    """One message to everybody who left an address or a number."""
    parts: dict[int, list[Opinion]] = defaultdict(list)
    for opinion in opinions:
        parts[opinion.submission_id].append(opinion)
    told = [notice for row in contacts if (notice := telling.receipt(row, parts[row.submission_id])) is not None]
    Notice.objects.bulk_create(told, batch_size=BATCH)
