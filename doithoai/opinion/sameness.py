"""Opinions that say the same become one matter: proposed by words, decided by a person, undone at any time.

An opinion only changes the matter it stands in; none is added, none is lost.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, numbers
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.core.vietnamese import words
from doithoai.opinion import search
from doithoai.opinion.models import Matter, Opinion, Sameness
from doithoai.opinion.states import MatterState

journal.register_verb("opinion.join", _("Joined to a matter that says the same"))
journal.register_verb("opinion.unjoin", _("Joining undone"))
journal.register_verb("opinion.take_out", _("Taken out into a matter of its own"))
journal.register_verb("matter.joined", _("All opinions stand joined to another matter"))
journal.register_verb("matter.stands_again", _("The matter stands on its own again"))
journal.register_verb("matter.taken_out", _("Matter opened for an opinion taken out"))

#: How many of the newest matters are compared, and how alike two must be to be proposed.
COMPARED = 1500
ALIKE = 0.12
SHOWN_WORDS = 6
#: Words that say nothing about the subject.
EMPTY_WORDS = frozenset(
    "va la cua cho co khong cac nhung duoc den tu trong o tai voi nay do thi ma de nghi kien xin toi chung ba con nhan dan "
    "da dang se bi ve khi neu hay nen rat qua lam gi nao sao mong cap tren xa huyen tinh thon viec mot hai nhieu con them".split()
)


@dataclass(frozen=True)
class Candidate:
    """A matter that may say the same, and the words both have."""

    matter: Matter
    shared_words: tuple[str, ...]
    likeness: float = 0.0


def propose(matter: Matter, limit: int = 5) -> list[Candidate]:
    """Recent matters of the same authority that share rare words with this one, best first."""
    own = _terms(matter.folded.split())
    if matter.is_sealed or not own:
        return []
    rows = (
        Matter.objects.of(matter.authority)
        .standing()
        .unsealed()
        .exclude(pk=matter.pk)
        .exclude(folded="")
        .order_by("-pk")
        .values_list("pk", "folded", "place")[:COMPARED]
    )
    others = {pk: (_terms(folded.split()), place) for pk, folded, place in rows}
    scores = _likeness(own, others, matter.place)
    best = sorted(scores, key=lambda pk: (-scores[pk], -pk))[:limit]
    found = Matter.objects.counted().select_related("field", "lead").in_bulk(best)
    texts = " ".join([matter.title, *matter.opinions.values_list("text", flat=True)])
    return [
        Candidate(found[pk], _shared(texts, found[pk].folded.split()), round(scores[pk], 3)) for pk in best
    ]


def _terms(syllables: list[str]) -> Counter[str]:
    """Syllables and pairs of neighbours: in Vietnamese a word is often two syllables."""
    useful = [one for one in syllables if one not in EMPTY_WORDS and len(one) > 1]
    pairs = [f"{first} {second}" for first, second in zip(useful, useful[1:], strict=False)]
    return Counter([*useful, *pairs])


def _likeness(
    own: Counter[str], others: dict[int, tuple[Counter[str], str]], place: str
) -> dict[int, float]:
    """Cosine of TF-IDF weights, a little more for the same place; only what is alike enough."""
    total = len(others) + 1
    seen: Counter[str] = Counter(own.keys())
    for terms, _place in others.values():
        seen.update(terms.keys())
    weight = {term: math.log(1 + total / count) for term, count in seen.items()}
    length = _length(own, weight)
    scores = {}
    for pk, (terms, their_place) in others.items():
        common = own.keys() & terms.keys()
        if not common:
            continue
        dot = sum(_part(own[term]) * _part(terms[term]) * weight[term] ** 2 for term in common)
        score = dot / (length * _length(terms, weight))
        if place and place == their_place:
            score *= 1.1
        if score >= ALIKE:
            scores[pk] = score
    return scores


def _part(count: int) -> float:
    return 1 + math.log(count)


def _length(terms: Counter[str], weight: dict[str, float]) -> float:
    return math.sqrt(sum((_part(count) * weight[term]) ** 2 for term, count in terms.items())) or 1.0


def _shared(text: str, theirs: Iterable[str]) -> tuple[str, ...]:
    """The shared words as they were written, in the order of the text."""
    known = set(theirs)
    found: dict[str, str] = {}
    for marked, folded in words(text):
        if folded in known and folded not in EMPTY_WORDS and len(folded) > 1:
            found.setdefault(folded, marked)
    return tuple(found.values())[:SHOWN_WORDS]


def join(
    row: Opinion | Matter, *, into: Matter, by: Actor, because: str = "", right: str = "opinion.triage"
) -> list[Sameness]:
    """Join one opinion, or all of a matter, to another matter. What already stands there is left as it is."""
    opinions = [row] if isinstance(row, Opinion) else list(row.opinions.select_related("matter").order_by("pk"))
    opinions = [opinion for opinion in opinions if opinion.matter_id != into.pk]
    allow(by, right, into)
    for opinion in opinions:
        _may_join(opinion, into)
    with transaction.atomic():
        made = [_join_one(opinion, into, by, because, right) for opinion in opinions]
        left = {one.from_matter_id: one.from_matter for one in made}
        for matter in left.values():
            _close_if_empty(matter, into, by, right)
        search.refold(into, *left.values())
    return made


def _may_join(opinion: Opinion, into: Matter) -> None:
    if opinion.authority_id != into.authority_id:
        raise Refused(_("Choose a matter of this authority."), code="authority", field="into")
    if opinion.matter.is_sealed or into.is_sealed:
        raise Refused(_("What is sealed is joined to nothing. A holder must release it first."), code="sealed")
    if into.joined_into_id is not None:
        raise Refused(
            _("That matter is itself joined to another one. Choose the one that stands."), field="into"
        )
    movable = (MatterState.RECEIVED, MatterState.CLASSIFIED)
    if opinion.matter.state not in movable and opinion.matter.opinions.count() == 1:
        raise Refused(
            _("This matter is already being worked on. Join the other one to it instead."), code="state"
        )


def _join_one(opinion: Opinion, into: Matter, by: Actor, because: str, right: str) -> Sameness:
    sameness = Sameness.objects.create(
        opinion=opinion,
        from_matter=opinion.matter,
        to_matter=into,
        because=because[:300],
        joined_at=clock.now(),
        joined_by=by.pk,
    )
    amend(
        opinion,
        "opinion.join",
        by=by,
        right=right,
        allowed=True,
        public=True,
        facts={"from": opinion.matter.number, "to": into.number},
        matter=into,
    )
    return sameness


def _close_if_empty(matter: Matter, into: Matter, by: Actor, right: str) -> None:
    if not matter.opinions.exists():
        amend(
            matter,
            "matter.joined",
            by=by,
            right=right,
            allowed=True,
            facts={"to": into.number},
            joined_into=into,
        )


def undo(sameness: Sameness, *, by: Actor) -> Matter:
    """Back to the matter it came from; a second time changes nothing."""
    home = sameness.from_matter
    opinion = sameness.opinion
    allow(by, "opinion.triage", sameness.to_matter)
    if sameness.undone_at is not None:
        return home
    if opinion.matter_id != sameness.to_matter_id:
        raise Refused(_("The opinion has since been moved again. Undo the later step first."), code="state")
    with transaction.atomic():
        sameness.undone_at = clock.now()
        sameness.save(update_fields=["undone_at"])
        amend(
            opinion,
            "opinion.unjoin",
            by=by,
            right="opinion.triage",
            public=True,
            facts={"from": sameness.to_matter.number, "to": home.number},
            matter=home,
        )
        if home.joined_into_id is not None:
            amend(home, "matter.stands_again", by=by, right="opinion.triage", joined_into=None)
        _close_if_empty(sameness.to_matter, home, by, "opinion.triage")
        search.refold(home, sameness.to_matter)
    return home


def take_out(opinion: Opinion, *, by: Actor, reason: str, right: str = "opinion.triage") -> Matter:
    """Give one of several opinions a matter of its own; alone in its matter it already has one."""
    old = opinion.matter
    allow(by, right, old)
    if not reason.strip():
        raise Refused(_("Give the reason."), field="reason")
    if old.opinions.count() == 1:
        return old
    with transaction.atomic():
        new = begin(_alone(opinion), "matter.taken_out", by=by, right=right, facts={"from": old.number})
        amend(
            opinion,
            "opinion.take_out",
            by=by,
            right=right,
            allowed=True,
            public=True,
            facts={"from": old.number, "to": new.number},
            matter=new,
        )
        search.refold(old, new)
    return new


def _alone(opinion: Opinion) -> Matter:
    old = opinion.matter
    day = clock.today()
    return Matter(
        authority=opinion.authority,
        conference=opinion.conference,
        number=numbers.numbered("VĐ", opinion.authority_id, day.year),
        title=old.title,
        kind=opinion.kind,
        field=old.field,
        place=opinion.submission.place,
        is_internal=old.is_internal,
        received_on=opinion.received_on,
    )
