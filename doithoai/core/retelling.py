"""What one installation tells another of its rows: what it weighs, how it is read, the public lines of the journal."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass, replace
from datetime import date, datetime, time
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from django.db import models
from django.utils.translation import gettext_lazy as _

from doithoai.core import journal
from doithoai.core.actors import Machine
from doithoai.core.models import Entry, Said
from doithoai.core.transitions import Step, step

T = TypeVar("T")


@dataclass(frozen=True)
class Line:
    """One public entry; of its facts the reason, and those that a public list shows."""

    verb: str
    at: datetime
    unit: str
    reason: str = ""
    facts: tuple[tuple[str, str], ...] = ()


def arrows(kind: str, states: Iterable[str], *, right: str, hidden: str = "") -> dict[str, Step]:
    """To each state, from wherever the row stood here; of what is `hidden` inside nothing is told."""
    known, label = list(states), _("As the inside installation told it")
    return {
        one: step(f"{kind}.take_{one}", [other for other in known if other != one], one, right=right, label=label)
        for one in known
        if one != hidden
    }


def digest(told: Any) -> str:
    """The same for the same words: what was told like this before need not be told again."""
    return hashlib.sha256(json.dumps(asdict(told), sort_keys=True, default=str).encode()).hexdigest()[:32]


def lines(
    model: type[models.Model], authority_id: int, facts: Mapping[str, tuple[str, ...]] | None = None
) -> dict[int, tuple[Line, ...]]:
    """The public timeline of each row, the oldest first; `facts` names by verb what is told beside the reason."""
    found: dict[int, list[Line]] = defaultdict(list)
    entries = Entry.objects.filter(authority_id=authority_id, subject=model._meta.label_lower, public=True)
    for entry in entries.select_related("said").order_by("id").iterator(500):
        shown = ((name, str(entry.facts.get(name, ""))) for name in (facts or {}).get(entry.verb, ()))
        line = Line(entry.verb, entry.at, entry.unit, journal.said(entry, "reason"), tuple(shown))
        found[entry.subject_id].append(line)
    return {pk: tuple(rows) for pk, rows in found.items()}


def tell_again(row: models.Model, told: Iterable[Line], *, by: Machine) -> bool:
    """Each line once, at its own moment and under its own unit; a reason that was taken back there goes here too."""
    known: dict[tuple[str, datetime], list[int]] = defaultdict(list)
    for entry in journal.history(row, public=True):
        known[entry.verb, entry.at].append(entry.pk)
    changed = 0
    for line in told:
        if line.verb not in journal.VERBS:
            raise ValueError(line.verb)
        here = known[line.verb, line.at]
        if here:
            pk = here.pop()  # the oldest of them
            changed += 0 if line.reason else Said.objects.filter(pk=pk).exclude(text="").update(text="")
            continue
        facts: dict[str, Any] = dict(line.facts)
        if line.reason:
            facts["reason"] = journal.Typed(line.reason)
        journal.record(row, line.verb, by=replace(by, unit=line.unit), at=line.at, public=True, facts=facts)
        changed += 1
    return bool(changed)


def read(kind: type[T], row: Any) -> T:
    """A told thing out of its row: every column known, every value of its kind; else TypeError or ValueError."""
    kinds = get_type_hints(kind)
    if not isinstance(row, dict) or not set(row) <= set(kinds):
        raise TypeError(kind.__name__)
    return kind(**{name: _value(kinds[name], value) for name, value in row.items()})


def _value(kind: Any, value: Any) -> Any:
    inner = get_args(kind)
    if get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise TypeError(kind)
        kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else inner
        return tuple(_value(one, part) for one, part in zip(kinds, value, strict=True))
    if get_origin(kind) is UnionType:
        return None if value is None else _value(next(one for one in inner if one is not NoneType), value)
    if isinstance(kind, type) and is_dataclass(kind):
        return read(kind, value)
    if kind in (date, time, datetime):
        return _moment(kind, value)
    if type(value) is not kind:
        raise TypeError(kind)
    return value


def _moment(kind: Any, value: str) -> Any:
    found = kind.fromisoformat(value)
    if kind is datetime and found.tzinfo is None:
        raise ValueError(value)
    return found
