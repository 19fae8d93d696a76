"""How alike texts are: TF-IDF over folded syllables and their pairs, and groups by average linkage.

Pure functions of text, for the command and the screens alike. Nothing here knows a topic, a place or a
database; what is alike is proposed to a person, never decided. The measured reason for this method and its
threshold stands in docs/decisions/0009-opinions-that-say-the-same.md.
"""

from __future__ import annotations

import heapq
import itertools
import math
import operator
import re
from collections import Counter as Count
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from doithoai.core import vietnamese
from doithoai.opinion import place_names, synonyms

#: Groups are joined as long as their texts are on average at least this alike.
TOGETHER = 0.2
#: A pair says less than the two words that it is made of have said already.
PAIR = 0.5
#: One thing under several names says more than any of its words.
THING = 1.5
#: What is wrong with it tells more: two troubles of one school are two matters.
TROUBLE = 1.75
#: What was put into another field is seldom the same matter.
OTHER_FIELD = 0.4
#: What is said of another place is another matter, unless hardly a word differs.
ELSEWHERE = 0.2
#: Where one names a place and the other none, they are seldom the same matter.
NAMELESS = 0.7
#: Troubles that have nothing in common, and a trouble that only one of two names, are seldom the same matter.
OTHER_TROUBLE = 0.75
NO_TROUBLE = 0.85
#: What every sentence may have says less still, however few the texts are.
EVERYDAY = 0.3
#: What is less alike than this is not worth proposing.
WORTH_A_LOOK = 0.12
#: Less than this in common, rare words alone, is chance.
FAINT = 0.04
#: So many weighed texts are kept in memory.
REMEMBERED = 1024

_WORD = re.compile(r"(\s+)")


class Vector(dict[str, float]):
    """What each gram of a text weighs, and which places and troubles it names."""

    places: frozenset[str] = frozenset()
    hamlets: frozenset[str] = frozenset()
    troubles: frozenset[str] = frozenset()


def grams(text: str) -> Count[str]:
    """Folded syllables, neighbouring pairs and what is one thing under several names; abbreviations written out."""
    found = Count(place_names.marks(text))
    proper = place_names.proper(found)
    for part in text.splitlines():
        both = vietnamese.words(part)
        words = [folded for _marked, folded in both]
        found.update(words)
        found.update(synonyms.said(both, proper))
        found.update(f"{one} {two}" for one, two in itertools.pairwise(words))
        found.update(place_names.numbered(words))
    return found


class _Weights(dict[str, float]):
    """What each gram weighs, worked out once; thousands are looked up for each page."""

    weigh: Callable[[str], float]

    def __missing__(self, gram: str) -> float:
        self[gram] = weight = self.weigh(gram)
        return weight


@dataclass(frozen=True)
class Rarity:
    """In how many of `total` texts a gram occurs; what occurs everywhere weighs next to nothing."""

    total: int
    spread: Mapping[str, int]
    _weights: _Weights = field(default_factory=_Weights, compare=False, repr=False)
    _vectors: dict[str, Vector] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, bags: Iterable[Iterable[str]]) -> Rarity:
        spread: Count[str] = Count()
        total = 0
        for bag in bags:
            total += 1
            spread.update(set(bag))
        return cls(total, spread)

    def __post_init__(self) -> None:
        self._weights.weigh = self._weigh

    def __call__(self, gram: str) -> float:
        return self._weights[gram]

    def _weigh(self, gram: str) -> float:
        """Smoothed, so that words still weigh something where there are only a few texts."""
        weight = math.log((1 + self.total) / (1 + self.spread.get(gram, 0))) + 1
        if synonyms.is_everyday(gram):
            weight *= EVERYDAY
        first, blank, second = gram.partition(" ")
        if second.isdecimal():
            return weight
        if first.startswith(synonyms.TROUBLE):
            return weight * TROUBLE
        if first.startswith(synonyms.MARK):
            return weight * THING
        return weight * PAIR if blank else weight

    def vector(self, bag: Mapping[str, int]) -> Vector:
        """Weights of length one; a word said often counts more, but less than in proportion."""
        weights = {gram: self._weights[gram] for gram in bag if not gram.startswith(place_names.MARK)}
        weights |= {gram: (1 + math.log(n)) * weights[gram] for gram, n in bag.items() if n > 1 and gram in weights}
        length = math.sqrt(sum(map(operator.mul, weights.values(), weights.values())))
        found = Vector({gram: weight / length for gram, weight in weights.items()} if length else {})
        found.places = self._places(bag)
        found.hamlets = frozenset(gram for gram in bag if gram.startswith(place_names.HAMLET))
        found.troubles = frozenset(gram for gram in bag if gram.startswith(synonyms.TROUBLE))
        return found

    def _places(self, bag: Mapping[str, int]) -> frozenset[str]:
        """The places that a text names; where it writes none with capitals, those that other texts name so."""
        own = {one for one in bag if one.startswith(place_names.MARK) and not one.startswith(place_names.HAMLET)}
        if any(not one[-1].isdecimal() for one in own):
            return frozenset(own)
        pairs = (gram.split(" ") for gram in bag if " " in gram)
        return frozenset(own | {mark for one, two in pairs if (mark := place_names.mark(one, two)) in self.spread})

    def vector_of(self, text: str) -> Vector:
        """Remembered: whoever sorts one opinion after the other meets the same earlier texts again."""
        known = self._vectors.get(text)
        if known is None:
            if len(self._vectors) >= REMEMBERED:
                self._vectors.clear()
            known = self._vectors[text] = self.vector(grams(text))
        return known


def likeness(one: Vector, two: Vector) -> float:
    """The cosine of two vectors of length one, less where place or trouble differ: 0 nothing in common, 1 the same."""
    # Exact whatever the order in which a set gives its grams.
    return math.fsum([one[gram] * two[gram] for gram in one.keys() & two.keys()]) * agreement(one, two)


def agreement(one: Vector, two: Vector) -> float:
    """1 where two texts name the same place and trouble, or none; less where they do not."""
    share = 1.0
    if is_elsewhere(one, two):
        share = ELSEWHERE
    elif bool(one.places) != bool(two.places):
        share = NAMELESS
    if one.troubles and two.troubles:
        return share * OTHER_TROUBLE if one.troubles.isdisjoint(two.troubles) else share
    return share * NO_TROUBLE if one.troubles or two.troubles else share


def is_elsewhere(one: Vector, two: Vector) -> bool:
    """True when both name places, or hamlets, and none that the other names too."""
    apart = bool(one.places and two.places) and one.places.isdisjoint(two.places)
    return apart or place_names.are_apart(one.hamlets, two.hamlets)


def vectors(texts: Sequence[str]) -> list[Vector]:
    bags = [grams(text) for text in texts]
    rarity = Rarity.of(bags)
    return [rarity.vector(bag) for bag in bags]


def links(rows: Sequence[Vector], common: int | None = None) -> list[dict[int, float]]:
    """For each text the others that share a gram with it, and how alike they are.

    Among many texts, grams in more than `common` of them bring nobody together, and what the rarer ones do not
    bring to FAINT counts as nothing: the few hundred thousand pairs that share only "đề nghị" are never looked at.
    """
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, row in enumerate(rows):
        for gram, weight in row.items():
            holders[gram].append((place, weight))
    found: list[dict[int, float]] = []
    for place, row in enumerate(rows):
        own: dict[int, float] = defaultdict(float)
        for gram, weight in row.items():
            if common is None or len(holders[gram]) <= common:
                for other, its in holders[gram]:
                    if other >= place:
                        break
                    own[other] += weight * its
        if common is not None:
            own = {other: likeness(row, rows[other]) for other, faint in own.items() if faint >= FAINT}
        else:
            own = {at: alike * agreement(row, rows[at]) for at, alike in own.items()}
        found.append(dict(own))
    for place, row_links in enumerate(found):
        for other, alike in row_links.items():
            if other < place:
                found[other][place] = alike
    return found


def sorted_apart(all_links: Sequence[Mapping[int, float]], fields: Sequence[str]) -> list[dict[int, float]]:
    """The same links where texts of two different fields are less alike; a text without field may be of any."""
    apart = [vietnamese.fold(field) for field in fields]
    return [
        {at: alike * OTHER_FIELD if apart[at] and own and apart[at] != own else alike for at, alike in row.items()}
        for own, row in zip(apart, all_links, strict=True)
    ]


def nearest(row_links: Mapping[int, float], limit: int = 5) -> list[int]:
    """The most alike first; of equals the earlier."""
    return heapq.nsmallest(limit, row_links, key=lambda other: (-row_links[other], other))


def groups(all_links: Sequence[Mapping[int, float]], together: float = TOGETHER) -> list[list[int]]:
    """Texts that say the same: the two groups that are most alike on average are joined, until none are enough.

    Every text stands in exactly one group; groups and their members in the order of the texts.
    """
    members: dict[int, list[int]] = {place: [place] for place in range(len(all_links))}
    sums: dict[int, dict[int, float]] = {place: dict(row) for place, row in enumerate(all_links)}
    queue = [(-alike, one, two) for one, row in sums.items() for two, alike in row.items() if one < two]
    queue = [entry for entry in queue if -entry[0] >= together]
    heapq.heapify(queue)
    following = len(all_links)
    while queue:
        _alike, one, two = heapq.heappop(queue)
        if one not in members or two not in members:
            continue
        left, right = sums.pop(one), sums.pop(two)
        joined = {other: left.get(other, 0.0) + right.get(other, 0.0) for other in {*left, *right} - {one, two}}
        members[following] = sorted(members.pop(one) + members.pop(two))
        sums[following] = joined
        for other, total in joined.items():
            sums[other].pop(one, None)
            sums[other].pop(two, None)
            sums[other][following] = total
            mean = total / (len(members[following]) * len(members[other]))
            if mean >= together:
                heapq.heappush(queue, (-mean, other, following))
        following += 1
    return sorted(members.values())


def shared(one: Vector, two: Vector, text: str, limit: int = 4) -> list[str]:
    """What makes two texts alike, in the words of one of them: the longest common runs, the weightiest first."""
    common = one.keys() & two.keys()
    weight: dict[str, float] = defaultdict(float)
    for run in _runs(text, common):
        folded = " ".join(word for _marked, word in run)
        weight[folded] = sum(one[word] * two[word] for _marked, word in run)
    written = {" ".join(word for _m, word in run): " ".join(word for word, _f in run) for run in _runs(text, common)}
    chosen: list[str] = []
    for folded in sorted(weight, key=lambda run: (-weight[run], run)):
        if any(f" {folded} " in f" {kept} " for kept in chosen):
            continue
        chosen.append(folded)
    return [written[folded] for folded in chosen[:limit]]


def _runs(text: str, common: Set[str]) -> list[list[tuple[str, str]]]:
    """Neighbours that the other text has as neighbours too, as (marked, folded)."""
    found: list[list[tuple[str, str]]] = []
    for line in text.splitlines():
        last = ""
        for marked, folded in vietnamese.words(line):
            if folded in common:
                if last and f"{last} {folded}" in common:
                    found[-1].append((marked, folded))
                else:
                    found.append([(marked, folded)])
            last = folded if folded in common else ""
    return found


def pieces(text: str, words: Set[str]) -> list[tuple[str, bool]]:
    """The text as it stands, cut where folded words of a set begin and end; True for those words."""
    cut: list[tuple[str, bool]] = []
    blank = ""
    for part in _WORD.split(text):
        if not part.strip():
            blank += part
            continue
        is_one = all(word in words for word in vietnamese.fold(part).split() or [""])
        if cut and cut[-1][1] == is_one:
            cut[-1] = (cut[-1][0] + blank + part, is_one)
        elif cut and not cut[-1][1]:
            cut[-1] = (cut[-1][0] + blank, False)
            cut.append((part, is_one))
        else:
            cut += [(blank + part, False)] if not is_one else [(blank, False), (part, True)]
        blank = ""
    return [piece for piece in [*cut, (blank, False)] if piece[0]]
