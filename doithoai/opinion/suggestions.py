"""What a text is probably about: a list for the person who sorts it, never a decision."""

from __future__ import annotations

from collections import Counter as Count
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doithoai.core import vietnamese
from doithoai.opinion import fields as fields_of
from doithoai.opinion import kinds, likeness
from doithoai.opinion.alike import Candidate
from doithoai.opinion.fields import Scheme
from doithoai.opinion.models import Field, Kind, Matter
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority, Level

#: So many fields are proposed; each has a key of its own.
MOST = 3
#: So many of the nearest matters are asked for their field.
ASKED = 15
#: The fields and places of so many of the newest matters are known.
REMEMBERED = 2000
#: A place of one syllable ("Chợ") stands in too many texts to be read as one.
SYLLABLES = 2


@dataclass(frozen=True)
class Proposed:
    """One field with the number of a matter it was learnt from, who is competent for it, and at which level."""

    field: Field
    like: str
    bodies: tuple[str, ...]
    level: str


@dataclass(frozen=True)
class Suggestion:
    """What the form begins with, and the other fields that it might be."""

    fields: tuple[Proposed, ...] = ()
    kind: str = ""
    place: str = ""

    @property
    def first(self) -> Proposed | None:
        """Only what was learnt from a matter that a person sorted is filled in; the name of a field is a hint."""
        return next((one for one in self.fields[:1] if one.like), None)


def of(matter: Matter, text: str, near: Sequence[Candidate], scheme: Scheme | None = None) -> Suggestion:
    """`near` are the matters most like it; nothing is proposed where a person has decided already."""
    if matter.state != MatterState.RECEIVED or matter.is_sealed:
        return Suggestion()
    kind = kinds.kind(text)
    newest = _newest(matter.authority)
    return Suggestion(
        fields=_fields(scheme or fields_of.scheme(matter.authority), text, near, newest),
        kind=kind if kind in Kind.values else "",
        place=matter.place or _place((name for _field, name in newest), text),
    )


def _newest(authority: Authority) -> list[tuple[int | None, str]]:
    """Field and place of the newest matters."""
    rows = Matter.objects.of(authority).unsealed().order_by("-pk").values_list("field", "place")
    return list(rows[:REMEMBERED])


def _fields(
    scheme: Scheme, text: str, near: Iterable[Candidate], newest: Sequence[tuple[int | None, str]]
) -> tuple[Proposed, ...]:
    """The fields of the nearest sorted matters; then those whose name the text says; then the usual ones."""
    in_use = scheme.fields
    weight: dict[int, float] = defaultdict(float)
    learnt: dict[int, str] = {}
    for one in near:
        pk = _present(one.matter.field, in_use)
        if pk is not None:
            weight[pk] += one.score
            learnt.setdefault(pk, one.matter.number)
    chosen = sorted(weight, key=lambda pk: (-weight[pk], pk))[:MOST]
    for more in (_named(text, in_use), _usual(newest, in_use)):
        chosen += [pk for pk in more if pk not in chosen][: MOST - len(chosen)]
    return tuple(_proposed(in_use[pk], learnt.get(pk, ""), scheme) for pk in chosen)


def _present(field: Field | None, in_use: dict[int, Field]) -> int | None:
    """The field itself while it is in use."""
    return field.pk if field is not None and field.pk in in_use else None


def _usual(newest: Sequence[tuple[int | None, str]], in_use: dict[int, Field]) -> list[int]:
    """The fields of the newest matters, the most frequent first."""
    return [pk for pk, _n in Count(pk for pk, _place in newest if pk is not None and pk in in_use).most_common()]


def _named(text: str, in_use: dict[int, Field]) -> list[int]:
    """Fields of whose name the text says two neighbouring syllables; the most of the name first."""
    said = likeness.grams(text)
    shares: dict[int, float] = {}
    for pk, row in in_use.items():
        pairs = [gram for gram in likeness.grams(row.name) if " " in gram]
        share = sum(gram in said for gram in pairs) / len(pairs) if pairs else 0.0
        if share:
            shares[pk] = share
    return sorted(shares, key=lambda pk: (-shares[pk], in_use[pk].order, pk))


def _proposed(field: Field, like: str, scheme: Scheme) -> Proposed:
    held = scheme.held(field)
    level = held[0][1] if held and held[0][1] in Level.values else ""
    return Proposed(field, like, tuple(name for name, _level in held), level)


def _place(places: Iterable[str], text: str) -> str:
    """The longest of the places of earlier matters that the text names; nothing when it names none."""
    said = f" {vietnamese.fold(text)} "
    known = {one: vietnamese.fold(one) for one in set(places) if one}
    named = [one for one, folded in known.items() if folded.count(" ") + 1 >= SYLLABLES and f" {folded} " in said]
    return max(named, key=lambda one: (len(known[one]), one), default="")
