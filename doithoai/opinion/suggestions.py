"""What a text is probably about: a list for the person who sorts it, never a decision."""

from __future__ import annotations

from collections import Counter as Count
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doithoai.core import clock, vietnamese
from doithoai.opinion import kinds, likeness
from doithoai.opinion.alike import Candidate
from doithoai.opinion.models import Competence, Field, Kind, Matter
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority, Level, valid_on

#: So many fields are proposed; each has a key of its own.
MOST = 3
#: So many of the nearest matters are asked for their field.
ASKED = 15
#: The places of so many of the newest matters are known.
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


def of(matter: Matter, text: str, near: Sequence[Candidate]) -> Suggestion:
    """`near` are the matters most like it; nothing is proposed where a person has decided already."""
    if matter.state != MatterState.RECEIVED or matter.is_sealed:
        return Suggestion()
    kind = kinds.kind(text)
    return Suggestion(
        fields=fields(matter.authority, text, near),
        kind=kind if kind in Kind.values else "",
        place=matter.place or place(matter.authority, text),
    )


def fields(authority: Authority, text: str, near: Iterable[Candidate]) -> tuple[Proposed, ...]:
    """The fields of the nearest sorted matters; then those whose name the text says; then the usual ones."""
    in_use = {row.pk: row for row in Field.objects.filter(valid_on(clock.today()), authority=authority)}
    weight: dict[int, float] = defaultdict(float)
    learnt: dict[int, str] = {}
    for one in near:
        pk = _present(one.matter.field, in_use)
        if pk is not None:
            weight[pk] += one.score
            learnt.setdefault(pk, one.matter.number)
    chosen = sorted(weight, key=lambda pk: (-weight[pk], pk))[:MOST]
    for more in (_named, _usual):
        if len(chosen) < MOST:
            chosen += [pk for pk in more(authority, text, in_use) if pk not in chosen][: MOST - len(chosen)]
    competent = _competent(in_use[pk] for pk in chosen)
    return tuple(_proposed(in_use[pk], learnt.get(pk, ""), competent) for pk in chosen)


def _present(field: Field | None, in_use: dict[int, Field]) -> int | None:
    """The field itself while it is in use."""
    return field.pk if field is not None and field.pk in in_use else None


def _usual(authority: Authority, _text: str, in_use: dict[int, Field]) -> list[int]:
    """The fields of the newest matters, the most frequent first."""
    newest = Matter.objects.of(authority).unsealed().order_by("-pk").values_list("field", flat=True)[:REMEMBERED]
    return [pk for pk, _n in Count(pk for pk in newest if pk in in_use).most_common()]


def _named(_authority: Authority, text: str, in_use: dict[int, Field]) -> list[int]:
    """Fields of whose name the text says two neighbouring syllables; the most of the name first."""
    said = likeness.grams(text)
    shares: dict[int, float] = {}
    for pk, row in in_use.items():
        pairs = [gram for gram in likeness.grams(row.name) if " " in gram]
        share = sum(gram in said for gram in pairs) / len(pairs) if pairs else 0.0
        if share:
            shares[pk] = share
    return sorted(shares, key=lambda pk: (-shares[pk], in_use[pk].order, pk))


def _competent(fields: Iterable[Field]) -> dict[int, list[tuple[str, str]]]:
    """Organisation and level by the table of competence, for each field and each main field."""
    wanted = {pk for row in fields for pk in (row.pk, row.parent_id) if pk}
    rows = Competence.objects.filter(valid_on(clock.today()), field__in=wanted).order_by("pk")
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for field_id, name, level in rows.values_list("field_id", "organisation__short_name", "level"):
        found[field_id].append((name, level))
    return found


def _proposed(field: Field, like: str, competent: dict[int, list[tuple[str, str]]]) -> Proposed:
    held = competent.get(field.pk) or competent.get(field.parent_id or 0) or []
    level = held[0][1] if held and held[0][1] in Level.values else ""
    return Proposed(field, like, tuple(name for name, _level in held), level)


def place(authority: Authority, text: str) -> str:
    """The longest of the places of earlier matters that the text names; nothing when it names none."""
    newest = Matter.objects.of(authority).unsealed().order_by("-pk").values_list("place", flat=True)[:REMEMBERED]
    said = f" {vietnamese.fold(text)} "
    known = {one: vietnamese.fold(one) for one in set(newest) if one}
    named = [one for one, folded in known.items() if folded.count(" ") + 1 >= SYLLABLES and f" {folded} " in said]
    return max(named, key=lambda one: (len(known[one]), one), default="")
