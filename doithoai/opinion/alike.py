"""Which matters may say the same: candidates by the rare words that they share, then compared in full."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Count, Max

from doithoai.opinion import likeness, search, synonyms
from doithoai.opinion.likeness import Rarity, Vector
from doithoai.opinion.models import Matter, MatterSet, Opinion
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people.models import Authority

#: The newest opinions of an authority tell which of its words are rare.
SAMPLE = 1000
#: Below so many they are counted anew each time; of more, when a twentieth has come since.
SMALL, PARTS = 100, 20
#: A word in more of the sample than this share (or number) brings nobody together.
COMMON, FEW = 0.05, 10
#: So many rare words are looked up, each in so many of the newest matters.
ASKED, HELD = 24, 200
#: So many matters are compared in full, so many opinions of each.
COMPARED, READ = 60, 20


@dataclass(frozen=True)
class Candidate:
    """A matter that may say the same, and the words that made it similar, as its own texts write them."""

    matter: Matter
    score: float
    shared: tuple[str, ...]
    is_earlier: bool = False  # raised in an earlier year: a repeat

    @property
    def has_result(self) -> bool:
        return self.matter.state in RESULTS


def nearest(matter: Matter, limit: int = 5, texts: Sequence[str] | None = None) -> list[Candidate]:
    """The matters of this authority that are most alike: open, answered or refused, of any year.

    `texts` are all that people said in it, when they are known.
    """
    if matter.is_sealed:
        return []
    own_texts = texts_of([matter])[matter.pk] if texts is None else [*filter(None, texts), *_titles(matter)]
    bags = [likeness.grams(text) for text in own_texts]
    rarity = rarity_of(matter.authority)
    own = [rarity.vector(bag) for bag in bags]
    said = _said_in(candidates(matter, bags, rarity))
    best = {pk: _best(own, others, rarity) for pk, others in said.items()}
    worth = [pk for pk, (score, _pair) in best.items() if score >= likeness.WORTH_A_LOOK]
    first = heapq.nsmallest(limit, worth, key=lambda pk: (-best[pk][0], -pk))
    found = Matter.objects.for_list().in_bulk(first)
    return [_candidate(found[pk], *best[pk], matter.received_on.year) for pk in first]


def _candidate(row: Matter, score: float, pair: tuple[Vector, Vector, str], year: int) -> Candidate:
    return Candidate(row, score, tuple(likeness.shared(*pair)), row.received_on.year < year)


def _said_in(matters: MatterSet) -> dict[int, list[str]]:
    """By matter what people said in it, the newest first, and the title that an official gave it; one statement."""
    said: dict[int, list[str]] = defaultdict(list)
    titles: dict[int, str] = {}
    columns = ("matter_id", "text", "matter__title", "matter__state")
    for pk, text, title, state in Opinion.objects.filter(matter__in=matters).order_by("-pk").values_list(*columns):
        if text and len(said[pk]) < READ:
            said[pk].append(text)
        if state != MatterState.RECEIVED:
            titles[pk] = title
    return {pk: [*said[pk], *([titles[pk]] if titles.get(pk) else [])] for pk in {*said, *titles}}


def candidates(matter: Matter, bags: Iterable[Iterable[str]], rarity: Rarity) -> MatterSet:
    """Matters of the same authority that share the most, and the rarest, words and pairs with it.

    What was withdrawn is no precedent; the other points of one form say something else.
    """
    weight: dict[int, float] = defaultdict(float)
    where = search.Where(matter.authority)
    asked = rare({gram for bag in bags for gram in bag}, rarity)
    for gram, found in zip(asked, search.holding(asked, where, HELD), strict=True):
        for pk in found:
            weight[pk] += rarity(gram) ** 2
    weight.pop(matter.pk, None)
    keys = heapq.nlargest(COMPARED, weight, key=lambda pk: (weight[pk], pk))
    rows = Matter.objects.of(matter.authority).unsealed().exclude(state=MatterState.WITHDRAWN)
    beside = Opinion.objects.filter(submission__opinions__matter=matter).values("matter")
    return rows.filter(pk__in=keys).exclude(pk__in=beside)


def rare(grams: Iterable[str], rarity: Rarity) -> list[str]:
    """The rarest first; what is said everywhere is left out."""
    most = max(FEW, rarity.total * COMMON)
    kept = [gram for gram in grams if rarity.spread.get(gram, 0) <= most and not gram.startswith(synonyms.MARK)]
    return sorted(kept, key=lambda gram: (rarity.spread.get(gram, 0), gram))[:ASKED]


def texts_of(matters: Iterable[Matter]) -> dict[int, list[str]]:
    """What people said in each matter, the newest first, and the title that an official gave it."""
    rows = {matter.pk: matter for matter in matters}
    said: dict[int, list[str]] = defaultdict(list)
    opinions = Opinion.objects.filter(matter__in=rows).order_by("-pk").values_list("matter_id", "text")
    for pk, text in opinions:
        if text and len(said[pk]) < READ:
            said[pk].append(text)
    for pk, row in rows.items():
        said[pk] += _titles(row)
    return dict(said)


def _titles(matter: Matter) -> list[str]:
    return [matter.title] if matter.state != MatterState.RECEIVED else []


def rarity_of(authority: Authority) -> Rarity:
    """How often words are said in an authority. Counted anew now and then where there is much to count."""
    rows = Opinion.objects.filter(authority=authority).order_by("-pk")
    sample = rows[:SAMPLE].aggregate(size=Count("pk"), newest=Max("pk"))
    if sample["size"] < SMALL:
        return _count(authority.pk)
    step = sample["size"] // PARTS
    return _kept(authority.pk, step, sample["newest"] // step)


@lru_cache(maxsize=16)
def _kept(authority_pk: int, _step: int, _newest: int) -> Rarity:
    return _count(authority_pk)


def _count(authority_pk: int) -> Rarity:
    rows = Opinion.objects.filter(authority=authority_pk, matter__is_sealed=False).order_by("-pk")
    return Rarity.of(likeness.grams(text) for text in rows.values_list("text", flat=True)[:SAMPLE])


def _best(own: Sequence[Vector], texts: Sequence[str], rarity: Rarity) -> tuple[float, tuple[Vector, Vector, str]]:
    """How alike the most alike of their texts is: mine, its, and the text."""
    best: tuple[float, tuple[Vector, Vector, str]] = (0.0, (Vector(), Vector(), ""))
    for text in texts:
        vector = rarity.vector_of(text)
        for mine in own:
            score = likeness.likeness(mine, vector)
            if score > best[0]:
                best = score, (mine, vector, text)
    return best
