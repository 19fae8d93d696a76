"""The journal sealed: each entry a leaf in a tree of hashes, the root published, every change found.

A leaf is the hash of a salt of its own and of the entry in its canonical form (`canonical`). The salt stays in the
database: a published hash tells nothing about an entry that somebody might guess.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists, F, Max, OuterRef, Subquery

from doithoai.core import clock, pulse, tree
from doithoai.core.models import Entry, JournalLeaf, JournalNode, JournalSeal

#: Each kept node stands for 16 of the level below.
BITS = 4
WIDTH = 1 << BITS
#: Entries sealed in one piece of work.
PIECE = 5_000
#: A transaction that is still open may bring an entry with an earlier number: so long is waited before an entry is
#: sealed, and so long may a transaction have been open when its entries come after all.
SETTLED, LOOK_BACK = timedelta(seconds=10), timedelta(hours=2)
#: An entry dated so long before what was sealed already did not come from the house.
BACK_DATED = timedelta(hours=1)
#: A root is published at most so often.
SEAL_EVERY = timedelta(minutes=10)
LOCK = "journal:seal"
_as_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def canonical(entry: Entry) -> bytes:
    """The entry as bytes, the same on both databases: its columns by name, sorted, the time in UTC."""
    told = {
        "id": entry.pk,
        "authority": entry.authority_id,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "verb": entry.verb,
        "source": entry.source,
        "target": entry.target,
        "by": entry.by_id,
        "unit": entry.unit,
        "public": entry.public,
        "facts": entry.facts,
        "key": entry.key,
    }
    return _as_json(told).encode()


def leaf_of(entry: Entry, salt: bytes) -> bytes:
    """The leaf hash of an entry under its salt."""
    return tree.leaf(salt + canonical(entry))


# --- sealing ------------------------------------------------------------------------------------------------


def seal_some(now: datetime) -> bool:
    """Seal a piece of what is not sealed yet; True when there may be more. One at a time, whoever calls."""
    newest = latest()
    if not _unsealed(now, newest, 1) and not (_is_due(newest, now) and _size() > (newest.size if newest else 0)):
        return False
    with transaction.atomic():
        pulse.advance(LOCK)
        size = _size()
        newest = latest()
        entries = _unsealed(now, newest, PIECE)
        if entries:
            _append(size, entries)
        more = len(entries) == PIECE
        size += len(entries)
        if size and not more and _is_due(newest, now) and (newest is None or newest.size < size):
            JournalSeal.objects.create(size=size, root=root_at(size).hex(), sealed_at=now)
    return more


def _is_due(newest: JournalSeal | None, now: datetime) -> bool:
    return newest is None or newest.sealed_at <= now - SEAL_EVERY


def _size() -> int:
    last = JournalLeaf.objects.order_by("-place").values_list("place", flat=True).first()
    return 0 if last is None else last + 1


def _unsealed(now: datetime, newest: JournalSeal | None, most: int) -> list[Entry]:
    """The entries to be sealed next: new ones, and when these have ended those that came under an earlier number."""
    settled = Entry.objects.filter(at__lte=now - SETTLED).order_by("pk")
    floor = _floor(newest)
    top = JournalLeaf.objects.aggregate(last=Max("entry_id"))["last"] or 0
    found = list(settled.filter(pk__gt=max(floor, top))[:most])
    if len(found) == most or not _has_gaps(floor, top):
        return found
    known = JournalLeaf.objects.filter(entry_id=OuterRef("pk"))
    return [*found, *settled.filter(~Exists(known), pk__gt=floor, pk__lt=top)[: most - len(found)]]


def _has_gaps(floor: int, top: int) -> bool:
    """Two counts along an index, where each entry need not be looked up among the leaves."""
    sealed = JournalLeaf.objects.filter(entry_id__gt=floor, entry_id__lte=top).count()
    return Entry.objects.filter(pk__gt=floor, pk__lte=top).count() > sealed


def _floor(newest: JournalSeal | None) -> int:
    """The number up to which nothing is sealed any more: who began later than LOOK_BACK ago got a higher one.

    By time, not by a count of entries: beside one long transaction others may write any number of them.
    """
    if newest is None:
        return 0
    before = JournalSeal.objects.filter(sealed_at__lte=newest.sealed_at - LOOK_BACK).order_by("-size")
    last = before.annotate(last=F("size") - 1).values("last")[:1]
    return JournalLeaf.objects.filter(place=Subquery(last)).values_list("entry_id", flat=True).first() or 0


def _append(size: int, entries: list[Entry]) -> None:
    leaves = []
    for place, entry in enumerate(entries, size):
        salt = secrets.token_bytes(16)
        leaves.append((place, entry.pk, salt, leaf_of(entry, salt)))
    insert = f"INSERT INTO {JournalLeaf._meta.db_table} (place, entry_id, salt, hash) VALUES (%s, %s, %s, %s)"  # noqa: S608 -- a table's name
    with connection.cursor() as cursor:  # a third of the time of sealing went into rows as objects
        cursor.executemany(insert, leaves)
    fresh = {(0, place): found for place, _entry, _salt, found in leaves}
    level, begin, end = 0, size, size + len(leaves)
    while (end >> BITS) > (begin >> BITS):
        below = {**_kept(level, (begin >> BITS) << BITS, begin), **fresh}
        nodes = {}
        for place in range(begin >> BITS, end >> BITS):
            part = tree.in_memory([below[level, child] for child in range(place << BITS, (place + 1) << BITS)])
            nodes[level + 1, place] = part(0, WIDTH)
        rows = [JournalNode(level=level + 1, place=place, hash=found) for (_level, place), found in nodes.items()]
        JournalNode.objects.bulk_create(rows, batch_size=500)
        fresh, level, begin, end = nodes, level + 1, begin >> BITS, end >> BITS


def _kept(level: int, begin: int, end: int) -> dict[tuple[int, int], bytes]:
    """What is kept of one level, from `begin` to before `end`."""
    if begin >= end:
        return {}
    rows: Any = JournalNode.objects.filter(level=level) if level else JournalLeaf.objects
    found = rows.filter(place__gte=begin, place__lt=end).values_list("place", "hash")
    return {(level, place): bytes(one) for place, one in found}


# --- roots and proofs ---------------------------------------------------------------------------------------


def stored() -> tree.Hash:
    """The hashes of parts of the journal, from what is kept: a proof of a million entries reads a few dozen rows."""
    known: dict[tuple[int, int], bytes] = {}

    def kept(level: int, place: int) -> bytes:
        if (level, place) not in known:
            group = place >> BITS << BITS
            known.update(_kept(level, group, group + WIDTH))
        return known[level, place]

    def part(first: int, size: int) -> bytes:
        if size == 0:
            return tree.EMPTY
        bits = size.bit_length() - 1
        if size == 1 << bits and bits % BITS == 0 and first % size == 0:
            return kept(bits // BITS, first >> bits)
        left = tree.split(size)
        return tree.node(part(first, left), part(first + left, size - left))

    return part


def root_at(size: int) -> bytes:
    """The root over the first `size` entries."""
    return stored()(0, size)


@dataclass(frozen=True)
class Proof:
    """That a leaf stands at its place under a published root; all hashes in hexadecimal."""

    place: int
    leaf: str
    size: int
    root: str
    path: list[str]


def proof_of(entry_id: int) -> Proof | None:
    """The proof of an entry under the newest seal; None while it is not sealed."""
    return proofs([entry_id]).get(entry_id)


def proofs(entry_ids: Sequence[int]) -> dict[int, Proof]:
    """Of each entry that is sealed, under one and the same seal."""
    seal, part = latest(), stored()
    found: dict[int, Proof] = {}
    if seal is None:
        return found
    for at in range(0, len(entry_ids), 500):
        for leaf in JournalLeaf.objects.filter(entry_id__in=entry_ids[at : at + 500], place__lt=seal.size):
            path = [one.hex() for one in tree.inclusion(leaf.place, seal.size, part)]
            found[leaf.entry_id] = Proof(leaf.place, bytes(leaf.hash).hex(), seal.size, seal.root, path)
    return found


def opened(entry: Entry) -> dict[str, str]:
    """What the leaf of an entry was made of: with it anybody reads the entry and makes the leaf anew."""
    leaf = JournalLeaf.objects.get(entry_id=entry.pk)
    return {"salt": bytes(leaf.salt).hex(), "entry": canonical(entry).decode()}


def consistency(old: int, new: int) -> list[str]:
    """What shows that the journal of `new` entries begins with that of `old` ones."""
    return [one.hex() for one in tree.consistency(old, new, stored())]


# --- verifying ----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Breach:
    """What does not agree; `entry` is the number of the journal entry, where there is one."""

    kind: str
    entry: int | None
    detail: str = ""


def verify(published: Iterable[tuple[int, str]] = ()) -> Iterator[Breach]:
    """Every disagreement of the journal with its seals, and with roots that were published and kept elsewhere.

    Kinds: "removed", "changed", "cut" (the end is missing), "gap", "inserted", "back_dated", "root".
    """
    roots = {seal.size: {seal.root} for seal in JournalSeal.objects.all()}
    for size, found in published:
        roots.setdefault(size, set()).add(found.lower())
    peaks: list[tuple[int, bytes]] = []
    size, newest = 0, None
    for leaf, entry in _pairs():
        if leaf.place != size:
            yield Breach("gap", leaf.entry_id, f"{size} … {leaf.place - 1}")
            size = leaf.place
        if entry is None:
            yield Breach("removed", leaf.entry_id)
        elif leaf_of(entry, bytes(leaf.salt)) != bytes(leaf.hash):
            yield Breach("changed", leaf.entry_id)
        if entry is not None:
            newest = max(newest or entry.at, entry.at)
        _grow(peaks, bytes(leaf.hash))
        size += 1
        if size in roots and roots[size] != {_top(peaks).hex()}:
            yield Breach("root", leaf.entry_id, str(size))
    for missing in sorted(one for one in roots if one > size):
        yield Breach("cut", None, str(missing))
    yield from _unsealed_breaches(newest)


def _pairs() -> Iterator[tuple[JournalLeaf, Entry | None]]:
    place = -1
    while leaves := list(JournalLeaf.objects.filter(place__gt=place).order_by("place")[:2000]):
        entries = Entry.objects.in_bulk([leaf.entry_id for leaf in leaves])
        for leaf in leaves:
            yield leaf, entries.get(leaf.entry_id)
        place = leaves[-1].place


def _unsealed_breaches(newest: datetime | None) -> Iterator[Breach]:
    """Entries without a leaf that should have had one, or that are dated before what was sealed."""
    if newest is None:
        return
    floor = _floor(latest())
    rows = Entry.objects.filter(~Exists(JournalLeaf.objects.filter(entry_id=OuterRef("pk"))))
    for entry in rows.order_by("pk").iterator():
        if entry.pk <= floor:
            yield Breach("inserted", entry.pk)
        elif entry.at < newest - BACK_DATED:
            yield Breach("back_dated", entry.pk)


def _grow(peaks: list[tuple[int, bytes]], found: bytes) -> None:
    """Whole subtrees from the left, the largest first; two of one size become one."""
    size = 1
    while peaks and peaks[-1][0] == size:
        found = tree.node(peaks.pop()[1], found)
        size *= 2
    peaks.append((size, found))


def _top(peaks: list[tuple[int, bytes]]) -> bytes:
    found = peaks[-1][1]
    for _size, left in reversed(peaks[:-1]):
        found = tree.node(left, found)
    return found


def latest() -> JournalSeal | None:
    """The newest seal."""
    return JournalSeal.objects.order_by("-size").first()


def as_public(seal: JournalSeal) -> dict[str, Any]:
    """A seal as it is published."""
    return {
        "size": seal.size,
        "root": seal.root,
        "sealed_at": clock.local(seal.sealed_at).isoformat(timespec="seconds"),
    }
