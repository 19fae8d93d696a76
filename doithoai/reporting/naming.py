"""The rows of a break-down get their names and their order as they are now: that of the authority, never a ranking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.conference.models import Conference
from doithoai.core import vietnamese
from doithoai.core.formats import vndate
from doithoai.opinion.models import Door, Field, Matter, RefusalReason
from doithoai.people.models import Authority, Organisation
from doithoai.reporting.breaking import REASON, Counted, Named, Numbers, Part, Rows, empty, merged, place_key, total
from doithoai.reporting.measures import SMALLEST_GROUP, By

#: Rows in which the thing is missing stand last.
WITHOUT: dict[str, str | Promise] = {
    By.ORGANISATION: gettext_lazy("Not given to an organisation yet"),
    By.FIELD: gettext_lazy("Without a field"),
    By.PLACE: gettext_lazy("Place not given"),
    By.DOOR: gettext_lazy("Door not known"),
    By.CONFERENCE: gettext_lazy("For no conference"),
    By.PROGRAMME: gettext_lazy("For no conference of a year plan"),
    By.MONTH: gettext_lazy("Day not known"),
}

#: A key with its label, in the order in which the rows stand.
Names = dict[str, str]


@dataclass(frozen=True)
class Line:
    """One row of the office: its numbers, and those of the same period of the year before."""

    label: str
    numbers: Numbers
    before: Numbers | None


def lines(authority: Authority, counted: Counted) -> tuple[list[Line], Line]:
    """The rows in their order, and their sum; what has lost its name meanwhile stands with what has none."""
    called = names(authority, counted.by, counted.parts)
    now, *earlier = [_renamed(part.rows, called) for part in counted.parts]
    before = earlier[0] if earlier else None
    there = {key for rows in (now, before or {}) for key, numbers in rows.items() if numbers["received"]}
    labels = called | {"": str(WITHOUT[counted.by])}
    rows = [
        Line(label, now.get(key, empty()), None if before is None else before.get(key, empty()))
        for key, label in labels.items()
        if key in there
    ]
    return rows, Line(_("In all"), total(now), None if before is None else total(before))


def _renamed(rows: Rows, called: Names) -> Rows:
    return merged(*({key if key in called else "": numbers} for key, numbers in rows.items()))


def names(authority: Authority, by: str, parts: Sequence[Part], *, public: bool = False) -> Names:
    """What each key is called, at most one statement; for the public only what it may read."""
    keys = {key for part in parts for key in part.rows if key}
    if by == By.ORGANISATION:
        bodies = sorted(Organisation.objects.of(authority), key=lambda row: row.rank())
        return _known(keys, ((str(row.pk), row.name) for row in bodies))
    if by == By.FIELD:
        return _known(keys, _fields(authority, public))
    if by == By.PLACE:
        return _places(authority, parts, public)
    if by == By.CONFERENCE:
        return _known(keys, _conferences(authority, keys, public))
    if by == By.DOOR:
        return _known(keys, ((str(value), str(label)) for value, label in Door.choices))
    words = _("Month %(month)s/%(year)s") if by == By.MONTH else _("Plan of the year %(year)s")
    return {key: words % {"year": int(key[:4]), "month": int(key[5:7] or 0)} for key in sorted(keys)}


def _known(keys: set[str], pairs: Iterable[tuple[str, str]]) -> Names:
    return {key: label for key, label in pairs if key in keys}


def _fields(authority: Authority, public: bool) -> Iterable[tuple[str, str]]:
    """Each main field with its parts after it, retired ones too."""
    rows = list(Field.objects.filter(authority=authority, **({"is_internal": False} if public else {})))
    for top in (row for row in rows if row.parent_id is None):
        yield str(top.pk), top.name
        for part in rows:
            if part.parent_id == top.pk:
                yield str(part.pk), f"{top.name} – {part.name}"


def in_main_fields(authority: Authority, part: Part) -> Part:
    """The parts of a field counted with it: in public most of them would be too small to be told."""
    rows = Field.objects.filter(authority=authority).exclude(parent=None)
    top = {str(pk): str(parent) for pk, parent in rows.values_list("pk", "parent")}
    told, internal = (
        merged(*({top.get(key, key): n} for key, n in rows.items())) for rows in (part.told, part.internal)
    )
    return Part(told, internal)


def _conferences(authority: Authority, keys: set[str], public: bool) -> Iterable[tuple[str, str]]:
    rows = Conference.objects.filter(authority=authority, pk__in=[int(key) for key in keys]).order_by("day", "pk")
    rows = rows.public() if public else rows
    for row in rows:
        yield str(row.pk), f"{row.title} ({vndate(row.day)})" if row.day else row.title


def _places(authority: Authority, parts: Sequence[Part], public: bool) -> Names:
    """As they are written now, by the alphabet. In public only a name that several senders wrote themselves."""
    known: Named = {}
    for part in reversed(parts):
        known |= part.named if public else part.named_inside | part.named
    told = {key: pk for key, (pk, typed) in known.items() if key and (not public or typed >= SMALLEST_GROUP)}
    rows: Any = Matter.objects.of(authority).unsealed().filter(pk__in=told.values())
    places = dict(rows.values_list("pk", "place"))
    found = {key: " ".join(places[pk].split()) for key, pk in told.items() if place_key(places.get(pk, "")) == key}
    return dict(sorted(found.items(), key=lambda one: (vietnamese.sort_key(one[1], person=False), one[0])))


def reasons(authority: Authority, numbers: Numbers) -> list[tuple[str, int]]:
    """Why opinions were not accepted, in the words that the senders read; the parts add up."""
    found = {int(name.removeprefix(REASON)): n for name, n in numbers.items() if name.startswith(REASON) and n}
    rest = numbers["not_accepted"] - sum(found.values())
    words = RefusalReason.objects.filter(authority=authority, pk__in=found).order_by("is_bin", "pk")
    told = [(row.words, found[row.pk]) for row in words]
    return [*told, (_("A reason of its own, in the answer or in the conclusion"), rest)] if rest else told
