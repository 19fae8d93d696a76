"""The only writer of `state`: begin a row, move it along an arrow, or amend its other columns.

Each act checks who may do it and writes one journal entry in the same transaction (process rule 7).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor, Scoped
from doithoai.core.models import Entry, Stateful

Words = str | Promise
RowT = TypeVar("RowT", bound=models.Model)


class Refused(Exception):
    """The act was not done; `sentence` tells the person at the screen what to do."""

    def __init__(self, sentence: Words, *, code: str = "refused", field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code
        self.field = field


class Possible(Exception):
    """Instead of the first write of an act that is only tried: up to here nothing spoke against it."""


_trying: ContextVar[bool] = ContextVar("trying", default=False)


@contextmanager
def trying() -> Iterator[None]:
    """Within it acts only look: each ends with Refused, or with Possible where it would begin to write.

    No writer waits meanwhile. It fits acts that refuse before they write.
    """
    only_reading = getattr(connection, "only_reading", nullcontext)
    known = _trying.set(True)
    try:
        with only_reading(), transaction.atomic():
            yield
    finally:
        _trying.reset(known)


def _begin_to_write() -> None:
    if _trying.get():
        raise Possible


@dataclass(frozen=True)
class Step:
    """One arrow of a life cycle: from which states, to which, under which right."""

    name: str
    sources: tuple[str, ...]
    target: str
    right: str
    label: Words
    public: bool = False


STEPS: dict[str, Step] = {}


def step(name: str, sources: Iterable[str], target: str, *, right: str, label: Words, public: bool = False) -> Step:
    """Declare an arrow; its label is the sentence of the journal."""
    arrow = Step(name, tuple(str(source) for source in sources), str(target), right, label, public)
    if name in STEPS and STEPS[name] != arrow:
        raise ValueError(f"two arrows are named {name}")
    STEPS[name] = arrow
    journal.register_verb(name, label)
    return arrow


def allow(by: Actor, right: str, row: Scoped) -> None:
    """Refuse unless `by` holds `right` where the row lies."""
    scope = row.scope()
    if scope.is_told and not by.may(right, scope):
        raise Refused(_("This comes from the inside installation and is changed there."), code="right")
    if not by.may(right, scope):
        raise Refused(_("You do not have the right to do this here. Ask the coordinator."), code="right")


def _refuse_when_over(row: Any) -> None:
    """What belongs to something that is over says so (`over_words`): it is read, and written no more."""
    if words := getattr(row, "over_words", ""):
        raise Refused(words, code="over")


def begin(
    row: RowT,
    verb: str,
    *,
    by: Actor,
    right: str,
    public: bool = False,
    facts: dict[str, Any] | None = None,
    at: datetime | None = None,
    key: str | None = None,
) -> RowT:
    """Save a new row in its first state with its first journal entry."""
    allow(by, right, row)  # type: ignore[arg-type]  # every journalled row answers scope()
    _refuse_when_over(row)
    _begin_to_write()
    moment = at or clock.now()
    # No savepoint within an act: what fails here fails the whole of it.
    with transaction.atomic(savepoint=False):
        if isinstance(row, Stateful):
            row.state_since = moment
        row.save(force_insert=True)
        journal.record(
            row,
            verb,
            by=by,
            at=moment,
            target=getattr(row, "state", ""),
            public=public,
            facts=facts,
            key=key,
        )
        _tell(row, None, getattr(row, "state", None))
    return row


def begin_many(
    rows: Sequence[RowT],
    verb: str,
    *,
    by: Actor,
    right: str,
    at: Sequence[datetime],
    public: bool = False,
    facts: dict[str, Any] | None = None,
) -> None:
    """What `begin` does, for very many rows of one kind together; `at` has the moment of each.

    A kind with figures adds its lines for all of them by `count_begun`.
    """
    for scope_of in {row.scope(): row for row in rows}.values():  # type: ignore[attr-defined]
        allow(by, right, scope_of)  # type: ignore[arg-type]
    _begin_to_write()
    with transaction.atomic():
        for row, moment in zip(rows, at, strict=True):
            if isinstance(row, Stateful):
                row.state_since = moment
        type(rows[0])._base_manager.bulk_create(rows, batch_size=500)
        journal.record_many(zip(rows, at, strict=True), verb, by=by, public=public, facts=facts)
        count = getattr(type(rows[0]), "count_begun", None)
        if count is not None:
            count(rows)


def move(
    row: Stateful,
    arrow: Step,
    *,
    by: Actor,
    at: datetime | None = None,
    facts: dict[str, Any] | None = None,
    seen: str | None = None,
    key: str | None = None,
    allowed: bool = False,
    **columns: Any,
) -> Entry:
    """Perform an arrow: right, arrow open, one UPDATE under the state seen, one entry, the row last.

    `seen` is the state the screen showed; `allowed` is for a rule that has already asked another right.
    """
    if not allowed:
        allow(by, arrow.right, row)  # type: ignore[arg-type]
        _refuse_when_over(row)
    before = seen if seen is not None else row.state
    if before not in arrow.sources:
        raise Refused(_("This is no longer possible: the state has changed. Reload the page."), code="state")
    _begin_to_write()
    moment = at or clock.now()
    model = type(row)
    with transaction.atomic():
        snapshot = _before(row)
        changed = model._base_manager.filter(pk=row.pk, state=before).update(
            state=arrow.target, state_since=moment, **columns
        )
        if not changed:
            raise Refused(_("Somebody else was faster. Reload the page to see the new state."), code="stale")
        entry = journal.record(
            row,
            arrow.name,
            by=by,
            at=moment,
            source=before,
            target=arrow.target,
            public=arrow.public,
            facts=facts,
            key=key,
        )
        _fill(row, {"state": arrow.target, "state_since": moment, **columns})
        _tell(row, snapshot, arrow.target)
    return entry


def amend(
    row: models.Model,
    verb: str,
    *,
    by: Actor,
    right: str,
    facts: dict[str, Any] | None = None,
    public: bool = False,
    at: datetime | None = None,
    key: str | None = None,
    allowed: bool = False,
    **columns: Any,
) -> Entry:
    """Change columns other than `state`, with a journal entry in the same transaction.

    Without columns it only tells, which stays possible of what is over.
    """
    if "state" in columns:
        raise ValueError("state moves along arrows only")
    if not allowed:
        allow(by, right, row)  # type: ignore[arg-type]
        if columns:
            _refuse_when_over(row)
    _begin_to_write()
    with transaction.atomic():
        snapshot = _before(row)
        type(row)._base_manager.filter(pk=row.pk).update(**columns) if columns else None
        entry = journal.record(row, verb, by=by, at=at or clock.now(), public=public, facts=facts, key=key)
        _fill(row, columns)
        _tell(row, snapshot, getattr(row, "state", None))
    return entry


def once(key: str) -> bool:
    """True when an act with this idempotency key is already in the journal."""
    return bool(key) and Entry.objects.filter(key=key).exists()


def _fill(row: models.Model, columns: dict[str, Any]) -> None:
    for name, value in columns.items():
        if not hasattr(value, "resolve_expression"):
            setattr(row, name, value)


def _before(row: models.Model) -> models.Model | None:
    """The row as it stands in the database, for a kind that counts what changes."""
    counts = hasattr(row, "count_change")
    return type(row)._base_manager.filter(pk=row.pk).first() if counts else None


def _tell(row: models.Model, before: models.Model | None, _state: str | None) -> None:
    """Let the row add its lines of figures (`Matter` adds tally lines) in the same transaction."""
    count = getattr(row, "count_change", None)
    if count is not None:
        count(before)


__all__ = [
    "STEPS", "Possible", "Refused", "Step", "allow", "amend", "begin", "begin_many", "move", "once", "step", "trying",
]  # fmt: skip
