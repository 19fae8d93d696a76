"""Groups of waiting matters that seem to say the same, proposed for joining in one act; a person decides."""

from __future__ import annotations

from collections import Counter as Count
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doithoai.opinion import alike, likeness, synonyms
from doithoai.opinion.models import Matter, MatterSet, Opinion
from doithoai.opinion.states import WAITING, MatterState
from doithoai.people.models import Authority

#: The newest waiting matters that are compared with one another; a filter narrows the rest down.
LOOKED_AT = 800
#: Words of more matters than this bring nobody together (all of them are compared afterwards).
COMMON = 60
#: So many words are shown as what brings a group together.
WORDS = 12
#: Which matter of a group stands: the further its work has come, the sooner.
AHEAD = (MatterState.RAISED, MatterState.PREPARED, MatterState.ASSIGNED, MatterState.CLASSIFIED)


@dataclass(frozen=True)
class Reach:
    """How many said it, from how many places, by how many doors."""

    opinions: int
    places: tuple[str, ...]
    doors: tuple[str, ...]

    @classmethod
    def of(cls, opinions: Iterable[Opinion]) -> Reach:
        rows = list(opinions)
        places = dict.fromkeys(row.submission.place for row in rows if row.submission.place)
        doors = dict.fromkeys(row.submission.get_door_display() for row in rows)
        return cls(len(rows), tuple(places), tuple(map(str, doors)))


@dataclass(frozen=True)
class Group:
    """Matters that seem to say the same, with every opinion behind them and the words they share."""

    matters: tuple[Matter, ...]
    opinions: tuple[Opinion, ...]
    words: frozenset[str]

    @property
    def standing(self) -> Matter:
        """The matter that keeps the others: whose work is furthest, else with the most opinions, else the oldest."""
        many = Count(opinion.matter_id for opinion in self.opinions)
        return min(self.matters, key=lambda row: (_rank(row), -many[row.pk], row.pk))

    @property
    def reach(self) -> Reach:
        return Reach.of(self.opinions)


def _rank(row: Matter) -> int:
    state = MatterState(row.state)
    return AHEAD.index(state) if state in AHEAD else len(AHEAD)


def waiting(authority: Authority) -> MatterSet:
    """What still can be joined with others."""
    return Matter.objects.of(authority).unsealed().filter(state__in=WAITING)


def groups(authority: Authority, matters: MatterSet) -> list[Group]:
    """The largest first. The newest LOOKED_AT of the given matters are compared."""
    rows = {row.pk: row for row in matters.select_related("field").order_by("-pk")[:LOOKED_AT]}
    said: dict[int, list[Opinion]] = defaultdict(list)
    opinions = Opinion.objects.filter(matter__in=rows).select_related("submission", "authority").order_by("pk")
    for opinion in opinions:
        opinion.matter = rows[opinion.matter_id]
        said[opinion.matter_id].append(opinion)
    units = _units(said)
    rarity = alike.rarity_of(authority)
    vectors = [rarity.vector(bag) for bag, _keys in units]
    found = []
    for places in likeness.groups(likeness.links(vectors, COMMON)):
        keys = [pk for place in places for pk in units[place][1]]
        if len(keys) > 1:
            found.append(_group([rows[pk] for pk in sorted(keys)], said, [vectors[place] for place in places]))
    return sorted(found, key=lambda one: (-len(one.opinions), one.matters[0].pk))


def _units(said: dict[int, list[Opinion]]) -> list[tuple[Count[str], list[int]]]:
    """The grams of each matter; those that say word for word the same are one unit."""
    same: dict[frozenset[tuple[str, int]], tuple[Count[str], list[int]]] = {}
    for pk, opinions in said.items():
        bag: Count[str] = Count()
        for opinion in opinions[: alike.READ]:
            bag |= likeness.grams(opinion.text)
        same.setdefault(frozenset(bag.items()), (bag, []))[1].append(pk)
    return list(same.values())


def _group(matters: Sequence[Matter], said: dict[int, list[Opinion]], vectors: Sequence[likeness.Vector]) -> Group:
    """The words that bring them together: said by at least half of them, the weightiest.

    What is said word for word by all is one vector: then every word is shared.
    """
    spread = Count(gram for vector in vectors for gram in vector)
    weight: dict[str, float] = defaultdict(float)
    for vector in vectors:
        for gram, own in vector.items():
            weight[gram] += own
    common = [
        gram
        for gram, n in spread.items()
        if n >= min(len(vectors), max(2, len(vectors) / 2)) and " " not in gram and not gram.startswith(synonyms.MARK)
    ]
    words = frozenset(sorted(common, key=lambda gram: (-weight[gram] / spread[gram], gram))[:WORDS])
    return Group(tuple(matters), tuple(one for row in matters for one in said[row.pk]), words)
