"""Search that forgives missing marks: one row of index words per matter; sealed matters have none.

Newest first in two tiers: first what holds the words with the marks as typed, then what holds them without.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import QuerySet, Value

from doithoai.core import vietnamese
from doithoai.opinion import figures, index, models
from doithoai.opinion.models import Matter, MatterSet, Opinion
from doithoai.people.models import Authority

#: How many public titles a text is compared with.
LOOKED_AT = 300
#: Matters of one page of hits.
PAGE = 25
#: Counting stops here.
COUNTED = 1000
#: Hits whose long phrase is looked at in the text itself, for one page.
CANDIDATES = 104
BATCH = 1000

#: Rooms above hand up what else matters are found by: rows that point at their matter, with two columns of text, and a
#: sign (or none) by which the matters that have such a row are told from others.
More = Callable[[Sequence[int]], Iterable[tuple[QuerySet[Any], tuple[str, str], str]]]
_MORE: list[More] = []


def found_also_by(more: More) -> None:
    """Let a room above add texts of its own (approved answers, promises); it calls `write` when they change."""
    if more not in _MORE:
        _MORE.append(more)


# --- the rows --------------------------------------------------------------------------------------


def write(matter: Matter) -> None:
    """Called by every act that changes what a matter is found by, in the transaction of the act.

    Everything is read anew, so that a row in hand that is out of date does no harm.
    """
    with transaction.atomic():
        row = Matter.objects.select_for_update().get(pk=matter.pk)
        figures.recount(row)
        matter.said = row.said
        index.put(_bodies([row.pk], {row.pk: row}))


def write_new(matters: Iterable[Matter]) -> None:
    """The rows of matters that came together and of which none was written before."""
    ids = [matter.pk for matter in matters]
    for start in range(0, len(ids), BATCH):
        index.put(_bodies(ids[start : start + BATCH]), is_new=True)


def write_first(matter: Matter, opinion: Opinion) -> None:
    """The row of a matter that was opened just now with its one opinion: nothing has to be read."""
    if not matter.is_sealed:
        parts = [matter.number, matter.title, matter.place, opinion.number, opinion.text]
        index.put({matter.pk: _body(matter, parts)}, is_new=True)


class Parts(NamedTuple):
    """The texts that a matter is found by, and the signs of what it has."""

    texts: list[str]
    signs: set[str]


def _body(matter: Matter, texts: Iterable[str], signs: Iterable[str] = ()) -> str:
    facets = [*facets_of(matter), *(f"{index.FACET}{sign}" for sign in sorted(signs))]
    return f"{' '.join(facets)}\n{vietnamese.document(texts)}"


def remove(matter: Matter) -> None:
    index.put({matter.pk: None})


def body_of(ids: Iterable[int]) -> dict[int, str]:
    """What these matters are found by, one line per text; nothing for what is sealed."""
    return {pk: vietnamese.document(found.texts) for pk, found in _parts(list(ids)).items()}


def _bodies(ids: Sequence[int], read: Mapping[int, Matter] | None = None) -> dict[int, str | None]:
    """Facets in the first line, then everything that a matter is found by; `read` are its rows as they stand now."""
    known = Matter.objects.in_bulk(ids) if read is None else read
    rows = {pk: row for pk, row in known.items() if not _is_hidden(row)}
    parts = _parts(list(rows)) if rows else {}
    return {pk: _body(rows[pk], *parts[pk]) if pk in rows else None for pk in ids}


def _parts(ids: Sequence[int]) -> dict[int, Parts]:
    """Number, title, place, opinions and what rooms above hand up, read in one statement."""
    matters = Matter.objects.unsealed().filter(pk__in=ids)
    more = [(Opinion.objects.filter(matter__in=ids), ("number", "text"), "")]
    more += [rows for one in _MORE for rows in one(ids)]
    asked = [
        matters.values_list("pk", "pk", "number", "title", "place", Value(0)),
        *(
            rows.order_by().values_list("matter_id", "pk", *columns, Value(""), Value(place))
            for place, (rows, columns, _sign) in enumerate(more, start=1)
        ),
    ]
    found: dict[int, Parts] = {}
    for pk, _row, *texts, place in sorted(asked[0].union(*asked[1:], all=True), key=lambda one: (one[5], one[1])):
        if place == 0:
            found[pk] = Parts(texts, set())
        elif pk in found:
            found[pk].texts.extend(texts[:2])
            if sign := more[place - 1][2]:
                found[pk].signs.add(sign)
    return found


def facets_of(matter: Matter) -> list[str]:
    """Slow conditions that stand in the row itself."""
    known = (("u", matter.authority_id), ("l", matter.lead_id), ("f", matter.field_id), ("c", matter.conference_id))
    found = [f"{index.FACET}{sign}{pk}" for sign, pk in known if pk is not None]
    if matter.is_open:
        found.append(f"{index.FACET}o")
    return found if matter.is_internal else [*found, f"{index.FACET}n"]


def _is_hidden(matter: Matter) -> bool:
    return matter.is_sealed or matter.joined_into_id is not None


def follow(before: Matter | None, after: Matter) -> None:
    """After each change of a matter: its facets, or no row at all, are written at once."""
    if before is not None and _seen(before) != _seen(after):
        write(after)


def _seen(matter: Matter) -> tuple[object, ...]:
    return (_is_hidden(matter), matter.number, matter.title, matter.place, *facets_of(matter))


models.FOLLOWERS.append(follow)


def rebuild(*, anew: bool = True) -> int:
    """Write every row anew, in batches; returns how many matters were looked at."""
    if anew:
        index.empty()
    count, last = 0, 0
    while ids := list(Matter.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:BATCH]):
        with transaction.atomic():
            index.put(_bodies(ids), is_new=anew)
        count, last = count + len(ids), ids[-1]
    index.settle()
    return count


def check(sample: int = 200) -> list[str]:
    """What does not agree, one sentence each: rows missing or left over, of an older folding, with other words."""
    rows = index.versions()
    wanted = set(Matter.objects.unsealed().values_list("pk", flat=True))
    told = (
        (wanted - set(rows), "{n} matters cannot be found"),
        (set(rows) - wanted, "{n} rows belong to no matter that may be found"),
        ({pk for pk, version in rows.items() if version != vietnamese.VERSION}, "{n} rows are of an older folding"),
        (_different(wanted & set(rows), sample), "{n} of the rows looked at hold other words than their matter"),
    )
    return [words.format(n=len(ids)) for ids, words in told if ids]


def _different(ids: set[int], sample: int) -> set[int]:
    chosen = random.sample(sorted(ids), min(sample, len(ids)))
    bodies = _bodies(chosen)
    return {pk for pk in chosen if index.differs(pk, str(bodies[pk]))}


# --- asking ----------------------------------------------------------------------------------------


class Cursor(NamedTuple):
    """Where a page ends: the tier and the last matter looked at."""

    tier: int
    pk: int

    def __str__(self) -> str:
        return f"{self.tier}-{self.pk}"

    @classmethod
    def read(cls, text: str) -> Cursor | None:
        """From an address; None when it is no cursor."""
        tier, _dash, pk = text.partition("-")
        return cls(int(tier), int(pk[:18])) if tier in ("0", "1") and pk.isascii() and pk.isdigit() else None


class Found(NamedTuple):
    """Hits in their order, where the next page begins (None when there is none), and the newest row, where known."""

    ids: list[int]
    after: Cursor | None
    top: int = 0


class Where(NamedTuple):
    """Where is searched. `signs` are of rows that a matter must have; what is no facet stands in `matters`."""

    authority: Authority
    lead: int | None = None
    fields: Sequence[int] = ()
    conference: int | None = None
    is_open: bool = False
    no_internal: bool = False
    matters: MatterSet | None = None
    signs: Sequence[str] = ()

    def facets(self) -> list[str]:
        signs = {"u": self.authority.pk, "l": self.lead, "c": self.conference}
        found = [f"{index.FACET}{sign}{pk}" for sign, pk in signs.items() if pk is not None]
        found += [f"{index.FACET}o"] if self.is_open else []
        found += [f"{index.FACET}{sign}" for sign in self.signs]
        return found + ([f"{index.FACET}n"] if self.no_internal else [])

    def choices(self) -> list[list[str]]:
        """One of these fields: a field is searched with its parts."""
        return [[f"{index.FACET}f{pk}" for pk in self.fields]] if self.fields else []


def find(typed: str, where: Where, *, after: Cursor | None = None, size: int = PAGE) -> Found:
    """One page of hits, the newest first. A question without words finds nothing."""
    asked = vietnamese.question(typed)
    if not asked:
        return Found([], None)
    begin = after or Cursor(0, 0)
    tiers = [
        (tier, ask, begin.pk or None if tier == begin.tier else None)
        for tier, ask in _tiers(asked, where)
        if tier >= begin.tier
    ]
    top = index.top_of(below for _tier, _ask, below in tiers)
    if asked.phrases:
        return _find_phrases(asked, tiers, size, top)
    hits: list[Cursor] = []
    for tier, ask, below in tiers:
        hits += [Cursor(tier, pk) for pk in index.newest(ask, below=below, most=size + 1 - len(hits), top=top)]
        if len(hits) > size:
            return Found([hit.pk for hit in hits[:size]], hits[size - 1], top)
    return Found([hit.pk for hit in hits], None, top)


def _find_phrases(
    asked: vietnamese.Question, tiers: Sequence[tuple[int, index.Ask, int | None]], size: int, top: int
) -> Found:
    """The index knows words and pairs alone: so many candidates of all tiers are looked at in their texts."""
    lists = index.newest_of_tiers([(ask, below) for _tier, ask, below in tiers], CANDIDATES, top)
    looked_at = [Cursor(tier, pk) for (tier, *_ask), ids in zip(tiers, lists, strict=True) for pk in ids][:CANDIDATES]
    text_of = _texts([one.pk for one in looked_at])
    told = (one for one in looked_at if asked.occurs_in(text_of(one.pk)))
    hits = list(itertools.islice(told, size + 1))
    if len(hits) > size:
        return Found([hit.pk for hit in hits[:size]], hits[size - 1], top)
    return Found([hit.pk for hit in hits], looked_at[-1] if len(looked_at) == CANDIDATES else None, top)


def _texts(ids: Sequence[int]) -> Callable[[int], str]:
    """The texts of hits, read at once and each folded when it is looked at: as the index keeps them, or the rows."""
    if index.lite():
        kept = index.kept(ids)
        return lambda pk: kept.get(pk, "").partition("\n")[2]
    parts = _parts(ids) if ids else {}
    return lambda pk: vietnamese.document(parts[pk].texts if pk in parts else [])


def _tiers(asked: vietnamese.Question, where: Where) -> list[tuple[int, index.Ask]]:
    """First with the marks as typed, then without; one tier when no marks were typed."""
    facets, choices = where.facets(), where.choices()
    bare = [*facets, *asked.folded]
    if not asked.marked:
        return [(0, index.Ask(bare, choices, matters=where.matters))]
    return [
        (0, index.Ask([*bare, *asked.marked], choices, matters=where.matters)),
        (1, index.Ask(bare, choices, asked.marked, where.matters)),
    ]


class HowMany(NamedTuple):
    """A count that stops at COUNTED; `at_least` and `at_most` say which way it may be wrong."""

    number: int
    at_least: bool = False
    at_most: bool = False


def how_many(typed: str, where: Where, *, top: int = 0) -> HowMany:
    """Hits of both tiers together; `top` as a page found it spares asking for the newest row again."""
    asked = vietnamese.question(typed)
    if not asked:
        return HowMany(0)
    ask = index.Ask([*where.facets(), *asked.folded], where.choices(), matters=where.matters)
    number, only_newest = index.count(ask, COUNTED + 1, top)
    return HowMany(min(number, COUNTED), number > COUNTED or only_newest, bool(asked.phrases))


def newest(typed: str, where: Where, most: int = COUNTED) -> list[int]:
    """The newest matters with these words, marks or not: for pages that list something else about them."""
    asked = vietnamese.question(typed)
    if not asked:
        return []
    ask = index.Ask([*where.facets(), *asked.folded], where.choices(), matters=where.matters)
    ids = index.newest(ask, below=None, most=most)
    if not asked.phrases:
        return ids
    text_of = _texts(ids)
    return [pk for pk in ids if asked.occurs_in(text_of(pk))]


def with_any_of(grams: Iterable[str], where: Where, most: int) -> list[int]:
    """The newest matters that hold one of these folded words or pairs ("rac thai")."""
    words = list(dict.fromkeys(gram.replace(" ", "_") for gram in grams))
    asked = index.Ask(where.facets(), [*where.choices(), words], matters=where.matters)
    return index.newest(asked, below=None, most=most) if words else []


def holding(grams: Sequence[str], where: Where, most: int) -> list[list[int]]:
    """For each folded word, or pair of neighbours, the newest matters in which it occurs."""
    facets = where.facets()
    tokens = [[token for token in vietnamese.tokens(gram) if ("_" in token) == (" " in gram)] for gram in grams]
    return index.newest_of_each([index.Ask([*facets, *own]) for own in tokens], most)


def alike(matters: MatterSet, text: str, *, limit: int = 3) -> list[Matter]:
    """Public matters whose public title shares words with a text, the most alike first.

    Only the public title is compared: what others wrote must not be found out by trying words.
    """
    own = set(vietnamese.fold(text).split())
    pairs = {" ".join(pair) for pair in itertools.pairwise(vietnamese.fold(text).split())}
    found = []
    for row in matters.public().order_by("-pk")[:LOOKED_AT]:
        title = vietnamese.fold(row.public_title).split()
        score = len(own & set(title)) + 2 * sum(" ".join(pair) in pairs for pair in itertools.pairwise(title))
        if title and score >= max(3, len(title) // 2):
            found.append((score, row))
    found.sort(key=lambda one: -one[0])
    return [row for _score, row in found[:limit]]
