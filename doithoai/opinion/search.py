"""Search that forgives missing marks: one folded text per matter; sealed matters have none."""

from __future__ import annotations

import itertools

from doithoai.core import vietnamese
from doithoai.opinion.models import Matter, MatterSet

#: How many public titles a text is compared with.
LOOKED_AT = 300


def write(matter: Matter) -> None:
    """Fold title and opinions anew; called whenever an opinion joins or leaves, or the title changes."""
    folded = "" if matter.is_sealed else fold_of(matter)
    if folded != matter.folded:
        Matter.objects.filter(pk=matter.pk).update(folded=folded)
        matter.folded = folded


def fold_of(matter: Matter) -> str:
    """Number, title, place and all texts, folded."""
    texts = list(matter.opinions.order_by("pk").values_list("number", "text"))
    parts = [matter.number, matter.title, matter.place, *(part for pair in texts for part in pair)]
    return " | ".join(vietnamese.fold(part) for part in parts if part)


def find(matters: MatterSet, typed: str) -> MatterSet:
    """Matters in which every typed word occurs, with or without marks."""
    found = matters.unsealed()
    for word in vietnamese.fold(typed).split():
        found = found.filter(folded__contains=word)
    return found


def rebuild() -> int:
    """Fold everything anew; returns how many matters were looked at."""
    count = 0
    for matter in Matter.objects.iterator():
        write(matter)
        count += 1
    return count


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
