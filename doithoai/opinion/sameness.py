"""Opinions that say the same belong to one matter; joining can be undone, and nobody is lost."""

from __future__ import annotations

import math
from collections import Counter as Count
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, numbers, vietnamese
from doithoai.core.actors import Actor, Granted
from doithoai.core.transitions import Refused, allow, amend, begin
from doithoai.opinion import search
from doithoai.opinion.models import Matter, Opinion, Sameness
from doithoai.opinion.states import RESULTS, MatterState

journal.register_verb("opinion.join", _("Joined with a matter that says the same"))
journal.register_verb("opinion.part", _("Joining undone"))
journal.register_verb("opinion.take_out", _("Taken out into a matter of its own"))
journal.register_verb("matter.open", _("Matter opened"))
journal.register_verb("matter.joined", _("All opinions stand joined to another matter"))
journal.register_verb("matter.stands", _("The matter stands on its own again"))

#: How many recent matters a proposal compares with.
LOOKED_AT = 400


@dataclass(frozen=True)
class Candidate:
    """A matter that may say the same, and the words that made it similar."""

    matter: Matter
    score: float
    shared: tuple[str, ...]


def propose(matter: Matter, limit: int = 5) -> list[Candidate]:
    """The nearest matters of this authority by TF-IDF over folded syllables and pairs; a list, never a decision."""
    if matter.is_sealed:
        return []
    rows = list(
        Matter.objects.of(matter.authority).unsealed().exclude(pk=matter.pk).for_list().order_by("-pk")[:LOOKED_AT]
    )
    own = _grams(matter.folded)
    if not own or not rows:
        return []
    bags = {row.pk: _grams(row.folded) for row in rows}
    spread = Count(gram for bag in bags.values() for gram in bag)
    total = len(rows) + 1
    weight = {gram: _rarity(total, spread[gram]) for gram in own}
    found = []
    for row in rows:
        shared = set(own) & set(bags[row.pk])
        top = sum(weight[gram] ** 2 for gram in shared)
        length = math.sqrt(sum(weight[g] ** 2 for g in own)) * math.sqrt(
            sum((_rarity(total, spread[g])) ** 2 for g in bags[row.pk])
        )
        score = top / length if length else 0.0
        if score > 0.12:
            best = sorted((g for g in shared if " " in g), key=lambda g: -weight[g])[:4]
            found.append(Candidate(row, score, tuple(best)))
    texts = " ".join([matter.title, *matter.opinions.values_list("text", flat=True)])
    nearest = sorted(found, key=lambda one: -one.score)[:limit]
    return [replace(one, shared=_as_written(one.shared, texts)) for one in nearest]


def _as_written(grams: tuple[str, ...], texts: str) -> tuple[str, ...]:
    """Pairs of folded syllables as the text itself writes them, with their marks."""
    pairs = vietnamese.words(texts)
    written: dict[str, str] = {}
    for (one, folded), (two, folded_two) in zip(pairs, pairs[1:], strict=False):
        written.setdefault(f"{folded} {folded_two}", f"{one} {two}")
    return tuple(written.get(gram, gram) for gram in grams)


def _rarity(total: int, spread: int) -> float:
    """Smoothed, so that words still weigh something where an authority has only a few matters."""
    return math.log((1 + total) / (1 + spread)) + 0.3


def _grams(folded: str) -> set[str]:
    grams: set[str] = set()
    for part in folded.split(" | ")[1:]:
        words = vietnamese.fold(part).split()
        grams.update(words)
        grams.update(" ".join(pair) for pair in zip(words, words[1:], strict=False))
    return grams


def join(opinion: Opinion, *, into: Matter, by: Actor, because: str = "", right: str = "opinion.triage") -> Sameness:
    """The opinion belongs to `into` from now on; number, source and sender stay its own."""
    allow(by, right, into)
    left = opinion.matter
    if into.authority_id != opinion.authority_id:
        raise Refused(_("Choose a matter of this authority."), field="into")
    if left.pk == into.pk:
        raise Refused(_("The opinion already belongs to this matter."), code="done")
    if into.is_sealed or left.is_sealed:
        raise Refused(_("Sealed matters are not joined with others."), code="right")
    if into.joined_into_id is not None:
        raise Refused(_("That matter was itself joined to another one. Choose the one that stands."), field="into")
    if left.state in RESULTS:
        raise Refused(_("This matter already has a result. Reopen it first."), code="state")
    if left.state == MatterState.ASSIGNED and left.opinions.count() == 1:
        raise Refused(_("This matter is already being worked on. Join the other one to it instead."), code="state")
    with transaction.atomic():
        changed = Opinion.objects.filter(pk=opinion.pk, matter=left).update(matter=into)
        if not changed:
            raise Refused(_("Somebody else was faster. Reload the page."), code="stale")
        opinion.matter = into
        row = Sameness.objects.create(
            opinion=opinion, from_matter=left, to_matter=into, because=because[:300], joined_by=by.pk
        )
        facts = {"from": left.number, "to": into.number}
        amend(opinion, "opinion.join", by=by, right=right, allowed=True, public=True, facts=facts)
        if not left.opinions.exists():
            facts = {"to": into.number}
            amend(left, "matter.joined", by=by, right=right, allowed=True, facts=facts, joined_into=into)
        search.write(left)
        search.write(into)
    return row


def undo(sameness: Sameness, *, by: Actor) -> None:
    """Back to the matter where the opinion was; undone once, it stays undone."""
    sameness.refresh_from_db()
    opinion = sameness.opinion
    allow(by, "opinion.triage", opinion)
    if sameness.undone_at is not None:
        return
    if opinion.matter_id != sameness.to_matter_id:
        raise Refused(_("The opinion has moved on since. Look at its history."), code="stale")
    with transaction.atomic():
        Sameness.objects.filter(pk=sameness.pk, undone_at=None).update(undone_at=clock.now())
        Opinion.objects.filter(pk=opinion.pk).update(matter=sameness.from_matter)
        opinion.matter = sameness.from_matter
        facts = {"from": sameness.to_matter.number, "to": sameness.from_matter.number}
        amend(opinion, "opinion.part", by=by, right="opinion.triage", public=True, facts=facts)
        home = Matter.objects.get(pk=sameness.from_matter_id)
        if home.joined_into_id is not None:
            amend(home, "matter.stands", by=by, right="opinion.triage", joined_into=None)
        if not sameness.to_matter.opinions.exists():
            facts = {"to": home.number}
            amend(sameness.to_matter, "matter.joined", by=by, right="opinion.triage", facts=facts, joined_into=home)
        search.write(sameness.from_matter)
        search.write(sameness.to_matter)


def take_out(opinion: Opinion, *, by: Actor, reason: str, allowed: bool = False) -> Matter:
    """A matter of its own for one of several opinions, with a record."""
    old = opinion.matter
    right = "opinion.triage"
    if not allowed:
        allow(by, right, old)
    if old.opinions.count() < 2:
        raise Refused(_("This is the only opinion of its matter."), code="single")
    with transaction.atomic():
        matter = Matter(
            authority=old.authority,
            conference=old.conference,
            number=numbers.numbered("VĐ", old.authority_id, clock.today().year),
            title=old.title,
            field=old.field,
            kind=opinion.kind,
            place=old.place,
            competence_level=old.competence_level,
            is_internal=old.is_internal,
            received_on=opinion.received_on,
        )
        begin(matter, "matter.open", by=Granted(by, right), right=right)
        Opinion.objects.filter(pk=opinion.pk).update(matter=matter)
        opinion.matter = matter
        facts = {"from": old.number, "to": matter.number, "reason": reason}
        amend(opinion, "opinion.take_out", by=by, right=right, allowed=True, public=True, facts=facts)
        search.write(old)
        search.write(matter)
    return matter
